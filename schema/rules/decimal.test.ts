import { expect, test } from "vitest";
import { decimalText, exact } from "./decimal.ts";

test("a figure is published as the decimal it stands for, never as what floating point makes of it", () => {
  expect([0.1 + 0.2, 1.7000000000000028, 4.1 - 0.1, 12].map(exact)).toEqual([0.3, 1.7, 4, 12]);
  expect([0.30000000000000004, 1.7000000000000028, 1e-6, 1e6, 120, 0].map(decimalText)).toEqual([
    "0.3",
    "1.7",
    "0.000001",
    "1000000",
    "120",
    "0",
  ]);
});
