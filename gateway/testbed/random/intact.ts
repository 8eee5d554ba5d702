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
  const walk = (expected: unknown, actual: unknown, path: Path): void => {
    if (expected === null || expected === undefined) return;
    if (actual === null) {
      if (!explained.has(fieldsOf(path)) && !explained.has("")) faults.push(`${path.join(".")}: null without an error`);
    } else if (Array.isArray(expected)) {
      if (!Array.isArray(actual) || actual.length !== expected.length) faults.push(`${path.join(".")}: another list`);
      else for (const [at, item] of expected.entries()) walk(item, actual[at], [...path, at]);
    } else if (typeof expected === "object") {
      for (const [key, value] of Object.entries(expected)) walk(value, ownValue(actual, key), [...path, key]);
    } else if (expected !== actual)
      faults.push(`${path.join(".")}: ${JSON.stringify(actual)} for ${JSON.stringify(expected)}`);
  };
  walk(expected, answer, []);
  return faults;
}

const ownValue = (holder: unknown, key: string): unknown =>
  typeof holder === "object" && holder !== null && Object.hasOwn(holder, key)
    ? (holder as Record<string, unknown>)[key]
    : undefined;

const fieldsOf = (path: Path): string => JSON.stringify(path.filter((step) => typeof step === "string"));
