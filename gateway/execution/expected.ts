import { type FieldNode, type FragmentDefinitionNode, Kind, parse, type SelectionSetNode } from "graphql";
import { at, isRecord, type JsonRecord, put, typeNameOf } from "../json/record.ts";
import type { FetchRewrite } from "../planner/planNode.ts";
import type { Requirements } from "../supergraph/ownership.ts";
import type { WholeSchema } from "../supergraph/supergraph.ts";
import type { FieldError } from "./fieldError.ts";
import type { Expected, Gaps } from "./gaps.ts";
import { type Includes, renames } from "./rewrite.ts";

/** The fields a fetch selects. */
export function expectedBy(
  operation: string,
  rewrites: readonly FetchRewrite[] | undefined,
  wholeSchema: WholeSchema,
): readonly Expected[] {
  const document = parse(operation);
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const root = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  if (!root) return [];
  const within = { on: undefined, type: wholeSchema.rootName(root.operation) };
  return fieldsIn(root.selectionSet, within, { fragments, names: renames(rewrites), wholeSchema });
}

interface SelectionContext {
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly names: ReadonlyMap<string | number, string>;
  readonly wholeSchema: WholeSchema;
}

/** The type that fields are selected on; `on`: a fragment's type condition. */
interface SelectedOn {
  readonly on: string | undefined;
  readonly type: string | undefined;
}

function fieldsIn(set: SelectionSetNode, within: SelectedOn, context: SelectionContext): readonly Expected[] {
  return joined(
    set.selections.flatMap((selection) => {
      if (selection.kind === Kind.FIELD) return [fieldOf(selection, within, context)];
      const inner = selection.kind === Kind.INLINE_FRAGMENT ? selection : context.fragments.get(selection.name.value);
      const condition = inner?.typeCondition?.name.value;
      return inner
        ? fieldsIn(inner.selectionSet, condition ? { on: condition, type: condition } : within, context)
        : [];
    }),
  );
}

function fieldOf({ name, alias, selectionSet }: FieldNode, within: SelectedOn, context: SelectionContext): Expected {
  const key = alias?.value ?? name.value;
  const type = within.type === undefined ? undefined : context.wholeSchema.fieldType(within.type, name.value);
  const fields = selectionSet ? fieldsIn(selectionSet, { on: undefined, type }, context) : [];
  return { key: context.names.get(key) ?? key, name: name.value, on: within.on, type, fields };
}

/** Merges the selections of a field that is selected in several places (field selection merging). */
function joined(fields: readonly Expected[]): readonly Expected[] {
  const byKey = new Map<string, Expected>();
  for (const field of fields) {
    const name = `${field.on} ${field.key}`;
    const sameField = byKey.get(name);
    byKey.set(name, sameField ? { ...sameField, fields: joined([...sameField.fields, ...field.fields]) } : field);
  }
  return [...byKey.values()];
}

/** Puts `standIn` at each field that the fetch should have brought and that has no value yet. */
export function fillGaps(target: JsonRecord, { expected, includes, behind }: Gaps, standIn: FieldError): void {
  for (const { key, on, fields } of expected) {
    if (on !== undefined && !mayBe(target, on, includes)) continue;
    const value = at(target, key);
    const gaps = { expected: fields, includes };
    if (value === undefined) put(target, key, standIn.at(key).over(gaps));
    else for (const record of recordsIn(value)) fillGaps(record, gaps, standIn.at(key));
  }
  // Last: the other gaps are found by the type name.
  if (behind !== undefined && typeNameOf(target) === behind) put(target, "__typename", standIn.here());
}

function mayBe(target: JsonRecord, type: string, includes: Includes): boolean {
  const actual = typeNameOf(target);
  return actual === undefined || actual === type || (typeof actual === "string" && includes(type, actual));
}

/** The same for fields whose `@requires` could not be fetched, even if their subgraph returned a value. */
export function fillNeeding(
  target: JsonRecord,
  { expected, includes }: Gaps,
  { flaws, requiredBy }: MissingRequirement,
): void {
  const type = String(typeNameOf(target));
  for (const { key, name, on } of expected) {
    if (on !== undefined && !mayBe(target, on, includes)) continue;
    const missing = requiredBy(type, name).find((required) => flaws.has(required));
    if (missing !== undefined) put(target, key, flaws.get(missing)?.here());
  }
}

/** A required field that an entity's representation lacks, and why. */
export interface MissingRequirement {
  readonly flaws: ReadonlyMap<string, FieldError>;
  readonly requiredBy: Requirements;
}

/** Whether a fetched field requires this one (`@requires`); otherwise it is part of the key. */
export const isNeeded = ({ expected }: Gaps, type: string, required: string, requiredBy: Requirements): boolean =>
  expected.some(({ name }) => requiredBy(type, name).includes(required));

/** The objects in a value, including those in nested lists. */
export const recordsIn = (value: unknown): readonly JsonRecord[] =>
  Array.isArray(value) ? value.flatMap(recordsIn) : isRecord(value) ? [value] : [];
