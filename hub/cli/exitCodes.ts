import { failureCodes } from "@pacte-hub/server/commandLine";

/** What `hub` ends with; the one place where its exit codes are given (repeated for operators in docs/exploitation.md). */
export const exitCodes = {
  done: 0,
  ...failureCodes,
  /** The extract has faults: each is printed with its line. */
  extractRefused: 3,
  /** Some figure or file is not what its institution signed. */
  notAuthentic: 4,
  /** The auditor narrows a protected figure. */
  auditFinds: 5,
  /** A registered operation would no longer be understood. */
  breaksOperations: 6,
} as const;
