import { isRecord, type JsonRecord, put, typeNameOf } from "../json/record.ts";
import type { WholeSchema } from "../supergraph/supergraph.ts";
import type { Place } from "./answerShape.ts";
import type { FieldError } from "./fieldError.ts";
import type { Expected } from "./gaps.ts";
import type { Includes } from "./rewrite.ts";

/** Notes on a partner's answer while it is admitted. */
export interface Findings {
  /** Keys that were not selected: they were dropped. */
  readonly unasked: Set<string>;
}

export const noFindings = (): Findings => ({ unasked: new Set() });

/** The fetch whose answer is admitted. */
export interface Admitting {
  /** Its number in the plan. */
  readonly fetch: number;
  /** The error of a selected value that its partner left out, or gave of an impossible type. */
  readonly invalid: FieldError;
  /** The error of an object that its partner does not have. */
  readonly nothing: FieldError;
  readonly wholeSchema: WholeSchema;
  readonly includes: Includes;
}

/**
 * Takes of a partner's answer what the fetch asked for, and nothing else: a partner has no say about another's fields, even
 * where the other is silent. Only objects that other fetches read or write are gone through; below them, what was not asked
 * is never read by anyone.
 */
export class Admission {
  readonly #fields: readonly Expected[];
  readonly #places: readonly Place[];
  readonly #admitting: Admitting;
  readonly #byType = new Map<string | undefined, AdmittedFields>();
  readonly #asksType: boolean;

  /** @param places where the objects stand, that hold these fields */
  constructor(fields: readonly Expected[], places: readonly Place[], admitting: Admitting) {
    this.#fields = fields;
    this.#places = places;
    this.#admitting = admitting;
    this.#asksType = fields.some(({ name }) => name === "__typename");
  }

  /** Admits an object whose type is known, in place. */
  object(record: JsonRecord, type: string | undefined, findings: Findings): void {
    const { fields, keys, nested } = this.#fieldsOf(type);
    if (!hasJust(record, keys)) takeAsked(record, fields, findings);
    for (const [key, admission, field] of nested) {
      if (!Object.hasOwn(record, key)) continue;
      const value = record[key];
      const admitted = admission.#value(value, field, findings);
      if (admitted !== value) put(record, key, admitted);
    }
  }

  #value(value: unknown, field: Admitted, findings: Findings): unknown {
    if (Array.isArray(value)) {
      for (let index = 0; index < value.length; index++) {
        const admitted = this.#value(value[index], field, findings);
        if (admitted !== value[index]) value[index] = admitted;
      }
      return value;
    }
    // Another partner may have the object: the fields selected from this one are null there.
    if (value === null) return field.nothing;
    if (!isRecord(value)) return value;
    const type = this.#typeOf(value, field);
    if (type === null) return field.gap;
    this.object(value, type, findings);
    return value;
  }

  /** null: no object of this type can stand there. */
  #typeOf(record: JsonRecord, { declared, isNamed }: Admitted): string | null | undefined {
    if (declared === undefined || !this.#asksType) return declared;
    const typename = typeNameOf(record);
    if (typename === declared && isNamed) return typename;
    const { wholeSchema, includes } = this.#admitting;
    if (typeof typename === "string" && includes(declared, typename)) return typename;
    if (typename !== undefined || wholeSchema.isAbstract(declared)) return null;
    put(record, "__typename", declared);
    return declared;
  }

  #mayBeNamed(type: string | undefined): boolean {
    const { wholeSchema } = this.#admitting;
    return type !== undefined && (!wholeSchema.isAbstract(type) || wholeSchema.isInterfaceObject(type));
  }

  #fieldsOf(type: string | undefined): AdmittedFields {
    const cached = this.#byType.get(type);
    if (cached) return cached;
    const fields = new Map<string, Admitted>();
    for (const expected of this.#fields)
      if (this.#mayHave(type, expected)) fields.set(expected.key, this.#admitted(expected, fields));
    const nested = [...fields].flatMap(([key, field]) => (field.nested ? [[key, field.nested, field] as const] : []));
    const admittedFields = { fields, keys: [...fields.keys()], nested };
    // A partner may name any type: what is remembered is bounded by the types of the graph.
    if (type === undefined || this.#fields.some(({ on }) => on === undefined || this.#mayHave(type, { on })))
      this.#byType.set(type, admittedFields);
    return admittedFields;
  }

  #mayHave(type: string | undefined, { on }: Pick<Expected, "on">): boolean {
    if (on === undefined || type === undefined || on === type) return true;
    const { includes } = this.#admitting;
    return includes(on, type) || includes(type, on);
  }

  #admitted({ key, type, fields }: Expected, admittedSoFar: ReadonlyMap<string, Admitted>): Admitted {
    const { fetch, invalid, nothing, includes } = this.#admitting;
    const places = this.#places.map((place) => place.child(key));
    const isShared = fields.length > 0 && places.some((place) => place.isShared(fetch));
    const nested = isShared
      ? new Admission([...(admittedSoFar.get(key)?.fields ?? []), ...fields], places, this.#admitting)
      : undefined;
    const gaps = { expected: fields, includes };
    return {
      declared: type,
      isNamed: this.#mayBeNamed(type),
      fields,
      nested,
      gap: invalid.over(gaps),
      nothing: nothing.over(gaps),
    };
  }
}

/** Whether an object has these keys, in this order, and no other: as a partner that answers what it was asked writes it. */
function hasJust(record: JsonRecord, keys: readonly string[]): boolean {
  let at = 0;
  for (const key in record) if (key !== keys[at++]) return false;
  return at === keys.length;
}

function takeAsked(record: JsonRecord, fields: ReadonlyMap<string, Admitted>, { unasked }: Findings): void {
  for (const key of Object.keys(record)) {
    if (fields.has(key)) continue;
    unasked.add(key);
    delete record[key];
  }
  for (const [key, { gap }] of fields) if (!Object.hasOwn(record, key)) put(record, key, gap);
}

/** The fields that are taken of objects of one type. */
interface AdmittedFields {
  readonly fields: ReadonlyMap<string, Admitted>;
  readonly keys: readonly string[];
  /** Those that hold objects which other fetches read or write. */
  readonly nested: readonly (readonly [key: string, admission: Admission, field: Admitted])[];
}

/** A field that is taken of objects of one type. */
interface Admitted {
  /** The named type the graph declares. */
  readonly declared: string | undefined;
  /** Whether an object can be of that very type. */
  readonly isNamed: boolean;
  readonly fields: readonly Expected[];
  readonly nested: Admission | undefined;
  /** The error of a field that is absent. */
  readonly gap: FieldError;
  /** The error of a field that its partner gives as null. */
  readonly nothing: FieldError;
}
