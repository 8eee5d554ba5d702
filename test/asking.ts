import { grantDemonstration } from "@pacte-hub/demo/grants/grants";
import type { Institution } from "@pacte-hub/institution/config";
import { type readerPool, withClient } from "@pacte-hub/postgres/connect";
import type { InstitutionId, Reader } from "@pacte-hub/schema/model/viewer";
import type { LoginUrls } from "@pacte-hub/server/logins";
import { openSession } from "../packages/institution/access/openSession.ts";

/** An analyst of the institution itself, as his token would say. */
export const ownAnalyst = ({ partner }: Institution): Reader => ({
  kind: "READER",
  subject: "analyst",
  issuer: "https://issuer.example",
  institution: partner.signatories[0] as InstitutionId,
  roles: ["ANALYST"],
  until: "2090-01-01T00:00:00Z",
});

/** Marks a database as a demonstration, and records the grants of one. */
export async function openedAsDemonstration(institution: Institution, urls: LoginUrls): Promise<void> {
  await withClient(urls.OWNER, (client) =>
    client.query("insert into authority.mark (demonstration) values (true) on conflict do nothing"),
  );
  await grantDemonstration(urls.STEWARD, institution);
}

/** What a context needs of a request by the institution's own analyst. */
export const askedByOwnAnalyst = (institution: Institution, db: ReturnType<typeof readerPool>) =>
  openSession(institution, db, { viewer: ownAnalyst(institution), purpose: null });
