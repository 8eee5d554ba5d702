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

/** A leaf's value as JSON text; undefined when it is not of its type. */
export type WriteLeaf = (value: unknown, quote: Quote) => string | undefined;

/** A text as JSON has it, with its quotes. */
export type Quote = (text: string) => string;

/** Whatever is not surely the same in JSON: quotes, backslashes, controls, and halves of surrogate pairs. */
const escaped = /[^ !#-[\]-\ud7ff\ue000-\uffff]/;
const longestTested = 5_000;

export function quoted(text: string): string {
  return text.length > longestTested || escaped.test(text) ? JSON.stringify(text) : `"${text}"`;
}

const shortestCached = 48;

/** For one answer, whose long texts are remembered: an entity's are the same wherever it stands. */
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

/** Only for texts that came out of JSON in which nothing was escaped: they go back as they came. */
export const quotedUnescaped: Quote = (text) => `"${text}"`;

/** The common case of each scalar at once; any other value as its type would serialise it. */
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

/** A value unknown to the public schema is one its owner does not show yet: null. */
export function writingEnum(type: GraphQLEnumType): WriteLeaf {
  const texts = new Map(type.getValues().map(({ name }) => [name, JSON.stringify(name)]));
  return (value) => (typeof value === "string" && texts.get(value)) || "null";
}

/** As graphql-js would serialise it. @throws what the type itself throws when the value is not of it. */
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
