import { quoted } from "@pacte-hub/executor/serializeLeaf";
import { ExactInteger, InexactNumber, isInexact } from "../json/exactJson.ts";
import { at, isRecord, type JsonRecord, put, reading, typeNameOf } from "../json/record.ts";
import type { FetchRewrite, RequiresSelection } from "../planner/planNode.ts";
import { FieldError, plain } from "./fieldError.ts";
import { type Includes, rewrite } from "./rewrite.ts";

/**
 * What a subgraph must be told to find an entity again, as JSON text: its type, its key, and fields it requires. The text
 * is also the entity's name, by which it is known when it stands at several places.
 * null: this object is not one the fetch is about, or it has no key. What could not be told, it is told as null; `flaws` is
 * then called with the reasons, by the subgraph's name for the field.
 */
export type Represent = (entity: JsonRecord, flaws: (found: Flaws) => void) => string | null;

export type Flaws = ReadonlyMap<string, FieldError>;

export interface Required {
  readonly requires: readonly RequiresSelection[];
  readonly rewrites: readonly FetchRewrite[] | undefined;
  readonly includes: Includes;
  /** Names by which the subgraph may know an entity; when none is given, any may be one. */
  readonly keys: ReadonlySet<string>;
}

/** For the entities of one fetch: what they are told as may be remembered while they are gathered. */
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
    const found = fill(representation, entity);
    if (found) flaws(found);
    if (!isExact) assertExact(representation);
    if (!hasKey(representation, isKey)) return null;
    if (rewrites) rewrite(representation, rewrites, includes);
    return JSON.stringify(representation);
  };
}

/** The usual case, a type and its scalars, is written at once: no object is made only to be read again. */
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
    let found: Map<string, FieldError> | undefined;
    for (const { isKey, name, opening, read } of parts) {
      const value = plain(read(entity));
      if (value === undefined) continue;
      if (value instanceof FieldError) found = (found ?? new Map()).set(name, value);
      else if (isKey && value !== null) isKnown = true;
      text += `${text === "" ? "{" : ","}${opening}${textOf(value, isExact)}`;
    }
    if (found) flaws(found);
    return isKnown ? `${text}}` : null;
  };
}

type IsKey = (name: string) => boolean;

interface Writing {
  readonly isKey: IsKey;
  readonly isExact: boolean;
}

/** @throws InexactNumber: two identities must not be taken for one */
function textOf(value: unknown, isExact: boolean): string {
  if (typeof value === "string") return quoted(value);
  if (!isExact) assertExact(value);
  return value instanceof ExactInteger ? value.digits : JSON.stringify(value);
}

/** Known by one text alone, an entity that stands at many places is written once. */
function onceEach({ typeCondition, fields }: ScalarKey, write: Represent): Representing {
  const [only, ...others] = fields.filter(({ name, alias }) => name !== "__typename" || alias !== undefined);
  if (!only || others.length > 0) return () => write;
  const read = reading(only.name);
  return () => {
    const known = new Map<string, string | null>();
    return (entity, flaws) => {
      const value = read(entity);
      if (typeof value !== "string" || typeNameOf(entity) !== typeCondition) return write(entity, flaws);
      let text = known.get(value);
      if (text === undefined) {
        text = write(entity, flaws);
        known.set(value, text);
      }
      return text;
    };
  };
}

interface ScalarKey {
  readonly typeCondition: string;
  readonly fields: readonly Field[];
}

function scalarKey([only, ...others]: readonly RequiresSelection[]): ScalarKey | null {
  if (only?.kind !== "InlineFragment" || others.length > 0) return null;
  const fields = only.selections.flatMap((each) => (each.kind === "Field" && !each.selections?.length ? [each] : []));
  return fields.length === only.selections.length ? { typeCondition: only.typeCondition, fields } : null;
}

function assertExact(value: unknown): void {
  if (Array.isArray(value)) value.forEach(assertExact);
  else if (isRecord(value)) Object.values(value).forEach(assertExact);
  else if (isInexact(value)) throw new InexactNumber();
}

const hasKey = (representation: JsonRecord, isKey: IsKey): boolean =>
  Object.keys(representation).some((key) => key !== "__typename" && isKey(key) && at(representation, key) !== null);

/** Copies what is required of an object; flaws in it are returned. */
type Fill = (into: JsonRecord, entity: JsonRecord) => Flaws | undefined;

function filling(requires: readonly RequiresSelection[], includes: Includes): Fill {
  const fills = requires.flatMap((selection): Fill[] => {
    if (selection.kind === "Field") return [fillingField(selection, includes)];
    return selection.kind === "InlineFragment" ? [fillingIf(selection, includes)] : [];
  });
  const [only] = fills;
  if (only && fills.length === 1) return only;
  return (into, entity) => {
    let found: Flaws | undefined;
    for (const fill of fills) {
      const flaws = fill(into, entity);
      if (flaws) found = found ? new Map([...found, ...flaws]) : flaws;
    }
    return found;
  };
}

type Fragment = Extract<RequiresSelection, { kind: "InlineFragment" }>;

function fillingIf({ typeCondition, selections }: Fragment, includes: Includes): Fill {
  const fill = filling(selections, includes);
  const isOfType = isA(typeCondition, includes);
  return (into, entity) => (isOfType(typeNameOf(entity)) ? fill(into, entity) : undefined);
}

/** Looked up once for each type that is met; the supergraph has only so many, and what else is met is not remembered. */
function isA(wanted: string, includes: Includes): (type: unknown) => boolean {
  const included = new Set<string>();
  return (type) => {
    // A nested object whose type was not asked can only be the one the planner expects.
    if (type === undefined || type === wanted) return true;
    if (typeof type !== "string") return false;
    if (included.has(type)) return true;
    const isIncluded = includes(wanted, type);
    if (isIncluded) included.add(type);
    return isIncluded;
  };
}

type Field = Extract<RequiresSelection, { kind: "Field" }>;

/** `name` is where the value lies in our answer, `alias` what the subgraph calls it. */
function fillingField({ name, alias, selections }: Field, includes: Includes): Fill {
  const read = reading(name);
  const shape = selections?.length ? shaping(filling(selections, includes)) : undefined;
  return (into, entity) => {
    const value = plain(read(entity));
    if (value === undefined) return undefined;
    const told = shape ? shape(value) : value;
    const isTold = !(told instanceof FieldError);
    put(into, alias ?? name, isTold ? told : null);
    return isTold ? undefined : new Map([[alias ?? name, told]]);
  };
}

function shaping(fill: Fill): (value: unknown) => unknown {
  const shape = (given: unknown): unknown => {
    const value = plain(given);
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
