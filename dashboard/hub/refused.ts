/** Why a part of an answer is missing, as the hub says it. */
export interface Refused {
  readonly code: string;
  /** French. */
  readonly message: string;
  readonly institution: string | null;
  readonly unlockedBy: string | null;
  /** The fields of the question that are missing for it, as the question names them. */
  readonly fields: readonly string[];
  /** Of whom the part of the page was asked that it is about, where the gateway names nobody; null: of all. */
  readonly part?: string | null;
}

/** What came of a question: the parts that answered, and why the others did not. */
export interface Answer<Data> {
  readonly data: Data | null;
  readonly refusals: readonly Refused[];
}
