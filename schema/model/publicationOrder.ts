import type { Named } from "./brand.ts";
import type { Instant } from "./period.ts";
import type { DatasetId, ReleaseId } from "./release.ts";

export type DepositId = Named<"DepositId">;
export type OrderId = Named<"OrderId">;

/** Files laid down to be published: what is said of them to stewards, never what they count. */
export interface Deposit {
  readonly id: DepositId;
  readonly datasets: readonly DatasetId[];
  readonly fileNames: readonly string[];
  /**
   * Hexadecimal SHA-256 of a salt of 32 random bytes, then of the files one after the other. The salt stays with the
   * counts: without it the digest of a file of few unknowns would be the file.
   */
  readonly seal: string;
  readonly provisional: boolean;
  readonly demonstration: boolean;
  readonly depositedAt: Instant;
}

export const publicationStates = ["AWAITING_SECOND_APPROVAL", "ORDERED", "PUBLISHED", "REFUSED"] as const;
export type PublicationState = (typeof publicationStates)[number];

/** A steward's order to publish a deposit, and what came of it. */
export interface PublicationOrder {
  readonly id: OrderId;
  readonly deposit: DepositId;
  readonly state: PublicationState;
  readonly version: number;
  readonly embargoUntil: Instant | null;
  readonly orderedAt: Instant;
  readonly doneAt: Instant | null;
  readonly releases: readonly ReleaseId[];
  /** French; null unless refused. */
  readonly refusal: string | null;
}
