import { department } from "@pacte-hub/department/institution";
import { audit } from "@pacte-hub/disclosure/audit/audit";
import { allFacts, factsOfVintage } from "@pacte-hub/disclosure/facts";
import { nothingKnown } from "@pacte-hub/disclosure/problem";
import { withdrawRelease } from "@pacte-hub/institution/access/withdraw";
import { withClient, workingConnection } from "@pacte-hub/postgres/connect";
import { noHub } from "@pacte-hub/publisher/hubClient";
import { publishLinkedTables } from "@pacte-hub/publisher/publish";
import type { RawTable } from "@pacte-hub/publisher/rawTable";
import { reaudit } from "@pacte-hub/publisher/reaudit";
import { newSigningKeyPem, signingKey } from "@pacte-hub/release-file/signature";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rawTable } from "../../hub/start/demonstration.ts";
import { type Cube, problemOfAll, seenTable } from "../cube.ts";
import { migratedDatabase } from "../database.ts";

const [people] = department.peoples;
const policy = department.demonstrationPolicies["adults-with-duties"];
const period = "2018-Q2";
const dimensions = ["sex", "age"];
let database: Awaited<ReturnType<typeof migratedDatabase>>;
beforeAll(async () => {
  database = await migratedDatabase("department");
});
afterAll(() => database.drop());

if (!people || !policy) throw new Error("the department counts nobody");

function publishing(table: RawTable, embargoUntil: string | null = null) {
  const source = { title: "essai", licence: "EUPL-1.2", retrievedOn: null, url: null };
  const imprint = { institution: department, source, provisional: false, demonstration: true, embargoUntil };
  const key = signingKey(newSigningKeyPem());
  return publishLinkedTables(database.PUBLISHER, {
    ...imprint,
    people: people as never,
    policy: policy as never,
    tables: [table],
    key,
    abroad: noHub,
  });
}

/** What a reader of one release holds, by the problem's names. */
async function cubeOf(vintage: number): Promise<Cube> {
  const rows = await withClient(database.PUBLISHER, async (client) => {
    const release = `department:adults-with-duties:${period}:${vintage}`;
    return (
      await client.query("select territory, breakdown, status, value::float8 from published.cell where release = $1", [
        release,
      ])
    ).rows;
  });
  return new Map(
    rows.map(({ territory, breakdown, status, value }) => {
      const at = new Map(breakdown.split(";").map((part: string) => part.split("=")));
      return [
        ["adults-with-duties", period, territory, ...dimensions.map((name) => at.get(name) ?? "_T")].join("|"),
        { status, value },
      ];
    }),
  );
}

describe("a revision of protected figures", () => {
  const first = rawTable(department, "adults-with-duties", period);
  /** A few counts move by one, as corrections do. */
  const revised: RawTable = {
    ...first,
    parts: first.parts.map((part, at) => (at % 7 === 0 ? { ...part, value: part.value + 1 } : part)),
  };

  test("opens nothing that was closed, even to whoever holds both vintages", { timeout: 60_000 }, async () => {
    await publishing(first);
    const [outcome] = await publishing(revised);
    expect(outcome).toMatchObject({ isNew: true, release: `department:adults-with-duties:${period}:2` });
    const [before, after] = [await cubeOf(1), await cubeOf(2)];
    const reopened = [...before].filter(
      ([id, { status }]) => status === "WITHHELD" && after.get(id)?.status !== "WITHHELD",
    );
    expect(reopened).toEqual([]);

    const problem = problemOfAll([revised]);
    const earlier = seenTable(problemOfAll([first]), policy, before);
    const facts = allFacts(nothingKnown, factsOfVintage(earlier, problem, "premier millésime"));
    const report = await audit(seenTable(problem, policy, after), facts);
    expect(report.ok && report.value.findings).toEqual([]);
  });

  test("that says the same again is no new release", { timeout: 60_000 }, async () => {
    const [outcome] = await publishing(revised);
    expect(outcome).toMatchObject({ isNew: false, release: `department:adults-with-duties:${period}:2` });
  });
});

