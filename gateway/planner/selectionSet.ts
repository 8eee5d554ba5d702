import { type FieldNode, type FragmentDefinitionNode, Kind, type SelectionNode, type SelectionSetNode } from "graphql";
import { argumentText } from "./argumentText.ts";
import type { Effort } from "./effort.ts";
import type { TypeSystem } from "./typeSystem.ts";

/** What is asked of an object: fields of its declared type, and what is asked further when it is of a narrower type. */
export interface SelectionSet {
  readonly on: string;
  readonly fields: readonly FieldSelection[];
  readonly branches: readonly SelectionSet[];
}

export interface FieldSelection {
  readonly name: string;
  /** Under which it stands in the answer. */
  readonly key: string;
  /** As written in an operation: `(from: "2020")`; empty without arguments. */
  readonly arguments: string;
  /** Names of the variables that its arguments use. */
  readonly variables: readonly string[];
  readonly set: SelectionSet | null;
  /** Whether a failure below can end here: the field, or an item of its list, is null then, and what holds it is not. */
  readonly isNullable: boolean;
}

export const typename: FieldSelection = {
  name: "__typename",
  key: "__typename",
  arguments: "",
  variables: [],
  set: null,
  isNullable: false,
};

/** Two fields that bear one name in the answer are the same question when these are equal. */
export const signatureOf = ({ name, arguments: argumentsText }: FieldSelection): string => `${name}${argumentsText}`;

/** Opens fragments, merges fields of the same response key; each set carries the type it selects on. */
export class SelectionReader {
  readonly #types: TypeSystem;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;

  readonly #effort: Effort | undefined;

  /** @param effort spent for each selection; without it, there is no limit. */
  constructor(
    types: TypeSystem,
    fragments: ReadonlyMap<string, FragmentDefinitionNode> = new Map(),
    effort: Effort | undefined = undefined,
  ) {
    this.#types = types;
    this.#fragments = fragments;
    this.#effort = effort;
  }

  read(on: string, sets: readonly SelectionSetNode[]): SelectionSet {
    this.#effort?.spend();
    const fields = new Map<string, FieldNode[]>();
    const branches = new Map<string, SelectionSetNode[]>();
    for (const set of sets) this.#collect(on, set.selections, { fields, branches });
    return {
      on,
      fields: [...fields.values()].map((nodes) => this.#field(on, nodes)),
      branches: [...branches].map(([type, under]) => this.read(type, under)),
    };
  }

  #collect(on: string, selections: readonly SelectionNode[], into: Collected): void {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) push(into.fields, (selection.alias ?? selection.name).value, selection);
      else {
        const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : this.#fragment(selection.name.value);
        const type = fragment.typeCondition?.name.value ?? on;
        if (this.#types.isAlways(on, type)) this.#collect(on, fragment.selectionSet.selections, into);
        else if (this.#types.mayBe(on, type)) push(into.branches, type, fragment.selectionSet);
      }
    }
  }

  #fragment(name: string): FragmentDefinitionNode {
    const fragment = this.#fragments.get(name);
    if (!fragment) throw new Error(`the operation spreads a fragment ${name} that it does not define`);
    return fragment;
  }

  #field(on: string, nodes: readonly FieldNode[]): FieldSelection {
    const [first] = nodes as [FieldNode];
    const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    const name = first.name.value;
    const argumentList = argumentText(first.arguments);
    const { type, namedType } = this.#types.fieldOf(on, name);
    return {
      name,
      key: (first.alias ?? first.name).value,
      arguments: argumentList.text,
      variables: argumentList.variables,
      set: sets.length > 0 ? this.read(namedType, sets) : null,
      isNullable: nullAnywhere.test(type),
    };
  }
}

/** A name or a list that no `!` follows: `[Grant]!`, not `[Grant!]!`. */
const nullAnywhere = /[\w\]](?![\w!])/;

interface Collected {
  readonly fields: Map<string, FieldNode[]>;
  readonly branches: Map<string, SelectionSetNode[]>;
}

function push<Item>(into: Map<string, Item[]>, key: string, item: Item): void {
  const existing = into.get(key);
  if (existing) existing.push(item);
  else into.set(key, [item]);
}

/** The field asked twice under one name: what is asked of its objects is joined. */
export function joined(first: FieldSelection, second: FieldSelection): FieldSelection {
  if (!first.set || !second.set || first.set === second.set) return first;
  return { ...first, set: joinedSets(first.set, second.set) };
}

export function joinedSets(first: SelectionSet, second: SelectionSet): SelectionSet {
  const [wide, narrow] = [first, second];
  if (wide.on !== narrow.on)
    return { on: wide.on, fields: wide.fields, branches: joinBranches([...wide.branches, narrow]) };
  return {
    on: first.on,
    fields: joinedFields([...first.fields, ...second.fields]),
    branches: joinBranches([...first.branches, ...second.branches]),
  };
}

export function joinedFields(fields: readonly FieldSelection[]): readonly FieldSelection[] {
  const byKey = new Map<string, FieldSelection>();
  for (const field of fields) {
    const earlier = byKey.get(field.key);
    byKey.set(field.key, earlier ? joined(earlier, field) : field);
  }
  return [...byKey.values()];
}

function joinBranches(branches: readonly SelectionSet[]): readonly SelectionSet[] {
  const byType = new Map<string, SelectionSet>();
  for (const branch of branches) {
    const earlier = byType.get(branch.on);
    byType.set(branch.on, earlier ? joinedSets(earlier, branch) : branch);
  }
  return [...byType.values()];
}
