import fc from "fast-check";
import { expect, test } from "vitest";
import { presolved } from "./presolve.ts";
import { openSimplex, reach } from "./simplex.ts";

const [rows, columns] = [5, 8];

const tied = fc.record({
  entries: fc.array(fc.constantFrom<number>(-1, 0, 0, 0, 1), { minLength: rows * columns, maxLength: rows * columns }),
  least: fc.array(fc.integer({ min: -4, max: 0 }), { minLength: columns, maxLength: columns }),
  most: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: columns, maxLength: columns }),
  column: fc.nat(columns - 1),
  amount: fc.constantFrom(-3, -1, 1, 3),
});

test("cells that equations tie two by two taken as one, a cell may reach a value exactly when it may by itself", () => {
  const ends = { REACHED: 0, IMPOSSIBLE: 0, UNDECIDED: 0 };
  let tiedTogether = 0;
  fc.assert(
    fc.property(tied, ({ entries, least, most, column, amount }) => {
      const equations = {
        rows: Array.from({ length: rows }, (_, r) => {
          const row = entries.slice(r * columns, (r + 1) * columns);
          return new Map(row.flatMap((by, c) => (by === 0 ? [] : [[c, by] as const])));
        }),
        least: Float64Array.from(least),
        most: Float64Array.from(most),
      };
      const hasRoom = (system: { least: Float64Array; most: Float64Array }, c: number, by: number) =>
        by > 0 ? system.most[c]! >= by : system.least[c]! <= by;
      const withoutPresolve = openSimplex(equations);
      const expected = hasRoom(withoutPresolve, column, amount)
        ? reach(withoutPresolve, { column, amount })
        : "IMPOSSIBLE";
      const withPresolve = presolved(equations);
      if (withPresolve.least.length < columns) tiedTogether++;
      const wish = { column: withPresolve.unknownOf[column]!, amount: amount * withPresolve.signOf[column]! };
      const simplex = openSimplex(withPresolve);
      const answer =
        wish.column >= 0 && hasRoom(simplex, wish.column, wish.amount) ? reach(simplex, wish) : "IMPOSSIBLE";
      expect(answer).toBe(expected);
      ends[answer]++;
      if (answer !== "REACHED") return;
      const at = Float64Array.from(
        least,
        (_, c) => (simplex.at[withPresolve.unknownOf[c]!] ?? 0) * withPresolve.signOf[c]!,
      );
      const off = equations.rows.map((row) => Math.abs([...row].reduce((sum, [c, by]) => sum + by * at[c]!, 0)));
      const beyond = at.map((change, c) => Math.max(change - most[c]!, least[c]! - change));
      expect(Math.max(...off, ...beyond)).toBeLessThan(1e-6);
    }),
    { numRuns: 200, seed: 62 },
  );
  expect(tiedTogether).toBeGreaterThan(30);
  expect(ends.REACHED).toBeGreaterThan(30);
});
