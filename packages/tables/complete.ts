import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLNamedType,
  getNamedType,
  isLeafType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  TypeInfo,
  type ValueNode,
  visit,
  visitWithTypeInfo,
} from "graphql";
import { definitionOf, fragmentsIn, type OperationArgs, withDefaults } from "./selection.ts";

/** Before the name of what a table needs and its reader did not ask: no column bears it. */
export const addedPrefix = "hub_";

/** A type whose objects are figures of a territory: a period, a value, and why there is none. A term of a rate is none. */
export const isFigure = (type: GraphQLNamedType): boolean =>
  ["territoryCode", "period", "value", "status", "bounds"].every((name) => definitionOf(type, name) !== undefined);

export const isTerritory = (type: GraphQLNamedType): boolean =>
  type.name === "Territory" && ["code", "name", "level"].every((name) => definitionOf(type, name) !== undefined);

/**
 * The same operation with what makes its rows read without it: code, name and level of a territory; period, value, unit,
 * status, interval, coverage, breakdown and release of a figure. What is added bears an alias of `addedPrefix`; what the reader
 * asked stands as asked.
 */
export function completed(args: OperationArgs): DocumentNode {
  const { schema, document, operation } = args;
  const info = new TypeInfo(schema);
  const fragments = fragmentsIn(document);
  const breakdown = breakdownOf(args);
  const dimensions: (readonly string[])[] = [];
  return visit(
    document,
    visitWithTypeInfo(info, {
      OperationDefinition: (node: OperationDefinitionNode) => (node === operation ? undefined : false),
      Field: {
        enter: (node) => void dimensions.push(breakdown(node)),
        leave: () => void dimensions.pop(),
      },
      SelectionSet: {
        leave: (set) => {
          const type = info.getParentType();
          return type ? completedSet(set, { type, fragments, dimensions: dimensions.at(-1) ?? [] }) : undefined;
        },
      },
    }),
  );
}

interface Completing {
  readonly type: GraphQLCompositeType;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly dimensions: readonly string[];
}

function completedSet(set: SelectionSetNode, completing: Completing): SelectionSetNode | undefined {
  const { type, fragments } = completing;
  const addedNames = wantedOf(completing);
  if (!addedNames) return undefined;
  const has = plainNames(set, fragments, new Set());
  const lacks = (names: readonly string[]): readonly FieldNode[] =>
    names.filter((name) => !has.has(name) && definitionOf(type, name)).map((name) => added(name, type));
  return { ...set, selections: [...lacks(addedNames.before), ...set.selections, ...lacks(addedNames.after)] };
}

function wantedOf({ type, dimensions }: Completing): Record<"before" | "after", readonly string[]> | undefined {
  if (isTerritory(type)) return { before: ["code", "name", "level"], after: [] };
  if (!isFigure(type)) return undefined;
  return {
    before: ["period", ...dimensions, "value"],
    after: ["unit", "status", "bounds", "coverage", "release"],
  };
}

/** What of an object field a table shows. */
const parts: Readonly<Record<string, readonly string[]>> = {
  bounds: ["min", "max"],
  coverage: ["present", "expected"],
  release: ["id", "unit"],
};

function added(name: string, type: GraphQLCompositeType): FieldNode {
  const field = definitionOf(type, name);
  const of = field && getNamedType(field.type);
  const under = of && isObjectType(of) ? (parts[name] ?? []).filter((part) => definitionOf(of, part)) : [];
  return {
    kind: Kind.FIELD,
    alias: { kind: Kind.NAME, value: `${addedPrefix}${name}` },
    name: { kind: Kind.NAME, value: name },
    ...(of &&
      !isLeafType(of) && {
        selectionSet: { kind: Kind.SELECTION_SET, selections: under.map(plain) },
      }),
  };
}

const plain = (name: string): FieldNode => ({ kind: Kind.FIELD, name: { kind: Kind.NAME, value: name } });

/** Fields that are asked of an object as they are; an object of which too little is asked is asked again, beside. */
function plainNames(
  { selections }: SelectionSetNode,
  fragments: Completing["fragments"],
  spread: Set<string>,
): ReadonlySet<string> {
  return new Set(selections.flatMap((node) => [...namesOf(node, fragments, spread)]));
}

function namesOf(node: SelectionNode, fragments: Completing["fragments"], spread: Set<string>): Iterable<string> {
  if (node.directives?.length) return [];
  if (node.kind === Kind.FIELD) {
    const isWhole = !node.alias && !node.arguments?.length && !parts[node.name.value];
    return isWhole ? [node.name.value] : [];
  }
  if (node.kind === Kind.INLINE_FRAGMENT) return plainNames(node.selectionSet, fragments, spread);
  const name = node.name.value;
  const fragment = fragments.get(name);
  if (!fragment || spread.has(name)) return [];
  spread.add(name);
  return plainNames(fragment.selectionSet, fragments, spread);
}

/** The breakdown that a field is asked by, as fields of its figures: `by: [STRUCTURE_KIND]` is `structureKind`. */
function breakdownOf(args: OperationArgs): (node: FieldNode) => readonly string[] {
  const variables = withDefaults(args);
  return ({ arguments: argumentNodes = [] }) => {
    const by = argumentNodes.find(({ name }) => name.value === "by")?.value;
    const value = by?.kind === Kind.VARIABLE ? variables[by.name.value] : by;
    const codes = isNode(value) ? (value.kind === Kind.LIST ? value.values : [value]) : [value].flat();
    return codes.flatMap((code) => {
      const codeValue = isNode(code) && "value" in code ? code.value : code;
      return typeof codeValue === "string" ? [camelCase(codeValue)] : [];
    });
  };
}

const isNode = (value: unknown): value is ValueNode => typeof value === "object" && value !== null && "kind" in value;

const camelCase = (code: string): string =>
  code.toLowerCase().replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
