import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { withClient } from "@pacte-hub/postgres/connect";
import { readSettings } from "@pacte-hub/server/config";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { completedByFolder } from "../hub/start/embedded.ts";
import { ask } from "./ask.ts";
import { type StartedHub, startedHub } from "./hub.ts";
import { as } from "./persona.ts";
import { basic, type Key, needs, refused, rowsOf, savedQueriesOf } from "./savedQueriesBed.ts";

let hub: StartedHub;
beforeAll(async () => {
  hub = await startedHub({ from: inject("firstFolder"), environment: { HUB_LOG: "trace" } });
  for (const query of [needs, rights]) expect((await send("/q", query, await as("analyst@caf", hub))).status).toBe(201);
}, 240_000);
afterAll(() => hub.stop());
const { at, send, keyFor } = savedQueriesOf(() => hub);

const rights = {
  name: "mes-droits",
  description: "Ce que l'institution ouvre à qui lit, jeu par jeu.",
  query: "{ caf { access { dataset decision } } }",
  needsKey: true,
};

/** A statement in the gateway's own database, by its own login. */
async function inDatabase<Row>(sql: string, values: readonly unknown[] = []): Promise<readonly Row[]> {
  const passwords = JSON.parse(await readFile(join(hub.dataDir, "passwords.json"), "utf8"));
  const url = `postgres://hub_gateway:${passwords.hub_gateway}@127.0.0.1:${hub.ports.PG_PORT}/hub_gateway`;
  return withClient(url, async (client) => (await client.query(sql, [...values])).rows as Row[]);
}

