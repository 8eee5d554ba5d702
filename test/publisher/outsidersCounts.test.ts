import { generate } from "@pacte-hub/demo/generate";
import { department } from "@pacte-hub/department/institution";
import type { Part } from "@pacte-hub/schema/rules/aggregate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { csv, type Desk, openDesk, refusalOf } from "../desk.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk(department);
  await desk.publishing("adults-with-duties", duties(parts("2018-Q2"), "2018-Q2"));
  await desk.publishing("rsa-gross-spending", spending(21_900_000, "2010"));
}, 240_000);
afterAll(() => desk.close());

const parts = (period: "2018-Q2" | "2018-Q3") => generate("adults-with-duties", period);
const duties = (some: readonly Part[], period: string) => csv(some, period, ["sex", "age"]);
const spending = (value: number, period: string) => `code_territoire;periode;montant_rsa_brut\n55;${period};${value}\n`;

const renamed = (names: Readonly<Record<string, string>>) =>
  parts("2018-Q3").map((part) => ({
    ...part,
    breakdown: part.breakdown
      .split(";")
      .map((one) => names[one] ?? one)
      .join(";"),
  }));

describe("counts to protect that an outsider brings are refused, and nothing is published", () => {
  test.each<[kind: string, codes: string, some: () => readonly Part[]]>([
    ["men's under women", "FIGURES_EXCHANGED", () => renamed({ "sex=F": "sex=M", "sex=M": "sex=F" })],
    ["the young under the old", "FIGURES_EXCHANGED", () => renamed({ "age=LT25": "age=GE50", "age=GE50": "age=LT25" })],
    ["without half of its last EPCI", "IMPLAUSIBLE", () => parts("2018-Q3").slice(0, -3)],
    [
      "without its last line, where zeros are written",
      "INCOMPLETE_BREAKDOWN",
      () =>
        parts("2018-Q3")
          .map((part, at) => (at === 3 ? { ...part, value: 0 } : part))
          .slice(0, -1),
    ],
    ["without its last EPCI", "MISSING_TERRITORY", () => parts("2018-Q3").slice(0, -6)],
    ["of the quarter before", "IMPLAUSIBLE", () => parts("2018-Q2")],
  ])("%s", async (_, codes, some) => {
    const outcome = await refusalOf(
      desk.publishing("adults-with-duties", duties(some(), "2018-Q3"), { rehearsal: true }),
    );
    expect([...new Set(outcome.split(","))].toSorted().join(" ")).toBe(codes);
  });

  test("the same quarter as it is, and with a word where it is exchanged, is published", async () => {
    const right = duties(parts("2018-Q3"), "2018-Q3");
    expect(await refusalOf(desk.publishing("adults-with-duties", right, { rehearsal: true }))).toBe("published");
    const exchanged = duties(renamed({ "sex=F": "sex=M", "sex=M": "sex=F" }), "2018-Q3");
    const declared = { unusualBecause: "le trimestre précédent les avait inversés" };
    expect(await refusalOf(desk.publishing("adults-with-duties", exchanged, { rehearsal: true, declared }))).toBe(
      "published",
    );
  });
});

describe("amounts of the whole Department", () => {
  test.each<[kind: string, value: number, code: string]>([
    ["in thousands", 22_000, "IMPLAUSIBLE"],
    ["in millions", 22, "IMPLAUSIBLE"],
    ["in cents", 2_200_000_000, "IMPLAUSIBLE"],
    ["of another year", 22_900_000, "published"],
  ])("%s", async (_, value, code) => {
    const outcome = await refusalOf(
      desk.publishing("rsa-gross-spending", spending(value, "2011"), { rehearsal: true }),
    );
    expect([...new Set(outcome.split(","))].join()).toBe(code);
  });

  test("a file obtained before its year ended is no file of it", async () => {
    const source = { title: "essai", licence: "non précisée", url: null };
    const of = (retrievedOn: string) =>
      refusalOf(
        desk.publishing("rsa-gross-spending", spending(22_900_000, "2011"), {
          rehearsal: true,
          source: { ...source, retrievedOn },
        }),
      );
    expect(await of("2011-12-31")).toContain("n'était pas terminé le 2011-12-31");
    expect(await of("2012-01-01")).toBe("published");
  });
});
