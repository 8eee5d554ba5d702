import { expect, test } from "vitest";
import { contoursOfEpci } from "../../parts/epci.ts";
import { besideOf } from "./beside.tsx";

const all = contoursOfEpci.map(({ properties }, at) => ({ code: properties.siren, population: 1_000 * (at + 1) }));

test("an EPCI stands first, then its neighbours, then three of its size that are none: nobody twice", () => {
  for (const { code } of all) {
    const beside = besideOf(all, code);
    expect(beside[0]).toMatchObject({ one: { code }, relation: "itself" });
    expect(new Set(beside.map(({ one }) => one.code)).size).toBe(beside.length);
    expect(beside.filter(({ relation }) => relation === "comparable")).toHaveLength(3);
  }
});

test("the nearest by inhabitants are chosen among those that are no neighbours; who has no count is not one", () => {
  const [first] = all;
  const unknown = all.map((one) => (one === first ? one : { ...one, population: null }));
  expect(besideOf(unknown, first?.code ?? "").some(({ relation }) => relation === "comparable")).toBe(false);
  expect(besideOf(all, "200000000")).toEqual([]);
});
