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
export type WriteLeaf = (value: unknown, quotes: Quotes) => string | undefined;

/** Long texts of one answer as they were quoted: an entity's are the same wherever it stands. */
export type Quotes = Map<string, string>;
const shortestKept = 48;

/** Whatever is not surely the same in JSON: quotes, backslashes, controls, and halves of surrogate pairs. */
const escaped = /[^ !#-[\]-\ud7ff\ue000-\uffff]/;
const longestTested = 5_000;

export function quoted(text: string): string {
  return text.length > longestTested || escaped.test(text) ? JSON.stringify(text) : `"${text}"`;
}

function quotedOnce(text: string, quotes: Quotes): string {
  if (text.length < shortestKept) return quoted(text);
  const known = quotes.get(text);
  if (known !== undefined) return known;
  const written = quoted(text);
  quotes.set(text, written);
  return written;
}

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
  return usual ? (value, quotes) => usual(value, quotes) ?? serialised(value) : serialised;
}

const asText: WriteLeaf = (value, quotes) => (typeof value === "string" ? quotedOnce(value, quotes) : undefined);
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
export function writingLeaf(type: GraphQLLeafType): (value: unknown, quotes: Quotes) => string {
  const usual = isEnumType(type) ? writingOwnEnum(type) : writingScalar(type);
  return (value, quotes) => {
    const text = usual(value, quotes);
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
