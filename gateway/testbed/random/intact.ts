import { type Path, upToNull } from "./agreement.ts";

interface Told {
  readonly message: string;
  readonly path?: Path | undefined;
  readonly extensions: Readonly<Record<string, unknown>>;
}

/**
 * What of `expected` is not in an answer as it should be: each value is the same, or null with an error that stands at that
 * null. Lists aside: a partner that fails is told of once a field.
 * @returns the paths that break it, with why
 */
export function broken(expected: unknown, answer: unknown, errors: readonly Told[]): readonly string[] {
  const explained = new Set(errors.map(({ path }) => (path ? fieldsOf(upToNull(answer, path)) : "")));
  const faults: string[] = [];
  const walk = (one: unknown, other: unknown, path: Path): void => {
    if (one === null || one === undefined) return;
    if (other === null) {
      if (!explained.has(fieldsOf(path)) && !explained.has("")) faults.push(`${path.join(".")}: null without an error`);
    } else if (Array.isArray(one)) {
      if (!Array.isArray(other) || other.length !== one.length) faults.push(`${path.join(".")}: another list`);
      else for (const [at, item] of one.entries()) walk(item, other[at], [...path, at]);
    } else if (typeof one === "object") {
      for (const [key, value] of Object.entries(one)) walk(value, own(other, key), [...path, key]);
    } else if (one !== other) faults.push(`${path.join(".")}: ${JSON.stringify(other)} for ${JSON.stringify(one)}`);
  };
  walk(expected, answer, []);
  return faults;
}

const own = (holder: unknown, key: string): unknown =>
  typeof holder === "object" && holder !== null && Object.hasOwn(holder, key)
    ? (holder as Record<string, unknown>)[key]
    : undefined;

const fieldsOf = (path: Path): string => JSON.stringify(path.filter((step) => typeof step === "string"));
