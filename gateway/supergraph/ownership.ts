import {
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InterfaceTypeDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  type SelectionSetNode,
} from "graphql";

/** The only subgraph that resolves a field; undefined when several may, or none is named. */
export type Ownership = (type: string, field: string) => string | undefined;

/** Which subgraph tells which field, as the composition wrote it down in `join__` directives. */
export function ownershipIn(document: DocumentNode): Ownership {
  const names = graphNames(document);
  const owners = new Map<string, string>();
  for (const type of document.definitions) {
    if (type.kind !== Kind.OBJECT_TYPE_DEFINITION && type.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    for (const field of type.fields ?? []) {
      const graph = onlyGraphOf(type, field);
      const owner = graph === undefined ? undefined : names.get(graph);
      if (owner !== undefined) owners.set(`${type.name.value}.${field.name.value}`, owner);
    }
  }
  return (type, field) => owners.get(`${type}.${field}`);
}

/** What a field must be told of its own entity before its subgraph can tell it: names of fields, mostly none. */
export type Requirements = (type: string, field: string) => readonly string[];

export function requirementsIn(document: DocumentNode): Requirements {
  const required = new Map<string, readonly string[]>();
  for (const type of document.definitions) {
    if (type.kind !== Kind.OBJECT_TYPE_DEFINITION && type.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    for (const field of type.fields ?? []) {
      const sets = named(field.directives, "join__field").flatMap((join) => argument(join, "requires") ?? []);
      if (sets.length > 0) required.set(`${type.name.value}.${field.name.value}`, sets.flatMap(namesIn));
    }
  }
  // What a subgraph tells of an interface it knows as an object, the types behind it have without a word of what it requires.
  const wide = interfacesIn(document);
  const inherited = (type: string, field: string) =>
    (wide.get(type) ?? []).flatMap((name) => required.get(`${name}.${field}`) ?? []);
  return (type, field) => required.get(`${type}.${field}`) ?? inherited(type, field);
}

const interfacesIn = ({ definitions }: DocumentNode): ReadonlyMap<string, readonly string[]> =>
  new Map(
    definitions.flatMap((each) =>
      each.kind === Kind.OBJECT_TYPE_DEFINITION
        ? [[each.name.value, (each.interfaces ?? []).map(({ name }) => name.value)] as const]
        : [],
    ),
  );

/** Names at the top of the keys by which a subgraph knows an entity; none when it cannot be asked about it. */
export type EntityKeys = (type: string, subgraph: string) => readonly string[];

export function entityKeysIn(document: DocumentNode): EntityKeys {
  const names = graphNames(document);
  const keys = new Map<string, readonly string[]>();
  for (const type of document.definitions) {
    if (type.kind !== Kind.OBJECT_TYPE_DEFINITION && type.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    for (const join of named(type.directives, "join__type")) {
      const key = argument(join, "key");
      if (key === undefined || isFalse(join, "resolvable")) continue;
      const name = `${type.name.value} ${names.get(graphOf(join) ?? "")}`;
      keys.set(name, [...(keys.get(name) ?? []), ...namesIn(key)]);
    }
  }
  return (type, subgraph) => keys.get(`${type} ${subgraph}`) ?? [];
}

/** Interfaces that some subgraph knows as an object (`@interfaceObject`). */
export const interfaceObjectsIn = (document: DocumentNode): ReadonlySet<string> =>
  new Set(
    document.definitions.flatMap((type) =>
      type.kind === Kind.INTERFACE_TYPE_DEFINITION &&
      named(type.directives, "join__type").some((join) => isTrue(join, "isInterfaceObject"))
        ? [type.name.value]
        : [],
    ),
  );

/** Names at the top of a field set, and in fragments there. */
function namesIn(fieldSet: string): readonly string[] {
  const [definition] = parse(`{ ${fieldSet} }`, { noLocation: true }).definitions;
  return definition?.kind === Kind.OPERATION_DEFINITION ? topNames(definition.selectionSet) : [];
}

const topNames = ({ selections }: SelectionSetNode): readonly string[] =>
  selections.flatMap((each) => {
    if (each.kind === Kind.FIELD) return [each.name.value];
    return each.kind === Kind.INLINE_FRAGMENT ? topNames(each.selectionSet) : [];
  });

/** Where each subgraph was said to be when the graph was composed. @throws Error when two bear one name */
export function subgraphsIn(document: DocumentNode): ReadonlyMap<string, string> {
  const all = graphs(document).map((graph) => [argument(graph, "name") ?? "", argument(graph, "url") ?? ""] as const);
  const subgraphs = new Map(all);
  if (subgraphs.size < all.length) throw new Error("deux institutions du graphe composé portent le même nom");
  return subgraphs;
}

function graphNames(document: DocumentNode): ReadonlyMap<string, string> {
  return new Map(enumOfGraphs(document).map(({ name, directives }) => [name.value, nameIn(directives)]));
}

const nameIn = (directives: readonly ConstDirectiveNode[] | undefined): string => {
  const graph = named(directives, "join__graph")[0];
  return (graph && argument(graph, "name")) ?? "";
};

const graphs = (document: DocumentNode) =>
  enumOfGraphs(document).flatMap(({ directives }) => named(directives, "join__graph"));

const enumOfGraphs = (document: DocumentNode) =>
  document.definitions.flatMap((each) =>
    each.kind === Kind.ENUM_TYPE_DEFINITION && each.name.value === "join__Graph" ? (each.values ?? []) : [],
  );

function onlyGraphOf(type: ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode, field: FieldDefinitionNode) {
  const joined = named(field.directives, "join__field");
  const telling = joined.filter((join) => !isTrue(join, "external") && !isTakenOver(join));
  const found = new Set((joined.length > 0 ? telling : named(type.directives, "join__type")).map(graphOf));
  return found.size === 1 ? [...found][0] : undefined;
}

/** Wholly: under a label, both tell the field, each its part of the requests. */
const isTakenOver = (join: ConstDirectiveNode): boolean =>
  isTrue(join, "usedOverridden") && argument(join, "overrideLabel") === undefined;

const named = (directives: readonly ConstDirectiveNode[] | undefined, name: string) =>
  (directives ?? []).filter((directive) => directive.name.value === name);

const graphOf = (directive: ConstDirectiveNode) => argument(directive, "graph");

function argument(directive: ConstDirectiveNode, name: string): string | undefined {
  const value = directive.arguments?.find((each) => each.name.value === name)?.value;
  return value?.kind === Kind.STRING || value?.kind === Kind.ENUM ? value.value : undefined;
}

const isTrue = (directive: ConstDirectiveNode, name: string): boolean => flag(directive, name) === true;
const isFalse = (directive: ConstDirectiveNode, name: string): boolean => flag(directive, name) === false;

function flag(directive: ConstDirectiveNode, name: string): boolean | undefined {
  const said = directive.arguments?.find((each) => each.name.value === name)?.value;
  return said?.kind === Kind.BOOLEAN ? said.value : undefined;
}
