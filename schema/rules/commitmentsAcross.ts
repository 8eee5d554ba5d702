import type { Commitment, CommitmentId, CommitmentReport, CommitmentState } from "../model/commitment.ts";
import { type PartnerId, partnerOf } from "../model/partner.ts";
import type { Day } from "../model/period.ts";
import { voiceOf } from "./acts/signatures.ts";

/** What a partner answered of its reports; null or absent: it did not answer, so that nothing is known of them. */
export type ReportAnswers = Readonly<Partial<Record<PartnerId, readonly CommitmentReport[] | null>>>;

/** UNREPORTED: its promisor said nothing, which is no breach; UNKNOWN: who keeps its word did not answer. */
export type PromiseState = CommitmentState | "UNREPORTED" | "UNKNOWN";

/** A promise as one of its promisors tells it. */
export interface ReportedPromise {
  readonly commitment: CommitmentId;
  readonly promisor: string;
  readonly state: PromiseState;
  /** The last day it was told of; null: never, or unknown. */
  readonly on: Day | null;
  /** French; null: nothing was told. */
  readonly proof: string | null;
  /** True when only the Department can say it, for a promisor without a register of its own here. */
  readonly declared: boolean;
  /** Whose register says it. */
  readonly saidBy: PartnerId;
}

/** Promises by what their promisors say: each promise counts once for each promisor. */
export interface PromiseCounts {
  readonly held: number;
  readonly partly: number;
  readonly notHeld: number;
  readonly noLongerDue: number;
  readonly unreported: number;
  /** Told by who did not answer: in none of the others. */
  readonly unknown: number;
}

export interface CommitmentsAcross extends PromiseCounts {
  readonly promises: readonly ReportedPromise[];
  /** In the order in which the Pact names them first. */
  readonly byPromisor: readonly (PromiseCounts & { readonly promisor: string })[];
  /** Partners that did not answer, where a promise rests on them. */
  readonly silent: readonly PartnerId[];
  readonly isPartial: boolean;
  /** French. */
  readonly sentence: string;
}

/**
 * Which promises were held on a day, from every promisor's own word: no institution holds the others', whoever holds all the
 * answers can. A word counts under the name of whoever may say it, as with signatures; the last one said up to the day holds.
 */
export function commitmentsAcross(
  commitments: readonly Commitment[],
  answers: ReportAnswers,
  day: Day,
): CommitmentsAcross {
  const promises = commitments.flatMap(({ id, promisors }) =>
    promisors.map((promisor) => promiseOf(id, promisor, answers, day)),
  );
  const promisorIds = [...new Set(promises.map(({ promisor }) => promisor))];
  const counts = countsOf(promises);
  const silent = [...new Set(promises.filter(({ state }) => state === "UNKNOWN").map(({ saidBy }) => saidBy))];
  return {
    ...counts,
    promises,
    byPromisor: promisorIds.map((promisor) => ({
      promisor,
      ...countsOf(promises.filter((promise) => promise.promisor === promisor)),
    })),
    silent,
    isPartial: silent.length > 0,
    sentence: sentenceOf(counts, silent),
  };
}

function promiseOf(commitment: CommitmentId, promisor: string, answers: ReportAnswers, day: Day): ReportedPromise {
  const voice = voiceOf(promisor);
  const saidBy = voice ?? "department";
  const declared = voice === undefined;
  const nothing = { commitment, promisor, saidBy, declared, on: null, proof: null };
  const words = answers[saidBy] ?? null;
  if (words === null) return { ...nothing, state: "UNKNOWN" };
  const last = words
    .filter(
      (report) =>
        report.commitment === commitment &&
        report.promisor === promisor &&
        report.declared === declared &&
        report.on <= day,
    )
    .sort((a, b) => a.on.localeCompare(b.on))
    .at(-1);
  return last ? { ...nothing, state: last.state, on: last.on, proof: last.proof } : { ...nothing, state: "UNREPORTED" };
}

function countsOf(promises: readonly ReportedPromise[]): PromiseCounts {
  const countOf = (state: PromiseState) => promises.filter((promise) => promise.state === state).length;
  return {
    held: countOf("HELD"),
    partly: countOf("PARTLY"),
    notHeld: countOf("NOT_HELD"),
    noLongerDue: countOf("NO_LONGER_DUE"),
    unreported: countOf("UNREPORTED"),
    unknown: countOf("UNKNOWN"),
  };
}

/** The French word for each state of a promise. */
export const promiseStateText: Readonly<Record<PromiseState, string>> = {
  HELD: "tenu",
  PARTLY: "tenu en partie",
  NOT_HELD: "pas tenu",
  NO_LONGER_DUE: "plus dû",
  UNREPORTED: "rien n'en est dit",
  UNKNOWN: "inconnu",
};

function sentenceOf(counts: PromiseCounts, silent: readonly PartnerId[]): string {
  const { held, partly, notHeld, noLongerDue, unreported, unknown } = counts;
  const counted = `Tenus : ${held} ; en partie : ${partly} ; pas tenus : ${notHeld} ; plus dus : ${noLongerDue} ; sans compte rendu : ${unreported}`;
  const missing = silent.map((id) => partnerOf(id).name).join(", ");
  return silent.length === 0 ? `${counted}.` : `${counted} ; inconnus (sans réponse : ${missing}) : ${unknown}.`;
}
