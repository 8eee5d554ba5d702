import {
  type DefinitionNode,
  type FieldDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  print,
  type TypeNode,
  type UnionTypeDefinitionNode,
} from "graphql";
import {
  directivesNamed,
  type FieldJoin,
  fieldJoins,
  namesByGraph,
  type TypeJoin,
  textArgument,
  typeJoins,
} from "./joins.ts";

/** A composed graph: its types, and what each subgraph has of them. */
export interface SupergraphSchema {
  /** Names of the subgraphs, by how `join__Graph` names them. */
  readonly subgraphs: ReadonlyMap<string, string>;
  readonly types: ReadonlyMap<string, CompositeType>;
  readonly queryType: string;
  readonly mutationType: string | undefined;
  /** Labels of `@override(label:)`. */
  readonly overrideLabels: ReadonlySet<string>;
}

/** An object, an interface or a union. */
export interface CompositeType {
  readonly name: string;
  readonly kind: "OBJECT" | "INTERFACE" | "UNION";
  readonly joins: ReadonlyMap<string, TypeJoin>;
  readonly fields: ReadonlyMap<string, Field>;
  readonly interfaces: ReadonlySet<string>;
  /** By subgraph, the interfaces it implements there. */
  readonly implementsIn: ReadonlyMap<string, ReadonlySet<string>>;
  /** Members of a union, in the graph and by subgraph. */
  readonly members: ReadonlySet<string>;
  readonly membersIn: ReadonlyMap<string, ReadonlySet<string>>;
}

export interface Field {
  readonly name: string;
  /** As SDL writes it, with its lists and its `!`. */
  readonly type: string;
  readonly namedType: string;
  readonly joins: ReadonlyMap<string, FieldJoin> | null;
}

/** @throws a GraphQLError when the text is no SDL. */
export function readSupergraph(sdl: string): SupergraphSchema {
  const { definitions } = parse(sdl, { noLocation: true });
  const types = new Map<string, CompositeType>();
  for (const definition of definitions) {
    const type = compositeType(definition);
    if (type) types.set(type.name, type);
  }
  const root = (operation: string) => rootType(definitions, operation);
  return {
    subgraphs: subgraphsIn(definitions),
    types,
    queryType: root("query") ?? "Query",
    mutationType: root("mutation") ?? (types.has("Mutation") ? "Mutation" : undefined),
    overrideLabels: labelsIn(types),
  };
}

function compositeType(definition: DefinitionNode): CompositeType | null {
  switch (definition.kind) {
    case Kind.OBJECT_TYPE_DEFINITION:
      return typeWithFields(definition, "OBJECT");
    case Kind.INTERFACE_TYPE_DEFINITION:
      return typeWithFields(definition, "INTERFACE");
    case Kind.UNION_TYPE_DEFINITION:
      return union(definition);
    default:
      return null;
  }
}

type WithFields = Pick<ObjectTypeDefinitionNode, "name" | "directives" | "fields" | "interfaces">;

const typeWithFields = (
  { name, directives, fields = [], interfaces = [] }: WithFields,
  kind: "OBJECT" | "INTERFACE",
): CompositeType => ({
  name: name.value,
  kind,
  joins: typeJoins(directives),
  fields: new Map(fields.map((field) => [field.name.value, fieldOf(field)])),
  interfaces: new Set(interfaces.map((node) => node.name.value)),
  implementsIn: namesByGraph(directives, "join__implements", "interface"),
  members: new Set(),
  membersIn: new Map(),
});

const union = ({ name, directives, types = [] }: UnionTypeDefinitionNode): CompositeType => ({
  name: name.value,
  kind: "UNION",
  joins: typeJoins(directives),
  fields: new Map(),
  interfaces: new Set(),
  implementsIn: new Map(),
  members: new Set(types.map((node) => node.name.value)),
  membersIn: namesByGraph(directives, "join__unionMember", "member"),
});

const fieldOf = ({ name, type, directives }: FieldDefinitionNode): Field => ({
  name: name.value,
  type: print(type),
  namedType: namedTypeOf(type),
  joins: fieldJoins(directives),
});

const namedTypeOf = (type: TypeNode): string =>
  type.kind === Kind.NAMED_TYPE ? type.name.value : namedTypeOf(type.type);

function rootType(definitions: readonly DefinitionNode[], operation: string): string | undefined {
  for (const definition of definitions) {
    if (definition.kind !== Kind.SCHEMA_DEFINITION) continue;
    const rootDefinition = definition.operationTypes.find((operationType) => operationType.operation === operation);
    if (rootDefinition) return rootDefinition.type.name.value;
  }
  return undefined;
}

function subgraphsIn(definitions: readonly DefinitionNode[]): ReadonlyMap<string, string> {
  const subgraphNames = new Map<string, string>();
  for (const definition of definitions) {
    if (definition.kind !== Kind.ENUM_TYPE_DEFINITION || definition.name.value !== "join__Graph") continue;
    for (const { name, directives } of definition.values ?? []) {
      const [graph] = directivesNamed(directives, "join__graph");
      subgraphNames.set(name.value, (graph && textArgument(graph, "name")) ?? name.value);
    }
  }
  return subgraphNames;
}

function labelsIn(types: ReadonlyMap<string, CompositeType>): ReadonlySet<string> {
  const labels = new Set<string>();
  for (const { fields } of types.values())
    for (const { joins } of fields.values())
      for (const { overrideLabel } of joins?.values() ?? []) if (overrideLabel !== undefined) labels.add(overrideLabel);
  return labels;
}
