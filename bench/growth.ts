/**
 * The growth of protection from one department to the country's 101, by the code that publishes (compiled: worker
 * threads), on tables shaped like the Meuse's with invented counts, RSA, k = 5, zero rule. From the root of the repository:
 *
 *   npm run build && npx rolldown bench/growth.ts --file node_modules/.bench/growth.mjs --platform node
 *   node node_modules/.bench/growth.mjs 1 4 8 16        (101 for the country)
 */
import { availableParallelism, cpus } from "node:os";
import { pathToFileURL } from "node:url";
import { nothingKnown } from "@pacte-hub/disclosure/problem";
import { tableProblem } from "@pacte-hub/disclosure/table";
import { defaultSuppression } from "../packages/disclosure/testbed/policy.ts";
import { drawTable, meuse } from "./disclosure-table.ts";

const compiled = pathToFileURL("packages/disclosure/dist/parallel/pool.js").href;
const { ownPool, secureEach } = (await import(compiled)) as typeof import("../packages/disclosure/parallel/pool.ts");

const communes = meuse();

/** One after the other: 101 tables are never all in memory. */
function* departments(number: number) {
  for (let seed = 1; seed <= number; seed++) {
    const draw = {
      indicator: `rsa-${seed}`,
      rate: 0.0267,
      seed,
      totals: "COMMUNE",
      crossed: "COMMUNE",
      zonings: ["EPCI"],
    } as const;
    yield { problem: tableProblem(drawTable(draw, communes)), policy: defaultSuppression, facts: nothingKnown };
  }
}

async function measure(number: number, threads: number) {
  let [cells, withheld, findings, judged] = [0, 0, 0, 0];
  const began = performance.now();
  const used = process.cpuUsage();
  const refusal = await secureEach(departments(number), { ...ownPool, threads }, ({ protection, report }) => {
    cells += protection.table.cells.length;
    withheld += protection.primary.length + protection.added.length;
    findings += report.findings.length;
    judged += report.judged;
  });
  if (refusal) throw new Error(refusal.code);
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(used);
  const busy = (user + system) / 1e6;
  return {
    departments: number,
    threads,
    cells,
    withheld,
    judged,
    findings,
    seconds: seconds.toFixed(1),
    "s each": (seconds / number).toFixed(2),
    /** Of all threads: what it costs whatever else the machine does. */
    "cpu s each": (busy / number).toFixed(2),
    "cores used": (busy / seconds).toFixed(2),
    "peak MB": Math.round(process.resourceUsage().maxRSS / 1000),
  };
}

const asked = process.argv.slice(2).map(Number);
console.log(`${cpus()[0]?.model}, ${availableParallelism()} cores, Node ${process.version}`);
for (const number of asked.length > 0 ? asked : [1, 4, 8, 16]) {
  for (const threads of number <= 4 ? [1, availableParallelism()] : [availableParallelism()]) {
    console.log(JSON.stringify(await measure(number, threads)));
  }
}
