import { at, isRecord, type JsonRecord, put } from "../json/record.ts";
import type { WholeSchema } from "../supergraph/supergraph.ts";
import type { Place } from "./answerShape.ts";
import type { FieldError } from "./fieldError.ts";
import type { Expected } from "./gaps.ts";
import type { Includes } from "./rewrite.ts";

/** What is found of a partner's answer while it is admitted. */
export interface Findings {
  /** Keys that nobody had asked for: they were dropped. */
  readonly unasked: Set<string>;
}

export const noFindings = (): Findings => ({ unasked: new Set() });

/** The fetch whose answer is admitted. */
export interface Admitting {
  /** Its number in the plan. */
  readonly fetch: number;
  /** What stands for a value that its partner was asked for and did not give, or gave of an impossible type. */
  readonly invalid: FieldError;
  /** What stands for an object that its partner knows nothing of. */
  readonly nothing: FieldError;
  readonly whole: WholeSchema;
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
  readonly #byType = new Map<string | undefined, ReadonlyMap<string, Admitted>>();

  /** @param places where the objects stand, that hold these fields */
  constructor(fields: readonly Expected[], places: readonly Place[], admitting: Admitting) {
    this.#fields = fields;
    this.#places = places;
    this.#admitting = admitting;
  }

  /** Admits an object whose type is known, in place. */
  object(record: JsonRecord, type: string | undefined, findings: Findings): void {
    const fields = this.#fieldsOf(type);
    for (const key of Object.keys(record)) {
      const field = fields.get(key);
      if (!field) {
        findings.unasked.add(key);
        delete record[key];
      } else if (field.under) put(record, key, field.under.#value(at(record, key), field, findings));
    }
    for (const [key, { gap }] of fields) if (!Object.hasOwn(record, key)) put(record, key, gap);
  }

  #value(value: unknown, field: Admitted, findings: Findings): unknown {
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) value[index] = this.#value(item, field, findings);
      return value;
    }
    // Another partner may know the object: what this one was asked of it is null there.
    if (value === null) return field.nothing;
    if (!isRecord(value)) return value;
    const type = this.#typeOf(value, field.declared);
    if (type === null) return field.gap;
    this.object(value, type, findings);
    return value;
  }

  /** null: no object of this type can stand there. */
  #typeOf(record: JsonRecord, declared: string | undefined): string | null | undefined {
    const { whole, includes } = this.#admitting;
    if (declared === undefined || !this.#fields.some(({ name }) => name === "__typename")) return declared;
    const said = at(record, "__typename");
    if ((said === declared && this.#mayBeNamed(declared)) || (typeof said === "string" && includes(declared, said)))
      return said;
    if (said !== undefined || whole.isAbstract(declared)) return null;
    put(record, "__typename", declared);
    return declared;
  }

  #mayBeNamed(type: string): boolean {
    const { whole } = this.#admitting;
    return !whole.isAbstract(type) || whole.isInterfaceObject(type);
  }

  #fieldsOf(type: string | undefined): ReadonlyMap<string, Admitted> {
    const known = this.#byType.get(type);
    if (known) return known;
    const fields = new Map<string, Admitted>();
    for (const each of this.#fields) if (this.#mayHave(type, each)) fields.set(each.key, this.#admitted(each, fields));
    // A partner may name any type: what is remembered is bounded by the types of the graph.
    if (type === undefined || this.#fields.some(({ on }) => on === undefined || this.#mayHave(type, { on })))
      this.#byType.set(type, fields);
    return fields;
  }

  #mayHave(type: string | undefined, { on }: Pick<Expected, "on">): boolean {
    if (on === undefined || type === undefined || on === type) return true;
    const { includes } = this.#admitting;
    return includes(on, type) || includes(type, on);
  }

  #admitted({ key, type, fields }: Expected, known: ReadonlyMap<string, Admitted>): Admitted {
    const { fetch, invalid, nothing, includes } = this.#admitting;
    const places = this.#places.map((place) => place.child(key));
    const isShared = fields.length > 0 && places.some((place) => place.isShared(fetch));
    const under = isShared
      ? new Admission([...(known.get(key)?.fields ?? []), ...fields], places, this.#admitting)
      : undefined;
    const gaps = { expected: fields, includes };
    return { declared: type, fields, under, gap: invalid.over(gaps), nothing: nothing.over(gaps) };
  }
}

/** A field that is taken of objects of one type. */
interface Admitted {
  /** The named type the graph declares. */
  readonly declared: string | undefined;
  readonly fields: readonly Expected[];
  readonly under: Admission | undefined;
  /** What stands for it when it is not there. */
  readonly gap: FieldError;
  /** What stands for it when its partner says that there is none. */
  readonly nothing: FieldError;
}
