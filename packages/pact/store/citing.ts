import type { TextBlock } from "@pacte-hub/schema/model/pactText";

/** Finds in the Pact's text what a fact cites. */
export interface Citing {
  /** Lines given by the fact, or the first block that holds its words. */
  lines(words: string, given?: readonly number[]): readonly number[];
  /** The blocks that begin on those lines, word for word. */
  texts(lines: readonly number[]): readonly string[];
}

/** @throws Error for words or a line that the Pact does not hold: a fact is never said to be its own wrongly. */
export function citingOf(text: readonly Pick<TextBlock, "line" | "text">[]): Citing {
  const byLine = new Map(text.map((block) => [block.line, block]));
  return {
    lines(words, given) {
      if (given) return given;
      const found = text.find((block) => block.text.includes(words));
      if (!found) throw new Error(`the Pact does not print: ${words}`);
      return [found.line];
    },
    texts: (lines) =>
      lines.map((line) => {
        const block = byLine.get(line);
        if (!block) throw new Error(`no block of the Pact begins on line ${line}`);
        return block.text;
      }),
  };
}
