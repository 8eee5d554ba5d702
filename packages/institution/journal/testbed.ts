import { randomBytes } from "node:crypto";
import type { Consultation } from "@pacte-hub/schema/model/consultation";
import { anonymous, type InstitutionId, type Reader } from "@pacte-hub/schema/model/viewer";
import type { RequestSignature } from "../auth/verifySignature.ts";
import type { JournalRequest } from "./journalEntry.ts";

/** A request as it came from the gateway: each has its own nonce. */
export const anySignature = (): RequestSignature => ({
  key: "gateway",
  nonce: randomBytes(16).toString("base64url"),
  createdAt: new Date().toISOString(),
  requestId: "request-1",
});

export const analyst = (subject = "anne"): Reader => ({
  kind: "READER",
  subject,
  issuer: "https://identite.department.example",
  institution: "department-meuse" as InstitutionId,
  roles: ["ANALYST"],
  until: "2030-01-01T00:00:00.000Z",
});

export const consultation = (decision: Consultation["decision"] = "GRANTED"): Consultation => ({
  dataset: "rsa-households",
  releases: ["caf:rsa-households:2021-12:1"],
  periods: ["2021-12"],
  grain: "EPCI age;sex",
  rows: 17,
  decision,
  reason: decision === "REFUSED" ? "NO_GRANT" : null,
  grant: decision === "GRANTED" ? "grant-1" : null,
  convention: decision === "GRANTED" ? "siae-network" : null,
});

/** What an analyst's request leaves. */
export const recording = (changes: Partial<JournalRequest> = {}): JournalRequest => ({
  requestSignature: anySignature(),
  viewer: analyst(),
  asker: { institution: "department-meuse" as InstitutionId, roles: ["ANALYST"], purpose: "STEERING" },
  consultations: [consultation()],
  acts: [],
  ...changes,
});

/** Nobody in particular, reading open data. */
export const openReading = (): JournalRequest =>
  recording({
    viewer: anonymous,
    asker: { institution: null, roles: [], purpose: "PUBLIC_INFORMATION" },
    consultations: [consultation("OPEN")],
  });
