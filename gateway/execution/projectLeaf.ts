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

/** One answer as it is written. */
export interface LeafContext {
  readonly report: Report;
  /** What the schema says of itself to these nodes of the operation. */
  readonly introspected: (nodes: readonly FieldNode[]) => string;
  readonly quote: Quote;
  readonly size: AnswerSize;
  /** Long whole numbers were read exactly. */
  readonly isExact: boolean;
}

/**
 * A value as JSON text; undefined for a null that an error accounts for already: it becomes null at the nearest nullable
 * place above.
 */
export type Write<Value = unknown> = (value: Value, leafContext: LeafContext) => string | undefined;

/** Writes a leaf, as long as the answer is not too large. */
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
 * A scalar whose numbers may be long: an identity, or one of the graph's own. What a double can hold only nearly is read again.
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

/** A value that its owner does not show yet is null; one that the composed graph does not have breaks its schema. */
export function publicEnum(type: GraphQLEnumType, wholeSchema: WholeSchema): WriteLeaf {
  const write = writingEnum(type);
  return (value, quote) => {
    const text = write(value, quote);
    const isHidden = typeof value === "string" && wholeSchema.hasValue(type.name, value);
    return text === "null" && !isHidden ? undefined : text;
  };
}
