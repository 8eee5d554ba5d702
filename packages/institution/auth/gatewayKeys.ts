import { createPublicKey } from "node:crypto";
import { keyIdOf } from "@pacte-hub/auth/signatures/sign";
import type { Instant } from "@pacte-hub/schema/model/period";
import type { ClientBase } from "pg";

/** A gateway key as its institution's steward sees it. */
export interface TrustedGateway {
  readonly id: string;
  readonly publicKey: string;
  readonly validFrom: Instant;
  readonly validUntil: Instant | null;
  readonly demonstration: boolean;
}

/** A key to be trusted, by the steward's login. */
export interface NewGateway {
  readonly publicKey: string;
  readonly validFrom?: Instant | undefined;
  readonly validUntil?: Instant | undefined;
  readonly demonstration: boolean;
}

/** Lets a gateway in; a key known already is left as it is: one that was ended does not come back by being added again. */
export async function addGateway(steward: ClientBase, gateway: NewGateway): Promise<"ADDED" | "KNOWN"> {
  const { rowCount } = await steward.query(
    `insert into authority.gateway_key (id, public_key, valid_from, valid_until, demonstration)
     values ($1, $2, coalesce($3::timestamptz, now()), $4, $5) on conflict do nothing`,
    [
      keyIdOf(gateway.publicKey),
      gateway.publicKey,
      gateway.validFrom ?? null,
      gateway.validUntil ?? null,
      gateway.demonstration,
    ],
  );
  return rowCount === 1 ? "ADDED" : "KNOWN";
}

export async function listGateways(steward: ClientBase): Promise<TrustedGateway[]> {
  const { rows } = await steward.query(
    `select id, public_key, valid_from, valid_until, demonstration from authority.gateway_key order by added_at, id`,
  );
  return rows.map((row) => ({
    id: row.id,
    publicKey: row.public_key,
    validFrom: row.valid_from.toISOString(),
    validUntil: row.valid_until?.toISOString() ?? null,
    demonstration: row.demonstration,
  }));
}

/** From then on, or from now, the key opens nothing; false when there is no such key, or its end came already. */
export async function endGateway(steward: ClientBase, id: string, at: Instant | null): Promise<boolean> {
  const { rowCount } = await steward.query(
    `update authority.gateway_key set valid_until = greatest(coalesce($2::timestamptz, now()), valid_from)
      where id = $1 and (valid_until is null or valid_until > now())`,
    [id, at],
  );
  return rowCount === 1;
}

/** An Ed25519 public key in PEM, or in SPKI base64, as SPKI base64. @throws Error when it is none. */
export function publicKeyIn(text: string): string {
  const key = text.includes("-----")
    ? createPublicKey(text)
    : createPublicKey({ key: Buffer.from(text.trim(), "base64"), format: "der", type: "spki" });
  if (key.asymmetricKeyType !== "ed25519") throw new Error("not Ed25519");
  return key.export({ type: "spki", format: "der" }).toString("base64");
}
