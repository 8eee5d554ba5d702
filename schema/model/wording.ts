/** Whose words a remark is in: the Pact's, or the hub's own about it. */
export const remarkOrigins = ["PACT", "HUB"] as const;
export type RemarkOrigin = (typeof remarkOrigins)[number];

/** What a remark is about: the field that said it before remarks were typed. */
export type RemarkSubject =
  | "ambiguity"
  | "consequence"
  | "count"
  | "end"
  | "external"
  | "figure"
  | "parties"
  | "period"
  | "role"
  | "roles"
  | "seats"
  | "territory";

/** A French sentence beside the Pact's words, marked as whose it is. */
export interface Remark {
  readonly about: RemarkSubject;
  readonly text: string;
  readonly origin: RemarkOrigin;
}

/** What is said in the Pact: the lines of its text that say it, and what the hub remarks on it. */
export interface Cited {
  readonly lines: readonly number[];
}

export interface Remarked {
  readonly remarks: readonly Remark[];
}

/** Words of the Pact, as written unless `verbatim` is false. */
export interface Wording extends Cited {
  readonly fr: string;
  /** False where the register abridges or rewrites what the Pact prints. */
  readonly verbatim: boolean;
}

/** Words of the Pact that have a name of their own. */
export interface Passage extends Wording {
  readonly id: string;
}

/** A rule of the decision circuit; what the hub does of it is a remark. */
export interface DecisionRule extends Passage, Remarked {}
