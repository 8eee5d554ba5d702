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

/** By subgraph, the fields it resolves in the composition, with their arguments: `Type.field`, `Type.field(argument:)`. */
export function promisesIn(document: DocumentNode): ReadonlyMap<string, readonly string[]> {
  const promises = new Map<string, string[]>();
  const names = graphNames(document);
  for (const type of document.definitions) {
    if (type.kind !== Kind.OBJECT_TYPE_DEFINITION && type.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    for (const field of type.fields ?? []) {
      const path = `${type.name.value}.${field.name.value}`;
      const coordinates = [path, ...(field.arguments ?? []).map(({ name }) => `${path}(${name.value}:)`)];
      for (const graph of new Set(resolvingSubgraphs(type, field))) {
        const name = names.get(graph ?? "") ?? "";
        promises.set(name, [...(promises.get(name) ?? []), ...coordinates]);
      }
    }
  }
  return promises;
}

/** The only subgraph that resolves a field; undefined when several may, or none is named. */
export type Ownership = (type: string, field: string) => string | undefined;

/** Which subgraph resolves which field, by the composition's `join__` directives. */
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

/** Names of the fields that a field requires of its own entity (`@requires`): mostly none. */
export type Requirements = (type: string, field: string) => readonly string[];

export function requirementsIn(document: DocumentNode): Requirements {
  const required = new Map<string, readonly string[]>();
  for (const type of document.definitions) {
    if (type.kind !== Kind.OBJECT_TYPE_DEFINITION && type.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    for (const field of type.fields ?? []) {
      const sets = directivesNamed(field.directives, "join__field").flatMap((join) => argument(join, "requires") ?? []);
      if (sets.length > 0) required.set(`${type.name.value}.${field.name.value}`, sets.flatMap(namesIn));
    }
  }
  // A field of an `@interfaceObject` stands on the concrete types without its `requires`.
  const wide = interfacesIn(document);
  const inherited = (type: string, field: string) =>
    (wide.get(type) ?? []).flatMap((name) => required.get(`${name}.${field}`) ?? []);
  return (type, field) => required.get(`${type}.${field}`) ?? inherited(type, field);
}

const interfacesIn = ({ definitions }: DocumentNode): ReadonlyMap<string, readonly string[]> =>
  new Map(
    definitions.flatMap((definition) =>
      definition.kind === Kind.OBJECT_TYPE_DEFINITION
        ? [[definition.name.value, (definition.interfaces ?? []).map(({ name }) => name.value)] as const]
        : [],
    ),
  );

/** Names at the top of a subgraph's keys for an entity; none when it cannot resolve it by a key. */
export type EntityKeys = (type: string, subgraph: string) => readonly string[];

export function entityKeysIn(document: DocumentNode): EntityKeys {
  const names = graphNames(document);
  const keys = new Map<string, readonly string[]>();
  for (const type of document.definitions) {
    if (type.kind !== Kind.OBJECT_TYPE_DEFINITION && type.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    for (const join of directivesNamed(type.directives, "join__type")) {
      const key = argument(join, "key");
      if (key === undefined || isFalse(join, "resolvable")) continue;
      const name = `${type.name.value} ${names.get(graphOf(join) ?? "")}`;
      keys.set(name, [...(keys.get(name) ?? []), ...namesIn(key)]);
    }
  }
  return (type, subgraph) => keys.get(`${type} ${subgraph}`) ?? [];
}

/** Interfaces that are an `@interfaceObject` in some subgraph. */
export const interfaceObjectsIn = (document: DocumentNode): ReadonlySet<string> =>
  new Set(
    document.definitions.flatMap((type) =>
      type.kind === Kind.INTERFACE_TYPE_DEFINITION &&
      directivesNamed(type.directives, "join__type").some((join) => isTrue(join, "isInterfaceObject"))
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
  selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection.name.value];
    return selection.kind === Kind.INLINE_FRAGMENT ? topNames(selection.selectionSet) : [];
  });

/** Where each subgraph was said to be when the graph was composed. @throws Error when two bear one name */
export function subgraphsIn(document: DocumentNode): ReadonlyMap<string, string> {
  const declared = graphs(document).map(
    (graph) => [argument(graph, "name") ?? "", argument(graph, "url") ?? ""] as const,
  );
  const subgraphs = new Map(declared);
  if (subgraphs.size < declared.length) throw new Error("deux institutions du graphe composé portent le même nom");
  return subgraphs;
}

function graphNames(document: DocumentNode): ReadonlyMap<string, string> {
  return new Map(enumOfGraphs(document).map(({ name, directives }) => [name.value, nameIn(directives)]));
}

const nameIn = (directives: readonly ConstDirectiveNode[] | undefined): string => {
  const graph = directivesNamed(directives, "join__graph")[0];
  return (graph && argument(graph, "name")) ?? "";
};

const graphs = (document: DocumentNode) =>
  enumOfGraphs(document).flatMap(({ directives }) => directivesNamed(directives, "join__graph"));

const enumOfGraphs = (document: DocumentNode) =>
  document.definitions.flatMap((definition) =>
    definition.kind === Kind.ENUM_TYPE_DEFINITION && definition.name.value === "join__Graph"
      ? (definition.values ?? [])
      : [],
  );

function onlyGraphOf(type: ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode, field: FieldDefinitionNode) {
  const resolvingGraphs = new Set(resolvingSubgraphs(type, field));
  return resolvingGraphs.size === 1 ? [...resolvingGraphs][0] : undefined;
}

function resolvingSubgraphs(type: ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode, field: FieldDefinitionNode) {
  const joined = directivesNamed(field.directives, "join__field");
  const joins = joined.filter((join) => !isTrue(join, "external") && !isTakenOver(join));
  return (joined.length > 0 ? joins : directivesNamed(type.directives, "join__type")).map(graphOf);
}

/** Wholly: under a label, both resolve the field, each its share of the requests. */
const isTakenOver = (join: ConstDirectiveNode): boolean =>
  isTrue(join, "usedOverridden") && argument(join, "overrideLabel") === undefined;

const directivesNamed = (directives: readonly ConstDirectiveNode[] | undefined, name: string) =>
  (directives ?? []).filter((directive) => directive.name.value === name);

const graphOf = (directive: ConstDirectiveNode) => argument(directive, "graph");

function argument(directive: ConstDirectiveNode, name: string): string | undefined {
  const value = directive.arguments?.find((node) => node.name.value === name)?.value;
  return value?.kind === Kind.STRING || value?.kind === Kind.ENUM ? value.value : undefined;
}

const isTrue = (directive: ConstDirectiveNode, name: string): boolean => flag(directive, name) === true;
const isFalse = (directive: ConstDirectiveNode, name: string): boolean => flag(directive, name) === false;

function flag(directive: ConstDirectiveNode, name: string): boolean | undefined {
  const flagValue = directive.arguments?.find((node) => node.name.value === name)?.value;
  return flagValue?.kind === Kind.BOOLEAN ? flagValue.value : undefined;
}
