import { readFileSync } from "node:fs";
import { inClone } from "@pacte-hub/server/repository";
import { type FieldDefinitionNode, Kind, type ObjectTypeDefinitionNode, parse, type TypeNode } from "graphql";

/** A type of a subgraph's published schema. */
export const objectTypesOf = (subgraph: string): readonly ObjectTypeDefinitionNode[] =>
  parse(readFileSync(inClone("subgraphs", subgraph, "schema.graphql"), "utf8")).definitions.filter(
    (one): one is ObjectTypeDefinitionNode => one.kind === Kind.OBJECT_TYPE_DEFINITION && one.name.value !== "Mutation",
  );

export const isNeeded = ({ type, defaultValue }: { type: TypeNode; defaultValue?: unknown }): boolean =>
  type.kind === Kind.NON_NULL_TYPE && defaultValue === undefined;

const isList = (type: TypeNode): boolean =>
  type.kind === Kind.LIST_TYPE || (type.kind === Kind.NON_NULL_TYPE && isList(type.type));

const nameOf = (type: TypeNode): string => (type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type));

/**
 * The shortest way from a question to each type, through the fields of all subgraphs: "territory(code: "55") { caf".
 * A field that needs an argument of which no good value is known leads nowhere.
 */
export function waysToTypes(
  subgraphs: readonly string[],
  good: Readonly<Record<string, string>>,
): ReadonlyMap<string, string> {
  const types = subgraphs.flatMap(objectTypesOf);
  const ways = new Map([["Query", ""]]);
  for (let at = 0, reached = ["Query"]; at < reached.length; at++) {
    const from = reached[at] as string;
    const all = types.filter(({ name }) => name.value === from).flatMap(({ fields = [] }) => fields);
    // One object is asked, rather than a list of hundreds.
    const fields = [...all].sort((one, other) => Number(isList(one.type)) - Number(isList(other.type)));
    for (const field of fields) {
      const step = stepOf(field, good);
      const to = nameOf(field.type);
      if (step === null || ways.has(to) || !types.some(({ name }) => name.value === to)) continue;
      ways.set(to, ways.get(from) === "" ? step : `${ways.get(from)} { ${step}`);
      reached = [...reached, to];
    }
  }
  return ways;
}

function stepOf({ name, arguments: args = [] }: FieldDefinitionNode, good: Readonly<Record<string, string>>) {
  const needed = args.filter(isNeeded).map((one) => one.name.value);
  if (needed.some((one) => good[one] === undefined)) return null;
  return needed.length === 0 ? name.value : `${name.value}(${needed.map((one) => `${one}: ${good[one]}`).join(", ")})`;
}
