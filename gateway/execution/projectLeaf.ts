import type { AnswerSize } from "@pacte-hub/executor/answerSize";
import { type Quote, type WriteLeaf, writingEnum, writingScalar } from "@pacte-hub/executor/serializeLeaf";
import {
  type FieldNode,
  GraphQLBoolean,
  type GraphQLEnumType,
  GraphQLFloat,
  GraphQLInt,
  type GraphQLScalarType,
  isSpecifiedScalarType,
} from "graphql";
import { ExactInteger, InexactNumber, isInexact } from "../json/exactJson.ts";
import type { WholeSchema } from "../supergraph/supergraph.ts";
import type { Refuse } from "./projectedPlace.ts";
import type { Report } from "./report.ts";

/** The state of one answer, as leaf writers see it. */
export interface LeafContext {
  readonly report: Report;
  /** Answers an introspection field, as JSON text. */
  readonly introspected: (nodes: readonly FieldNode[]) => string;
  readonly quote: Quote;
  readonly size: AnswerSize;
  /** True when long integers were read exactly. */
  readonly isExact: boolean;
}

/**
 * Writes a value as JSON text. undefined: a null that an error explains already, and that bubbles up to the nearest nullable
 * place.
 */
export type Write<Value = unknown> = (value: Value, leafContext: LeafContext) => string | undefined;

/** Writes a leaf, and counts its length. */
export const leaf =
  (write: WriteLeaf, refuse: Refuse): Write =>
  (value, leafContext) => {
    if (leafContext.size.isExceeded) return undefined;
    const text = write(value, leafContext.quote);
    if (text === undefined) return refuse(leafContext);
    leafContext.size.wrote(text.length);
    return text;
  };

/**
 * Writes a scalar that may hold a long integer (ID, custom scalars). One that a double cannot represent is read again exactly.
 * @throws InexactNumber
 */
export function exactScalar(type: GraphQLScalarType, refuse: Refuse): Write {
  const write = leaf(writingScalar(type), refuse);
  if (doubles.has(type.name)) return (value, leafContext) => write(asDouble(value), leafContext);
  return (value, leafContext) => {
    if (typeof value !== "number" && !(value instanceof ExactInteger)) return write(value, leafContext);
    if (!leafContext.isExact && isInexact(value)) throw new InexactNumber();
    if (!(value instanceof ExactInteger)) return write(value, leafContext);
    leafContext.size.wrote(value.digits.length);
    return isSpecifiedScalarType(type) ? `"${value.digits}"` : value.digits;
  };
}

const doubles: ReadonlySet<string> = new Set([GraphQLInt.name, GraphQLFloat.name, GraphQLBoolean.name]);
const asDouble = (value: unknown): unknown => (value instanceof ExactInteger ? Number(value.digits) : value);

/** Writes an enum value. One that is `@inaccessible` is written as null; one unknown to the supergraph is a schema violation. */
export function publicEnum(type: GraphQLEnumType, wholeSchema: WholeSchema): WriteLeaf {
  const write = writingEnum(type);
  return (value, quote) => {
    const text = write(value, quote);
    const isHidden = typeof value === "string" && wholeSchema.hasValue(type.name, value);
    return text === "null" && !isHidden ? undefined : text;
  };
}
