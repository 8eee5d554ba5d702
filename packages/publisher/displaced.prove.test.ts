import { describe, expect, test } from "vitest";
import { displacedIn } from "./displaced.ts";
import { figuresOf, shippedColumns, withFigures, yearByYear, yearsOf } from "./testbed.ts";
import type { Dated } from "./totals.ts";

test("of any two years that ship, in either order, none has lines that seem to bear others' figures", () => {
  const found = shippedColumns.flatMap((one) => {
    const years = yearsOf(one);
    return years.flatMap((now) =>
      years
        .filter((former) => former !== now)
        .flatMap((former) =>
          displacedIn(one.indicator, now, former).map(({ sentence }) => `${one.column} ${sentence}`),
        ),
    );
  });
  expect(found).toEqual([]);
}, 120_000);

let seed = 7;
const random = (most: number): number => {
  seed = (seed * 16_807) % 2_147_483_647;
  return seed % most;
};
const shuffled = (codes: readonly string[]): readonly string[] => {
  const all = [...codes];
  for (let at = all.length - 1; at > 0; at -= 1) {
    const other = random(at + 1);
    [all[at], all[other]] = [all[other] ?? "", all[at] ?? ""];
  }
  return all;
};

const small = 30;
const length = 12;

/** The beginning of twelve communes that are small, as those before them are. */
function placeAmongSmall(codes: readonly string[], now: Dated): number | undefined {
  for (let tries = 0; tries < 500; tries += 1) {
    const at = length + random(codes.length - 2 * length);
    const around = figuresOf(now, codes.slice(at - length, at + length));
    if (around.filter((value) => value < small).length >= 2 * length - 2) return at;
  }
  return undefined;
}

/** The part of slips, at random places of each year of some columns, that is told. */
function partTold(
  isOf: (column: string) => boolean,
  slip: (codes: readonly string[], at: number) => readonly string[],
) {
  const tried = yearByYear()
    .filter(({ column }) => isOf(column))
    .flatMap(({ indicator, now, former }) =>
      Array.from({ length: 10 }, () => {
        const codes = [...now.totals.keys()].filter((code) => former.totals.has(code)).toSorted();
        const at = placeAmongSmall(codes, now);
        if (at === undefined) return [];
        const from = figuresOf(now, slip(codes, at));
        const block = codes.slice(at, at + length).map((code, of) => [code, from[of] ?? 0] as const);
        return [displacedIn(indicator, withFigures(now, new Map(block)), former).length > 0];
      }).flat(),
    );
  expect(tried.length).toBeGreaterThan(30);
  return tried.filter(Boolean).length / tried.length;
}

const isRsa = (column: string) => column === "foyers_rsa";

describe("of slips of twelve small communes, each figure of which is plausible, this part is told", () => {
  test.each<
    [kind: string, slip: (codes: readonly string[], at: number) => readonly string[], part: number, ofRsa: number]
  >([
    ["pasted over the next twelve", (codes, at) => codes.slice(at - length, at), 0.97, 0.8],
    // Of the RSA's figures, six in ten are 0: a shift changes few.
    ["shifted by one line", (codes, at) => codes.slice(at - 1, at - 1 + length), 0.9, 0.4],
    ["mixed", (codes, at) => shuffled(codes.slice(at, at + length)), 0.65, 0.3],
  ])(
    "%s",
    (_, slip, part, ofRsa) => {
      expect(partTold((column) => !isRsa(column), slip)).toBeGreaterThan(part);
      expect(partTold(isRsa, slip)).toBeGreaterThan(ofRsa);
    },
    120_000,
  );
});
