import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { caf } from "@pacte-hub/caf/institution";
import { department } from "@pacte-hub/department/institution";
import { withdrawRelease } from "@pacte-hub/institution/access/withdraw";
import { poleEmploi } from "@pacte-hub/pole-emploi/institution";
import { withClient, workingConnection } from "@pacte-hub/postgres/connect";
import { siae } from "@pacte-hub/siae/institution";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { saysAsProcess } from "./context.ts";
import { adminUrl, migratedDatabase, urlsOf } from "./database.ts";
import { typed } from "./hub.ts";
import { ordersOf, publishesOf, suppression } from "./publishedByOrder.ts";

let urls: Awaited<ReturnType<typeof migratedDatabase>>;
const second = `caf_second_${Math.random().toString(36).slice(2, 10)}`;
let secondUrl: string;
beforeAll(async () => {
  urls = await migratedDatabase("caf");
  const database = new URL(urls.STEWARD).pathname.slice(1);
  const steward = new URL(urls.STEWARD).username;
  await withClient(adminUrl(), (admin) =>
    admin.query(
      `create role ${second} login password 'second' in role ${steward}; grant connect on database ${database} to ${second}`,
    ),
  );
  secondUrl = Object.assign(new URL(urls.STEWARD), { username: second, password: "second" }).href;
});
afterAll(async () => {
  await urls.drop();
  await withClient(adminUrl(), (admin) => admin.query(`drop role ${second}`));
});

const refusedBySql = { code: "42501" };
const stateOf = async (id: string) =>
  (
    await withClient(urls.STEWARD, (one) =>
      one.query("select is_effective, granted_by from authority.grant_standing where id = $1", [id]),
    )
  ).rows[0];

/** A grant by whoever `url` connects, under a name and with a wish of its own. */
const granted = (id: string, as?: string, url = urls.STEWARD) =>
  withClient(url, async (client) => {
    if (as) await saysAsProcess(client, "caf", { asking: "STEWARD", person: as });
    await client.query(
      `insert into authority.access_grant (id, dataset, institution, role, finest, dimensions, purpose, legal_basis,
         starts_on, granted_by, needs_approval, demonstration)
       values ($1, 'rsa-people-covered', 'siae', 'ANALYST', 'EPCI', '{}', 'STATISTICS', 'AGREEMENT', '2020-01-01',
               'steward:invented', false, false)`,
      [id],
    );
  });
const approved = async (id: string, name: string, as?: string, url = urls.STEWARD) => {
  const { granted_by: by } = await stateOf(id);
  return withClient(url, async (client) => {
    if (as) await saysAsProcess(client, "caf", { asking: "STEWARD", person: as });
    await client.query("insert into authority.grant_approval (grant_id, granted_by, approved_by) values ($1, $2, $3)", [
      id,
      by,
      name,
    ]);
  });
};

describe("where an institution decides by two, the steward's login alone is one person, whatever names it invents:", () => {
  test("a grant that says it needs no second waits for one, and bears the login that wrote it", async () => {
    await granted("alone");
    expect(await stateOf("alone")).toEqual({
      is_effective: false,
      granted_by: `compte:invented@${new URL(urls.STEWARD).username}`,
    });
    for (const name of ["steward:another", "compte:another", "compte:another@elsewhere", "another"])
      await expect(approved("alone", name)).rejects.toMatchObject(refusedBySql);
    expect(await stateOf("alone")).toMatchObject({ is_effective: false });
  });

  test("another person's login, or another recognised steward, makes it two", async () => {
    await granted("by-logins");
    await approved("by-logins", "whoever", undefined, secondUrl);
    expect(await stateOf("by-logins")).toMatchObject({ is_effective: true });
    await granted("by-tokens", "steward:anne");
    await expect(approved("by-tokens", "steward:paul", "steward:anne")).rejects.toMatchObject(refusedBySql);
    await expect(approved("by-tokens", "steward:paul")).rejects.toMatchObject(refusedBySql);
    await approved("by-tokens", "whoever", "steward:paul");
    expect(await stateOf("by-tokens")).toEqual({ is_effective: true, granted_by: "steward:anne" });
  });

  test("what was decided, and the rule itself, are changed by none of the logins", async () => {
    for (const sql of [
      "update authority.rule set by_two = false",
      "delete from authority.rule",
      "insert into authority.open_dataset values ('rsa-people-covered')",
      "update authority.access_grant set needs_approval = false",
    ])
      for (const login of ["STEWARD", "PUBLISHER", "READER"] as const)
        await expect(withClient(urls[login], (client) => client.query(sql))).rejects.toMatchObject(refusedBySql);
  });
});

const published = (...what: Parameters<ReturnType<typeof publishesOf>>) => publishesOf(urls)(...what);
const ordered = (...what: Parameters<ReturnType<typeof ordersOf>>) => ordersOf({ ...urls, secondUrl })(...what);

