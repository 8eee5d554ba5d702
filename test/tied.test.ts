import { caf } from "@pacte-hub/caf/institution";
import { department } from "@pacte-hub/department/institution";
import { audit } from "@pacte-hub/disclosure/audit/audit";
import { guardsOf } from "@pacte-hub/disclosure/guard";
import { type KnownFacts, nothingKnown, type PublishedTable } from "@pacte-hub/disclosure/problem";
import { atMost, together } from "@pacte-hub/disclosure/relations";
import type { Institution } from "@pacte-hub/institution/config";
import { type ForeignTable, hubClient } from "@pacte-hub/publisher/hubClient";
import { problemOf, type RawTable } from "@pacte-hub/publisher/rawTable";
import { modelRelations } from "@pacte-hub/schema/rules/concepts/relations";
import { expect, test } from "vitest";
import { rawTable } from "../hub/start/demonstration.ts";
import { foreignConstraints, wantedBy } from "../packages/publisher/foreignConstraints.ts";
import type { Vintage } from "../packages/publisher/priorVintages.ts";
import { problemOfTables } from "../packages/publisher/protectionProblem.ts";
import { type ProtectedTable, protectAndAudit } from "../packages/publisher/protectTables.ts";
import { suppressionOf } from "./suppression.ts";

/** People covered by RSA, and the adults with duties among them: the same day, two institutions, one relation per cell. */
const covered: Publishing = { institution: caf, table: rawTable(caf, "rsa-people-covered", "2019-06") };
const adults: Publishing = { institution: department, table: rawTable(department, "adults-with-duties", "2019-Q2") };

interface Publishing {
  readonly institution: Institution;
  readonly table: RawTable;
}

const policyOf = ({ institution, table }: Publishing) => suppressionOf(institution, table.dataset);

/** What is wanted of others by whoever publishes it. */
const wanted = ({ institution, table }: Publishing) => wantedBy({ institution, demonstration: true }, [table]);

/** What an institution publishes when it knows these facts and earlier releases. */
async function published(what: Publishing, foreign: KnownFacts, vintages: readonly Vintage[] = []) {
  const given = { tables: [what.table], policy: policyOf(what), prior: { vintages, foreign } };
  const [safe] = await protectAndAudit({}, problemOfTables(given));
  if (!safe) throw new Error("nothing was published");
  return safe;
}

const asForeign = (what: Publishing, { cells, dataset, period }: ProtectedTable): ForeignTable => ({
  partner: what.institution.partner.id,
  dataset,
  period,
  release: `${dataset}:${period}`,
  k: policyOf(what).k,
  cells,
});

/** The attacker who holds both releases and the relations between them. */
async function findingsIn(releases: readonly (readonly [Publishing, ProtectedTable])[]) {
  const shown = releases.flatMap(([what, { cells, dataset, period }]) => {
    const problem = problemOf(what.table);
    const guards = guardsOf(problem, policyOf(what));
    const said = new Map(cells.map((cell) => [`${cell.territory} ${cell.breakdown}`, cell]));
    return problem.cells.map(({ id, measure, total, grain, block }, at): PublishedTable["cells"][number] => {
      const [, , territory, ...values] = id.split("|");
      const named = what.table.dimensions
        .map((name, d) => `${name}=${values[d]}`)
        .filter((text) => !text.endsWith("=_T"));
      const cell = said.get(`${territory} ${named.sort().join(";")}`);
      if (!cell) throw new Error(`nothing was said of ${id} in ${dataset} ${period}`);
      const status = cell.status as "PUBLISHED" | "WITHHELD";
      return { id, measure, total, grain, block, status, value: cell.value, decided: false, guard: guards[at] ?? null };
    });
  });
  const names = new Set(shown.map(({ id }) => id));
  const ties = shown.flatMap(({ id }) => {
    const larger = id.replace("adults-with-duties|2019-Q2", "rsa-people-covered|2019-06");
    return larger !== id && names.has(larger) ? [atMost(id, larger)] : [];
  });
  const { relations } = together(
    releases.map(([{ table }]) => problemOf(table)),
    ties,
  );
  const rules = { k: 5, roundedTo: null, emptyShown: true };
  const report = await audit({ cells: shown, relations, rules }, nothingKnown);
  if (!report.ok) throw new Error(report.refusal.code);
  return report.value.findings;
}

