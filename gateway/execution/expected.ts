import type { FetchRewrite } from "@graphql-hive/router-query-planner";
import { type FragmentDefinitionNode, Kind, parse, type SelectionSetNode } from "graphql";
import type { Requirements } from "../ownership.ts";
import type { Flaw } from "./flaw.ts";
import { at, isRecord, type JsonRecord, put, typeNameOf } from "./record.ts";
import { type Includes, renames } from "./rewrite.ts";

/** A field a fetch should bring, under the reader's name for it. */
export interface Expected {
  readonly key: string;
  /** Its name in the graph. */
  readonly name: string;
  /** Only objects of this type have it; any, when absent. */
  readonly on: string | undefined;
  readonly fields: readonly Expected[];
}

/** The fields a fetch asks for. Only read when a fetch fails: the happy path never parses. */
export function expectedBy(operation: string, rewrites: readonly FetchRewrite[] | undefined): readonly Expected[] {
  const document = parse(operation);
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const root = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  return root ? fieldsIn(root.selectionSet, undefined, { fragments, names: renames(rewrites) }) : [];
}

interface Asked {
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly names: ReadonlyMap<string | number, string>;
}

function fieldsIn(set: SelectionSetNode, on: string | undefined, asked: Asked): Expected[] {
  return set.selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) {
      const key = selection.alias?.value ?? selection.name.value;
      const fields = selection.selectionSet ? fieldsIn(selection.selectionSet, undefined, asked) : [];
      return [{ key: asked.names.get(key) ?? key, name: selection.name.value, on, fields }];
    }
    const inner = selection.kind === Kind.INLINE_FRAGMENT ? selection : asked.fragments.get(selection.name.value);
    return inner ? fieldsIn(inner.selectionSet, inner.typeCondition?.name.value ?? on, asked) : [];
  });
}

export interface Gaps {
  readonly expected: readonly Expected[];
  readonly includes: Includes;
  /** The interface, where a fetch asks which type stands behind it of whom a subgraph knows as the interface itself. */
  readonly behind?: string | undefined;
}

/** Says `standIn` (a null or a flaw) wherever nothing is known of what the fetch should have brought. */
export function fillGaps(target: JsonRecord, { expected, includes, behind }: Gaps, standIn: unknown): void {
  for (const { key, on, fields } of expected) {
    if (on !== undefined && !mayBe(target, on, includes)) continue;
    const known = at(target, key);
    if (known === undefined) put(target, key, standIn);
    else for (const record of recordsIn(known)) fillGaps(record, { expected: fields, includes }, standIn);
  }
  // Last, since the other gaps are found by it.
  if (behind !== undefined && typeNameOf(target) === behind) put(target, "__typename", standIn);
}

function mayBe(target: JsonRecord, type: string, includes: Includes): boolean {
  const actual = typeNameOf(target);
  return actual === undefined || actual === type || (typeof actual === "string" && includes(type, actual));
}

/** The same for the fields that need what could not be told, whatever their subgraph made of it. */
export function fillNeeding(target: JsonRecord, { expected, includes }: Gaps, { flaws, requiredBy }: Wanting): void {
  const type = String(typeNameOf(target));
  for (const { key, name, on } of expected) {
    if (on !== undefined && !mayBe(target, on, includes)) continue;
    const missing = requiredBy(type, name).find((required) => flaws.has(required));
    if (missing !== undefined) put(target, key, flaws.get(missing));
  }
}

/** What an entity's subgraph should have been told of it and was not, and why. */
export interface Wanting {
  readonly flaws: ReadonlyMap<string, Flaw>;
  readonly requiredBy: Requirements;
}

/** Whether the fetch asks for a field that needs this one: else it is part of the key. */
export const isNeeded = ({ expected }: Gaps, type: string, required: string, requiredBy: Requirements): boolean =>
  expected.some(({ name }) => requiredBy(type, name).includes(required));

const recordsIn = (value: unknown): readonly JsonRecord[] =>
  Array.isArray(value) ? value.flatMap(recordsIn) : isRecord(value) ? [value] : [];
