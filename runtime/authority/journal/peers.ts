import type { ClientBase } from "pg";
import type { PartnerId } from "../../../schema/language/partner.ts";

/** Another institution, and a key it signs the heads of its journal with. */
export interface Peer {
  readonly institution: PartnerId;
  /** SPKI, base64. */
  readonly publicKey: string;
}

/** Lets the heads of another institution's journal be kept here, by the steward's login. */
export async function addPeer(steward: ClientBase, { institution, publicKey }: Peer): Promise<void> {
  await steward.query(
    "insert into authority.peer_key (institution, public_key) values ($1, $2) on conflict do nothing",
    [institution, publicKey],
  );
}
