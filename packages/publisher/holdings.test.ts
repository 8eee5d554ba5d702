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
