import fc from "fast-check";
import { expect, test } from "vitest";
import type { Suppression } from "./policy.ts";
import { nothingKnown, type Problem } from "./problem.ts";
import { protect, protectWithin } from "./protect/protect.ts";
import { tableProblem } from "./table.ts";
import { disclosedIn } from "./testbed/oracle.ts";
import { defaultSuppression } from "./testbed/policy.ts";

const k = 3;
const policies: readonly Suppression[] = [
  { ...defaultSuppression, k },
  { ...defaultSuppression, k, zeroRule: "SHOWN" },
];

/** Four communes in two EPCI, two sexes: every table there is can be tried. */
function table(counts: readonly number[]): Problem {
  const places = ["A", "B", "C"].map((commune, i) => ({ commune, epci: i < 2 ? "E1" : "E2", arrondissement: null }));
  const sexes = ["F", "M"];
  return tableProblem({
    indicator: "t",
    period: "2020",
    measure: "COUNT",
    department: "55",
    places,
    zonings: ["EPCI"],
    dimensions: [{ name: "sex", values: sexes }],
    finest: { totals: "COMMUNE", crossed: "COMMUNE" },
    rows: places.flatMap(({ commune }, c) =>
      sexes.map((sex, s) => ({ commune, at: [sex], value: counts[2 * c + s]! })),
    ),
  });
}

test("no cell withheld for the sake of others could be shown: a protected one would fall", async () => {
  const counts = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 6, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(counts, fc.constantFrom(...policies), async (countsDrawn, policy) => {
      const problem = table(countsDrawn);
      const outcome = await protect(problem, policy, nothingKnown);
      if (!outcome.ok) throw new Error(outcome.refusal.code);
      const { table: published, added, untried } = outcome.value;
      expect(untried).toBe(0);
      const highest = Math.max(...problem.cells.map(({ value }) => value)) + k;
      for (const id of added) {
        const cells = published.cells.map((cell, i) =>
          cell.id === id ? { ...cell, status: "PUBLISHED" as const, value: problem.cells[i]!.value } : cell,
        );
        expect(disclosedIn({ ...published, cells }, highest)).not.toEqual([]);
      }
    }),
    { numRuns: process.env.HUB_PROVE ? 100 : 12, seed: 60 },
  );
});

test("the time accorded is kept on a table that asks for more, and nothing of it is returned", async () => {
  const communes = Array.from({ length: 300 }, (_, c) => ({
    commune: `C${c}`,
    epci: `E${c % 5}`,
    arrondissement: `R${c % 7}`,
  }));
  const kinds = Array.from({ length: 12 }, (_, d) => `K${d}`);
  const problem = tableProblem({
    indicator: "t",
    period: "2020",
    measure: "COUNT",
    department: "55",
    places: communes,
    zonings: ["EPCI", "ARRONDISSEMENT"],
    dimensions: [{ name: "kind", values: kinds }],
    finest: { totals: "COMMUNE", crossed: "COMMUNE" },
    rows: communes.flatMap(({ commune }, c) =>
      kinds.map((kind, d) => ({ commune, at: [kind], value: (c * 7 + d * 13) % 23 })),
    ),
  });
  const start = Date.now();
  const outcome = await protectWithin({ seconds: 0.3 }, { problem, policy: policies[0]!, facts: nothingKnown });
  expect(outcome).toEqual({ ok: false, refusal: { code: "SOLVER_TIMEOUT" } });
  expect(Date.now() - start).toBeLessThan(3_000);
});
