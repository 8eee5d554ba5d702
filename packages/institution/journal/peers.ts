import type { PartnerId } from "@pacte-hub/schema/model/partner";
import type { Instant } from "@pacte-hub/schema/model/period";
import type { ClientBase } from "pg";

/** Another institution, and a key it signs the heads of its journal with. */
export interface Peer {
  readonly institution: PartnerId;
  /** SPKI, base64. */
  readonly publicKey: string;
}

/** A journal key as the institution that keeps those heads was given it. */
export interface RegisteredPeer extends Peer {
  readonly validFrom: Instant;
  readonly validUntil: Instant | null;
}

/** Lets the heads of another institution's journal be kept here, by the steward's login; a key known already is left as it is. */
export async function addPeer(steward: ClientBase, { institution, publicKey }: Peer): Promise<"ADDED" | "KNOWN"> {
  const { rowCount } = await steward.query(
    "insert into authority.peer_key (institution, public_key) values ($1, $2) on conflict do nothing",
    [institution, publicKey],
  );
  return rowCount === 1 ? "ADDED" : "KNOWN";
}

export async function listPeers(steward: ClientBase): Promise<RegisteredPeer[]> {
  const { rows } = await steward.query(
    `select institution, public_key, valid_from, valid_until from authority.peer_key
      order by institution, valid_from, public_key`,
  );
  return rows.map((row) => ({
    institution: row.institution,
    publicKey: row.public_key,
    validFrom: row.valid_from.toISOString(),
    validUntil: row.valid_until?.toISOString() ?? null,
  }));
}

/** From now no new head signed with that key is kept; those kept stay verifiable. False when it is unknown or ended. */
export async function endPeer(steward: ClientBase, { institution, publicKey }: Peer): Promise<boolean> {
  const { rowCount } = await steward.query(
    `update authority.peer_key set valid_until = greatest(now(), valid_from)
      where institution = $1 and public_key = $2 and (valid_until is null or valid_until > now())`,
    [institution, publicKey],
  );
  return rowCount === 1;
}
