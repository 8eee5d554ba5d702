import { workingConnection } from "@pacte-hub/postgres/connect";
import type { InstitutionId, Reader } from "@pacte-hub/schema/model/viewer";
import type { Knex } from "knex";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readerContextOf, setReaderContext } from "../packages/institution/database/context/readerContext.ts";
import { contextKeyOfHub, migratedDatabase } from "./database.ts";

let urls: Awaited<ReturnType<typeof migratedDatabase>>;
let db: Knex;
beforeAll(async () => {
  urls = await migratedDatabase("department");
  db = workingConnection(urls.STEWARD, "steward");
}, 240_000);
afterAll(async () => {
  await db.destroy();
  await urls.drop();
});

const partner: Reader = {
  kind: "READER",
  subject: "somebody",
  issuer: "https://issuer.example",
  institution: "caf" as InstitutionId,
  roles: ["STEWARD"],
  until: "2100-01-01T00:00:00.000Z",
};

/** What the database says of one entry, added by the steward's login for somebody of another institution. */
async function adding(register: string, body: object | null, id = "an-entry"): Promise<string> {
  try {
    await db.transaction(async (trx) => {
      await setReaderContext(trx, contextKeyOfHub("department"), readerContextOf(partner, false));
      await trx.raw(
        `insert into pact.record (register, id, version, position, body, demonstration, recorded_by, recorded_at)
         select ?, ?::text, coalesce(max(version), 0) + 1, 0, ?::jsonb, false, 'membre caf', now()
           from pact.record where register = ? and id = ?`,
        [register, id, body === null ? null : JSON.stringify(body), register, id] as never[],
      );
    });
    return "added";
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}

test("who is no steward of the Department adds contributions in their own institution's name, and nothing else", async () => {
  const mine = { from: "caf", title: "x", answer: null };
  const refused = "42501";
  expect(await adding("contribution", mine)).toBe("added");
  expect(await adding("contribution", { ...mine, withdrawnOn: "2019-01-01" })).toBe("added");
  expect(await adding("action", mine)).toBe(refused);
  expect(await adding("contribution", { ...mine, from: "msa" }, "in-anothers-name")).toBe(refused);
  expect(await adding("contribution", { ...mine, answer: { verdict: "TAKEN_UP" } }, "answered-by-itself")).toBe(
    refused,
  );
  expect(await adding("contribution", null)).toBe(refused);
});
