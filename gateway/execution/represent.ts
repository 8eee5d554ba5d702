import { quoted } from "@pacte-hub/executor/serializeLeaf";
import { ExactInteger, InexactNumber, isInexact } from "../json/exactJson.ts";
import { at, isRecord, type JsonRecord, put, reading, typeNameOf } from "../json/record.ts";
import type { FetchRewrite, RequiresSelection } from "../planner/planNode.ts";
import { FieldError, plain } from "./fieldError.ts";
import { type Includes, rewrite } from "./rewrite.ts";

/**
 * An entity's representation as JSON text: its type, its key, and the fields the subgraph requires. The text also
 * identifies the entity when it stands at several places.
 * null: this object is not one the fetch is about, or it has no key. A required field that could not be fetched is
 * represented as null; `flaws` is then called with the reasons, by the subgraph's name for the field.
 */
export type Represent = (entity: JsonRecord, flaws: (missing: Flaws) => void) => string | null;

export type Flaws = ReadonlyMap<string, FieldError>;

export interface Required {
  readonly requires: readonly RequiresSelection[];
  readonly rewrites: readonly FetchRewrite[] | undefined;
  readonly includes: Includes;
  /** The fields of the subgraph's keys; empty: any field may be part of one. */
  readonly keys: ReadonlySet<string>;
}

/** Makes a `Represent` for the entities of one fetch, which may cache representations. */
export type Representing = (isExact: boolean) => Represent;

export function representing({ requires, rewrites, includes, keys }: Required): Representing {
  const key = rewrites?.length ? null : scalarKey(requires);
  const isKey = (name: string): boolean => keys.size === 0 || keys.has(name);
  if (key) {
    const [inexact, exact] = [false, true].map((isExact) => onceEach(key, writing(key, includes, { isKey, isExact })));
    return (isExact) => (isExact ? exact : inexact)?.(isExact) as Represent;
  }
  const fill = filling(requires, includes);
  return (isExact) => (entity, flaws) => {
    const representation: JsonRecord = {};
    const flawsFound = fill(representation, entity);
    if (flawsFound) flaws(flawsFound);
    if (!isExact) assertExact(representation);
    if (!hasKey(representation, isKey)) return null;
    if (rewrites) rewrite(representation, rewrites, includes);
    return JSON.stringify(representation);
  };
}

/** The usual case, a type and scalars, is written directly as text, without an intermediate object. */
function writing({ typeCondition, fields }: ScalarKey, includes: Includes, { isKey, isExact }: Writing): Represent {
  const isOfType = isA(typeCondition, includes);
  const parts = fields.map(({ name, alias }) => ({
    isKey: (alias ?? name) !== "__typename" && isKey(alias ?? name),
    name: alias ?? name,
    opening: `${JSON.stringify(alias ?? name)}:`,
    read: reading(name),
  }));
  return (entity, flaws) => {
    if (!isOfType(typeNameOf(entity))) return null;
    let text = "";
    let isKnown = false;
    let flawsFound: Map<string, FieldError> | undefined;
    for (const { isKey, name, opening, read } of parts) {
      const value = plain(read(entity));
      if (value === undefined) continue;
      if (value instanceof FieldError) flawsFound = (flawsFound ?? new Map()).set(name, value);
      else if (isKey && value !== null) isKnown = true;
      text += `${text === "" ? "{" : ","}${opening}${textOf(value, isExact)}`;
    }
    if (flawsFound) flaws(flawsFound);
    return isKnown ? `${text}}` : null;
  };
}

type IsKey = (name: string) => boolean;

interface Writing {
  readonly isKey: IsKey;
  readonly isExact: boolean;
}

/** @throws InexactNumber for a number that was rounded: two entities could get the same key */
function textOf(value: unknown, isExact: boolean): string {
  if (typeof value === "string") return quoted(value);
  if (!isExact) assertExact(value);
  return value instanceof ExactInteger ? value.digits : JSON.stringify(value);
}