describe("where an institution decides by two, its publisher's login publishes by itself nothing that is protected:", () => {
  test("not without an order, nor by one that nobody approved, of another dataset, or for another day", async () => {
    await expect(published("2018-12", null)).rejects.toMatchObject(refusedBySql);
    await expect(published("2018-12", "unknown")).rejects.toMatchObject(refusedBySql);
    await expect(published("2018-12", await ordered("waiting", "rsa-people-covered", false))).rejects.toMatchObject(
      refusedBySql,
    );
    await expect(published("2018-12", await ordered("other", "action-rights-opened", true))).rejects.toMatchObject(
      refusedBySql,
    );
    const embargo = "2090-01-01T00:00:00Z";
    const order = await ordered("at-once", "rsa-people-covered", true);
    await expect(published("2018-12", order, suppression, embargo)).rejects.toMatchObject(refusedBySql);
    expect(await published("2018-12", order)).toBe("caf:rsa-people-covered:2018-12:1");
  });

  test("what it would come to may be tried before anybody has decided, and leaves nothing", async () => {
    const tried = publishesOf(urls)("2017-12", null, suppression, null, { rehearsal: true });
    expect(await tried).toBe("caf:rsa-people-covered:2017-12:1");
    const { rows } = await withClient(urls.STEWARD, (client) =>
      client.query("select id from published.standing where id like '%:2017-12:%'"),
    );
    expect(rows).toEqual([]);
  });

  test("not twice by one order, nor by calling open what its source has not opened", async () => {
    await withClient(urls.PUBLISHER, (client) =>
      client.query("insert into authority.publication_outcome (order_id, releases) values ('at-once', '{x}')"),
    );
    await expect(published("2019-12", "at-once")).rejects.toMatchObject(refusedBySql);
    await expect(published("2019-12", null, { kind: "NONE", legalGround: "rien" })).rejects.toMatchObject(refusedBySql);
  });

  test("and is told in words at the command line what to do instead", async () => {
    const folder = await mkdtemp(join(tmpdir(), "hub-two-"));
    const file = join(folder, "allocataires.csv");
    await writeFile(file, "territoire;periode;valeur\n55;2016-12;1200\n");
    const { dataDir, ports } = inject("hub");
    const environment = { HUB_DATA_DIR: dataDir, PG_PORT: String(ports.PG_PORT) };
    expect(await typed(["publish", "caf", "rsa-people-covered", file, "--demonstration"], environment)).toEqual({
      code: 1,
      said: expect.stringContaining("publie à deux personnes"),
    });
    await rm(folder, { recursive: true });
  });
});

describe("where an institution decides by two, one person withdraws nothing for good:", () => {
  const release = "caf:rsa-people-covered:2018-12:1";
  const withdrawing = (url: string, as?: string) =>
    withClient(url, async (client) => {
      if (as) await saysAsProcess(client, "caf", { asking: "STEWARD", person: as });
      await client.query("insert into published.withdrawal (release, reason) values ($1, 'essai')", [release]);
    });
  const asking = (url: string) =>
    withClient(url, (client) =>
      client.query(
        "insert into authority.withdrawal_order (release, ordered_by, reason) values ($1, 'steward:another', 'essai') on conflict do nothing",
        [release],
      ),
    );

  test("not by its own demand, whatever name it gives, nor by another login's; a second person's makes it two", async () => {
    await expect(withdrawing(urls.STEWARD)).rejects.toMatchObject(refusedBySql);
    await asking(urls.STEWARD);
    await expect(withdrawing(urls.STEWARD)).rejects.toMatchObject(refusedBySql);
    for (const login of ["PUBLISHER", "READER"] as const) {
      await expect(withdrawing(urls[login])).rejects.toMatchObject(refusedBySql);
      await expect(asking(urls[login])).rejects.toMatchObject(refusedBySql);
    }
    await expect(withdrawing(urls.STEWARD, "steward:anne")).rejects.toMatchObject(refusedBySql);
    await withdrawing(secondUrl);
    const { rows } = await withClient(urls.STEWARD, (client) =>
      client.query("select state from published.standing where id = $1", [release]),
    );
    expect(rows).toEqual([{ state: "WITHDRAWN" }]);
  });

  test("what was protected knowing an embargoed release goes with it, by the same two persons", async () => {
    const until = "2090-01-01T00:00:00Z";
    const ids: string[] = [];
    for (const name of ["first", "later"]) {
      const order = await ordered(name, "rsa-people-covered", true, until);
      ids.push(await published(name === "first" ? "2020-12" : "2021-12", order, suppression, until));
    }
    const people = { datasets: ["rsa-people-covered"], tiesPeriods: true };
    const withdraws = async (url: string) => {
      const db = workingConnection(url, "steward");
      const asked = { institution: { peoples: [people] }, release: ids[0] ?? "", reason: "essai", by: "x" };
      const outcome = await db.transaction((trx) => withdrawRelease(trx, asked));
      await db.destroy();
      return outcome;
    };
    const states = () =>
      withClient(urls.STEWARD, async (client) => {
        const { rows } = await client.query("select state from published.standing where id = any($1)", [ids]);
        return rows.map(({ state }) => state);
      });
    expect(await withdraws(urls.STEWARD)).toMatchObject({ isEffective: false, awaitsApproval: true });
    expect(await states()).toEqual(["EMBARGOED", "EMBARGOED"]);
    expect(await withdraws(secondUrl)).toMatchObject({
      isEffective: true,
      remarks: [expect.stringContaining(ids[1] ?? "")],
    });
    expect(await states()).toEqual(["WITHDRAWN", "WITHDRAWN"]);
  });
});

test.each([caf, department, poleEmploi, siae])(
  "$partner.id: its database and its code say the same of what takes two, and of what is open",
  async ({ partner, decidesByTwo, policies }) => {
    const open = Object.entries(policies).flatMap(([dataset, { kind }]) => (kind === "NONE" ? [dataset] : []));
    const { rows } = await withClient(urlsOf(partner.id).OWNER, (owner) =>
      owner.query(
        "select by_two, array(select dataset from authority.open_dataset order by 1) as open from authority.rule",
      ),
    );
    expect(rows).toEqual([{ by_two: decidesByTwo, open: open.sort() }]);
  },
);
