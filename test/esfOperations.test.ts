import { readFileSync } from "node:fs";
import { inClone } from "@pacte-hub/server/repository";
import { expect, test } from "vitest";
import { ask } from "./ask.ts";

interface Operation {
  readonly id: string;
  readonly title: string;
  readonly amount: number;
  readonly eligibleCost: number;
  readonly rate: number;
  readonly start: string;
  readonly end: string;
  readonly managingAuthority: string;
  readonly commune: { readonly code: string };
}

/** The shipped file, read again by other code. */
const lines = readFileSync(inClone("data/fse/fse-operations-meuse-2014-2020.csv"), "utf8")
  .trim()
  .split("\n")
  .slice(1)
  .map((line) => line.split(";"));

const fields = "id title amount eligibleCost rate start end managingAuthority commune { code }";

test("the register holds the 47 operations that the Commission publishes of the Meuse, each as it is written there", async () => {
  const { data, errors } = await ask(
    `{ esfOperations { ${fields} source { licence } record { version demonstration } } }`,
  );
  expect(errors).toBeUndefined();
  const told = data.esfOperations.map((one: Operation) => [
    one.id,
    one.title,
    "FSE",
    String(one.amount),
    String(one.eligibleCost),
    String(one.rate),
    one.start,
    one.end,
    one.commune.code,
    one.managingAuthority,
  ]);
  expect(told).toEqual(lines);
  expect(told).toHaveLength(47);
  expect(data.esfOperations[0]).toMatchObject({
    source: { licence: "CC0" },
    record: { version: 1, demonstration: false },
  });
});

test("each rate is that of its amount to its cost, and the two of the global support are found by their titles", async () => {
  const { data } = await ask(`{ esfOperations { ${fields} } }`);
  const operations: readonly Operation[] = data.esfOperations;
  for (const { amount, eligibleCost, rate } of operations)
    expect(Math.abs((100 * amount) / eligibleCost - rate)).toBeLessThan(0.06);
  const global = operations.filter(({ title }) => /accompagnement global/i.test(title));
  expect(global.map(({ amount, start }) => [amount, start])).toEqual([
    [258_160, "2014-12-01"],
    [140_000, "2017-01-01"],
  ]);
});

test("of an EPCI, those of its communes, and of the Meuse all of them: no operation is lost or counted twice", async () => {
  const { data } = await ask(`{ meuse: territory(code: "55") { department { esfOperations { id } } }
    territories(level: EPCI) { code children { code } department { esfOperations { id commune { code name } } } } }`);
  expect(data.meuse.department.esfOperations).toHaveLength(47);
  const ids: string[] = [];
  for (const { children, department } of data.territories) {
    const communes = children.map(({ code }: { code: string }) => code);
    for (const { id, commune } of department.esfOperations) {
      expect(communes).toContain(commune.code);
      ids.push(id);
    }
  }
  expect(ids.toSorted()).toEqual(lines.map(([id]) => id).toSorted());
});
