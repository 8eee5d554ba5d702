import { createHash } from "node:crypto";
import type { Reader, Viewer } from "@pacte-hub/schema/model/viewer";

/** Who the reader is stays in this process: the database gets a digest, and journals a salted commitment to it. */
export const subjectDigest = (viewer: Viewer): string | null =>
  viewer.kind === "READER" ? digestOf(viewer.issuer, viewer.subject) : null;

export const digestOf = (issuer: string, subject: string): string =>
  createHash("sha256").update(`${issuer}\n${subject}`).digest("hex");

/** Two persons are two pseudonyms; neither tells who they are. */
export const pseudonymOf = ({ issuer, subject }: Reader): string =>
  `steward:${createHash("sha256").update(`${issuer} ${subject}`).digest("hex").slice(0, 24)}`;
