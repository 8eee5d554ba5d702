import fc from "fast-check";
import { expect, test } from "vitest";
import { writtenNumber } from "./writtenNumber.ts";

const value = (text: string) => {
  const number = writtenNumber(text);
  return number.kind === "NUMBER" ? number.value : number.kind;
};

test.each([
  ["75", 75],
  ["1 250", 1_250],
  ["1\u00a0250", 1_250],
  ["1\u202f234,5", 1_234.5],
  ["1.234.567", 1_234_567],
  ["1.234,5", 1_234.5],
  ["1,234.50", 1_234.5],
  ["12,5", 12.5],
  ["12.50", 12.5],
  ["0,512", 0.512],
  ["12345,678", 12_345.678],
  ["-3", -3],
])("%j is read as the one number it can be", (text, expected) => {
  expect(value(text)).toBe(expected);
});

test.each(["1.250", "1,000", "12.000", "75.000", "999,999"])("%j can be read two ways, and is not guessed", (text) => {
  expect(value(text)).toBe("AMBIGUOUS");
  expect(writtenNumber(text, ".")).toMatchObject({ kind: "NUMBER" });
  expect(writtenNumber(text, ",")).toMatchObject({ kind: "NUMBER" });
});

test.each([
  "1 2 0",
  "1 25",
  "12 3456",
  "1.2.3",
  "1e3",
  "12%",
  "douze",
  "0x10",
  "1.25.000",
  "1,25,000",
  "--1",
  "690⁵",
  "75¹",
  "48²",
  "⑤",
  "1\n260",
  "1\r\n260",
])("%j is no number", (text) => {
  expect(value(text)).toBe("NOT_A_NUMBER");
});

test.each(["", "s", "c", "n.d.", "ND", "…", "Secret", "#N/A", " - "])(
  "%j says that the source gives no figure, never zero",
  (text) => {
    expect(value(text)).toBe("NOT_GIVEN");
  },
);

test.each([
  ["<5", 5],
  ["< 5", 5],
  ["≤ 4", 5],
  ["<= 4", 5],
  ["moins de 5", 5],
  ["< 1 000", 1_000],
  [">1000", null],
  ["≥ 10", null],
  ["> 1 000", null],
  ["plus de 1000", null],
  ["10 et plus", null],
  ["10+", null],
  ["< 4,5", null],
])("%j is a bound, and no figure that is not given", (text, below) => {
  expect(writtenNumber(text)).toEqual({ kind: "BOUND", below });
});

test.each(["~870", "≈ 870", "env. 870", "environ 1 200", "870 environ", "800-900", "5 à 9", "entre 5 et 10", "± 870"])(
  "%j is an order of magnitude, and no figure",
  (text) => {
    expect(value(text)).toBe("NOT_EXACT");
  },
);

test.each([
  ["870 (p)", 870, "PROVISIONAL"],
  ["870p", 870, "PROVISIONAL"],
  ["1 250 p", 1_250, "PROVISIONAL"],
  ["870 e", 870, "PROVISIONAL"],
  ["870(e)", 870, "PROVISIONAL"],
  ["870 (sd)", 870, "PROVISIONAL"],
  ["870 (est.)", 870, "PROVISIONAL"],
  ["870 r", 870, "REVISED"],
  ["12,5 (r)", 12.5, "REVISED"],
] as const)("%j is a figure, and what its mark says is told", (text, figure, mark) => {
  expect(writtenNumber(text)).toEqual({ kind: "NUMBER", value: figure, mark });
});

test.each(["870*", "870 b", "870 (b)", "870 †", "870 (rupture de série)", "870 u", "870 foyers"])(
  "%j has a mark of which nobody has said the meaning",
  (text) => {
    expect(value(text)).toBe("MARKED");
  },
);

test.each(["870e", "870 (1)", "870 p e", "p 870", "1.25.000 p", "8 70 p"])(
  "%j is no figure, whatever its mark",
  (text) => {
    expect(value(text)).toBe("NOT_A_NUMBER");
  },
);

test("whatever the writing of a whole number, it is read as itself or not at all", () => {
  const writings = [
    (n: number) => String(n),
    (n: number) => n.toLocaleString("fr-FR"),
    (n: number) => n.toLocaleString("en-US"),
    (n: number) => n.toLocaleString("de-DE"),
    (n: number) => n.toFixed(1),
    (n: number) => n.toFixed(2).replace(".", ","),
    (n: number) => n.toFixed(3),
  ];
  fc.assert(
    fc.property(fc.nat(100_000_000), fc.constantFrom(...writings), (n, write) => {
      expect([n, "AMBIGUOUS"]).toContain(value(write(n)));
    }),
  );
});
