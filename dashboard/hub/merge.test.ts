import { expect, test } from "vitest";
import { mergeAnswers } from "./merge.ts";

const caf = { territories: [{ code: "A", name: "a", caf: { rsa: [{ period: "2020", value: 1 }] } }], pact: null };
const siae = {
  territories: [
    { code: "B", siae: null },
    { code: "A", name: "a", siae: { count: 2 } },
  ],
  pact: { id: "p" },
};

test("the parts of two institutions are found again at the same territory, whatever the order they come in", () => {
  expect(mergeAnswers(caf, siae)).toEqual({
    territories: [
      { code: "A", name: "a", caf: { rsa: [{ period: "2020", value: 1 }] }, siae: { count: 2 } },
      { code: "B", siae: null },
    ],
    pact: { id: "p" },
  });
});

test("a part that nobody asked is absent, and one that was refused is null: neither takes the place of a figure", () => {
  expect(mergeAnswers({ caf: null }, { siae: 1 })).toEqual({ caf: null, siae: 1 });
  expect(mergeAnswers({ caf: { rsa: 0 } }, { caf: null })).toEqual({ caf: { rsa: 0 } });
  expect(mergeAnswers(undefined, null)).toBeNull();
  expect(mergeAnswers(null, { caf: 1 })).toEqual({ caf: 1 });
});

test("a list whose items say nothing of who they are is one institution's, and is never doubled", () => {
  const series = { series: [{ value: 1 }, { value: 1 }] };
  expect(mergeAnswers(series, series)).toEqual(series);
  expect(mergeAnswers({ names: ["a", "b"] }, { names: ["a", "b"] })).toEqual({ names: ["a", "b"] });
});
