import type { PublicationOutcome } from "@pacte-hub/publisher/publication";

/** What a command says while it works: on a terminal one line that fills up, elsewhere plain sentences for the log. */
export interface ProgressBar {
  tell(sentence: string, done?: PublicationOutcome): void;
  /** Says a sentence that stays. */
  say(sentence: string): void;
  /** Takes the line away; without it the shell's prompt would stand after it. */
  end(): void;
}

type Out = Pick<NodeJS.WriteStream, "write" | "isTTY" | "columns">;

const width = 24;
const wholeLine = "\r\u001b[K";

export function progressBar(out: Out = process.stdout): ProgressBar {
  if (!out.isTTY) {
    const print = (sentence: string): void => void out.write(`${sentence}\n`);
    return { tell: (sentence, done) => print(`… ${sentence}${countOf(done)}`), say: print, end: () => undefined };
  }
  const clear = (): void => void out.write(wholeLine);
  return {
    tell(sentence, done) {
      const line = `${done ? `${filled(done)} ` : ""}${sentence}${countOf(done)}`;
      out.write(`${wholeLine}${line.slice(0, (out.columns || 80) - 1)}`);
    },
    say: (sentence) => void out.write(`${wholeLine}${sentence}\n`),
    end: clear,
  };
}

const countOf = (done: PublicationOutcome | undefined): string => (done ? ` (${done.at} sur ${done.of})` : "");

function filled({ at, of }: PublicationOutcome): string {
  const full = Math.round((width * Math.min(at, of)) / Math.max(of, 1));
  return `[${"█".repeat(full)}${"░".repeat(width - full)}]`;
}
