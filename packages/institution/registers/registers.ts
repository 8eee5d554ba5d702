import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { pactFile } from "@pacte-hub/data/installation";
import { workingConnection } from "@pacte-hub/postgres/connect";
import type { Knex } from "knex";
import type { Register } from "../config.ts";

/** Loads a register from its shipped file unless it holds that very file, in one transaction; true when it loaded. */
export async function loadRegister(stewardUrl: string, register: Register): Promise<boolean> {
  const db = workingConnection(stewardUrl, "steward");
  try {
    return await db.transaction(async (trx) => {
      const sha256 = await hashOfFile(register);
      await trx.raw("select pg_advisory_xact_lock(hashtext('register'), hashtext(?))", [register.id]);
      if ((await loadedHash(trx, register)) === sha256) return false;
      await register.load(trx);
      await trx.raw(
        `insert into pact.register (id, sha256) values (?, ?)
         on conflict (id) do update set sha256 = excluded.sha256, loaded_at = now()`,
        [register.id, sha256],
      );
      return true;
    });
  } finally {
    await db.destroy();
  }
}

/** The registers that were not loaded from the file that stands now: it is new, or has changed. */
export async function dueRegisters(stewardUrl: string, registers: readonly Register[]): Promise<readonly Register[]> {
  const db = workingConnection(stewardUrl, "steward");
  try {
    const due: Register[] = [];
    for (const register of registers)
      if ((await loadedHash(db, register)) !== (await hashOfFile(register))) due.push(register);
    return due;
  } finally {
    await db.destroy();
  }
}

const hashOfFile = async ({ file }: Register): Promise<string> =>
  createHash("sha256")
    .update(await readFile(pactFile(file)))
    .digest("hex");

async function loadedHash(db: Knex, { id }: Register): Promise<string | undefined> {
  const { rows } = await db.raw<{ rows: { sha256: string }[] }>("select sha256 from pact.register where id = ?", [id]);
  return rows[0]?.sha256;
}
