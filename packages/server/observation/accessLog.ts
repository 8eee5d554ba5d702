import { createHash } from "node:crypto";
import type { Logger } from "pino";
import type { AnsweredQuestion } from "../http/answeredQuestion.ts";
import type { PartnerCall, Traced } from "./questionTrace.ts";

/** The context of an answered question, as far as a line tells of it. */
export interface Logged extends Traced {
  readonly bill?: { readonly cost?: number } | undefined;
}

/** A name is its reader's to choose: no more of it than a line can hold. */
const longestName = 80;

/**
 * Writes one line at `info` for each question: its name, its operation and its hash, its cost, how long it took, which
 * institutions were asked and what came of it. No token, no reader, no variable, no address.
 * @param process whose line it is, where several processes write to one place
 */
export const accessLog =
  (log: Logger, process: string) =>
  ({ requestId, status, milliseconds, bytes, isAbandoned, codes, context }: AnsweredQuestion<Logged>): void => {
    const { trace, bill } = context ?? {};
    const { name, kind, source } = trace?.operation ?? {};
    const allCodes = trace ? [...codes, ...trace.codes] : codes;
    log.info(
      {
        process,
        requestId,
        status,
        ms: rounded(milliseconds),
        bytes,
        ...(kind !== undefined && { kind }),
        ...(name !== undefined && { operation: name.slice(0, longestName) }),
        ...(source !== undefined && { hash: createHash("sha256").update(source).digest("hex") }),
        ...(bill?.cost !== undefined && { cost: bill.cost }),
        ...(trace && trace.calls.length > 0 && { partners: byPartner(trace.calls) }),
        ...(allCodes.length > 0 && { codes: allCodes }),
        ...(isAbandoned && { abandoned: true }),
      },
      "question",
    );
  };

interface PartnerLine {
  readonly calls: number;
  /** The longest of its calls: they may be under way together. */
  readonly ms: number;
  readonly failures?: readonly string[];
}

function byPartner(calls: readonly PartnerCall[]): Readonly<Record<string, PartnerLine>> {
  const partners = new Set(calls.map(({ partner }) => partner));
  return Object.fromEntries(
    [...partners].map((name) => {
      const partnerCalls = calls.filter(({ partner }) => partner === name);
      const failures = [...new Set(partnerCalls.map(({ outcome }) => outcome).filter((outcome) => outcome !== "OK"))];
      const ms = rounded(Math.max(...partnerCalls.map(({ milliseconds }) => milliseconds)));
      return [name, { calls: partnerCalls.length, ms, ...(failures.length > 0 && { failures }) }];
    }),
  );
}

/** Milliseconds, to a tenth. */
const rounded = (milliseconds: number): number => Math.round(milliseconds * 10) / 10;
