/** A Pact's identifier, also that of the Pact as a convention of its own register. */
export type PactId = string;

/** Nouns that one Pact has and another does not. */
export interface OfPact {
  readonly pact: PactId;
}
