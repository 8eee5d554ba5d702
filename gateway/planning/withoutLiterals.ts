import { Lexer, Source, TokenKind } from "graphql";

const literals: ReadonlyMap<TokenKind, string> = new Map([
  [TokenKind.INT, "0"],
  [TokenKind.FLOAT, "0"],
  [TokenKind.STRING, '""'],
  [TokenKind.BLOCK_STRING, '""'],
]);

/**
 * The text of a question for an operator's log: what is asked, without the numbers and texts that a reader asked it about.
 * Of a text that is no GraphQL, what stands before the fault.
 */
export function withoutLiterals(text: string): string {
  const lexer = new Lexer(new Source(text));
  let shape = "";
  let at = 0;
  try {
    for (let token = lexer.advance(); token.kind !== TokenKind.EOF; token = lexer.advance()) {
      shape += text.slice(at, token.start) + (literals.get(token.kind) ?? text.slice(token.start, token.end));
      at = token.end;
    }
  } catch {
    return shape;
  }
  return shape;
}