test("what another institution has published opens nothing in what is published after it", {
  timeout: 60_000,
}, async () => {
  const before = await published(covered, nothingKnown);
  const forgetful = await published(adults, nothingKnown);
  expect(
    (
      await findingsIn([
        [covered, before],
        [adults, forgetful],
      ])
    ).length,
  ).toBeGreaterThan(0);
  const facts = foreignConstraints([adults.table], [asForeign(covered, before)]);
  const mindful = await published(adults, facts);
  expect(mindful).toMatchObject({ findings: 0, notGuaranteed: [] });
  expect(
    await findingsIn([
      [covered, before],
      [adults, mindful],
    ]),
  ).toEqual([]);
});

test("and what is published after it opens nothing that it withheld", { timeout: 60_000 }, async () => {
  const before = await published(adults, nothingKnown);
  const facts = foreignConstraints([covered.table], [asForeign(adults, before)]);
  const heedless = await published(covered, { ...facts, kept: [] });
  expect(
    (
      await findingsIn([
        [adults, before],
        [covered, heedless],
      ])
    ).length,
  ).toBeGreaterThan(0);
  const mindful = await published(covered, facts);
  expect(mindful.findings).toBe(0);
  expect(
    await findingsIn([
      [adults, before],
      [covered, mindful],
    ]),
  ).toEqual([]);
});

test("what another institution has withdrawn since, or replaced, is held against what is published after it", {
  timeout: 60_000,
}, async () => {
  const before = await published(covered, nothingKnown);
  const former = { ...asForeign(covered, before), isFormer: true };
  const mindful = await published(adults, foreignConstraints([adults.table], [former]));
  const both = [
    [covered, before],
    [adults, mindful],
  ] as const;
  expect(await findingsIn(both)).toEqual([]);
});

test("a figure taken back that was wrong, as our own counts show, keeps nobody from publishing", {
  timeout: 60_000,
}, async () => {
  const before = asForeign(covered, await published(covered, nothingKnown));
  const cells = before.cells.map((cell) =>
    cell.status === "PUBLISHED" ? { ...cell, value: 0, min: 0, max: 0 } : cell,
  );
  await expect(published(adults, foreignConstraints([adults.table], [{ ...before, cells }]))).rejects.toThrow();
  const former = { ...before, cells, isFormer: true };
  expect(await published(adults, foreignConstraints([adults.table], [former]))).toMatchObject({ findings: 0 });
});

test("a figure that open data gave rounded to 5 is known to within 2, and listed as not guaranteed", async () => {
  const { table } = adults;
  const target = problemOf(table).cells.find(
    ({ value, level, id }) => level === "EPCI" && value === 4 && !id.includes("_T"),
  );
  if (!target) throw new Error("no cell of 4");
  const [, , territory = "", sex, age] = target.id.split("|");
  const silent = { standardError: null, present: null, expected: null };
  const rounded = {
    territory,
    breakdown: `age=${age};sex=${sex}`,
    status: "ROUNDED",
    value: 5,
    min: 3,
    max: 7,
  } as const;
  const { dataset, period } = table;
  const openData: Vintage = { dataset, period, release: "données ouvertes", cells: [{ ...rounded, ...silent }] };
  const safe = await published(adults, nothingKnown, [openData]);
  expect(safe.findings).toBe(0);
  expect(safe.notGuaranteed).toContain(target.id);
  const cell = safe.cells.find((one) => one.territory === territory && one.breakdown === rounded.breakdown);
  expect(cell).toMatchObject({ status: "WITHHELD", value: null });
});

test("each institution reads the tables of the same day that a declared relation ties to its own, and no others", () => {
  expect(wanted(adults)).toEqual([
    {
      tied: expect.arrayContaining([
        { partner: "caf", dataset: "rsa-households" },
        { partner: "caf", dataset: "rsa-people-covered" },
        { partner: "pole-emploi", dataset: "rsa-jobseekers" },
      ]),
      lastDay: "2019-06-30",
      demonstration: true,
    },
  ]);
  const orientations = { institution: department, table: rawTable(department, "orientations", "2019-Q2") };
  expect(wanted(orientations)).toEqual([]);
  expect(modelRelations.every(({ because }) => because.length > 0)).toBe(true);
});

test("an institution that cannot read what the others have published publishes nothing", async () => {
  const [request] = wanted(adults);
  if (!request) throw new Error("nothing is wanted");
  await expect(hubClient({ url: "http://127.0.0.1:9/graphql" })(request)).rejects.toThrow(
    /Rien n'est publié : .* ne répond pas/,
  );
});
