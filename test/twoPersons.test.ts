import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { caf } from "@pacte-hub/caf/institution";
import { department } from "@pacte-hub/department/institution";
import { poleEmploi } from "@pacte-hub/pole-emploi/institution";
import { withClient } from "@pacte-hub/postgres/connect";
import { inTransaction } from "@pacte-hub/postgres/transaction";
import { issueRelease } from "@pacte-hub/publisher/release";
import { newSigningKeyPem, signingKey } from "@pacte-hub/release-file/signature";
import type { DisclosurePolicy } from "@pacte-hub/schema/model/release";
import { siae } from "@pacte-hub/siae/institution";
import type { ClientBase } from "pg";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { saysAsProcess } from "./context.ts";
import { adminUrl, migratedDatabase, urlsOf } from "./database.ts";
import { typed } from "./hub.ts";

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

const key = signingKey(newSigningKeyPem());
const indicator = caf.indicators.find(({ id }) => id === "rsa-people-covered") ?? caf.indicators[0];
const suppression = caf.policies["rsa-people-covered"] as DisclosurePolicy;

/** What the publisher's login publishes by itself, past every command. */
const published = (period: string, order: string | null, policy = suppression, embargoUntil: string | null = null) =>
  withClient(urls.PUBLISHER, async (client) => {
    const source = { title: "essai", licence: "essai", retrievedOn: null, url: null };
    const said = { institution: caf, policy, source, provisional: false, demonstration: false, embargoUntil, order };
    const silent = { standardError: null, present: null, expected: null };
    const cells = [
      { territory: "55", breakdown: "", status: "PUBLISHED", value: 90, min: 90, max: 90, ...silent } as const,
    ];
    if (!indicator) throw new Error("no such dataset");
    const table = { indicator, period, cells, findings: 0 };
    const { release } = await inTransaction(client, () => issueRelease({ ...said, client, key }, table));
    return release;
  });

const zeros = "0".repeat(64);
async function ordered(id: string, dataset: string, approve: boolean): Promise<string> {
  await withClient(urls.OWNER, (owner: ClientBase) =>
    owner.query("insert into authority.deposit select * from jsonb_populate_record(null::authority.deposit, $1)", [
      {
        id,
        datasets: [dataset],
        file_names: ["x.csv"],
        sha256: zeros,
        seal: zeros,
        provisional: false,
        demonstration: false,
        deposited_at: "2026-01-01",
      },
    ]),
  );
  await withClient(urls.STEWARD, (client) =>
    client.query(
      "insert into authority.publication_order (id, deposit, ordered_by, needs_approval) values ($1, $1, 'x', false)",
      [id],
    ),
  );
  const approving = (url: string) =>
    withClient(url, (client) =>
      client.query(
        `insert into authority.publication_approval (order_id, ordered_by, approved_by)
         select id, ordered_by, 'steward:another' from authority.publication_order where id = $1`,
        [id],
      ),
    );
  await expect(approving(urls.STEWARD)).rejects.toMatchObject(refusedBySql);
  if (approve) await approving(secondUrl);
  return id;
}

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
