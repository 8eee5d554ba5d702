import type { ConventionId } from "./convention.ts";
import type { Day } from "./period.ts";

/** What a party itself says of a convention: it signs, signs an amendment, renews, or ends it. */
export const signatureActs = ["SIGNED", "AMENDED", "RENEWED", "ENDED"] as const;
export type SignatureAct = (typeof signatureActs)[number];

/** A party's own word on a convention, in its own register; what one party says binds no other. */
export interface ConventionSignature {
  readonly id: string;
  readonly convention: ConventionId;
  /** A party as the register names it: "caf", "epci:200033025". */
  readonly party: string;
  readonly act: SignatureAct;
  readonly on: Day;
  /** The new last day, for a renewal alone. */
  readonly until: Day | null;
  /** What an amendment is about, or why it ends; null for a signature. */
  readonly subject: string | null;
  /** True when the Department says it for a party that has no register of its own in the hub. */
  readonly declared: boolean;
}

/** What the Department's register says of a party's word: a party's own register cannot ask it. */
export const signatureMatches = ["ON_REGISTER", "NOT_A_PARTY", "TOO_EARLY", "UNKNOWN", "BEFORE_TERMS"] as const;
export type SignatureMatch = (typeof signatureMatches)[number];

/** A word as it is held against the Department's register. */
export type CitedSignature = Pick<ConventionSignature, "party" | "act" | "on"> & {
  /** The convention's id, as the party names it. */
  readonly id: ConventionId;
};