describe("a key of a saved query", () => {
  const decisions = async (response: Response) =>
    Object.fromEntries((await rowsOf(response)).map(({ dataset = "", decision = "" }) => [dataset, decision]));
  let key: Key;

  test("is asked for by who needs one, as programs expect it", async () => {
    const response = await at("/q/mes-droits.csv");
    expect(response.headers.get("www-authenticate")).toMatch(/^Basic realm=/);
    expect((await refused(response)).slice(0, 2)).toEqual([401, "ACCESS_KEY_NEEDED"]);
    // A browser is asked the same, and shows a page to who has none.
    const page = await at("/q/mes-droits.csv", { accept: "text/html,*/*;q=0.8" });
    expect([page.status, page.headers.get("content-type"), page.headers.get("www-authenticate")]).toEqual([
      401,
      "text/html; charset=utf-8",
      response.headers.get("www-authenticate"),
    ]);
  });

  test("reads with its owner's rights, which are not those of nobody", async () => {
    key = await keyFor("mes-droits", "analyst@caf");
    const byKey = await decisions(await at("/q/mes-droits.csv", basic(key)));
    const byToken = await decisions(await at("/q/mes-droits.csv", await as("analyst@caf", hub)));
    const { data } = await ask(rights.query, {}, hub.url);
    const byNobody = Object.fromEntries(
      data.caf.access.map(({ dataset, decision }: { dataset: string; decision: string }) => [dataset, decision]),
    );
    expect(byKey).toEqual(byToken);
    expect(byKey).not.toEqual(byNobody);
  });

  test("reads with the rights of the moment: a grant that is revoked counts at the next reading", async () => {
    const own = await keyFor("mes-droits", "analyst@caf");
    const settings = await completedByFolder(
      readSettings({ HUB_DATA_DIR: hub.dataDir, PG_PORT: String(hub.ports.PG_PORT) }),
    );
    const granted = async () => {
      const all = await decisions(await at("/q/mes-droits.csv", basic(own)));
      return Object.values(all).filter((decision) => decision === "GRANTED").length;
    };
    expect(await granted()).toBeGreaterThan(0);
    await withClient(settings.databases.caf?.STEWARD ?? "", (client) =>
      client.query(
        `insert into authority.grant_revocation (grant_id, revoked_by, reason)
         select id, 'essai', 'essai' from authority.access_grant where role = 'ANALYST'`,
      ),
    );
    expect(await granted()).toBe(0);
  });

  test("a key that reads nothing says why: unknown, altered, of another query, over, revoked, or sent to /graphql", async () => {
    const code = async (response: Response) => (await refused(response)).slice(0, 2);
    const wrong = { ...key, secret: `${key.secret.slice(0, -1)}${key.secret.endsWith("A") ? "B" : "A"}` };
    expect(await code(await at("/q/mes-droits.csv", basic(wrong)))).toEqual([401, "ACCESS_KEY_REFUSED"]);
    expect(await code(await at("/q/mes-droits.csv", { authorization: "Basic !!!" }))).toEqual([
      401,
      "ACCESS_KEY_REFUSED",
    ]);
    const elsewhere = await refused(await at("/q/besoins-par-epci.csv?epci=55", basic(key)));
    expect(elsewhere).toEqual([401, "ACCESS_KEY_REFUSED", expect.stringContaining("« mes-droits »")]);
    expect(await code(await send("/graphql", { query: "{ __typename }" }, basic(key)))).toEqual([
      401,
      "UNAUTHENTICATED",
    ]);
    expect(await code(await at("/q/mes-droits/keys", basic(key)))).toEqual([401, "UNAUTHENTICATED"]);
    const over = await keyFor("mes-droits", "analyst@caf");
    await inDatabase("update access_key set created_on = '2026-01-01', expires_on = '2026-02-01' where id = $1", [
      over.id,
    ]);
    expect(await refused(await at("/q/mes-droits.csv", basic(over)))).toEqual([
      401,
      "ACCESS_KEY_REFUSED",
      expect.stringContaining("a pris fin le 2026-02-01"),
    ]);
    const revoked = await keyFor("mes-droits", "analyst@caf");
    expect((await at("/q/mes-droits.csv", basic(revoked))).status).toBe(200);
    const remove = async (persona: string) => at(`/q/mes-droits/keys/${revoked.id}`, await as(persona, hub), "DELETE");
    expect(await code(await remove("analyst@region"))).toEqual([404, "ACCESS_KEY_UNKNOWN"]);
    expect((await remove("analyst@caf")).status).toBe(200);
    expect(await code(await at("/q/mes-droits.csv", basic(revoked)))).toEqual([401, "ACCESS_KEY_REFUSED"]);
  });

  test("has a term that its owner may say, within a year, and ten of one reader are enough", async () => {
    const reader = await as("analyst@department", hub);
    for (const expiresOn of ["2020-01-01", "2999-01-01", "2027-02-30", "demain", 7])
      expect(await refused(await send("/q/mes-droits/keys", { expiresOn }, reader))).toEqual([
        400,
        "SAVED_QUERY_INVALID",
        expect.stringContaining("« 2027-03-31 »"),
      ]);
    const made = await Promise.all(Array.from({ length: 14 }, () => send("/q/mes-droits/keys", {}, reader)));
    expect(made.map(({ status }) => status).sort()).toEqual([...Array(10).fill(201), ...Array(4).fill(409)]);
    const { keys } = (await (await at("/q/mes-droits/keys", reader)).json()) as { keys: object[] };
    expect(keys).toHaveLength(10);
    expect(JSON.stringify(keys)).not.toContain("secret");
  });

  test("many readings at once with one key are each answered", async () => {
    const own = await keyFor("mes-droits", "analyst@siae");
    const answers = await Promise.all(Array.from({ length: 20 }, () => at("/q/mes-droits.csv", basic(own))));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  });

  test("another site's page reads nothing by a key that a browser holds", async () => {
    for (const site of ["cross-site", "same-site"]) {
      const response = await at("/q/mes-droits.csv", { ...basic(key), "sec-fetch-site": site });
      expect((await refused(response)).slice(0, 2)).toEqual([401, "ACCESS_KEY_NEEDED"]);
    }
    expect((await at("/q/mes-droits.csv", { ...basic(key), "sec-fetch-site": "none" })).status).toBe(200);
  });

  test("nothing of the database opens anything, nor does the log: no secret, no token, no reader's name", async () => {
    const own = await keyFor("mes-droits", "analyst@caf");
    await at("/q/mes-droits.csv", basic(own));
    const tables = ["pepper", "saved_query", "access_key", "step"];
    const dumped = await Promise.all(
      tables.map((table) => inDatabase<{ text: string }>(`select ${table}::text as text from ${table}`)),
    );
    const text = dumped
      .flat()
      .map((row) => row.text)
      .join("\n");
    expect(text).toContain(own.id);
    const hex = (word: string) => Buffer.from(word).toString("hex");
    for (const word of [own.secret, "eyJ", "demonstration:", "analyst"])
      for (const form of [word, hex(word)]) expect(text).not.toContain(form);
    await sleep(500);
    for (const word of [own.secret, key.secret, Buffer.from(`${own.id}:${own.secret}`).toString("base64")])
      expect(hub.said()).not.toContain(word);
  });
});
