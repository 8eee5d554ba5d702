import { GraphQLError } from "graphql";
import { expect, test } from "vitest";
import { assertInOrder } from "./changePeriods.ts";

const refusalOf = (from: string, to: string): readonly unknown[] => {
  try {
    assertInOrder({ from, to });
    return [];
  } catch (refused) {
    return refused instanceof GraphQLError ? [refused.extensions.code, refused.message] : [refused];
  }
};

test("a change is from a period to a later one of the same step", () => {
  expect(
    ["2019 2020", "2019-Q4 2020-Q1", "2019-T4 2020-Q1", "2019-12 2020-01"].map((span) => span.split(" ")),
  ).toSatisfy((spans: [string, string][]) => spans.every((span) => refusalOf(...span).length === 0));
});

test.each([
  ["2020-12", "2018-01", "PERIOD_REVERSED", /postérieure/],
  ["2018-01", "2018-01", "SAME_PERIOD", /« 2018-01 »/],
  ["2018-T1", "2018-Q1", "SAME_PERIOD", /« 2018-Q1 »/],
  ["2018-01", "2018", "PERIOD_STEPS_DIFFER", /même pas/],
  ["2018", "2019-12", "PERIOD_STEPS_DIFFER", /même pas/],
  ["2019", "2018-Q1", "PERIOD_STEPS_DIFFER", /même pas/],
  ["hier", "2018", "INVALID_PERIOD", /hier/],
])("from %s to %s: %s, and its sentence is true of it", (from, to, code, sentence) => {
  expect(refusalOf(from, to)).toEqual([code, expect.stringMatching(sentence)]);
});
