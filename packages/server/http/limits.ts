import type { Bounded, Refusal } from "@pacte-hub/schema/model/refusal";
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  Lexer,
  OperationTypeNode,
  parse,
  type SelectionNode,
  type SelectionSetNode,
  Source,
  TokenKind,
} from "graphql";

/** What a query may not have more of. Introspection as tools write it is about 15 deep and 70 fields. */
export type Limits = Readonly<Record<Exclude<Bounded, "VALUES" | "INPUT">, number>>;

export const queryLimits: Limits = {
  CHARACTERS: 100_000,
  TOKENS: 10_000,
  DEPTH: 20,
  ALIASES: 100,
  FRAGMENTS: 500,
  DIRECTIVES: 200,
  FIELDS: 2_000,
  ACTS: 20,
};

export type TooCostly = Extract<Refusal, { code: "QUERY_TOO_COSTLY" }>;

/**
 * Whether a query asks too much, told from its text alone: before validation, whose own cost a hostile query can raise.
 * What is not GraphQL passes; the parser will say so.
 */
export function costliness(query: string, limits: Limits = queryLimits): TooCostly | null {
  const tooMuch = over(limits, { CHARACTERS: query.length }) ?? over(limits, lexicalWeight(query, limits.TOKENS));
  if (tooMuch) return tooMuch;
  const document = documentOf(query);
  if (!document) return null;
  const weights = new Weights(document);
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION && definition.kind !== Kind.FRAGMENT_DEFINITION) continue;
    const { ACTS, ...weight } = weights.of(definition.selectionSet);
    const isMutation =
      definition.kind === Kind.OPERATION_DEFINITION && definition.operation === OperationTypeNode.MUTATION;
    const refusal = over(limits, isMutation ? { ACTS, ...weight } : weight);
    if (refusal) return refusal;
  }
  return null;
}

function over(limits: Limits, measures: Partial<Limits>): TooCostly | null {
  for (const [of, measured] of Object.entries(measures) as [keyof Limits, number][]) {
    if (measured > limits[of]) return { code: "QUERY_TOO_COSTLY", of, limit: limits[of], measured: readable(measured) };
  }
  return null;
}

/** A fragment bomb comes to more fields than numbers can tell apart; the reader needs no more than a billion. */
const readable = (measured: number): number => Math.min(measured, 1_000_000_000);

const opening: ReadonlySet<TokenKind> = new Set([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L]);
const closing: ReadonlySet<TokenKind> = new Set([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R]);

/**
 * Words, up to one more than `maxTokens`; spreads and directives as they are written; and how deep brackets of any kind are
 * nested, since the parser calls itself for each. A field takes one bracket, its arguments a few more, hence the third.
 */
function lexicalWeight(
  query: string,
  maxTokens: number,
): Pick<Limits, "TOKENS" | "DEPTH" | "FRAGMENTS" | "DIRECTIVES"> {
  const lexer = new Lexer(new Source(query));
  let [TOKENS, FRAGMENTS, DIRECTIVES, open, deepest] = [0, 0, 0, 0, 0];
  try {
    for (let token = lexer.advance(); token.kind !== TokenKind.EOF && TOKENS <= maxTokens; token = lexer.advance()) {
      TOKENS++;
      if (token.kind === TokenKind.SPREAD) FRAGMENTS++;
      if (token.kind === TokenKind.AT) DIRECTIVES++;
      if (opening.has(token.kind)) deepest = Math.max(deepest, ++open);
      else if (closing.has(token.kind)) open--;
    }
  } catch {
    // The parser will say what is wrong with it, and where.
  }
  return { TOKENS, FRAGMENTS, DIRECTIVES, DEPTH: Math.floor(deepest / 3) };
}

function documentOf(query: string): DocumentNode | null {
  try {
    return parse(query, { noLocation: true });
  } catch {
    return null;
  }
}

interface Weight {
  readonly FIELDS: number;
  /** Fields of the selection itself: acts, where it is a mutation's. */
  readonly ACTS: number;
  readonly ALIASES: number;
  readonly DEPTH: number;
}

const nothing: Weight = { FIELDS: 0, ACTS: 0, ALIASES: 0, DEPTH: 0 };

/** Weighs selections as if every fragment were written out; each fragment is weighed once, however often it is spread. */
class Weights {
  readonly #fragments = new Map<string, FragmentDefinitionNode>();
  readonly #weights = new Map<string, Weight>();

  constructor({ definitions }: DocumentNode) {
    for (const definition of definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) this.#fragments.set(definition.name.value, definition);
    }
  }

  of({ selections }: SelectionSetNode): Weight {
    return selections.map((selection) => this.#selection(selection)).reduce(sum, nothing);
  }

  #selection(selection: SelectionNode): Weight {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return this.#fragment(selection.name.value);
    const inner = selection.selectionSet ? this.of(selection.selectionSet) : nothing;
    if (selection.kind === Kind.INLINE_FRAGMENT) return inner;
    return {
      FIELDS: inner.FIELDS + 1,
      ACTS: 1,
      ALIASES: inner.ALIASES + (selection.alias ? 1 : 0),
      DEPTH: inner.DEPTH + 1,
    };
  }

  #fragment(name: string): Weight {
    const cached = this.#weights.get(name);
    if (cached) return cached;
    const fragment = this.#fragments.get(name);
    // Met again inside itself, a fragment weighs nothing: validation refuses the circle.
    this.#weights.set(name, nothing);
    const weight = fragment ? this.of(fragment.selectionSet) : nothing;
    this.#weights.set(name, weight);
    return weight;
  }
}

const sum = (a: Weight, b: Weight): Weight => ({
  FIELDS: a.FIELDS + b.FIELDS,
  ACTS: a.ACTS + b.ACTS,
  ALIASES: a.ALIASES + b.ALIASES,
  DEPTH: Math.max(a.DEPTH, b.DEPTH),
});
