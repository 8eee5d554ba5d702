import fc from "fast-check";
import { expect, test } from "vitest";
import { openSolver, solveOnce } from "../solver.ts";
import { openSimplex, reach } from "./simplex.ts";

const [rows, columns] = [4, 9];

/** Equations between nine changes, each with room on both sides of nothing or none at all. */
const tied = fc.record({
  entries: fc.array(fc.constantFrom<number>(-1, 0, 0, 1), { minLength: rows * columns, maxLength: rows * columns }),
  least: fc.array(fc.integer({ min: -4, max: 0 }), { minLength: columns, maxLength: columns }),
  most: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: columns, maxLength: columns }),
  column: fc.nat(columns - 1),
  amount: fc.constantFrom(-5, -3, -1, 1, 3, 5),
});

test("a cell may reach a value by the tableau exactly when the solver finds a table where it does", async () => {
  const solver = await openSolver(60);
  let reachedCount = 0;
  fc.assert(
    fc.property(tied, ({ entries, least, most, column, amount }) => {
      const lines = Array.from({ length: rows }, (_, r) => entries.slice(r * columns, (r + 1) * columns));
      const simplex = openSimplex({
        rows: lines.map((line) => new Map(line.flatMap((by, c) => (by === 0 ? [] : [[c, by] as const])))),
        least: Float64Array.from(least),
        most: Float64Array.from(most),
      });
      const lower = Float64Array.from(least);
      const upper = Float64Array.from(most);
      const hasRoom = amount > 0 ? upper[column]! >= amount : lower[column]! <= amount;
      if (amount > 0) lower[column] = amount;
      else upper[column] = amount;
      const isFeasible =
        hasRoom &&
        solveOnce(solver, {
          cost: new Float64Array(columns),
          lower,
          upper,
          integrality: null,
          rows: {
            starts: [0, ...lines.map((_, r) => (r + 1) * columns)],
            columns: lines.flatMap(() => [...least.keys()]),
            times: entries,
            lower: new Array<number>(rows).fill(0),
            upper: new Array<number>(rows).fill(0),
          },
        }).found;
      // Asked twice: the second time from the basis that the first left.
      for (let time = 0; time < 2; time++) {
        expect(reach(simplex, { column, amount })).toBe(isFeasible ? "REACHED" : "IMPOSSIBLE");
        if (!isFeasible) continue;
        reachedCount++;
        expect(Math.abs(simplex.at[column]!)).toBeGreaterThanOrEqual(Math.abs(amount) - 1e-6);
        for (const line of lines)
          expect(Math.abs(line.reduce((sum, by, c) => sum + by * simplex.at[c]!, 0))).toBeLessThan(1e-6);
        simplex.at.forEach((change, c) => {
          expect(change).toBeGreaterThanOrEqual(least[c]! - 1e-6);
          expect(change).toBeLessThanOrEqual(most[c]! + 1e-6);
        });
      }
    }),
    { numRuns: 300, seed: 61 },
  );
  expect(reachedCount).toBeGreaterThan(50);
});
