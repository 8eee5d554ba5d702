import {
  GraphQLBoolean,
  type GraphQLEnumType,
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  type GraphQLLeafType,
  type GraphQLScalarType,
  GraphQLString,
  isEnumType,
} from "graphql";

/** Writes a leaf's value as JSON text; undefined when the value is not of its type. */
export type WriteLeaf = (value: unknown, quote: Quote) => string | undefined;

/** Quotes a string as JSON. */
export type Quote = (text: string) => string;

/** Characters that JSON may have to escape: quotes, backslashes, control characters, lone surrogates (all of them, for speed). */
const escaped = /[^ !#-[\]-\ud7ff\ue000-\uffff]/;
const longestTested = 5_000;

export function quoted(text: string): string {
  return text.length > longestTested || escaped.test(text) ? JSON.stringify(text) : `"${text}"`;
}

const shortestCached = 48;

/** A `Quote` for one answer, which caches long strings: those of an entity are the same at each of its places. */
export function quotingOnce(): Quote {
  const quotedTexts = new Map<string, string>();
  return (text) => {
    if (text.length < shortestCached) return quoted(text);
    let quotedText = quotedTexts.get(text);
    if (quotedText === undefined) {
      quotedText = quoted(text);
      quotedTexts.set(text, quotedText);
    }
    return quotedText;
  };
}

/** Only for strings from JSON without any escape: they need none either. */
export const quotedUnescaped: Quote = (text) => `"${text}"`;

/** Writes the common case of each scalar directly, and other values by the type's `serialize`. */
export function writingScalar(type: GraphQLScalarType): WriteLeaf {
  const usual = usually.get(type.name);
  const serialised = (value: unknown): string | undefined => {
    try {
      return JSON.stringify(type.serialize(value)) as string | undefined;
    } catch {
      return undefined;
    }
  };
  return usual ? (value, quote) => usual(value, quote) ?? serialised(value) : serialised;
}

const asText: WriteLeaf = (value, quote) => (typeof value === "string" ? quote(value) : undefined);
const asFloat: WriteLeaf = (value) => (typeof value === "number" && Number.isFinite(value) ? `${value}` : undefined);
const asInt: WriteLeaf = (value) =>
  typeof value === "number" && Math.trunc(value) === value && value >= -(2 ** 31) && value < 2 ** 31
    ? `${value}`
    : undefined;
const asBoolean: WriteLeaf = (value) => (value === true ? "true" : value === false ? "false" : undefined);

const usually: ReadonlyMap<string, WriteLeaf> = new Map([
  [GraphQLString.name, asText],
  [GraphQLID.name, asText],
  [GraphQLInt.name, asInt],
  [GraphQLFloat.name, asFloat],
  [GraphQLBoolean.name, asBoolean],
]);

/** Writes an enum value; one that is unknown to the public schema (`@inaccessible`) as null. */
export function writingEnum(type: GraphQLEnumType): WriteLeaf {
  const texts = new Map(type.getValues().map(({ name }) => [name, JSON.stringify(name)]));
  return (value) => (typeof value === "string" && texts.get(value)) || "null";
}

/** Writes a leaf as graphql-js serialises it. @throws what the type's `serialize` throws for a value not of its type */
export function writingLeaf(type: GraphQLLeafType): (value: unknown, quote: Quote) => string {
  const usual = isEnumType(type) ? writingOwnEnum(type) : writingScalar(type);
  return (value, quote) => {
    const text = usual(value, quote);
    if (text !== undefined && text !== "null") return text;
    const serialised: unknown = type.serialize(value);
    if (serialised === undefined || serialised === null) throw new Error(`${type.name} made nothing of a value`);
    return JSON.stringify(serialised);
  };
}

function writingOwnEnum(type: GraphQLEnumType): WriteLeaf {
  const texts = new Map(type.getValues().map(({ value, name }) => [value, JSON.stringify(name)]));
  return (value) => texts.get(value);
}
