import fc from "fast-check";
import { expect, test } from "vitest";
import { ranked } from "./ranked.ts";

interface Place {
  readonly code: number;
  readonly shown: number | null;
  /** What the institution knows and does not say. */
  readonly secret: number;
}

const places = fc.array(fc.record({ shown: fc.option(fc.integer({ min: 0, max: 9 })), secret: fc.nat(9) }), {
  maxLength: 20,
});
const ranking = fc.record({
  order: fc.constantFrom("ASC" as const, "DESC" as const),
  atLeast: fc.option(fc.nat(9)),
  atMost: fc.option(fc.nat(9)),
});
const shownOf = ({ shown }: Place) => shown;

test("whatever is withheld, the list is the same: neither order nor presence tells of it", () => {
  fc.assert(
    fc.property(places, ranking, fc.func(fc.nat(9)), (drawnPlaces, rankingAsked, secretOf) => {
      const items = drawnPlaces.map((place, code) => ({ ...place, code }));
      const twins = items.map((place) => ({ ...place, secret: secretOf(place.code) }));
      const codes = (list: readonly Place[]) =>
        ranked(list, shownOf, rankingAsked).map(({ rank, item }) => [rank, item.code]);
      expect(codes(twins)).toEqual(codes(items));
      const silent = items.filter(({ shown }) => shown === null).map(({ code }) => [null, code]);
      expect(codes(items).slice(codes(items).length - silent.length)).toEqual(silent);
    }),
  );
});

test("published values come in order, between the values asked, equal ones at the same rank", () => {
  const items = [5, null, 9, 5, 1].map((value, code) => ({ code, shown: value, secret: 0 }));
  const by = (changes: object) =>
    ranked(items, shownOf, { order: "DESC", atLeast: null, atMost: null, ...changes }).map(({ rank, item }) => [
      rank,
      item.code,
    ]);
  expect(by({})).toEqual([
    [1, 2],
    [2, 0],
    [2, 3],
    [4, 4],
    [null, 1],
  ]);
  expect(by({ order: "ASC", atLeast: 5 })).toEqual([
    [1, 0],
    [1, 3],
    [3, 2],
    [null, 1],
  ]);
  expect(by({ atMost: 0 })).toEqual([[null, 1]]);
});
