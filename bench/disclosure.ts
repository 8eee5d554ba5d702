/**
 * Protection and audit of tables shaped like the Meuse's, with invented counts. From the root of the repository:
 *
 *   npx rolldown bench/disclosure.ts --file node_modules/.bench/disclosure.mjs --platform node --external highs
 *   node node_modules/.bench/disclosure.mjs
 *
 * growth.ts shows many departments at once.
 */
import { audit } from "@pacte-hub/disclosure/audit/audit";
import type { Policy } from "@pacte-hub/disclosure/policy";
import { nothingKnown } from "@pacte-hub/disclosure/problem";
import { protect } from "@pacte-hub/disclosure/protect/protect";
import { tableProblem } from "@pacte-hub/disclosure/table";
import { defaultSuppression } from "../packages/disclosure/testbed/policy.ts";
import { type Draw, drawTable, meuse } from "./disclosure-table.ts";

interface Case {
  readonly name: string;
  readonly draw: Draw;
  readonly policy: Policy;
}

const rsa: Draw = { indicator: "rsa", rate: 0.0267, seed: 1, totals: "COMMUNE", crossed: "COMMUNE", zonings: ["EPCI"] };
const jobseekers: Draw = { ...rsa, indicator: "jobseekers", rate: 0.06 };
const both = ["EPCI", "ARRONDISSEMENT"] as const;
const shown: Policy = { ...defaultSuppression, zeroRule: "SHOWN" };
const zeros: Policy = { ...defaultSuppression, zeroRule: "WITHHELD_UNLESS_EMPTY" };

const cases: readonly Case[] = [
  { name: "RSA, k=5", draw: rsa, policy: shown },
  { name: "RSA, k=5, zero rule", draw: rsa, policy: zeros },
  { name: "jobseekers, k=5", draw: jobseekers, policy: shown },
  { name: "jobseekers, k=5, zero rule", draw: jobseekers, policy: zeros },
  { name: "RSA, k=11", draw: rsa, policy: { ...shown, k: 11 } },
  { name: "RSA, k=5, zero rule, two zonings", draw: { ...rsa, zonings: both }, policy: zeros },
  { name: "RSA by EPCI, communal totals", draw: { ...rsa, crossed: "EPCI" }, policy: zeros },
  { name: "RSA, EPCI only", draw: { ...rsa, totals: "EPCI", crossed: "EPCI" }, policy: zeros },
];

async function measure({ name, draw, policy }: Case) {
  const problem = tableProblem(drawTable(draw, meuse()));
  const start = performance.now();
  const outcome = await protect(problem, policy, nothingKnown);
  if (!outcome.ok) throw new Error(`${name}: ${outcome.refusal.code}`);
  const middle = performance.now();
  const report = await audit(outcome.value.table, nothingKnown);
  if (!report.ok) throw new Error(`${name}: ${report.refusal.code}`);
  return {
    name,
    cells: problem.cells.length,
    equations: problem.relations.length,
    primary: outcome.value.primary.length,
    added: outcome.value.added.length,
    "protect s": seconds(middle - start),
    "audit s": seconds(performance.now() - middle),
    findings: report.value.findings.length,
    "peak MB": peak(),
  };
}

/** The most memory the whole process ever held; it includes the solver. */
const peak = (): number => Math.round(process.resourceUsage().maxRSS / 1000);

const seconds = (ms: number): number => Math.round(ms / 10) / 100;

const rows = [];
for (const one of cases) rows.push(await measure(one));
console.table(rows);
