import { expect, test } from "vitest";
import { audit } from "../../disclosure/audit/audit.ts";
import { nothingKnown, type Problem, type Relation } from "../../disclosure/problem.ts";
import { atMost, together } from "../../disclosure/relations.ts";
import { periodOf } from "../../schema/language/period.ts";
import { grouped } from "../../schema/rules/grouped.ts";
import { knownRelations } from "../../schema/rules/knownRelations.ts";
import { ask } from "../ask.ts";
import { problemOfAll, seenTable, trueTables } from "../cube.ts";
import type { Attacked } from "./attacked.ts";

/** `npm run prove` attacks every quarter; `npm test` the one that also has communes, and one of the middle. */
const days = process.env.HUB_PROVE ? null : ["2017-03-31", "2019-06-30"];

/** Which datasets are tied to another institution's by a declared relation. */
const tied = new Set(knownRelations.flatMap(({ fewer, more }) => [fewer.dataset, more.dataset]));

export function attacksBetweenInstitutions({ hub, institutions, everything }: Attacked): void {
  test("attack 4: no figure has two publishers, so no two patterns of the same counts can be compared", async () => {
    const fields = institutions.map(([{ partner }]) => `${partner.field} { datasets { id definition } }`);
    const { data } = await ask(`{ ${fields.join(" ")} }`, {}, hub().url);
    const all = institutions.flatMap(
      ([{ partner }]) => data[partner.field].datasets as { id: string; definition: string }[],
    );
    for (const key of ["id", "definition"] as const) {
      expect(new Set(all.map((one) => one[key])).size, key).toBe(all.length);
    }
  });

  test("attack 13: whoever holds the cubes of all institutions and the relations between them narrows nothing", {
    timeout: 900_000,
  }, async () => {
    const cube = await everything();
    const problems = tiedProblems(institutions);
    const chosen = [...problems].filter(([day]) => days === null || days.includes(day));
    let cells = 0;
    for (const [day, { problem, policy }] of chosen) {
      const whole = together([problem], relationsIn(problem));
      const seen = seenTable(whole, policy, cube);
      const report = await audit(seen, nothingKnown);
      if (!report.ok) throw new Error(JSON.stringify(report.refusal));
      expect(report.value.findings, day).toEqual([]);
      cells += seen.cells.length;
    }
    console.log(`four institutions together: 0 findings over ${cells} cells of ${chosen.length} days`);
    expect(chosen.length).toBeGreaterThan(1);
  });
}

/** The true tables of each day that relations between institutions tie: only the test holds them. */
function tiedProblems(institutions: Attacked["institutions"]) {
  const byDay = new Map<string, { problem: Problem; policy: NonNullable<ReturnType<typeof policyOf>> }>();
  for (const [institution] of institutions) {
    for (const people of institution.peoples.filter(({ datasets }) => datasets.some((one) => tied.has(one)))) {
      const policy = policyOf(institution, people.datasets[0]);
      for (const tables of trueTables(institution, people)) {
        const day = periodOf(tables[0]?.period ?? "")?.last ?? "";
        const problem = problemOfAll(tables, people);
        const before = byDay.get(day)?.problem;
        if (policy) byDay.set(day, { problem: before ? together([before, problem], []) : problem, policy });
      }
    }
  }
  return byDay;
}

const policyOf = ({ demonstrationPolicies }: Attacked["institutions"][number][0], dataset = "") =>
  demonstrationPolicies[dataset];

/** Written again from the declared relations, without the publisher's own code. */
function relationsIn({ cells }: Problem): Relation[] {
  const byDataset = grouped(cells, ({ id }) => id.split("|")[0] ?? "");
  return knownRelations.flatMap(({ fewer, more, times, at }) => {
    const larger = new Map((byDataset.get(more.dataset) ?? []).map(({ id }) => [placeOf(id), id]));
    return (byDataset.get(fewer.dataset) ?? []).flatMap(({ id, total }) => {
      const isTotal = id === total;
      if (at === "TOTALS" && !isTotal) return [];
      const other = larger.get(placeOf(id));
      return other === undefined ? [] : [atMost(id, other, times)];
    });
  });
}

/** Territory and values; a total is "all", however many dimensions its table has. */
function placeOf(id: string): string {
  const [, , territory = "", ...at] = id.split("|");
  return at.every((value) => value === "_T") ? territory : [territory, ...at].join("|");
}
