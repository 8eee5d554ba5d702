import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { caf } from "@pacte-hub/caf/institution";
import { shippedFile } from "@pacte-hub/data/shipped";
import { poleEmploi } from "@pacte-hub/pole-emploi/institution";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Desk, openDesk, refusalOf } from "../desk.ts";

/** One commune of a shipped file, by its headers. */
type Row = ReadonlyMap<string, string>;
let benefits: readonly Row[];
let seekers: readonly Row[];
let desk: Desk;
let other: Desk;

async function rowsOf(file: string): Promise<readonly Row[]> {
  const [header = "", ...lines] = (await readFile(shippedFile(file), "utf8")).trim().split(/\r?\n/);
  const names = header.split(";");
  return lines.map((line) => new Map(line.split(";").map((field, at) => [names[at] ?? "", field])));
}

beforeAll(async () => {
  [desk, other] = [await openDesk(caf), await openDesk(poleEmploi)];
  benefits = await rowsOf("caf/caf-communes-meuse-2020-2024.csv");
  seekers = await rowsOf("dares/defm-abc-communes-meuse-2015-2024.csv");
  for (const [dataset, column] of published) await desk.publishing(dataset, fileOf(figures(column)));
  const last = seekers.filter((row) => row.get("periode")?.startsWith("2024"));
  await other.publishing("jobseekers", fileOf(last.map((row) => lineOf(row, "demandeurs_emploi_abc"))));
}, 240_000);
afterAll(async () => {
  await desk.close();
  await other.close();
});

const published = [
  ["rsa-households", "foyers_rsa"],
  ["activity-bonus-households", "foyers_prime_activite"],
  ["early-childhood-households", "foyers_paje"],
] as const;

type Figure = readonly [commune: string, period: string, value: number];
const lineOf = (row: Row, column: string, period = row.get("periode") ?? ""): Figure => [
  row.get("code_commune") ?? "",
  period,
  Number(row.get(column)),
];
/** The figures of a column of the CNAF's file, of some years under a period. */
const figures = (column: string, year = "20", period?: string): readonly Figure[] =>
  benefits.filter((row) => row.get("periode")?.startsWith(year)).map((row) => lineOf(row, column, period));
const fileOf = (lines: readonly Figure[]): string =>
  `code_commune;periode;valeur\n${lines.map((line) => line.join(";")).join("\n")}\n`;
const to5 = (value: number) => 5 * Math.round(value / 5);
const changed = (lines: readonly Figure[], change: (value: number, at: number) => number): readonly Figure[] =>
  lines.map(([commune, period, value], at) => [commune, period, change(value, at)]);
/** A year like the last one: large figures a little more or less, of the small ones every third. */
const usualYear = (column: string) =>
  changed(figures(column, "2024", "2025-12"), (value, at) =>
    value >= 20 ? to5(value * (at % 2 ? 1.06 : 0.93)) : value > 0 && at % 3 === 0 ? value + 5 : value,
  );