describe("beside a table of the same people under embargo", () => {
  const until = "2090-01-01T00:00:00.000Z";
  const later = "2018-Q3";
  const counted = { ...rawTable(department, "adults-with-duties", period), period: later } as RawTable;
  const most = Math.max(...counted.parts.map(({ value }) => value));
  const few: RawTable = {
    ...counted,
    parts: counted.parts.map((part) => (part.value === most ? { ...part, value: 3 } : part)),
  };
  const withheld = (vintage: number) =>
    withClient(database.PUBLISHER, async (client) => {
      const { rows } = await client.query(
        "select territory, breakdown from published.cell where release = $1 and status = 'WITHHELD' order by 1, 2",
        [`department:adults-with-duties:${later}:${vintage}`],
      );
      return rows;
    });

  test("none comes out before it: what it withholds would tell of what nobody may read yet", {
    timeout: 60_000,
  }, async () => {
    await publishing(counted);
    await publishing(few, until);
    await expect(publishing(counted)).rejects.toMatchObject({ code: "EMBARGOED_BESIDE" });
    await expect(publishing(counted, "2089-12-31T00:00:00.000Z")).rejects.toMatchObject({ code: "EMBARGOED_BESIDE" });
    await publishing(counted, until);
    expect(await withheld(2)).not.toEqual(await withheld(1));
  });

  test("and once withdrawn unread, it is as if it had not been", { timeout: 60_000 }, async () => {
    await withClient(database.OWNER, (client) => client.query("update authority.rule set by_two = false"));
    const plus: RawTable = {
      ...counted,
      parts: counted.parts.map((part, at) => (at === 0 ? { ...part, value: part.value + 40 } : part)),
    };
    const [also] = await publishing(plus, until);
    const release = `department:adults-with-duties:${later}:2`;
    const steward = workingConnection(database.STEWARD, "steward");
    const outcome = await steward.transaction((trx) =>
      withdrawRelease(trx, { institution: department, release, reason: "essai", by: "x" }),
    );
    await steward.destroy();
    // What was protected knowing it, and is not out, goes with it.
    expect(outcome).toMatchObject({ isEffective: true, remarks: [expect.stringContaining(String(also?.release))] });
    // And the one before is what is attacked again.
    const attacked = await withClient(database.PUBLISHER, async (client) => {
      const all = [];
      for await (const one of reaudit(client, { institution: department, abroad: noHub, release: null })) all.push(one);
      return all;
    });
    expect(attacked.flatMap(({ releases }) => releases.map(({ id }) => id))).toContain(release.replace(/2$/, "1"));
    expect(attacked.flatMap((one) => one.attacked?.report.findings ?? [])).toEqual([]);
    await publishing(counted);
    expect(await withheld(4)).toEqual(await withheld(1));
  });
});

test("a table that its audit would not clear is refused by the database itself", async () => {
  await withClient(database.PUBLISHER, async (client) => {
    const draft = `insert into published.release
      select 'x:y:2018:1', 'y', '2018', '2018-01-01', '2018-12-31', 1, unit, measure, regime, provisional, producer, publisher,
             source_title, source_licence, source_retrieved_on, source_url, policy_kind, policy, rounded_to, now(),
             'hash', signature, public_key, null, demonstration
        from published.release limit 1`;
    const publication = "insert into published.publication (release, content_hash) values ('x:y:2018:1', 'hash')";
    const attempts: readonly (readonly string[])[] = [
      [draft, publication],
      [
        draft,
        "insert into published.audit (release, content_hash, findings, cells) values ('x:y:2018:1', 'hash', 3, 9)",
        publication,
      ],
      [
        draft,
        "insert into published.audit (release, content_hash, findings, cells) values ('x:y:2018:1', 'other', 0, 9)",
        publication,
      ],
    ];
    for (const statements of attempts) {
      await client.query("begin");
      const tried = (async () => {
        for (const statement of statements) await client.query(statement);
      })();
      await expect(tried).rejects.toMatchObject({ code: "23503" });
      await client.query("rollback");
    }
  });
});
