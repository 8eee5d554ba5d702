import { expect, test } from "vitest";
import { coalitionsOf } from "./holdings.ts";

const [spring, brook, river, sea] = ["331802991", "400605135", "783414485", "MER"] as const;

test("the structures of a holding and itself are one coalition", () => {
  expect(
    coalitionsOf([
      { contributor: spring, holding: sea },
      { contributor: brook, holding: sea },
    ]),
  ).toEqual([[spring, brook, sea]]);
});

test("a holding of holdings knows what all below it know", () => {
  const chain = [
    { contributor: spring, holding: brook },
    { contributor: brook, holding: river },
    { contributor: river, holding: sea },
  ];
  expect(coalitionsOf(chain)).toEqual([
    [spring, brook],
    [spring, brook, river],
    [spring, brook, river, sea],
  ]);
});

test("two that name each other, and one that names itself, end", () => {
  const circle = [
    { contributor: spring, holding: brook },
    { contributor: brook, holding: spring },
    { contributor: river, holding: river },
  ];
  expect(coalitionsOf(circle)).toEqual([
    [spring, brook],
    [spring, brook],
  ]);
});

test.each([
  ["a legal form after the name", "ZETA SEPT SAS"],
  ["a legal form before it", "GROUPE ZETA SEPT"],
  ["a Cyrillic letter", "ZET\u0410 SEPT"],
  ["Greek letters", "\u0396ETA SE\u03a1T"],
])("a holding written otherwise (%s) is the same holding", (_, spelling) => {
  const coalitions = coalitionsOf([
    { contributor: "A", holding: "ZETA SEPT" },
    { contributor: "B", holding: spelling },
  ]);
  expect(coalitions).toEqual([["A", "B", "ZETA SEPT", spelling].sort()]);
});

test("a holding that is a contributor too, under its full name, is in its own coalition; two holdings stay two", () => {
  const coalitions = coalitionsOf([
    { contributor: "A", holding: "ZETA SEPT" },
    { contributor: "ZETA SEPT SAS", holding: "OMEGA" },
    { contributor: "C", holding: "SA" },
  ]);
  expect(coalitions).toEqual([
    ["A", "OMEGA", "ZETA SEPT", "ZETA SEPT SAS"],
    ["C", "SA"],
    ["A", "ZETA SEPT", "ZETA SEPT SAS"],
  ]);
});
