import { communesOf } from "@pacte-hub/data/territories";
import { describe, expect, test } from "vitest";
import { displacedIn } from "./displaced.ts";
import { figuresOf, shippedColumns, withFigures, yearByYear, yearsOf } from "./testbed.ts";
import type { Dated } from "./totals.ts";

test("of the years that ship, none has lines that seem to bear others' figures", () => {
  const found = yearByYear()
    .filter((_, at) => at % 4 === 3)
    .flatMap(({ column, indicator, now, former }) =>
      displacedIn(indicator, now, former).map(({ sentence }) => `${column} ${sentence}`),
    );
  expect(found).toEqual([]);
});

const column = (name: string) => {
  const one = shippedColumns.find((each) => each.column === name)!;
  const [former, now] = yearsOf(one).slice(-2) as [Dated, Dated];
  return { ...one, former, now, codes: [...now.totals.keys()].filter((code) => former.totals.has(code)).toSorted() };
};
const bonus = column("foyers_prime_activite");
/** The first twelve communes that follow one another, none of which has thirty households. */
const at = bonus.codes.findIndex((_, from) =>
  figuresOf(bonus.now, bonus.codes.slice(from - 12, from + 12)).every((value) => value < 30),
);
const small = bonus.codes.slice(at, at + 12);

describe("twelve small communes whose figures are others' are told, though each alone is plausible", () => {
  test.each<[kind: string, code: string, from: readonly string[]]>([
    ["pasted from the block before", "FIGURES_EXCHANGED", bonus.codes.slice(at - 12, at)],
    ["shifted by one line", "FIGURES_EXCHANGED", bonus.codes.slice(at - 1, at + 11)],
    ["of communes far away", "FIGURES_EXCHANGED", bonus.codes.filter((_, of) => of % 37 === 5).slice(0, 12)],
  ])("%s", (_, code, from) => {
    const wrong = withFigures(bonus.now, new Map(small.map((one, of) => [one, figuresOf(bonus.now, from)[of] ?? 0])));
    const [told, ...others] = displacedIn(bonus.indicator, wrong, bonus.former);
    expect([told?.isGross, told?.code, others]).toEqual([true, code, []]);
  });
});

test("figures of one EPCI in another order are told, though its communes are far apart in the order of codes", () => {
  const { indicator, former, now, codes } = column("foyers_allocataires");
  const own = (communesOf.get("245501176") ?? []).filter((code) => codes.includes(code));
  const reversed = figuresOf(now, own.toReversed());
  const wrong = withFigures(now, new Map(own.map((code, of) => [code, reversed[of] ?? 0])));
  expect(displacedIn(indicator, wrong, former)).toHaveLength(1);
});

test("lines that all bear their neighbour's figure are told by the first and the last", () => {
  for (const by of [1, -1]) {
    const { indicator, former, now, codes } = column("personnes_couvertes");
    const block = codes.slice(100, 125);
    const from = figuresOf(now, codes.slice(100 + by, 125 + by));
    const wrong = withFigures(now, new Map(block.map((code, of) => [code, from[of] ?? 0])));
    expect(displacedIn(indicator, wrong, former)[0]?.code).toBe("FIGURES_EXCHANGED");
  }
});

test("lines that moved far more than all others, together, are told: an EPCI counted by another definition", () => {
  const { indicator, former, now } = column("personnes_couvertes");
  const own = communesOf.get("245501176") ?? [];
  const more = figuresOf(now, own).map((value) => 5 * Math.round(value * 0.26));
  const wrong = withFigures(now, new Map(own.map((code, of) => [code, more[of] ?? 0])));
  expect(displacedIn(indicator, wrong, former)[0]?.code).toBe("IMPLAUSIBLE");
});

test("lines that follow one another and kept the figures of the year before, where others moved, are told", () => {
  for (const name of ["foyers_rsa", "foyers_prime_activite"]) {
    const { indicator, former, now, codes } = column(name);
    const old = codes.slice(300);
    const half = withFigures(now, new Map(old.map((code, of) => [code, figuresOf(former, old)[of] ?? 0])));
    expect(displacedIn(indicator, half, former)[0]?.sentence).toContain("ont toutes gardé leur chiffre de 2023-12");
  }
});

test("small figures that all became 0 from one line to another are told", () => {
  const { indicator, former, now, codes } = column("foyers_aide_logement");
  const blanked = codes.slice(100, 160).filter((code) => (figuresOf(now, [code])[0] ?? 0) <= 10);
  const wrong = withFigures(now, new Map(blanked.map((code) => [code, 0])));
  expect(displacedIn(indicator, wrong, former)[0]?.sentence).toContain("tombés à 0");
});

test("a vintage that corrects every figure of an EPCI has reason to", () => {
  const { indicator, now } = column("foyers_allocataires");
  const own = new Map((communesOf.get("245501176") ?? []).map((code) => [code, figuresOf(now, [code])[0] ?? 0]));
  const corrected = withFigures(now, new Map([...own].map(([code, value]) => [code, value + 5])));
  expect(displacedIn(indicator, corrected, now)).toEqual([]);
});
