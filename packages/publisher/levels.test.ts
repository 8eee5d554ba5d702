import { expect, test } from "vitest";
import { totalsOfFormer } from "./levels.ts";
import { shippedColumns, yearByYear, yearsOf } from "./testbed.ts";
import type { Dated } from "./totals.ts";

/** With the Department's total beside its communes: their sum, where none is given. */
const totalled = (dated: Dated, total?: number): Dated => {
  const sum = [...dated.totals.values()].reduce((all, { value }) => all + value, 0);
  return { ...dated, totals: new Map([...dated.totals, ["55", { value: total ?? sum, present: null }]]) } as Dated;
};

test("a total that stayed that of the last year, while its communes moved, is told", () => {
  const rsa = shippedColumns.find(({ column }) => column === "foyers_rsa")!;
  const [before, now] = yearsOf(rsa).slice(-2) as [Dated, Dated];
  const former = totalled(before);
  const old = former.totals.get("55")?.value ?? 0;
  expect(totalsOfFormer(rsa.indicator, totalled(now, old), former)[0]?.sentence).toContain(
    "n'est peut-être pas à jour",
  );
  expect(totalsOfFormer(rsa.indicator, totalled(now, old - 100), former)).toEqual([]);
});

test("of the years that ship, none has the total of the year before", () => {
  for (const { indicator, now, former } of yearByYear())
    expect(totalsOfFormer(indicator, totalled(now), totalled(former))).toEqual([]);
});
