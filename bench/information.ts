/**
 * How much of each dataset every rule tells, on the demonstration's counts: each table protected with all that its own
 * institution ties to it, the participants that come out before its outcomes, and its structural zeros, and audited; a rule that the audit finds wanting tells nothing.
 *
 *   npx rolldown bench/information.ts --file node_modules/.bench/information.mjs --platform node --external highs
 *   node node_modules/.bench/information.mjs [dataset]...
 */

import { demonstrationDatasets } from "@pacte-hub/demo/generate";
import type { Policy } from "@pacte-hub/disclosure/policy";
import { nothingKnown } from "@pacte-hub/disclosure/problem";
import type { Institution } from "@pacte-hub/institution/config";
import type { ForeignRequest, ForeignTable, HubClient } from "@pacte-hub/publisher/hubClient";
import { idOf, problemOf, type RawTable } from "@pacte-hub/publisher/rawTable";
import { dimensionValues } from "@pacte-hub/schema/model/dimension";
import type { OpenRegister, RegisterEntry } from "@pacte-hub/schema/model/openRegister";
import { isMagnitude, type ProtectivePolicy } from "@pacte-hub/schema/model/release";
import { entryOfAction } from "@pacte-hub/schema/rules/structuralZeros";
import { epcis, structuresIn } from "../demo/observed.ts";
import { actions } from "../demo/pact/actions.ts";
import { institutions } from "../hub/cli/institutions.ts";
import { rawTable } from "../hub/start/demonstration.ts";
import { institutionOf } from "../hub/start/installed.ts";
import { foreignConstraints, foreignTables } from "../packages/publisher/foreignConstraints.ts";
import { problemOfTables } from "../packages/publisher/protectionProblem.ts";
import { protectAndAudit } from "../packages/publisher/protectTables.ts";
import { withStructuralZeros } from "../packages/publisher/structuralZeros.ts";

/** The registers that the demonstration shows. */
const entries: Readonly<Record<OpenRegister, readonly RegisterEntry[]>> = {
  ACTION: actions().flatMap((one) => entryOfAction(one) ?? []),
  STRUCTURE: epcis().flatMap((territory) =>
    dimensionValues.structureKind
      .filter((kind) => kind !== "EITI" && structuresIn(territory, kind) > 0)
      .map((kind) => ({ territory, at: { structureKind: [kind] }, first: "0001-01-01", last: null })),
  ),
};
const registers = ({ register }: { readonly register: OpenRegister }) => Promise.resolve(entries[register]);
const participants = "action-participants";

/** Of what others publish, the participants, as they come out before any outcome: where they are none nobody returned. */
const abroad: HubClient = Object.assign(
  async ({ tied, lastDay }: ForeignRequest): Promise<readonly ForeignTable[]> => {
    if (!tied.some(({ dataset }) => dataset === participants)) return [];
    const department = await institutionOf("department");
    const policy = department.demonstrationPolicies[participants] as ProtectivePolicy & Policy;
    const asked = { institution: department, demonstration: true, abroad: nothingAbroad };
    const counted = rawTable(department, participants, lastDay.slice(0, 4));
    const prior = { vintages: [], foreign: nothingKnown };
    const tables = await withStructuralZeros(asked, [counted]);
    const safe = await protectAndAudit({}, problemOfTables({ tables, policy, prior }));
    return safe.map((one) => ({ ...one, partner: department.partner.id, release: participants, k: policy.k }));
  },
  { registers },
);
const nothingAbroad: HubClient = Object.assign(() => Promise.resolve([]), { registers });

const rounding = (k: number): Policy => ({ kind: "ROUNDING", base: 10, k, keyed: "measured, never published" });

interface Told {
  cells: number;
  shown: number;
  persons: number;
  personsShown: number;
  notZero: number;
  within: number;
}

/** A figure within 10 % of the truth: shown as it is, or rounded, or by the middle of its interval. */
const isWithin = (value: number, told: number | null): boolean =>
  told !== null && Math.abs(told - value) <= 0.1 * value;

