import { audit } from "@pacte-hub/disclosure/audit/audit";
import type { Problem, Relation } from "@pacte-hub/disclosure/problem";
import { type Dimension, dimensionValues } from "@pacte-hub/schema/model/dimension";
import { periodOf } from "@pacte-hub/schema/model/period";
import type { ProtectivePolicy } from "@pacte-hub/schema/model/release";
import { isTiedAbroad, modelRelations } from "@pacte-hub/schema/rules/concepts/relations";
import { expect, test } from "vitest";
import { ask } from "../ask.ts";
import { pooled, problemOfAll, seenTable, trueTables } from "../cube.ts";
import { isProof } from "../proof.ts";
import type { Attacked } from "./attacked.ts";

/** `npm run prove` attacks every quarter; `npm test` the one that also has communes, and one of the middle. */
const days = isProof ? null : ["2017-03-31", "2019-06-30"];

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
    for (const [day, problems] of chosen) {
      const seen = problems.map(({ problem, policy }) => seenTable(problem, policy, cube));
      const { table, facts } = pooled(seen, cube);
      const relations = [...table.relations, ...relationsIn(problems.flatMap(({ problem }) => problem.cells))];
      const report = await audit({ ...table, relations }, facts);
      if (!report.ok) throw new Error(JSON.stringify(report.refusal));
      expect([...report.value.findings, ...report.value.alreadyOpen], day).toEqual([]);
      cells += table.cells.length;
    }
    console.log(`four institutions together: 0 findings over ${cells} cells of ${chosen.length} days`);
    expect(chosen.length).toBeGreaterThan(1);
  });
}

/** The true tables of each day that relations between institutions tie: only the test holds them. */
function tiedProblems(institutions: Attacked["institutions"]) {
  const byDay = new Map<string, { problem: Problem; policy: ProtectivePolicy }[]>();
  for (const [institution] of institutions) {
    for (const people of institution.peoples.filter(({ datasets }) => datasets.some(isTiedAbroad))) {
      const policy = policyOf(institution, people.datasets[0]);
      for (const tables of trueTables(institution, people)) {
        const day = periodOf(tables[0]?.period ?? "")?.last ?? "";
        if (policy) byDay.set(day, [...(byDay.get(day) ?? []), { problem: problemOfAll(tables), policy }]);
      }
    }
  }
  return byDay;
}

const policyOf = ({ demonstrationPolicies }: Attacked["institutions"][number][0], dataset = "") =>
  demonstrationPolicies[dataset];

/** Written again from the conceptual model, without the publisher's own code: the cells of one day, by what names them. */
function relationsIn(cells: Problem["cells"]): Relation[] {
  const named = new Map(cells.map(({ id }) => [nameOf(id), id]));
  const territories = [...new Set(cells.map(({ id }) => id.split("|")[2] ?? ""))];
  return modelRelations
    .filter(({ terms }) => !terms.some(({ before }) => before) && new Set(terms.map((one) => one.dataset)).size > 1)
    .flatMap(({ terms, along, min, max, because }) =>
      valuesOf(along).flatMap((values) =>
        territories.flatMap((territory): Relation[] => {
          const found = terms.flatMap(({ dataset, times, at }) => {
            const cell = named.get([dataset, territory, ...Object.values({ ...at, ...values }).sort()].join(" "));
            return cell === undefined ? [] : [{ cell, times }];
          });
          return found.length === terms.length ? [{ id: because, terms: found, min, max }] : [];
        }),
      ),
    );
}

/** No two dimensions have a value of one name, so the values alone tell a cell. */
function nameOf(id: string): string {
  const [dataset, , territory, ...at] = id.split("|");
  return [dataset, territory, ...at.filter((value) => value !== "_T").sort()].join(" ");
}

const valuesOf = (along: readonly Dimension[]): Record<string, string>[] =>
  along.reduce<Record<string, string>[]>(
    (all, name) => all.flatMap((one) => [one, ...dimensionValues[name].map((value) => ({ ...one, [name]: value }))]),
    [{}],
  );
