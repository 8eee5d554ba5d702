import type { Commitment, CommitmentReport } from "../../model/commitment.ts";
import { accepted, declined, type Judged, type PactRefusal } from "../../model/pactRefusal.ts";
import type { Day } from "../../model/period.ts";
import { hintFor } from "../nearest.ts";
import { faultInTexts, longestText } from "./texts.ts";

export type ReportDraft = Omit<CommitmentReport, "id" | "declared">;

/** What a report is judged on: every commitment there is, the first day of each Pact, and today. */
export interface Promised {
  readonly commitments: readonly Commitment[];
  readonly pacts: readonly { readonly id: string; readonly start: Day; readonly years: readonly number[] }[];
  readonly today: Day;
}

/**
 * A promisor's own word on what it promised. There is one a year: said again, it is the next version of the same, so that what
 * was said before stays read.
 */
export function reported(draft: ReportDraft, among: Promised, declared: boolean): Judged<CommitmentReport> {
  const fault = faultIn(draft, among);
  if (fault) return declined(fault);
  const { commitment, promisor, on } = draft;
  return accepted({ ...draft, id: `report:${commitment}:${promisor}:${on.slice(0, 4)}`, declared });
}

function faultIn(draft: ReportDraft, { commitments, pacts, today }: Promised): PactRefusal | null {
  const { commitment: id, promisor, on, proof } = draft;
  const commitment = commitments.find((candidate) => candidate.id === id);
  if (!commitment) return unknownCommitment(id, commitments);
  const { promisors } = commitment;
  if (!promisors.includes(promisor))
    return { code: "NOT_THE_PROMISOR", commitment: id, promisor: promisor.slice(0, 60), promisors };
  if (on > today) return { code: "DAY_TO_COME", on };
  const pact = pacts.find((candidate) => candidate.id === commitment.pact);
  // After its last day too: what was promised is reported once it is over.
  if (pact && on < pact.start) return { code: "OUTSIDE_THE_PACT", year: Number(on.slice(0, 4)), years: pact.years };
  return faultInTexts([["La preuve", proof, longestText]]);
}

const unknownCommitment = (id: string, commitments: readonly Commitment[]): PactRefusal => ({
  code: "UNKNOWN_REFERENCE",
  what: "COMMITMENT",
  id: id.slice(0, 60),
  hint: hintFor(
    id,
    commitments.map((commitment) => ({ code: commitment.id, name: commitment.text })),
  ),
});
