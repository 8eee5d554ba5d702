/** A command typed wrongly: its sentence says what was expected. Exit code 2. */
export class Misuse extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = "Misuse";
  }
}

/** @throws Misuse when more was typed than the command takes: a surplus file would otherwise be passed over in silence. */
export function assertNoMore(words: readonly string[], most: number): void {
  if (words.length > most) throw new Misuse(`« ${words[most]} » est de trop.`);
}
