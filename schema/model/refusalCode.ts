import { programRefusalCodes } from "./programRefusal.ts";
import {
  auditFindingCodes,
  extractFaultCodes,
  protectionRefusalCodes,
  publicationRefusalCodes,
} from "./publicationRefusal.ts";
import { refusalCodes } from "./refusal.ts";

/**
 * The one list of codes: all that a person or a program may be refused with, by where it is met. A code is never renamed;
 * docs/codes.md says what each means and what to do (`test/house/refusals.test.ts` holds the two together).
 */
export const allRefusalCodes = {
  /** `extensions.code` of an answer, by GraphQL or by HTTP. */
  answer: refusalCodes,
  /** A line of an extract. */
  extract: extractFaultCodes,
  /** A table that cannot be protected, or is not protected enough. */
  protection: [...protectionRefusalCodes, ...auditFindingCodes],
  /** A publication, for another reason than its figures. */
  publication: publicationRefusalCodes,
  /** A command. */
  program: programRefusalCodes,
} as const;

export type RefusalCode = (typeof allRefusalCodes)[keyof typeof allRefusalCodes][number];
