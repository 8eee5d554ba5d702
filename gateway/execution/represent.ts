import type { RequiresSelection } from "@graphql-hive/router-query-planner";
import { Flaw } from "./flaw.ts";
import { at, isRecord, type JsonRecord, put } from "./record.ts";
import type { Includes } from "./rewrite.ts";

/**
 * What a subgraph must be told to find an entity again: its type, its key, and fields it requires.
 * A flaw: a required field is missing, and why. null: this object is not one the fetch is about, or it has no key.
 */
export function represent(
  entity: JsonRecord,
  requires: readonly RequiresSelection[],
  includes: Includes,
): JsonRecord | Flaw | null {
  const representation: JsonRecord = {};
  const flaw = fill(representation, { entity, requires, includes });
  if (flaw) return flaw;
  return Object.keys(representation).some((key) => key !== "__typename" && at(representation, key) !== null)
    ? representation
    : null;
}

interface Required {
  readonly entity: JsonRecord;
  readonly requires: readonly RequiresSelection[];
  readonly includes: Includes;
}

function fill(into: JsonRecord, { entity, requires, includes }: Required): Flaw | undefined {
  for (const selection of requires) {
    const flaw =
      selection.kind === "Field"
        ? fillField(into, { entity, field: selection, includes })
        : selection.kind === "InlineFragment" && isA(entity, selection.typeCondition, includes)
          ? fill(into, { entity, requires: selection.selections, includes })
          : undefined;
    if (flaw) return flaw;
  }
  return undefined;
}

function isA(entity: JsonRecord, type: string, includes: Includes): boolean {
  const actual = at(entity, "__typename");
  // A nested object whose type was not asked can only be the one the planner expects.
  return actual === undefined || actual === type || (typeof actual === "string" && includes(type, actual));
}

interface RequiredField {
  readonly entity: JsonRecord;
  readonly field: Extract<RequiresSelection, { kind: "Field" }>;
  readonly includes: Includes;
}

/** `name` is where the value lies in our answer, `alias` what the subgraph calls it. */
function fillField(into: JsonRecord, { entity, field, includes }: RequiredField): Flaw | undefined {
  const value = at(entity, field.name);
  if (value === undefined) return undefined;
  const told = shaped(value, field.selections, includes);
  if (told instanceof Flaw) return told;
  put(into, field.alias ?? field.name, told);
  return undefined;
}

function shaped(value: unknown, requires: readonly RequiresSelection[] | undefined, includes: Includes): unknown {
  if (value instanceof Flaw || !requires?.length) return value;
  if (Array.isArray(value)) {
    const items = value.map((item) => shaped(item, requires, includes));
    return items.find((item) => item instanceof Flaw) ?? items;
  }
  if (!isRecord(value)) return value;
  const shape: JsonRecord = {};
  return fill(shape, { entity: value, requires, includes }) ?? shape;
}
