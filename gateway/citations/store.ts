/** A question with its variables and its instant, and what its answer was, without the answer. */
export interface Citation {
  readonly id: string;
  /** `SavedQueryStore.ownerOf` of who made it. */
  readonly owner: string;
  /** GraphQL: one query. */
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** ISO 8601 instant, as `Hub-As-Of` has it. */
  readonly asOf: string;
  /** Releases that the answer rested on. */
  readonly releases: readonly string[];
  /** Of the hash of the answer (`answerHash`). */
  readonly salt: Uint8Array;
  readonly hash: Uint8Array;
  /** A French line to cite it by, without its link. */
  readonly reference: string;
}

/** Where citations are kept: nothing changes one, and only who made it removes it. Every method may throw StoreUnavailable. */
export interface CitationStore {
  addCitation(citation: Citation, limit: number): Promise<"ADDED" | "FULL">;
  citation(id: string): Promise<Citation | null>;
  /** @returns false where the owner made none of that id */
  removeCitation(id: string, owner: string): Promise<boolean>;
}
