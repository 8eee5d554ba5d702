import type { RefusalReason } from "./consultation.ts";
import type { ConventionId } from "./convention.ts";
import { type Hint, type PactRefusal, pactRefusalCodes } from "./pactRefusal.ts";
import type { PartnerId } from "./partner.ts";
import type { PeriodCode } from "./period.ts";
import { type RequestRefusal, requestRefusalCodes } from "./requestRefusal.ts";
import { type SavedQueryRefusal, savedQueryRefusalCodes } from "./savedQueryRefusal.ts";
import { type TableRefusal, tableRefusalCodes } from "./tableRefusal.ts";
import type { Level } from "./territory.ts";
import type { NotPublished, PeriodNotPublished } from "./unpublishedRefusal.ts";

/** Stable codes of `extensions.code`. A client may rely on them; sentences may improve. */
export const refusalCodes = [
  "PARTNER_UNAVAILABLE",
  "PARTNER_ANSWER_INVALID",
  "UNKNOWN_TERRITORY",
  "INVALID_PERIOD",
  "PERIOD_REVERSED",
  "SAME_PERIOD",
  "PERIOD_STEPS_DIFFER",
  "INVALID_LENGTH",
  "OUT_OF_RANGE",
  "EMPTY_LIST",
  "NOT_BROKEN_DOWN",
  "UNKNOWN_DATASET",
  "NOT_PUBLISHED",
  "LEVEL_NOT_PUBLISHED",
  "BREAKDOWN_NOT_PUBLISHED",
  "PERIOD_NOT_PUBLISHED",
  "INVALID_DAY",
  "INVALID_AS_OF",
  "AS_OF_IN_FUTURE",
  "QUERY_TOO_COSTLY",
  "NUMBER_NOT_EXACT",
  "NOT_PLANNABLE",
  "PLANNERS_BUSY",
  "UNAUTHORIZED_FIELD_OR_TYPE",
  "NOT_KNOWN_TO_PARTNER",
  "ANSWER_TOO_LARGE",
  "ANSWER_INTERRUPTED",
  "BUDGET_SPENT",
  "OPERATION_NOT_REGISTERED",
  "UNAUTHENTICATED",
  "TOKEN_NOT_EXCHANGED",
  "TOKEN_NOT_ACCEPTED",
  "JOURNAL_UNAVAILABLE",
  "CARRIER_REFUSED",
  "NOT_GRANTED",
  "DOOR_CLOSED",
  "INVALID_PURPOSE",
  "INVALID_GRANT",
  "UNKNOWN_GRANT",
  "ALREADY_REVOKED",
  "NOTHING_TO_APPROVE",
  "SECOND_PERSON_NEEDED",
  "ISSUER_STANDS",
  "VERSION_CONFLICT",
  "IDEMPOTENCY_KEY_REUSED",
  "REASON_NEEDED",
  "TEXT_REFUSED",
  "NOT_A_STEWARD",
  "INVALID_KEY",
  "UNKNOWN_RELEASE",
  "UNKNOWN_DEPOSIT",
  "ALREADY_ORDERED",
  "UNKNOWN_ORDER",
  "NO_ORDER_TO_APPROVE",
  "OTHER_PERSON_NEEDED",
  "INVALID_EMBARGO",
  ...pactRefusalCodes,
  ...requestRefusalCodes,
  ...tableRefusalCodes,
  ...savedQueryRefusalCodes,
  "INTERNAL",
] as const;

