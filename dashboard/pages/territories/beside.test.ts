import { expect, test } from "vitest";
import { contoursOfEpci } from "../../parts/epci.ts";
import { besideOf } from "./beside.tsx";

const territories = contoursOfEpci.map(({ properties }, at) => ({
  code: properties.siren,
  population: 1_000 * (at + 1),
}));

test("an EPCI stands first, then its neighbours, then three of its size that are none: nobody twice", () => {
  for (const { code } of territories) {
    const beside = besideOf(territories, code);
    expect(beside[0]).toMatchObject({ territory: { code }, relation: "itself" });
    expect(new Set(beside.map(({ territory }) => territory.code)).size).toBe(beside.length);
    expect(beside.filter(({ relation }) => relation === "comparable")).toHaveLength(3);
  }
});

test("the nearest by inhabitants are chosen among those that are no neighbours; who has no count is not one", () => {
  const [first] = territories;
  const unknown = territories.map((candidate) =>
    candidate === first ? candidate : { ...candidate, population: null },
  );
  expect(besideOf(unknown, first?.code ?? "").some(({ relation }) => relation === "comparable")).toBe(false);
  expect(besideOf(territories, "200000000")).toEqual([]);
});
