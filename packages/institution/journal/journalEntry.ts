import type { Act, Asker, Consultation } from "@pacte-hub/schema/model/consultation";
import type { Viewer } from "@pacte-hub/schema/model/viewer";
import type { RequestSignature } from "../auth/verifySignature.ts";
import { subjectDigest } from "../pseudonyms.ts";

/** What one request leaves in the journal. */
export interface JournalRequest {
  readonly requestSignature: RequestSignature;
  readonly viewer: Viewer;
  readonly asker: Asker;
  readonly consultations: readonly Consultation[];
  readonly acts: readonly Act[];
}

/** A request as the database writes it (authority.journal_record). */
export interface JournalEntry {
  readonly nonce: string | null;
  readonly subject: string | null;
  readonly entries: readonly string[];
  readonly open: readonly string[];
}

/** Consultations that were granted or refused and acts become lines; reads of open data are only counted. */
export function journalEntryOf(recording: JournalRequest, isSpent: boolean): JournalEntry {
  const { requestSignature, viewer, consultations, acts } = recording;
  const context = contextOf(recording);
  const recorded = consultations.filter(({ decision }) => decision !== "OPEN");
  return {
    nonce: isSpent ? null : requestSignature.nonce,
    subject: subjectDigest(viewer),
    entries: [
      ...recorded.map((consultation) =>
        JSON.stringify({ kind: "CONSULTATION", ...context, ...hashedConsultation(consultation) }),
      ),
      ...acts.map(({ name, about, outcome }) => JSON.stringify({ kind: "ACT", ...context, name, about, outcome })),
    ],
    open: consultations.filter(({ decision }) => decision === "OPEN").map(({ dataset }) => dataset),
  };
}

const contextOf = ({ requestSignature, asker: { institution, roles, purpose } }: JournalRequest) => ({
  request: requestSignature.requestId,
  institution,
  roles,
  purpose,
});

/** Named one by one: the order is part of what is hashed, and nothing joins it unseen. */
const hashedConsultation = (consultation: Consultation) => ({
  dataset: consultation.dataset,
  releases: consultation.releases,
  periods: consultation.periods,
  grain: consultation.grain,
  rows: consultation.rows,
  decision: consultation.decision,
  reason: consultation.reason,
  grant: consultation.grant,
  convention: consultation.convention,
});
