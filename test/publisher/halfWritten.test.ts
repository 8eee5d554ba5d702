import { generate } from "@pacte-hub/demo/generate";
import { department } from "@pacte-hub/department/institution";
import { poleEmploi } from "@pacte-hub/pole-emploi/institution";
import { noHub } from "@pacte-hub/publisher/hubClient";
import { publishLinkedTables } from "@pacte-hub/publisher/publish";
import { newSigningKeyPem, signingKey } from "@pacte-hub/release-file/signature";
import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { rawTable } from "../../hub/start/demonstration.ts";
import { csv, type Desk, openDesk } from "../desk.ts";
import { suppressionOf } from "../suppression.ts";

let desk: Desk;
/** Of whoever publishes what its source has opened. */
let open: Desk;
beforeAll(async () => {
  desk = await openDesk(department);
  open = await openDesk(poleEmploi);
});
afterAll(async () => {
  await desk.close();
  await open.close();
});
afterEach(() => vi.restoreAllMocks());

/** What a publisher has written, table by table. */
async function written({ rows: asked }: Desk): Promise<Record<string, unknown>> {
  const tables = await asked(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.table_privileges
      where grantee = current_user and privilege_type = 'INSERT' and table_schema in ('intake', 'published')
      order by name`,
  );
  const rows: Record<string, unknown> = {};
  for (const { name } of tables)
    rows[String(name)] = await asked(`select count(*), md5(string_agg(t::text, ' ' order by t::text)) from ${name} t`);
  return rows;
}

/** Has the server refuse one statement of all that follow, as a disk without room or a lost connection does; counts them. */
function refusing(refused: number): { count(): number } {
  const send = pg.Client.prototype.query as (this: pg.Client, ...asked: unknown[]) => unknown;
  let count = 0;
  vi.spyOn(pg.Client.prototype, "query").mockImplementation(function (this: pg.Client, ...asked: unknown[]) {
    count += 1;
    return send.apply(this, count === refused ? ["select 1/0"] : asked) as never;
  });
  return { count: () => count };
}

const counted = (period: string) => csv(generate("cer-signed", period), period, []);

type Outcomes = Promise<readonly { readonly isNew: boolean }[]>;

/** The three ways to a release. */
const ways: Readonly<Record<string, { readonly at: () => Desk; publish(): Outcomes }>> = {
  "a file that is protected": { at: () => desk, publish: () => desk.publishing("cer-signed", counted("2018-Q2")) },
  "an open file, of two periods": {
    at: () => open,
    publish: () =>
      open.publishing("jobseekers", "code_commune;periode;value\n55001;2021-T4;5\n55001;2020-T4;15\n", {
        declared: { unusualBecause: "une seule commune, pour l'épreuve" },
      }),
  },
  "generated tables": {
    at: () => desk,
    publish: () =>
      publishLinkedTables(desk.urls.PUBLISHER, {
        institution: department,
        source: { title: "essai", licence: "EUPL-1.2", retrievedOn: null, url: null },
        provisional: false,
        demonstration: true,
        embargoUntil: null,
        people: { datasets: ["adults-oriented"], tiesPeriods: false },
        policy: suppressionOf(department, "adults-oriented"),
        tables: [rawTable(department, "adults-oriented", "2018-Q4")],
        key: signingKey(newSigningKeyPem()),
        abroad: noHub,
      }),
  },
};

describe("whichever statement of a publication the server refuses, nothing of it is written, and it can be published again", () => {
  test.each(Object.entries(ways))("%s", { timeout: 120_000 }, async (_, { at, publish }) => {
    const before = await written(at());
    expect(Object.keys(before).length).toBeGreaterThan(5);
    let refused = 0;
    for (let isWhole = false; !isWhole; ) {
      refused += 1;
      const statements = refusing(refused);
      const outcome = await publish().catch((error: Error) => error.message);
      vi.restoreAllMocks();
      isWhole = statements.count() < refused;
      if (isWhole) expect(outcome).toContainEqual(expect.objectContaining({ isNew: true }));
      else expect([refused, outcome, await written(at())]).toEqual([refused, expect.any(String), before]);
    }
    expect(refused).toBeGreaterThan(12);
  });
});

describe("whichever stage fails beside the database, nothing of the publication is written", () => {
  const fails = () => {
    throw new Error("the stage fails");
  };
  const key = { ...signingKey(newSigningKeyPem()), sign: fails };
  const silentHub = Object.assign(fails, { registers: fails });
  test.each([
    ["what the hub shows cannot be read", "action-participants", { abroad: silentHub }, /the stage fails/],
    ["nothing can be protected in the time that is left", "cer-signed", { seconds: 0.001 }, /dépassé le temps accordé/],
    ["the release cannot be signed", "cer-signed", { key }, /the stage fails/],
    ["nobody listens to its progress any more", "cer-signed", { progress: fails }, /the stage fails/],
  ] as const)("%s", async (_, dataset, also, sentence) => {
    const before = await written(desk);
    const period = dataset === "cer-signed" ? "2019-Q2" : "2019";
    const content =
      dataset === "cer-signed" ? counted(period) : csv(generate(dataset, period), period, ["recommendation"]);
    await expect(desk.publishing(dataset, content, also)).rejects.toThrow(sentence);
    expect(await written(desk)).toEqual(before);
  });
});

test("a rehearsal writes nothing, however far it goes", async () => {
  const before = await written(desk);
  expect(await desk.publishing("cer-signed", counted("2019-Q3"), { rehearsal: true })).toMatchObject([{ isNew: true }]);
  expect(await written(desk)).toEqual(before);
});
