/**
 * A JSON object as a partner sent it. Its keys are untrusted: `__proto__` and `constructor` are names like any other,
 * so keys are read and written through these functions only, never with a bare `record[key]`.
 */
export type JsonRecord = { [key: string]: unknown };

/** What the record itself says under the key; never what its prototype says. */
export const at = (record: JsonRecord, key: string): unknown => (Object.hasOwn(record, key) ? record[key] : undefined);

/** The same for a key that is known beforehand: only a name that every object inherits needs the question asked. */
export function reading(key: string): (record: JsonRecord) => unknown {
  return key in Object.prototype ? (record) => at(record, key) : (record) => record[key];
}

/** What the record says of its type. */
export const typeNameOf = reading("__typename");

export function put(record: JsonRecord, key: string, value: unknown): void {
  if (key === "__proto__") {
    Object.defineProperty(record, key, { value, writable: true, enumerable: true, configurable: true });
  } else {
    record[key] = value;
  }
}

/** One step of a response path: a key of an object, or an index of a list. */
export type Step = string | number;

export function stepInto(holder: unknown, step: Step): unknown {
  if (Array.isArray(holder)) return typeof step === "number" ? holder[step] : undefined;
  return isRecord(holder) && typeof step === "string" ? at(holder, step) : undefined;
}

export const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

/** A plain JSON object: neither a list nor a flaw (which is an instance of its class). */
export function isRecord(value: unknown): value is JsonRecord {
  if (!isObject(value) || Array.isArray(value)) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