/** A refusal is a value; `explain` (schema/rules) gives each its French sentence. */
export type Refusal =
  | { readonly code: "PARTNER_UNAVAILABLE"; readonly partner: PartnerId; readonly why: Unavailability }
  | { readonly code: "PARTNER_ANSWER_INVALID"; readonly partner: PartnerId }
  /** It has nothing to say of an object, where something must be. */
  | { readonly code: "NOT_KNOWN_TO_PARTNER"; readonly partner: PartnerId }
  | { readonly code: "UNKNOWN_TERRITORY"; readonly territory: string; readonly hint?: Hint; readonly sought?: Sought }
  | { readonly code: "INVALID_PERIOD"; readonly period: string }
  /** How many lines a list may have. */
  | { readonly code: "INVALID_LENGTH"; readonly length: number; readonly longest: number }
  /** `argument` as the graph names it; `range`: French, what it may be, to follow « vaut ». */
  | { readonly code: "OUT_OF_RANGE"; readonly argument: string; readonly value: string; readonly range: string }
  /** A list of no value narrows to nothing: it is left out, or has one. */
  | { readonly code: "EMPTY_LIST"; readonly argument: string }
  | {
      readonly code: "NOT_BROKEN_DOWN";
      readonly dataset: string;
      readonly datasetTitle: string | null;
      readonly by: string;
      readonly known: readonly string[];
    }
  | { readonly code: "UNKNOWN_DATASET"; readonly dataset: string; readonly hint: Hint }
  | NotPublished
  | {
      readonly code: "LEVEL_NOT_PUBLISHED";
      readonly partner: PartnerId;
      readonly dataset: string;
      readonly datasetTitle: string | null;
      readonly level: Level;
    }
  | {
      readonly code: "BREAKDOWN_NOT_PUBLISHED";
      readonly partner: PartnerId;
      readonly dataset: string;
      readonly datasetTitle: string | null;
      /** As the graph writes them. */
      readonly by: readonly string[];
    }
  | PeriodNotPublished
  | { readonly code: "INVALID_DAY"; readonly day: string }
  | { readonly code: "INVALID_AS_OF"; readonly asOf: string }
  | { readonly code: "AS_OF_IN_FUTURE"; readonly asOf: string }
  | { readonly code: "PERIOD_REVERSED"; readonly from: string; readonly to: string }
  /** A change is from a period to another, both months, both quarters or both years. */
  | { readonly code: "SAME_PERIOD"; readonly period: PeriodCode }
  | { readonly code: "PERIOD_STEPS_DIFFER"; readonly from: string; readonly to: string }
  | { readonly code: "QUERY_TOO_COSTLY"; readonly measured: number; readonly limit: number; readonly of: Bounded }
  /** A number of more digits than JSON's readers keep was sent for an identity. */
  | { readonly code: "NUMBER_NOT_EXACT"; readonly variable: string }
  /** The gateway found no plan for the operation: which subgraph to ask what, and in which order. */
  | { readonly code: "NOT_PLANNABLE"; readonly reason: string }
  | { readonly code: "PLANNERS_BUSY" }
  /** The composed graph opens the field to readers who are known, or whose token bears certain scopes. */
  | { readonly code: "UNAUTHORIZED_FIELD_OR_TYPE"; readonly field: string; readonly isKnown: boolean }
  /** Bytes. */
  | { readonly code: "ANSWER_TOO_LARGE"; readonly limit: number }
  /** The gateway could not make a long answer: it lost the process that made it, or too many are made already. */
  | { readonly code: "ANSWER_INTERRUPTED" }
  | { readonly code: "BUDGET_SPENT"; readonly cost: number; readonly perMinute: number; readonly seconds: number }
  | { readonly code: "UNAUTHENTICATED"; readonly reason: TokenFault }
  | {
      readonly code: "TOKEN_NOT_EXCHANGED";
      readonly partner: PartnerId;
      readonly reason: "ISSUER_REFUSED" | "ISSUER_UNAVAILABLE" | "TOKEN_EXPIRED";
    }
  /** Told beside what is open to all: nobody could say who the bearer is. */
  | { readonly code: "TOKEN_NOT_ACCEPTED"; readonly reason: UncheckedToken }
  /** What cannot be journaled is neither shown nor done: open figures need no journal. */
  | { readonly code: "JOURNAL_UNAVAILABLE"; readonly partner: PartnerId }
  | { readonly code: "CARRIER_REFUSED" }
  | NotGranted
  | { readonly code: "DOOR_CLOSED"; readonly partner: PartnerId }
  | { readonly code: "INVALID_PURPOSE"; readonly purpose: string }
  | { readonly code: "INVALID_GRANT"; readonly why: string }
  | { readonly code: "UNKNOWN_GRANT" | "ALREADY_REVOKED" | "NOTHING_TO_APPROVE"; readonly grant: string }
  | { readonly code: "SECOND_PERSON_NEEDED"; readonly grant: string }
  /** A value of an issuer's claim speaks for one institution at a time. */
  | { readonly code: "ISSUER_STANDS"; readonly line: string }
  | {
      readonly code: "VERSION_CONFLICT";
      readonly about: string;
      readonly expected: number;
      readonly found: number;
    }
  | { readonly code: "IDEMPOTENCY_KEY_REUSED"; readonly key: string }
  | { readonly code: "REASON_NEEDED" }
  /** `field`: the input's own name for it; `why`: French, without the words themselves. */
  | { readonly code: "TEXT_REFUSED"; readonly field: string; readonly why: string }
  /** `isOpenToOthers`: whoever speaks for another institution may do it too, in its name. */
  | {
      readonly code: "NOT_A_STEWARD";
      readonly partner: PartnerId;
      readonly isOpenToOthers?: boolean;
      readonly isAnonymous?: boolean;
    }
  | { readonly code: "INVALID_KEY" }
  /** The operator runs registered operations only. */
  | { readonly code: "OPERATION_NOT_REGISTERED" }
  | { readonly code: "UNKNOWN_RELEASE"; readonly release: string }
  | { readonly code: "UNKNOWN_DEPOSIT" | "ALREADY_ORDERED"; readonly deposit: string }
  | { readonly code: "UNKNOWN_ORDER" | "NO_ORDER_TO_APPROVE" | "OTHER_PERSON_NEEDED"; readonly order: string }
  | { readonly code: "INVALID_EMBARGO"; readonly embargo: string }
  | PactRefusal
  | RequestRefusal
  | TableRefusal
  | SavedQueryRefusal
  | { readonly code: "INTERNAL" };

