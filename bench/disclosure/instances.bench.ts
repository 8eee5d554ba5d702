/**
 * Known instances, and sparse tables of our own, beside what GaussSuppression 1.2.3 (Statistics Norway) withholds. From
 * the root of the repository, one instance or all:
 *
 *   npx rolldown bench/disclosure/instances.bench.ts --file node_modules/.bench/instances.mjs --platform node --external highs
 *   node node_modules/.bench/instances.mjs [instance]
 */
import { audit } from "@pacte-hub/disclosure/audit/audit";
import type { Policy } from "@pacte-hub/disclosure/policy";
import { nothingKnown, type Problem } from "@pacte-hub/disclosure/problem";
import { protectWithin } from "@pacte-hub/disclosure/protect/protect";
import { defaultSuppression } from "../../packages/disclosure/testbed/policy.ts";
import { instance, sparse } from "./instances.ts";

interface Case {
  readonly name: string;
  readonly problem: () => Problem;
  /** What GaussSuppression withholds: exact disclosure only, and with intervals; null where it was not run. */
  readonly gauss: string;
  readonly aim: string;
  readonly seconds: number;
}

const shipped = (name: string, gauss: string, aim: string): Case => ({
  name,
  problem: () => instance("bench/disclosure/instances", name),
  gauss,
  aim,
  seconds: 280,
});
const generated = (places: number, kinds: number, aim: string, seconds: number): Case => ({
  name: `sparse ${places} x ${kinds}`,
  problem: () => sparse(places, kinds),
  gauss: "-",
  aim,
  seconds,
});

const cases: readonly Case[] = [
  shipped("z1", "8 / -", "8"),
  shipped("z2_linked", "28 / 31", "<= 33"),
  shipped("z3_linked", "632 / 645", "<= 677, < 10 s"),
  shipped("fr_count_a88_nuts3", "897 / -", "<= 942"),
  shipped("fr_count_4d", "982 / -", "<= 1031"),
  shipped("singleton_mag", "-", "3"),
  shipped("ppercent", "-", ">= 2"),
  shipped("onechild", "-", "a parent and its only child: both or none"),
  generated(400, 20, "time limit kept", 30),
  generated(2_000, 48, "< 120 s, < 1 GB", 120),
];

const policy: Policy = { ...defaultSuppression, zeroRule: "SHOWN" };

async function measure({ name, problem: read, gauss, aim, seconds }: Case) {
  const problem = read();
  const start = performance.now();
  const outcome = await protectWithin({ seconds }, { problem, policy, facts: nothingKnown });
  const protectedIn = (performance.now() - start) / 1000;
  const row = {
    instance: name,
    cells: problem.cells.length,
    "GS / GS int.": gauss,
    aim,
    "protect s": protectedIn.toFixed(1),
  };
  const peak = Math.round(process.resourceUsage().maxRSS / 1000);
  if (!outcome.ok) return { ...row, withheld: outcome.refusal.code, "peak MB": peak };
  const { primary, added, table, untried } = outcome.value;
  const report = problem.cells.length > 20_000 ? null : await audit(table, nothingKnown);
  const findings = report === null ? "not asked" : report.ok ? report.value.findings.length : report.refusal.code;
  return { ...row, withheld: primary.length + added.length, untried, findings, "peak MB": peak };
}

const only = process.argv[2];
const rows = [];
for (const one of cases) if (only === undefined || one.name.startsWith(only)) rows.push(await measure(one));
console.table(rows);