/** Caches representations by their scalars: an entity at many places is written once. */
function onceEach({ typeCondition, fields }: ScalarKey, write: Represent): Representing {
  const [only, ...otherFields] = fields.filter(({ name, alias }) => name !== "__typename" || alias !== undefined);
  if (!only || otherFields.length > 0) return () => write;
  const readField = reading(only.name);
  return () => {
    const representations = new Map<string, string | null>();
    return (entity, flaws) => {
      const value = readField(entity);
      if (typeof value !== "string" || typeNameOf(entity) !== typeCondition) return write(entity, flaws);
      let text = representations.get(value);
      if (text === undefined) {
        text = write(entity, flaws);
        representations.set(value, text);
      }
      return text;
    };
  };
}

interface ScalarKey {
  readonly typeCondition: string;
  readonly fields: readonly Field[];
}

function scalarKey([only, ...otherSelections]: readonly RequiresSelection[]): ScalarKey | null {
  if (only?.kind !== "InlineFragment" || otherSelections.length > 0) return null;
  const fields = only.selections.flatMap((selection) =>
    selection.kind === "Field" && !selection.selections?.length ? [selection] : [],
  );
  return fields.length === only.selections.length ? { typeCondition: only.typeCondition, fields } : null;
}

function assertExact(value: unknown): void {
  if (Array.isArray(value)) value.forEach(assertExact);
  else if (isRecord(value)) Object.values(value).forEach(assertExact);
  else if (isInexact(value)) throw new InexactNumber();
}

const hasKey = (representation: JsonRecord, isKey: IsKey): boolean =>
  Object.keys(representation).some((key) => key !== "__typename" && isKey(key) && at(representation, key) !== null);

/** Copies the required fields of an object. @returns the errors among them */
type Fill = (into: JsonRecord, entity: JsonRecord) => Flaws | undefined;

function filling(requires: readonly RequiresSelection[], includes: Includes): Fill {
  const fills = requires.flatMap((selection): Fill[] => {
    if (selection.kind === "Field") return [fillingField(selection, includes)];
    return selection.kind === "InlineFragment" ? [fillingIf(selection, includes)] : [];
  });
  const [only] = fills;
  if (only && fills.length === 1) return only;
  return (into, entity) => {
    let flawsFound: Flaws | undefined;
    for (const fill of fills) {
      const flaws = fill(into, entity);
      if (flaws) flawsFound = flawsFound ? new Map([...flawsFound, ...flaws]) : flaws;
    }
    return flawsFound;
  };
}

type Fragment = Extract<RequiresSelection, { kind: "InlineFragment" }>;

function fillingIf({ typeCondition, selections }: Fragment, includes: Includes): Fill {
  const fill = filling(selections, includes);
  const isOfType = isA(typeCondition, includes);
  return (into, entity) => (isOfType(typeNameOf(entity)) ? fill(into, entity) : undefined);
}

/** Memoised for the types of the supergraph only, so that unknown type names cannot fill the memory. */
function isA(typeCondition: string, includes: Includes): (type: unknown) => boolean {
  const included = new Set<string>();
  return (type) => {
    // A nested object without `__typename` has the type that the planner expects.
    if (type === undefined || type === typeCondition) return true;
    if (typeof type !== "string") return false;
    if (included.has(type)) return true;
    const isIncluded = includes(typeCondition, type);
    if (isIncluded) included.add(type);
    return isIncluded;
  };
}

type Field = Extract<RequiresSelection, { kind: "Field" }>;

/** `name`: the field in our data; `alias`: the subgraph's name for it. */
function fillingField({ name, alias, selections }: Field, includes: Includes): Fill {
  const readField = reading(name);
  const shape = selections?.length ? shapeWith(filling(selections, includes)) : undefined;
  return (into, entity) => {
    const value = plain(readField(entity));
    if (value === undefined) return undefined;
    const shapedValue = shape ? shape(value) : value;
    const isKnown = !(shapedValue instanceof FieldError);
    put(into, alias ?? name, isKnown ? shapedValue : null);
    return isKnown ? undefined : new Map([[alias ?? name, shapedValue]]);
  };
}

function shapeWith(fill: Fill): (value: unknown) => unknown {
  const shape = (input: unknown): unknown => {
    const value = plain(input);
    if (Array.isArray(value)) {
      const items = value.map(shape);
      return items.find((item) => item instanceof FieldError) ?? items;
    }
    if (!isRecord(value)) return value;
    const shaped: JsonRecord = {};
    const [flaw] = fill(shaped, value)?.values() ?? [];
    return flaw ?? shaped;
  };
  return shape;
}
