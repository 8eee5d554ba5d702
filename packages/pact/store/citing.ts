import type { TextBlock } from "@pacte-hub/schema/model/pactText";
import { OperatorError } from "@pacte-hub/server/operatorError";

/** Finds in the Pact's text what a fact cites. */
export interface Citing {
  /** Lines given by the fact, or the first block that holds its words. */
  lines(words: string, lineNumbers?: readonly number[]): readonly number[];
  /** The blocks that begin on those lines, word for word. */
  texts(lines: readonly number[]): readonly string[];
}

/**
 * @param file the Pact's, as a refusal names it
 * @throws OperatorError PACT_FILE_REFUSED for words or a line that the Pact does not hold: a fact is never said to be its own wrongly.
 */
export function citingOf(text: readonly Pick<TextBlock, "line" | "text">[], file: string): Citing {
  const byLine = new Map(text.map((block) => [block.line, block]));
  return {
    lines(words, lineNumbers) {
      if (lineNumbers) return lineNumbers;
      const block = text.find((block) => block.text.includes(words));
      if (!block)
        throw refused(
          `${file} : « ${words} » n'est pas dans le texte du Pacte ; donnez la ligne qui le dit (« lines »).`,
        );
      return [block.line];
    },
    texts: (lines) =>
      lines.map((line) => {
        const block = byLine.get(line);
        if (!block) throw refused(`${file} : aucun passage du texte du Pacte ne commence à la ligne ${line}.`);
        return block.text;
      }),
  };
}

const refused = (sentence: string): OperatorError => new OperatorError(sentence, "PACT_FILE_REFUSED");
