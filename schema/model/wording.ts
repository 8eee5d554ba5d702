/** Words of the Pact: French as written (unless `verbatim` is false), English for those who read the code. */
export interface Wording {
  readonly fr: string;
  readonly en: string | null;
  /** False where the register abridges or rewrites what the Pact prints. */
  readonly verbatim: boolean;
}

/** Words of the Pact that have a name of their own. */
export interface Passage extends Wording {
  readonly id: string;
}

/** A rule of the decision circuit, and what the software does of it. */
export interface DecisionRule extends Passage {
  readonly hubConsequence: string;
}
