import type { ProtectionRefusalCode, PublicationRefusalCode } from "./publicationRefusal.ts";
import type { refusalCodes } from "./refusal.ts";

/** Stable codes of what a program of ours (`hub`, `pacte-caf`...) refuses or cannot do, written after its French sentence. */
export const programRefusalCodes = [
  "NOT_DONE",
  "MISUSE",
  "SETTINGS_REFUSED",
  "FILE_NOT_READABLE",
  "FILE_NOT_WRITABLE",
  "PACT_FILE_REFUSED",
  "PARTNER_REFUSED",
  "KEY_REFUSED",
  "PORT_UNAVAILABLE",
  "OPEN_FILES_LIMIT",
  "DATABASE_SILENT",
  "DATABASE_LOGIN_REFUSED",
  "DATABASE_MISSING",
  "DATABASE_OUTDATED",
  "DATABASE_NEWER",
  "DATABASE_UNFIT",
  "HUB_SILENT",
  "GRAPH_REFUSED",
  "PROGRAM_MISSING",
  "PROCESS_FAILED",
  "EXTRACT_REFUSED",
  "AUDIT_FINDS",
  "UNEXPECTED",
] as const;

/** Named by a command as by the graph. */
type Unknown = Extract<(typeof refusalCodes)[number], "UNKNOWN_RELEASE" | "UNKNOWN_DEPOSIT">;

export type ProgramRefusalCode =
  | (typeof programRefusalCodes)[number]
  | ProtectionRefusalCode
  | PublicationRefusalCode
  | Unknown;
