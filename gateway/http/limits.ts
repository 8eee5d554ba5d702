import { type Limits, queryLimits } from "@pacte-hub/server/http/limits";
import type { SubgraphLimits } from "../execution/subgraphLimits.ts";
import { type LongAnswerLimits, usualLongAnswers } from "../longAnswers/answerPool.ts";
import { type PoolOptions, usualPool } from "../planning/plannerPool.ts";

/** What the gateway grants readers and partners; every number of it is here or in `limits.ts`. */
export interface GatewayLimits {
  readonly query: Limits;
  readonly partner: SubgraphLimits;
  readonly maxRequestBytes: number;
  readonly plansKept: number;
  /** Characters of queries kept by their hash. */
  readonly queriesKept: number;
  readonly maxErrors: number;
  /** Most faults of a question's text in one refusal: the next come when these are mended. */
  readonly maxFaults: number;
  readonly planners: PlannerLimitsInGateway;
  readonly longAnswers: LongAnswerLimits;
  /** Of refusals and of questions read for the first time. */
  readonly pace: PaceLimits;
  /** The most values an answer may be expected to hold. */
  readonly largestAnswer: number;
  /** The most bytes an answer may come to. */
  readonly maxAnswerBytes: number;
  /** The most bytes of a table, which repeats on each row what stands around its list. */
  readonly maxTableBytes: number;
  readonly tables: TableLimits;
}

/** How tables are made of answers. */
export interface TableLimits {
  /** Bytes of an answer up to which its table is made at once: a few milliseconds. */
  readonly atOnce: number;
  /** Threads at a time, each ended with its table; others wait. */
  readonly threads: number;
  readonly mostWaiting: number;
  /** Mebibytes of one thread. */
  readonly maxHeap: number;
}

/** How fast work that no price covers is done for one payer. */
export interface PaceLimits {
  /** Milliseconds of processor time that are had at once by whoever asked for nothing before. */
  readonly burstMs: number;
  /** Milliseconds of processor time in each second from then on. */
  readonly msPerSecond: number;
  /** What each refusal counts for: more than it takes, since nobody needs many. */
  readonly refusalMs: number;
  /** What each text counts for that was never met, besides what it takes: who asks the same of many territories has variables. */
  readonly newTextMs: number;
  /** The longest that a request is held back. */
  readonly longestMs: number;
}

/** What planning may take. */
export interface PlannerLimitsInGateway extends Omit<PoolOptions, "log" | "charge"> {
  /** Processor time of planning that one reader's budget pays a minute; plans already made cost nothing. */
  readonly msOfOneReader: number;
}

export const defaultLimits: GatewayLimits = {
  query: queryLimits,
  partner: {
    timeoutMs: 10_000,
    maxBodyBytes: 32 * 1024 * 1024,
    connections: 64,
    mostAsked: 512,
    failuresBeforeRest: 5,
    restMs: 5_000,
  },
  maxRequestBytes: 512 * 1024,
  plansKept: 500,
  queriesKept: 4 * 1024 * 1024,
  maxErrors: 1_000,
  maxFaults: 20,
  planners: { ...usualPool, msOfOneReader: 6_000 },
  longAnswers: usualLongAnswers,
  // A hundred refusals or new texts at once, twenty in a second from then on, or a fifth of a processor.
  pace: { burstMs: 1_000, msPerSecond: 200, refusalMs: 10, newTextMs: 10, longestMs: 5_000 },
  // A table of all communes over three or four indicators comes to about 100,000 by this reckoning.
  largestAnswer: 400_000,
  maxAnswerBytes: 16 * 1024 * 1024,
  maxTableBytes: 64 * 1024 * 1024,
  tables: { atOnce: 128 * 1024, threads: 2, mostWaiting: 50, maxHeap: 768 },
};
