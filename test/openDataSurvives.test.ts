import { setTimeout as sleep } from "node:timers/promises";
import { withClient } from "@pacte-hub/postgres/connect";
import { readSettings } from "@pacte-hub/server/config";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { completedByFolder } from "../hub/start/embedded.ts";
import { type Answer, ask } from "./ask.ts";
import { type StartedHub, startedHub, typed } from "./hub.ts";
import { as } from "./persona.ts";

let hub: StartedHub;
let owner: string;
beforeAll(async () => {
  hub = await startedHub({ from: inject("firstFolder") });
  const settings = await completedByFolder(
    readSettings({ HUB_DATA_DIR: hub.dataDir, PG_PORT: String(hub.ports.PG_PORT) }),
  );
  owner = settings.databases.caf?.OWNER ?? "";
}, 240_000);
afterAll(() => hub.stop());

const onDatabase = (sql: string) => withClient(owner, (client) => client.query(sql));

/** What may befall a journal, and how it is mended. */
const faults: Readonly<Record<string, readonly [string, string]>> = {
  "has no room left on its disk": [
    `create function authority.full_disk() returns trigger language plpgsql as
       $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$;
     create trigger full_disk before insert on authority.nonce for each row execute function authority.full_disk()`,
    "drop function authority.full_disk cascade",
  ],
  "cannot take one more line": [
    "alter table authority.journal add constraint no_more check (false) not valid",
    "alter table authority.journal drop constraint no_more",
  ],
  "is out of the reader's reach": [
    "alter function authority.journal_write(text, text, bigint, text) rename to journal_write_lost",
    "alter function authority.journal_write_lost(text, text, bigint, text) rename to journal_write",
  ],
};

const open = "rsaHouseholds { value }";
const granted = "rsaPeopleCovered(origin: DEMONSTRATION) { value }";
const of = (fields: string) => `{ territory(code: "55") { caf { ${fields} } poleEmploi { jobseekers { value } } } }`;
const asked = async (fields: string, persona?: string) =>
  ask(of(fields), {}, hub.url, persona ? await as(persona, hub) : {});
const codesOf = ({ errors }: Answer) => errors?.map(({ extensions }) => extensions?.code) ?? [];
const grants = async () =>
  (
    await onDatabase(
      "select (select count(*) from authority.access_grant)::int + (select count(*) from authority.done_act)::int as n",
    )
  ).rows[0].n;

describe.each(Object.keys(faults))("while an institution's journal %s", (name) => {
  const [harm, mend] = faults[name] ?? ["", ""];
  let before: number;
  beforeAll(async () => {
    expect(codesOf(await asked(`${open} ${granted}`, "analyst@caf"))).toEqual([]);
    before = await grants();
    await onDatabase(harm);
  });
  afterAll(async () => {
    // Mended within a second or two: granted figures are read again, and the chain is whole.
    await onDatabase(mend);
    let answer = await asked(granted, "analyst@caf");
    for (let tries = 0; tries < 40 && answer.errors; tries++) {
      await sleep(100);
      answer = await asked(granted, "analyst@caf");
    }
    expect(codesOf(answer)).toEqual([]);
    expect(
      await typed(["journal", "verify", "caf"], { HUB_DATA_DIR: hub.dataDir, PG_PORT: String(hub.ports.PG_PORT) }),
    ).toMatchObject({ code: 0 });
  });

  test("what is open to all is answered, to nobody in particular and to who bears a token", async () => {
    for (const persona of [undefined, "analyst@caf", "analyst@department"]) {
      const answer = await asked(open, persona);
      expect([persona, codesOf(answer), answer.data.territory.caf?.rsaHouseholds.length]).toEqual([persona, [], 5]);
    }
  });

  test("the hub's operator sees which institution gives open figures only", async () => {
    // An institution tries its journal when it is asked what it could do; the gateway asks once a second.
    const own = await fetch(`http://127.0.0.1:${hub.ports.CAF_PORT}/readyz`);
    expect([own.status, await own.json()]).toMatchObject([200, { ready: true, database: "ok", journal: "failing" }]);
    await expect
      .poll(
        async () =>
          ((await (await fetch(hub.url.replace("/graphql", "/readyz"))).json()) as { readonly partners: unknown })
            .partners,
        { timeout: 5_000 },
      )
      .toEqual({ department: "up", "pole-emploi": "up", caf: "degraded", siae: "up" });
  });

  test("what a convention opens is refused in French by a stable code, and no other institution is touched", async () => {
    for (let time = 0; time < 3; time++) {
      const answer = await asked(granted, "analyst@caf");
      expect([codesOf(answer), answer.data.territory.poleEmploi.jobseekers.length]).toEqual([
        ["JOURNAL_UNAVAILABLE"],
        10,
      ]);
      expect(answer.errors?.[0]?.message).toContain("ne peut rien inscrire à son journal");
      expect(JSON.stringify(answer.data.territory.caf)).toMatch(/^(null|\{"rsaPeopleCovered":null\})$/);
    }
    expect((await asked(open, "analyst@caf")).data.territory.caf.rsaHouseholds).toHaveLength(5);
  });

  test("an act is refused by the same code, and nothing of it is half done", async () => {
    const input = `{ dataset: "rsa-people-covered", institution: "region-grand-est", role: ANALYST, finest: DEPARTMENT,
      dimensions: [], purpose: STATISTICS, legalBasis: AGREEMENT, startsOn: "2020-01-01", key: "while-it-fails" }`;
    const act = `mutation { cafGrantAccess(input: ${input}) { id } }`;
    const answer = await ask(act, {}, hub.url, await as("steward@caf", hub));
    expect([codesOf(answer), answer.data?.cafGrantAccess ?? null]).toEqual([["JOURNAL_UNAVAILABLE"], null]);
    expect(await grants()).toBe(before);
  });
});

describe("a reader whose token nobody can check at an institution", () => {
  let saved: Record<string, unknown>[] = [];
  beforeAll(async () => {
    saved = (await onDatabase("select * from authority.issuer")).rows;
    await onDatabase("delete from authority.issuer");
  });
  afterAll(() =>
    withClient(owner, async (client) => {
      for (const one of saved)
        await client.query(
          "insert into authority.issuer select * from jsonb_populate_record(null::authority.issuer, $1)",
          [one],
        );
    }),
  );

  test("gets what it has opened to all, is told once why no more, and what needs a grant is refused", async () => {
    const answer = await asked(open, "analyst@department");
    expect(answer.data.territory.caf.rsaHouseholds).toHaveLength(5);
    expect(answer.errors).toEqual([
      expect.objectContaining({
        message: expect.stringMatching(/^Votre jeton d'accès n'a pas été accepté : .*ouvert à tous/),
        extensions: { code: "TOKEN_NOT_ACCEPTED", institution: "caf", reason: "UNKNOWN_ISSUER" },
      }),
    ]);
    const more = await asked(`${open} ${granted}`, "analyst@caf");
    expect(codesOf(more).sort()).toEqual(["NOT_GRANTED", "TOKEN_NOT_ACCEPTED"]);
  });

  test("acts for nobody", async () => {
    const act = 'mutation { cafChangeDoor(input: { closed: true, reason: "essai", key: "unknown-issuer" }) { id } }';
    const answer = await ask(act, {}, hub.url, await as("steward@caf", hub));
    expect(codesOf(answer).sort()).toEqual(["NOT_A_STEWARD", "TOKEN_NOT_ACCEPTED"]);
  });
});
