/** Stable codes of what is wrong in an extract, each with its line where there is one (`packages/release-file/extractErrors.ts`). */
export const extractFaultCodes = [
  "NOT_READABLE",
  "NOT_TEXT",
  "EMPTY_FILE",
  "MISSING_COLUMN",
  "AMBIGUOUS_COLUMN",
  "UNKNOWN_COLUMN",
  "MALFORMED_LINE",
  "UNKNOWN_TERRITORY",
  "NAMES_DIFFER",
  "WRONG_PERIOD",
  "PERIOD_DIFFERS",
  "AMBIGUOUS_PERIOD",
  "UNUSUAL_PERIOD",
  "NOT_A_NUMBER",
  "AMBIGUOUS_NUMBER",
  "NOT_EXACT",
  "NOT_GIVEN",
  "NEGATIVE",
  "NOT_AN_INTEGER",
  "TOO_LARGE",
  "IMPLAUSIBLE",
  "FILE_CUT",
  "FIGURES_EXCHANGED",
  "OTHER_DATASET",
  "UNKNOWN_STATUS",
  "NOT_ROUNDED",
  "UNKNOWN_BREAKDOWN",
  "ONE_VALUE_ONLY",
  "PART_ONLY",
  "INCOMPLETE_BREAKDOWN",
  "PROVISIONAL",
  "IMPOSSIBLE",
  "MISSING_CONTRIBUTOR",
  "UNKNOWN_CONTRIBUTOR",
  "UNREGISTERED_CONTRIBUTOR",
  "MISSING_ACTION",
  "UNKNOWN_ACTION",
  "ACTION_DIFFERS",
  "MISSING_TERRITORY",
  "MARGIN_DIFFERS",
  "DUPLICATE_CELL",
  "TOO_MANY_FAULTS",
] as const;
export type ExtractFaultCode = (typeof extractFaultCodes)[number];

/** Stable codes of what stops the protection or the audit of a table (`packages/disclosure/refusal.ts`): nothing is published. */
export const protectionRefusalCodes = [
  "TABLE_INVALID",
  "MARGINS_DO_NOT_ADD",
  "RELATION_CONTRADICTED",
  "FACTS_CONTRADICTED",
  "POLICY_INVALID",
  "POLICY_IMPOSSIBLE",
  "SOLVER_TIMEOUT",
  "SOLVER_FAILED",
] as const;
export type ProtectionRefusalCode = (typeof protectionRefusalCodes)[number];

/** Stable codes of what else stops a publication, a deposit or a new audit (`packages/publisher`): nothing is published. */
export const publicationRefusalCodes = [
  "POLICY_MISSING",
  "POLICIES_DIFFER",
  "PUBLISHED_TOO_EARLY",
  "PEOPLE_DIFFER",
  "ROUNDED_ELSEWHERE",
  "COUNTS_GONE",
  "BREAKDOWN_LOST",
  "ORIGIN_DIFFERS",
  "REGISTER_EMPTY",
  "REGISTER_CONTRADICTED",
  "REGISTER_TOO_LONG",
  "HUB_REFUSES",
  "EMBARGOED_ELSEWHERE",
  "EMBARGOED_BESIDE",
  "WITHDRAWN_ELSEWHERE",
  "SIGNATURE_INVALID",
  "CHANGED_MEANWHILE",
  "FILE_TOO_LARGE",
] as const;
export type PublicationRefusalCode = (typeof publicationRefusalCodes)[number];

/** Stable codes of what the auditor finds of one cell; one finding and nothing is published (AUDIT_FINDS). */
export const auditFindingCodes = ["SHOWN", "NARROWED"] as const;
export type AuditFindingCode = (typeof auditFindingCodes)[number];
