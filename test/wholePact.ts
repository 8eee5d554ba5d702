import { readFileSync } from "node:fs";
import { inClone } from "@pacte-hub/server/repository";
import {
  buildASTSchema,
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  isEnumType,
  isObjectType,
  isRequiredArgument,
  isScalarType,
  Kind,
  parse,
} from "graphql";
import { ask } from "./ask.ts";

/** A string that the graph answered: where, and what. */
export interface Answered {
  /** "Convention.parties.name": the type asked, and the fields below. */
  readonly field: string;
  readonly type: "ID" | "String";
  readonly text: string;
}

/** Fields of the Pact's part of the graph, by the field of Query they are asked from. */
const roots = ["pact", "institutions", "orientations", "axes", "subProgrammes", "committees", "conventions"] as const;

/** What is said of the Pact's nouns by other registers and by publishers: not the Pact's text. */
const elsewhere: ReadonlySet<string> = new Set([
  "Action",
  "Meeting",
  "WorkingGroup",
  "SubProgrammeReview",
  "DepartmentInConvention",
  "DepartmentInRecommendation",
  "RegisterRecord",
  "Territory",
]);

/** Nouns with a list of their own: named where another noun holds them. */
const listed: ReadonlySet<string> = new Set(["Institution", "Committee", "Convention"]);

const schema = buildASTSchema(
  (({ definitions, ...document }) => ({
    ...document,
    definitions: definitions.filter(({ kind }) => kind !== Kind.SCHEMA_EXTENSION),
  }))(parse(readFileSync(inClone("subgraphs", "department", "schema.graphql"), "utf8"))),
  { assumeValid: true, assumeValidSDL: true },
);

/** All that the graph answers of the Pact today, every field of it asked. @throws Error when a question is refused. */
export async function wholePact(): Promise<Readonly<Record<string, unknown>>> {
  const whole: Record<string, unknown> = {};
  for (const root of roots) {
    const { data, errors } = await ask(`{ ${root} ${selectionOf(rootType(root))} }`);
    if (errors) throw new Error(`${root}: ${JSON.stringify(errors)}`);
    whole[root] = data[root];
  }
  return whole;
}

/** Every string of such an answer; fields named in `but` are left out with all below. */
export function stringsOf(whole: Readonly<Record<string, unknown>>, but: readonly string[] = []): readonly Answered[] {
  return roots.flatMap((root) => stringsIn(whole[root], rootType(root), rootType(root).name, but));
}

function stringsIn(value: unknown, type: GraphQLObjectType, path: string, but: readonly string[]): Answered[] {
  if (Array.isArray(value)) return value.flatMap((one) => stringsIn(one, type, path, but));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, said]): Answered[] => {
    const field = `${path}.${name}`;
    const inner = getNamedType(type.getFields()[name]?.type);
    if (but.includes(name)) return [];
    if (isObjectType(inner)) return stringsIn(said, inner, field, but);
    if (!isScalarType(inner) || (inner.name !== "String" && inner.name !== "ID")) return [];
    const texts = (Array.isArray(said) ? said : [said]).filter((one) => typeof one === "string");
    return texts.map((text) => ({ field, type: inner.name as Answered["type"], text }));
  });
}

function selectionOf(type: GraphQLObjectType, depth = 0): string {
  const selected = Object.values(type.getFields()).flatMap((field) => selectionIn(field, depth));
  return `{ ${selected.join(" ")} }`;
}

function selectionIn({ name, type, args }: GraphQLField<unknown, unknown>, depth: number): string[] {
  const inner = getNamedType(type);
  if (args.some(isRequiredArgument)) return [];
  if (isScalarType(inner) || isEnumType(inner)) return [name];
  if (!isObjectType(inner) || elsewhere.has(inner.name)) return [];
  if (listed.has(inner.name)) return [`${name} { id ${"name" in inner.getFields() ? "name" : "title"} }`];
  return depth > 5 ? [] : [`${name} ${selectionOf(inner, depth + 1)}`];
}

function rootType(root: string): GraphQLObjectType {
  const type = getNamedType(schema.getQueryType()?.getFields()[root]?.type);
  if (!isObjectType(type)) throw new Error(`${root} is no object`);
  return type;
}
