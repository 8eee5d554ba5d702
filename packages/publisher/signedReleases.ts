import { type Institution, indicatorOf } from "@pacte-hub/institution/config";
import { canonicalFile, hashOf } from "@pacte-hub/release-file/canonicalFile";
import { isSignedBy } from "@pacte-hub/release-file/signature";
import type { ReleaseId } from "@pacte-hub/schema/model/release";
import type { Client } from "pg";
import type { CurrentRelease } from "./currentReleases.ts";
import { cellsOf } from "./release.ts";

/** What of a release its signature covers, and the signature. */
export type SignedRelease = Pick<
  CurrentRelease,
  "id" | "dataset" | "demonstration" | "contentHash" | "signature" | "publicKey"
>;

/** True when the cells of the database are, to the byte, what the institution signed. */
export async function isAsSigned(client: Client, institution: Institution, release: SignedRelease): Promise<boolean> {
  const { id, dataset, contentHash, publicKey, signature, demonstration } = release;
  const indicator = indicatorOf(institution, dataset);
  if (!indicator) return false;
  const file = canonicalFile({ ...indicator, demonstration, id }, await cellsOf(client, id));
  return hashOf(file) === contentHash && isSignedBy(publicKey, contentHash, signature);
}

/** Of all releases, every vintage and what was withdrawn included: how many there are, and which are not what was signed. */
export async function signaturesVerified(
  client: Client,
  institution: Institution,
): Promise<{ readonly releases: number; readonly altered: readonly ReleaseId[] }> {
  const { rows } = await client.query<SignedRelease>(
    `select id, dataset, demonstration, content_hash as "contentHash", signature, public_key as "publicKey"
       from published.release order by id`,
  );
  const altered: ReleaseId[] = [];
  for (const release of rows) if (!(await isAsSigned(client, institution, release))) altered.push(release.id);
  return { releases: rows.length, altered };
}
