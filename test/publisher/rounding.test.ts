import { generate } from "@pacte-hub/demo/generate";
import { department } from "@pacte-hub/department/institution";
import { audit } from "@pacte-hub/disclosure/audit/audit";
import { type Guard, type KnownFacts, nothingKnown, type PublishedTable } from "@pacte-hub/disclosure/problem";
import { equation } from "@pacte-hub/disclosure/table";
import { withClient } from "@pacte-hub/postgres/connect";
import { noHub } from "@pacte-hub/publisher/hubClient";
import { publishLinkedTables } from "@pacte-hub/publisher/publish";
import { reaudit } from "@pacte-hub/publisher/reaudit";
import { newSigningKeyPem, signingKey } from "@pacte-hub/release-file/signature";
import type { RoundingPolicy } from "@pacte-hub/schema/model/release";
import { siae } from "@pacte-hub/siae/institution";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rawTable } from "../../hub/start/demonstration.ts";
import { csv, type Desk, openDesk, refusalOf } from "../desk.ts";

/** A department that rounds its orientations instead of withholding them. */
const rounding: RoundingPolicy = { kind: "ROUNDING", base: 10, k: 5 };
const institution = { ...department, policies: { ...department.policies, orientations: rounding } };
const roundingKey = "un secret de la maison";
// Its rounding withholds a cell: protected once more, with itself known, it would withhold others.
const period = "2018-Q2";
const parts = generate("orientations", period);
const content = csv(parts, period, ["pathway"]);

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk(institution);
});
afterAll(() => desk.close());

const cells = (vintage: number) =>
  desk.rows(
    `select territory, breakdown, status, value::int, lower_bound::int as min, upper_bound::int as max
       from published.cell where release = 'department:orientations:${period}:${vintage}' order by territory, breakdown`,
  );

test("a dataset under keyed rounding comes out in multiples of ten whose bounds hold the truth, and small counts as zero", async () => {
  const [outcome] = await desk.publishing("orientations", content, { roundingKey });
  expect(outcome).toMatchObject({ isNew: true, cells: 68 });
  const shown = (await cells(1)).filter(({ status }) => status === "ROUNDED");
  expect(shown.length).toBeGreaterThan(40);
  const truth = new Map(parts.map(({ territory, breakdown, value }) => [`${territory} ${breakdown}`, value]));
  for (const { territory, breakdown, value, min, max } of shown) {
    expect(Number(value) % 10).toBe(0);
    const true_ = truth.get(`${territory} ${breakdown}`);
    if (true_ === undefined) continue;
    expect(true_).toBeGreaterThanOrEqual(Number(min));
    expect(true_).toBeLessThanOrEqual(Number(max));
    if (true_ < 5) expect(value).toBe(0);
  }
});

test("its secret is nowhere in what is published, and its rule is", async () => {
  const [release] = await desk.rows("select policy, rounded_to, to_jsonb(release)::text as all from published.release");
  expect(release).toMatchObject({ policy: rounding, rounded_to: 10 });
  expect(String(release?.all)).not.toContain(roundingKey);
});

test("said again it is the same to the unit, and a revision leaves the figures of unchanged counts as they were", async () => {
  expect(await desk.publishing("orientations", content, { roundingKey })).toMatchObject([{ isNew: false }]);
  const [first] = parts;
  const revised = parts.map((part) => (part === first ? { ...part, value: part.value + 40 } : part));
  const again = await desk.publishing("orientations", csv(revised, period, ["pathway"]), { roundingKey });
  expect(again).toMatchObject([{ isNew: true }]);
  const [before, after] = [await cells(1), await cells(2)];
  const moved = after.filter((cell, at) => cell.status === "ROUNDED" && cell.value !== before[at]?.value);
  const touched = ["55", first?.territory];
  expect(moved.filter(({ territory }) => !touched.includes(String(territory)))).toEqual([]);
});

test("judged again, it tells nothing it should not", async () => {
  const found = await withClient(desk.urls.PUBLISHER, async (client) => {
    const all = [];
    for await (const one of reaudit(client, { institution, abroad: noHub, release: null })) all.push(one);
    return all;
  });
  expect(found).toMatchObject([{ altered: [], attacked: { cells: 68, report: { findings: [] } } }]);
});

