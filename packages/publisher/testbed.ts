import { readdirSync, readFileSync } from "node:fs";
import { shippedFile } from "@pacte-hub/data/shipped";
import type { Indicator } from "@pacte-hub/institution/config";
import { writtenPeriod } from "@pacte-hub/release-file/writtenPeriod";
import type { PeriodCode } from "@pacte-hub/schema/model/period";
import type { Point } from "./steadiness.ts";
import type { Dated, Total } from "./totals.ts";

const communal = { finest: "COMMUNE", counts: "VALUE", dimensions: [], silence: "NOT_COLLECTED" } as const;
const cnaf = {
  ...communal,
  roundedTo: 5,
  periods: "MONTH",
  measure: "STOCK",
  mostChange: 1.16,
  mostDrift: 0.2,
} as const;
const cnafFile = "caf/caf-communes-meuse-2020-2024.csv";

/** The communal columns that ship, read as their institutions do. */
export const shippedColumns = [
  ...[
    "foyers_rsa",
    "foyers_allocataires",
    "personnes_couvertes",
    "foyers_prime_activite",
    "foyers_aide_logement",
    "foyers_allocations_familiales",
    "foyers_paje",
  ].map((column) => ({ column, file: cnafFile, like: cnaf })),
  {
    column: "demandeurs_emploi_abc",
    file: "dares/defm-abc-communes-meuse-2015-2024.csv",
    like: { ...cnaf, periods: "QUARTER", measure: "AVERAGE" },
  },
  {
    column: "salaries_prives",
    file: "urssaf/emploi-prive-communes-meuse-2015-2025.csv",
    like: { ...cnaf, periods: "QUARTER", roundedTo: null, mostCommuneChange: 25 },
  },
].map(({ column, file, like }) => ({ column, file, indicator: like as unknown as Indicator }));

/** The years of a column, the first before. Communes only. */
export function yearsOf({ column, file, indicator }: (typeof shippedColumns)[number]): readonly Dated[] {
  const [header = "", ...lines] = readFileSync(shippedFile(file), "utf8").trim().split(/\r?\n/);
  const names = header.split(";");
  const [code, period, figure] = ["code_commune", "periode", column].map((name) => names.indexOf(name));
  const years = new Map<PeriodCode, Map<string, Total>>();
  for (const fields of lines.map((line) => line.split(";"))) {
    const at = writtenPeriod(fields[period ?? 0] ?? "", indicator.periods)?.code;
    if (at === undefined || fields[figure ?? 0] === "") continue;
    const totals = years.get(at) ?? new Map<string, Total>();
    years.set(at, totals.set(fields[code ?? 0] ?? "", { value: Number(fields[figure ?? 0]), present: null }));
  }
  return [...years].map(([at, totals]) => ({ period: at, totals })).toSorted((a, b) => (a.period < b.period ? -1 : 1));
}

/** Each year of each column, beside the year before it. */
export const yearByYear = () =>
  shippedColumns.flatMap((one) => {
    const years = yearsOf(one);
    return years.slice(1).map((now, at) => ({ ...one, now, former: years[at] as Dated }));
  });

/** The same year with other figures, by the commune and what it had. */
export const withFigures = (now: Dated, changed: ReadonlyMap<string, number>): Dated => ({
  ...now,
  totals: new Map(
    [...now.totals].map(([code, total]) => [code, { ...total, value: changed.get(code) ?? total.value }]),
  ),
});

export const figuresOf = (dated: Dated, codes: readonly string[]): readonly number[] =>
  codes.map((code) => dated.totals.get(code)?.value ?? 0);

/** Every series of the Meuse that ships, by its column. */
export const shippedSeries = ["drees", "asp"].flatMap((folder) =>
  readdirSync(shippedFile(folder))
    .filter((file) => file.includes("meuse"))
    .flatMap((file) => {
      const [header = "", ...lines] = readFileSync(shippedFile(`${folder}/${file}`), "utf8")
        .trim()
        .split("\n");
      const rows = lines.map((line) => line.split(";"));
      return header
        .split(";")
        .slice(2)
        .map((column, at) => ({
          column,
          points: rows.flatMap(([, period = "", ...figures]): Point[] => {
            const text = figures[at] ?? "";
            return text === "" || Number.isNaN(Number(text))
              ? []
              : [{ period: period as Point["period"], value: Number(text) }];
          }),
        }));
    }),
);

/** A total of the Department, as a table that was read. */
export const ofDepartment = ({ period, value }: Point): Dated =>
  ({ period, totals: new Map([["55", { value, present: null }]]) }) as never;
