/** What is said of a saved query where several are. */
export interface SavedQuerySummary {
  readonly name: string;
  /** French, for whoever looks for it. */
  readonly description: string;
  /** Whose reader saved it, in French. */
  readonly institution: string;
  /** `SavedQueryStore.ownerOf` of who saved it. */
  readonly owner: string;
  /** True: it is read with a key or a token only, so that a program is asked for one. */
  readonly needsKey: boolean;
  /** ISO 8601 instant. */
  readonly createdAt: string;
}

/** A question kept under a name: plain text, which anybody may read; what it answers is each reader's own. */
export interface SavedQuery extends SavedQuerySummary {
  /** GraphQL: one query. */
  readonly document: string;
}

/** What is kept of an access key: nothing that opens anything without its secret (`accessKey.ts`). */
export interface StoredKey {
  readonly id: string;
  /** Name of the one query that it reads. */
  readonly query: string;
  readonly owner: string;
  /** URL of the issuer of its owner's tokens. */
  readonly issuer: string;
  readonly salt: Uint8Array;
  readonly verifier: Uint8Array;
  /** The owner's refresh token, encrypted. */
  readonly sealed: Uint8Array;
  /** ISO 8601 days; the last one it reads on. */
  readonly createdOn: string;
  readonly expiresOn: string;
}

/** What becomes of a key that is used: its refresh token sealed anew where the issuer gave another, and what was got by it. */
export interface Renewed<Outcome> {
  readonly sealed: Uint8Array | null;
  readonly outcome: Outcome;
}

/** Where saved queries and keys are kept. Every method may throw StoreUnavailable. */
export interface SavedQueryStore {
  /** A name for a reader (of the issuer and its subject), under which the store knows them and nobody else does. */
  ownerOf(subject: string): string;
  /** By name. */
  queries(): Promise<readonly SavedQuerySummary[]>;
  query(name: string): Promise<SavedQuery | null>;
  /** FULL: its owner has `limit` already. */
  addQuery(query: SavedQuery, limit: number): Promise<"ADDED" | "NAME_TAKEN" | "FULL">;
  /** With its keys. @returns false where the owner has none of that name */
  removeQuery(name: string, owner: string): Promise<boolean>;
  keysOf(query: string, owner: string): Promise<readonly StoredKey[]>;
  key(id: string): Promise<StoredKey | null>;
  addKey(key: StoredKey, limit: number): Promise<"ADDED" | "FULL">;
  removeKey(id: string, query: string, owner: string): Promise<boolean>;
  /** Uses a key while nobody else does: an issuer may take back a refresh token that is used twice. @returns null: it is gone */
  renewKey<Outcome>(id: string, work: (key: StoredKey) => Promise<Renewed<Outcome>>): Promise<Outcome | null>;
  close(): Promise<void>;
}

/** The database cannot be asked now. */
export class StoreUnavailable extends Error {
  constructor(cause: unknown) {
    super("the gateway's database cannot be asked", { cause });
    this.name = "StoreUnavailable";
  }
}
