import { createHash } from "node:crypto";
import type { JournalHead } from "@pacte-hub/schema/model/journalHead";

/** A line of the journal as stored; `entry` is null once its time is over. */
export interface JournalLine {
  readonly seq: number;
  readonly at: string;
  readonly entry: string | null;
  readonly entryHash: string;
  readonly hash: string;
}

/** What contradicts the chain, and at which line. */
export interface ChainFault {
  readonly seq: number;
  readonly kind: "MISSING" | "ALTERED" | "REHASHED" | "EMPTIED_EARLY" | "TAIL_CUT" | "HEAD_DIFFERS" | "REWRITTEN";
}

/** A head that somebody kept, and who. */
export interface WitnessedHead extends Pick<JournalHead, "seq" | "hash"> {
  readonly witness: string;
}

export interface Evidence {
  /** What the database itself says its end is. */
  readonly end: Pick<JournalHead, "seq" | "hash">;
  /** Heads kept elsewhere, whose signature was verified. */
  readonly witnessed: readonly WitnessedHead[];
  /** Lines before it may be empty: twelve months ago. */
  readonly retainedSince: string;
}

const beginning = "0".repeat(64);

/** How long the text of a line is kept; its hashes stay. */
export const retentionMonths = 12;

/** The instant that many months before now. */
export const monthsAgo = (months: number): string => {
  const day = new Date();
  day.setUTCMonth(day.getUTCMonth() - months);
  return day.toISOString();
};

/**
 * Walks the whole chain. Without kept heads it finds whatever was changed but not hashed anew; with them, also a history
 * that was written anew, and a tail that was cut.
 */
export async function faultsOf(
  lines: AsyncIterable<JournalLine>,
  { end, witnessed, retainedSince }: Evidence,
): Promise<ChainFault[]> {
  const faults: ChainFault[] = [];
  const heads = new Map<number, Set<string>>();
  for (const { seq, hash } of witnessed) heads.set(seq, (heads.get(seq) ?? new Set()).add(hash));
  let last = { seq: 0, hash: beginning };
  for await (const line of lines) {
    if (line.seq !== last.seq + 1) faults.push({ seq: last.seq + 1, kind: "MISSING" });
    if (line.entry === null && line.at >= retainedSince) faults.push({ seq: line.seq, kind: "EMPTIED_EARLY" });
    if (line.entry !== null && !isOf(line, line.entry)) faults.push({ seq: line.seq, kind: "ALTERED" });
    if (line.hash !== hashAfter(last.hash, line)) faults.push({ seq: line.seq, kind: "REHASHED" });
    if ([...(heads.get(line.seq) ?? [])].some((hash) => hash !== line.hash))
      faults.push({ seq: line.seq, kind: "REWRITTEN" });
    last = { seq: line.seq, hash: line.hash };
  }
  const furthest = Math.max(0, ...heads.keys());
  if (furthest > last.seq) faults.push({ seq: last.seq + 1, kind: "TAIL_CUT" });
  if (end.seq !== last.seq || end.hash !== last.hash) faults.push({ seq: end.seq, kind: "HEAD_DIFFERS" });
  return faults;
}

/** The text says its own place and instant: a line that was moved no longer does. */
function isOf({ seq, at, entryHash }: JournalLine, entry: string): boolean {
  return entryHash === sha256(entry) && entry.startsWith(`${seq} ${at} `);
}

const hashAfter = (before: string, { seq, at, entryHash }: JournalLine): string =>
  sha256([before, seq, at, entryHash].join(" "));

const sha256 = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");