describe("real figures that are unlike those already published are refused without a reason", () => {
  const ours = figures.bind(null, "foyers_rsa", "2024", "2025-12");
  /** The first of twelve lines whose figures, and those of the twelve before, are under 30. */
  const block = 212;
  const values = () => ours().map(([, , value]) => value);
  test.each<[kind: string, lines: () => readonly Figure[]]>([
    ["four times the last figures", () => changed(ours(), (value) => value * 4)],
    ["half as much again", () => changed(ours(), (value) => to5(value * 1.5))],
    ["a fourth of them", () => changed(ours(), (value) => to5(value / 4))],
    ["ten times them in one commune", () => changed(ours(), (value) => (value === 70 ? 700 : value))],
    ["shifted by one line", () => changed(ours(), (_, at) => values().at(at - 1) ?? 0)],
    [
      "in the order of the figures, beside communes in theirs",
      () => {
        const sorted = values().toSorted((a, b) => a - b);
        return changed(ours(), (_, at) => sorted[at] ?? 0);
      },
    ],
    ["those of the year before, under a new date", () => ours()],
    [
      "the same with a few changed",
      () => changed(ours(), (value, at) => (at % 40 === 0 && value > 0 ? value + 5 : value)),
    ],
    ["another dataset's, of another period", () => figures("foyers_prime_activite", "2021", "2025-12")],
    [
      "another dataset's of the same level, which nobody published of that period",
      () => figures("foyers_paje", "2022", "2025-12"),
    ],
    [
      "a dataset's that has its own column in no file of ours",
      () => figures("foyers_aide_logement", "2023", "2025-12"),
    ],
    [
      "jobseekers'",
      () =>
        seekers
          .filter((row) => row.get("periode")?.startsWith("2024"))
          .map((row) => lineOf(row, "demandeurs_emploi_abc", "2025-12")),
    ],
  ])("%s", async (_, lines) => {
    expect(await refusalOf(desk.publishing("rsa-households", fileOf(lines())))).toMatch(/^IMPLAUSIBLE/);
  });

  test.each<[kind: string, code: string, wrong: (value: number, at: number, year: readonly Figure[]) => number]>([
    [
      "a block of small communes pasted over the next",
      "FIGURES_EXCHANGED",
      (value, at, year) => (at >= block && at < block + 12 ? (year[at - 12]?.[2] ?? value) : value),
    ],
    [
      "from the three hundredth line on, the year before",
      "IMPLAUSIBLE",
      (value, at) => (at >= 300 ? (ours()[at]?.[2] ?? value) : value),
    ],
  ])("a usual year, but for %s", async (_, code, wrong) => {
    const year = usualYear("foyers_rsa");
    const lines = changed(year, (value, at) => wrong(value, at, year));
    const outcome = await refusalOf(desk.publishing("rsa-households", fileOf(lines), { rehearsal: true }));
    expect([...new Set(outcome.split(","))]).toEqual([code]);
  });

  test("a usual year is published, and its correction of a few figures", async () => {
    for (const [dataset, column] of published)
      expect(await refusalOf(desk.publishing(dataset, fileOf(usualYear(column))))).toBe("published");
    const corrected = changed(usualYear("foyers_rsa"), (value, at) => (at === 100 ? value + 5 : value));
    expect(await refusalOf(desk.publishing("rsa-households", fileOf(corrected)))).toBe("published");
  });

  test("the steward's reason lets them through, and is kept with what was delivered", async () => {
    const lines = changed(figures("foyers_rsa", "2024", "2026-06"), (value) => value * 4);
    const unusualBecause = "La MSA y est désormais comptée.";
    const done = desk.publishing("rsa-households", fileOf(lines), { declared: { unusualBecause } });
    expect(await refusalOf(done)).toBe("published");
    const kept = await desk.rows("select declared from intake.delivery order by received_at desc limit 1");
    expect(kept).toEqual([{ declared: { unusualBecause } }]);
  });

  test.each(["01_caf_real_shape", "13_date_fr", "27_mixed_eol"])(
    "the invented figures of %s, understood where nothing real is known, need a reason beside the real ones",
    async (name) => {
      const content = await readFile(join(import.meta.dirname, `../fixtures/publish/stewards/${name}.csv`));
      expect(await refusalOf(desk.publishing("rsa-households", content))).toMatch(/^IMPLAUSIBLE(,IMPLAUSIBLE)*$/);
      const declared = { unusualBecause: "figures inventées de l'épreuve" };
      const rehearsed = desk.publishing("rsa-households", content, { declared, rehearsal: true });
      expect(await refusalOf(rehearsed)).toBe("published");
    },
  );

  test("a first table whose column is that of another dataset of ours is refused", async () => {
    const lines = usualYear("foyers_prime_activite");
    expect(await refusalOf(desk.publishing("housing-aid-households", fileOf(lines)))).toMatch(/^IMPLAUSIBLE/);
    const own = figures("foyers_aide_logement", "2024", "2024-12");
    expect(await refusalOf(desk.publishing("housing-aid-households", fileOf(own)))).toBe("published");
  });
});
