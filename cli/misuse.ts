/** A command typed wrongly: its sentence says what was expected. Exit code 2. */
export class Misuse extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = "Misuse";
  }
}
