/**
 * What protection leaves, measured: insiders (attack 7 of docs/secret.md), attackers who rerun the algorithm (attack 8), the
 * excess over the optimum, and the cells whose guarantee is lowered. From the root of the repository:
 *
 *   npx rolldown bench/residuals.ts --file node_modules/.bench/residuals.mjs --platform node --external highs
 *   node node_modules/.bench/residuals.mjs
 */
import { audit } from "@pacte-hub/disclosure/audit/audit";
import type { Suppression } from "@pacte-hub/disclosure/policy";
import { nothingKnown, type Problem, type PublishedTable } from "@pacte-hub/disclosure/problem";
import { type Protection, protect } from "@pacte-hub/disclosure/protect/protect";
import { type TableAsk, tableProblem } from "@pacte-hub/disclosure/table";
import { lossOfPattern, optimalPattern } from "../packages/disclosure/testbed/optimal.ts";
import { believable } from "../packages/disclosure/testbed/oracle.ts";
import { defaultSuppression } from "../packages/disclosure/testbed/policy.ts";
import { type Commune, type Draw, drawTable, meuse, mulberry } from "./disclosure-table.ts";

const zeroRules = ["SHOWN", "WITHHELD_UNLESS_EMPTY"] as const;
const policyWith = (zeroRule: Suppression["zeroRule"], k = 5): Suppression => ({ ...defaultSuppression, k, zeroRule });

async function protectedBy(problem: Problem, policy: Suppression): Promise<Protection> {
  const outcome = await protect(problem, policy, nothingKnown);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.value;
}

/** Each of some people behind one small cell knows it: how many of them then know too much of another? */
async function insiders(name: string, draw: Draw, communes: readonly Commune[]) {
  for (const zeroRule of zeroRules) {
    const problem = tableProblem(drawTable(draw, communes));
    const { table, weakened } = await protectedBy(problem, policyWith(zeroRule));
    const random = mulberry(7);
    const small = problem.cells.filter(({ value }, i) => value > 0 && value < 5 && table.cells[i]!.guard !== null);
    const asked = small.filter(() => random() < 50 / small.length);
    let [deduced, exact] = [0, 0];
    for (const { id, value } of asked) {
      const intervals = [{ cell: id, min: value, max: value, source: "initié" }];
      const report = await audit(table, { ...nothingKnown, intervals });
      if (!report.ok) throw new Error(report.refusal.code);
      const others = report.value.findings.filter(({ cell }) => cell !== id);
      if (others.length > 0) deduced++;
      if (others.some(({ min, max }) => min === max)) exact++;
    }
    const share = (n: number) => `${((100 * n) / asked.length).toFixed(1)} %`;
    console.log(
      JSON.stringify({
        name,
        zeroRule,
        cells: problem.cells.length,
        weakened: weakened.length,
        insiders: asked.length,
        "deduce another": share(deduced),
        exactly: share(exact),
      }),
    );
  }
}

/** Three communes, two sexes: small enough to try every table there is, and to protect each again. */
function smallTable(counts: readonly number[]): Problem {
  const places = [
    { commune: "A", epci: "E1", arrondissement: "R1" },
    { commune: "B", epci: "E1", arrondissement: "R2" },
    { commune: "C", epci: "E2", arrondissement: "R2" },
  ];
  const sexes = ["F", "M"];
  const cells = places.flatMap(({ commune }) => sexes.map((sex) => ({ commune, at: [sex] })));
  const ask: TableAsk = {
    indicator: "t",
    period: "2020",
    measure: "COUNT",
    department: "55",
    places,
    zonings: ["EPCI"],
    dimensions: [{ name: "sex", values: sexes }],
    finest: { totals: "COMMUNE", crossed: "COMMUNE" },
    rows: cells.map((cell, i) => ({ ...cell, value: counts[i]! })),
  };
  return tableProblem(ask);
}

const leaves = ["A|F", "A|M", "B|F", "B|M", "C|F", "C|M"].map((at) => `t|2020|${at}`);
const said = ({ cells }: PublishedTable): string => cells.map(({ value }) => value ?? "?").join();
/** So many tables to protect again, and no more, for one published table. */
const mostTables = 1_500;

/** He tries every table that agrees with what is published, protects it as we would, and keeps those we would show alike. */
async function minimality() {
  for (const zeroRule of zeroRules) {
    const policy = policyWith(zeroRule, 3);
    const random = mulberry(8);
    let [guarded, learnt, exact, tables, skipped] = [0, 0, 0, 0, 0];
    const excess = { ours: 0, best: 0 };
    while (tables < 40) {
      const problem = smallTable(leaves.map(() => Math.floor(random() * 5)));
      const { table, primary, added } = await protectedBy(problem, policy);
      const optimum = await optimalPattern(problem, policy, nothingKnown);
      if (!optimum.ok) throw new Error(optimum.refusal.code);
      const believed = believable(table, Math.max(...problem.cells.map(({ value }) => value)) + 3);
      if (believed.length > mostTables) {
        skipped++;
        continue;
      }
      tables++;
      excess.ours += lossOfPattern(problem, [...primary, ...added]);
      excess.best += optimum.value.loss;
      const alike = [];
      for (const one of believed) {
        const again = smallTable(leaves.map((id) => one.get(id)!));
        if (said((await protectedBy(again, policy)).table) === said(table)) alike.push(one);
      }
      for (const { id, guard } of table.cells) {
        if (guard === null) continue;
        const values = alike.map((one) => one.get(id)!);
        guarded++;
        if (new Set(values).size === 1) exact++;
        if (!values.some((v) => v <= guard.reachDown) || !values.some((v) => v >= guard.reachUp)) learnt++;
      }
    }
    console.log(
      `minimality, ${zeroRule}: ${learnt} of ${guarded} protected cells of ${tables} tables (${skipped} too open to try) are narrowed beyond the guarantee, ${((100 * learnt) / guarded).toFixed(1)} %, ${exact} of them exactly; loss ${((excess.ours / excess.best - 1) * 100).toFixed(1)} % above the optimum`,
    );
  }
}

const rsa: Draw = { indicator: "rsa", rate: 0.0267, seed: 1, totals: "COMMUNE", crossed: "COMMUNE", zonings: ["EPCI"] };
const communes = meuse();
const epcis = [...new Set(communes.map(({ epci }) => epci))];
const five = communes.filter(({ epci }) => epcis.slice(0, 5).includes(epci));

await minimality();
await insiders("RSA crossed by EPCI, communal totals", { ...rsa, crossed: "EPCI" }, communes);
await insiders("RSA crossed by commune, five EPCI", rsa, five);