describe("datasets of the same people, rounded and published together", () => {
  const rule: RoundingPolicy = { kind: "ROUNDING", base: 10, k: 5 };
  const rounds = { ...department, demonstrationPolicies: { orientations: rule, "orientation-delays": rule } };
  const [quarter, datasets] = ["2019-Q2", ["orientations", "orientation-delays"]] as const;
  const people = { datasets, tiesPeriods: false };
  const tables = datasets.map((dataset) => rawTable(rounds, dataset, quarter));
  const imprint = { institution: rounds, provisional: false, demonstration: true, embargoUntil: null } as const;
  const source = { title: "essai", licence: "EUPL-1.2", retrievedOn: null, url: null };
  const key = signingKey(newSigningKeyPem());
  const given = { ...imprint, source, key, people, policy: rule, tables, abroad: noHub };

  let marked: Desk;
  beforeAll(async () => {
    marked = await openDesk(rounds);
  });
  afterAll(() => marked.close());

  test("are one problem: what the equal totals of both tell of each cell is judged, and judged again", async () => {
    const outcomes = await publishLinkedTables(marked.urls.PUBLISHER, { ...given, roundingKey });
    expect(outcomes.map(({ isNew }) => isNew)).toEqual([true, true]);
    const shown = await marked.rows(
      "select status, count(*)::int as cells from published.cell where status = 'ROUNDED' group by status",
    );
    expect(Number(shown[0]?.cells)).toBeGreaterThan(100);
    const again = await withClient(marked.urls.PUBLISHER, async (client) => {
      const all = [];
      for await (const one of reaudit(client, { institution: rounds, abroad: noHub, release: null })) all.push(one);
      return all;
    });
    expect(again).toMatchObject([{ releases: [{}, {}], attacked: { report: { findings: [] } } }]);
  });

  test("the audit reads a rounded figure as the interval it leaves, with every relation: a margin that tells is found", async () => {
    const id = (name: string) => `t|${name}`;
    const cell = (name: string, value: number, guard: Guard | null): PublishedTable["cells"][number] => ({
      ...{ id: id(name), measure: "COUNT", status: "ROUNDED", value, total: id("total"), grain: [0], block: "" },
      ...{ decided: false, guard },
    });
    const small = { reachDown: 0, reachUp: 5, width: null };
    // 10 stands for 5 to 19 and 0 for 0 to 9: of a total known to be 28, the second part is 9.
    const table: PublishedTable = {
      cells: [cell("total", 20, null), cell("one", 10, null), cell("other", 0, small)],
      relations: [equation("total", id("total"), [id("one"), id("other")])],
      rules: { k: 5, roundedTo: 10, emptyShown: false },
    };
    const found = async (facts: KnownFacts) => {
      const report = await audit(table, facts);
      return report.ok ? report.value.findings.map(({ cell: at, min, max }) => [at, min, max]) : report.refusal.code;
    };
    expect(await found(nothingKnown)).toEqual([]);
    const twin = { cell: "u|total", min: 28, max: 28, source: "l'autre table" };
    const same = { ...equation("les mêmes personnes", id("total"), ["u|total"]) };
    expect(await found({ ...nothingKnown, intervals: [twin], relations: [same] })).toEqual([[id("other"), 9, 9]]);
  });

  test("are refused without the secret, and where one of them is no count: it would come out as it is", async () => {
    const later = datasets.map((dataset) => rawTable(rounds, dataset, "2019-Q3"));
    expect(await refusalOf(publishLinkedTables(marked.urls.PUBLISHER, { ...given, tables: later }))).toMatch(
      /Il manque DEPARTMENT_ROUNDING_KEY/,
    );
    const mixed = [...tables, { ...rawTable(siae, "siae-fte-worked", "2019"), period: quarter }];
    const refusal = refusalOf(publishLinkedTables(marked.urls.PUBLISHER, { ...given, tables: mixed, roundingKey }));
    expect(await refusal).toMatch(/siae-fte-worked n'est pas un effectif/);
  });
});

test("without its secret, or for what is no count, it is refused", async () => {
  expect(await refusalOf(desk.publishing("orientations", content))).toMatch(/Il manque DEPARTMENT_ROUNDING_KEY/);
  expect(await refusalOf(desk.publishing("orientations", content, { roundingKey: "court" }))).toMatch(/moins de 16/);
  const network = await openDesk({ ...siae, policies: { "siae-fte-worked": rounding } });
  const fte = csv(generate("siae-fte-worked", "2019"), "2019", ["structureKind"]).replace("structureKind", "kind");
  const refusal = await refusalOf(network.publishing("siae-fte-worked", fte, { roundingKey }));
  await network.close();
  expect(refusal).toMatch(/ne protège que des effectifs/);
});
