import { createPublicKey, type KeyObject } from "node:crypto";
import type { Knex } from "knex";

/** A gateway that an institution answers to, from an instant to an instant. */
export interface GatewayKey {
  readonly id: string;
  readonly key: KeyObject;
  readonly validFrom: number;
  readonly validUntil: number;
}

export interface Keyring {
  find(id: string): Promise<GatewayKey | undefined>;
}

/** A key that was ended opens nothing after this. */
const freshForMs = 5_000;
/** Names that nobody knows must not make the database work at each. */
const atMostEveryMs = 1_000;

/** The gateway keys of an institution's database, read anew after a short time, or when a name is not among them. */
export function keyringOf(db: Knex): Keyring {
  let current: Promise<ReadonlyMap<string, GatewayKey>> | undefined;
  let readAt = 0;
  const keys = (freshMs: number) => {
    if (!current || Date.now() - readAt > freshMs) {
      readAt = Date.now();
      current = readKeys(db);
      // A database that did not answer is asked again by the next request.
      current.catch(() => {
        current = undefined;
      });
    }
    return current;
  };
  return {
    async find(id) {
      return (await keys(freshForMs)).get(id) ?? (await keys(atMostEveryMs)).get(id);
    },
  };
}

interface Row {
  readonly id: string;
  readonly public_key: string;
  readonly valid_from: Date;
  readonly valid_until: Date | null;
}

async function readKeys(db: Knex): Promise<ReadonlyMap<string, GatewayKey>> {
  const { rows } = await db.raw<{ rows: Row[] }>(
    `select id, public_key, valid_from, valid_until from authority.gateway_key
      where valid_until is null or valid_until > now()`,
  );
  return new Map(rows.map((row) => [row.id, keyOf(row)]));
}

const keyOf = ({ id, public_key, valid_from, valid_until }: Row): GatewayKey => ({
  id,
  key: createPublicKey({ key: Buffer.from(public_key, "base64"), format: "der", type: "spki" }),
  validFrom: valid_from.getTime(),
  validUntil: valid_until?.getTime() ?? Number.POSITIVE_INFINITY,
});
