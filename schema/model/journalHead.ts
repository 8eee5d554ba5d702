import type { PartnerId } from "./partner.ts";

/**
 * The end of an institution's journal, signed: whoever keeps one can tell later that nothing before it was altered,
 * moved or taken out.
 */
export interface JournalHead {
  readonly institution: PartnerId;
  /** How many lines the journal had. */
  readonly seq: number;
  /** Hexadecimal SHA-256: the hash of the last line, which covers all before it. */
  readonly hash: string;
  /** When the last line was written, to the microsecond. */
  readonly at: string;
  /** Ed25519, base64. */
  readonly signature: string;
}