/**
 * What an unknown territory was sought by, where it is not its code alone: a part of its name, a code of that level, or the
 * code of another department of a group (`rules/benchmark.ts`).
 */
export type Sought = "NAME" | "OTHER_DEPARTMENT" | Level;

/** The institution's own decision, or the absence of one. Nothing in it depends on any figure. */
export interface NotGranted {
  readonly code: "NOT_GRANTED";
  readonly partner: PartnerId;
  readonly dataset: string;
  /** French, as its institution calls it; null: it is none of its datasets. */
  readonly datasetTitle?: string | null;
  /** True: what is refused are invented figures. */
  readonly demonstration?: boolean;
  readonly reason: RefusalReason;
  /** The convention that would open the door; null: none is known that would. */
  readonly convention: ConventionId | null;
  /** Its title, where it is known here: what a reader looks for. */
  readonly conventionTitle?: string | null;
  /** False: the request said nothing of who asks. */
  readonly isKnown: boolean;
}

export type Unavailability = "DOWN" | "TIMEOUT" | "CUT" | "OVERLOADED" | "DATABASE" | "REPLICA_LATE";

/** What a query may not have too much of. */
export type Bounded =
  | "DEPTH"
  | "ALIASES"
  | "FRAGMENTS"
  | "DIRECTIVES"
  | "FIELDS"
  | "ACTS"
  | "TOKENS"
  | "CHARACTERS"
  | "INPUT"
  | "VALUES";

/** Why a reader's access token opens nothing. */
export const tokenFaults = [
  "MALFORMED",
  "UNKNOWN_ISSUER",
  "ISSUER_UNAVAILABLE",
  "BAD_SIGNATURE",
  "WRONG_AUDIENCE",
  "EXPIRED",
  "NOT_YET_VALID",
  "LIVES_TOO_LONG",
  "UNKNOWN_INSTITUTION",
] as const;
export type TokenFault = (typeof tokenFaults)[number];

/** Faults of nobody's making: the token may be good, and says nothing here. What is forged, over or for another is refused. */
export const uncheckedTokens = ["UNKNOWN_ISSUER", "ISSUER_UNAVAILABLE"] as const;
export type UncheckedToken = (typeof uncheckedTokens)[number];
