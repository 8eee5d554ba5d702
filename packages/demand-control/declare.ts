import {
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  visit,
} from "graphql";
import { listLengthSpec } from "./linked.ts";

/** By field ("Release.file"): a number of items for a list, or the directives themselves. */
export type Costs = Readonly<Record<string, number | string>>;

/** What a subgraph's schema says first so that it may tell costs. */
export const costHeader = `
extend schema
  @link(url: "${listLengthSpec}", import: ["@sizedBy", "@perPeriod", "@perItem"])
  @composeDirective(name: "@sizedBy")
  @composeDirective(name: "@perPeriod")
  @composeDirective(name: "@perItem")

"""
Longueur d'une liste selon la valeur d'un argument : values[i] en donne sizes[i] au plus. Un argument qui est une liste multiplie : une ligne par croisement.
"""
directive @sizedBy(argument: String!, values: [String!]!, sizes: [Int!]!) repeatable on FIELD_DEFINITION

"""
Longueur d'une liste de périodes : perYear par an, entre les arguments from et to, eux-mêmes entre since et until.
"""
directive @perPeriod(from: String!, to: String!, perYear: Int!, since: String!, until: String!) on FIELD_DEFINITION

"""
Longueur d'une liste selon un argument qui en est une : une ligne au plus pour chacun de ses éléments.
"""
directive @perItem(argument: String!) repeatable on FIELD_DEFINITION`;

export const costImports = ["@cost", "@listSize", "@composeDirective"] as const;

/**
 * Writes what is declared on the fields of a schema.
 * @throws Error for a list whose length nobody declares: what a field weighs is its owner's to say, before it is composed.
 */
export function withCosts(document: DocumentNode, costs: Costs): DocumentNode {
  const silent: string[] = [];
  const withDirectives = visit(document, {
    ObjectTypeDefinition(type: ObjectTypeDefinitionNode) {
      const fields = type.fields?.map((field) => {
        const coordinate = `${type.name.value}.${field.name.value}`;
        const cost = costs[coordinate];
        if (cost === undefined && isList(field)) silent.push(coordinate);
        return cost === undefined
          ? field
          : { ...field, directives: [...(field.directives ?? []), ...directivesOf(cost)] };
      });
      return { ...type, ...(fields && { fields }) };
    },
  });
  if (silent.length > 0) throw new Error(`no length is declared for the lists ${silent.join(", ")}`);
  return withDirectives;
}

const isList = ({ type }: FieldDefinitionNode): boolean =>
  (type.kind === Kind.NON_NULL_TYPE ? type.type : type).kind === Kind.LIST_TYPE;

/** A bare number is the assumed size of a list. */
function directivesOf(cost: number | string): readonly ConstDirectiveNode[] {
  const text = typeof cost === "number" ? listSize(cost) : cost;
  const [type] = parse(`type T { f: Int ${text} }`, { noLocation: true }).definitions;
  return (type as ObjectTypeDefinitionNode).fields?.[0]?.directives ?? [];
}

export const listSize = (assumedSize: number): string => `@listSize(assumedSize: ${assumedSize})`;

/** A list that an argument cuts: never longer than what it asks; without it, the schema's default or what is assumed. */
export const slicedBy = (argument: string, assumedSize: number, sizedField?: string): string =>
  `@listSize(assumedSize: ${assumedSize}, slicingArguments: ["${argument}"]${sizedField ? `, sizedFields: ["${sizedField}"]` : ""}, requireOneSlicingArgument: false)`;

export const sizedBy = (argument: string, sizes: Readonly<Record<string, number>>): string =>
  `@sizedBy(argument: "${argument}", values: ${JSON.stringify(Object.keys(sizes))}, sizes: ${JSON.stringify(Object.values(sizes))})`;