async function measured(institution: Institution, tables: readonly RawTable[], policy: Policy) {
  const found = new Map<string, Told>();
  const context = { institution, demonstration: true, abroad };
  const resting = await withStructuralZeros(context, tables);
  const foreign = foreignConstraints(resting, await foreignTables(context, resting));
  const safe = await protectAndAudit(
    {},
    problemOfTables({ tables: resting, policy, prior: { vintages: [], foreign } }),
  );
  for (const [at, { dataset, cells }] of safe.entries()) {
    const table = resting[at] as RawTable;
    const truth = new Map(problemOf(table).cells.map(({ id, value }) => [id, value]));
    const told = found.get(dataset) ?? { cells: 0, shown: 0, persons: 0, personsShown: 0, notZero: 0, within: 0 };
    found.set(dataset, told);
    for (const cell of cells.filter(({ status }) => status !== "NOT_APPLICABLE")) {
      const value = truth.get(idOf(table, cell)) ?? 0;
      const isShown = cell.status !== "WITHHELD";
      told.cells++;
      told.persons += value;
      if (isShown) told.shown++;
      if (isShown) told.personsShown += value;
      if (value === 0) continue;
      told.notZero++;
      const middle = cell.min !== null && cell.max !== null ? (cell.min + cell.max) / 2 : null;
      if (isWithin(value, cell.value ?? middle)) told.within++;
    }
  }
  return found;
}

const share = (part: number, whole: number): string =>
  `${((100 * part) / Math.max(whole, 1)).toFixed(1).replace(".", ",")} %`;

const wanted = process.argv.slice(2);
console.log(
  "| jeu | règle | cellules possibles | montrées | effectifs montrés | à 10 % près |\n| --- | --- | --- | --- | --- | --- |",
);
for (const institution of Object.values(institutions)) {
  for (const people of institution.peoples) {
    if (wanted.length > 0 && !people.datasets.some((one) => wanted.includes(one))) continue;
    const own = institution.demonstrationPolicies[people.datasets[0] ?? ""];
    if (!own) continue;
    const periodsOf = (dataset: string) =>
      demonstrationDatasets().find((one) => one.dataset === dataset)?.periods ?? [];
    // Yearly tables whole; of the others the last quarter of each year, all quarters where they are one problem.
    const periods = [...new Set(people.datasets.flatMap(periodsOf))].filter(
      (one) => people.tiesPeriods || !one.includes("-") || /-(Q4|09)$/.test(one),
    );
    const tables = periods.map((period) =>
      people.datasets.filter((one) => periodsOf(one).includes(period)).map((one) => rawTable(institution, one, period)),
    );
    const rules: readonly (readonly [string, Policy])[] = [
      [`en vigueur : ${own.kind} (k = ${own.k})`, own as Policy],
      ...(own.kind === "SUPPRESSION" ? [["SUPPRESSION, zéros montrés", { ...own, zeroRule: "SHOWN" }] as const] : []),
      ["ROUNDING 10 (k = 5)", rounding(5)],
      ["ROUNDING 10 (k = 9)", rounding(9)],
    ];
    const counts = tables.flat().every(({ unit }) => !isMagnitude(unit));
    for (const [name, policy] of counts ? rules : rules.slice(0, 1)) {
      const sums = new Map<string, Told>();
      try {
        for (const problem of people.tiesPeriods ? [tables.flat()] : tables) {
          for (const [dataset, told] of await measured(institution, problem, policy)) {
            const sum = sums.get(dataset);
            if (!sum) sums.set(dataset, told);
            else for (const key of Object.keys(told) as (keyof Told)[]) sum[key] += told[key];
          }
        }
        for (const [dataset, one] of sums)
          console.log(
            `| ${dataset} | ${name} | ${one.cells} | ${share(one.shown, one.cells)} | ${share(one.personsShown, one.persons)} | ${share(one.within, one.notZero)} |`,
          );
      } catch (error) {
        console.log(
          `| ${people.datasets.join(", ")} | ${name} | refusée : ${String(error).split("\n")[0]?.slice(0, 90)} | | | |`,
        );
      }
    }
  }
}
process.exit(0);
