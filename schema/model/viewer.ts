import type { Branded, Named } from "./brand.ts";
import type { Instant } from "./period.ts";

/** What a reader does for their institution (docs/architecture.md#who-reads); a steward is one of their own only. */
export const roles = ["ANALYST", "STEERING", "STEWARD", "OPERATOR"] as const;
export type Role = (typeof roles)[number];

/** A signatory's id in the Department's register: "caf", "department-meuse", "region-grand-est"... */
export type InstitutionId = Branded<"InstitutionId">;

/** A signatory's id as it enters: from a token's line, an argument, a command. null: the text cannot be one. */
export const institutionIdIn = (text: string): InstitutionId | null =>
  /^[a-z0-9-]{1,60}$/.test(text) ? (text as InstitutionId) : null;

/** The issuer's own name for someone: unique with it, and nobody's name elsewhere. */
export type Subject = Named<"Subject">;

/** Someone whose token this institution believes, and for whom they speak. */
export interface Reader {
  readonly kind: "READER";
  /** The issuer's own name for them: never logged, never journaled but as a salted commitment. */
  readonly subject: Subject;
  readonly issuer: string;
  readonly institution: InstitutionId;
  readonly roles: readonly Role[];
  /** When their token ends. */
  readonly until: Instant;
}

/** Nobody in particular: open data only. */
export interface Anonymous {
  readonly kind: "ANONYMOUS";
}

export type Viewer = Reader | Anonymous;

export const anonymous: Anonymous = { kind: "ANONYMOUS" };
