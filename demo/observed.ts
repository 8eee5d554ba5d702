import { readFileSync } from "node:fs";
import { once } from "@pacte-hub/data/once";
import { shippedFile } from "@pacte-hub/data/shipped";
import { atLevel } from "@pacte-hub/data/territories";
import type { PeriodCode } from "@pacte-hub/schema/model/period";
import type { TerritoryCode } from "@pacte-hub/schema/model/territory";

/** The columns of the CNAF's file that the model is calibrated on. */
export type CafColumn = "foyers_allocataires" | "foyers_rsa" | "foyers_prime_activite";

type Line = Readonly<Record<string, string>>;

const caf = once(() => linesOf("caf/caf-communes-meuse-2020-2024.csv"));
const dares = once(() => linesOf("dares/defm-abc-communes-meuse-2015-2024.csv"));
const siae = once(() => linesOf("siae/siae-meuse-2019-07.csv"));
const monthly = once(() => [
  ...linesOf("drees/prestations-mensuelles-meuse-2017-2020.csv"),
  ...linesOf("drees/prestations-mensuelles-provisoires-meuse-2020.csv"),
]);
const oarsa = once(() => linesOf("drees/oarsa-meuse-2015-2018.csv"));

/** The 16 EPCI, always in the same order. */
export const epcis = once((): readonly TerritoryCode[] => atLevel("EPCI").map(({ code }) => code));

/** Periods that real data cover: the demonstration stays out of them. */
export const coveredByCaf = once((): ReadonlySet<PeriodCode> => new Set(caf().map(({ periode }) => periode ?? "")));
export const coveredByDares = once(
  (): ReadonlySet<PeriodCode> => new Set(dares().map(({ periode }) => (periode ?? "").replace("-T", "-Q"))),
);

const cafSums = once(() => sumsOf(caf(), (line) => [`${line.siren_epci}|${line.periode}`, line]));
const cafCommunes = once(() => sumsOf(caf(), (line) => [`${line.code_commune}|${line.periode}`, line]));
const daresSums = once(() => sumsOf(dares(), (line) => [`${line.siren_epci}|${line.periode}`, line]));
const siaeSums = once(() => sumsOf(siae(), (line) => [`${line.siren_epci}|${line.mesure}`, { structures: "1" }]));

/** The CNAF's count, summed over the communes of the EPCI that have a line. */
export function cafCount(epci: TerritoryCode, month: PeriodCode, column: CafColumn): number {
  return cafSums().get(`${epci}|${month}`)?.[column] ?? 0;
}

/** The same in the whole Meuse. */
export const cafTotal = (month: PeriodCode, column: CafColumn): number =>
  epcis().reduce((sum, epci) => sum + cafCount(epci, month, column), 0);

/** Households that DREES counts at the end of a month, the CAF's and the MSA's, to the nearest ten; undefined beyond its series. */
export function householdsOfAllRegimes(month: PeriodCode, benefit: "rsa" | "prime_activite"): number | undefined {
  const households = monthly()
    .flatMap((line) => (line.periode === month ? [line[`foyers_${benefit}`]] : []))
    .find(Boolean);
  return households === undefined ? undefined : Number(households);
}

/** A percentage of DREES' OARSA survey of the Meuse at the end of a year, by its table. */
export function orientedIn(table: string, year: number): number {
  const text = oarsa().find(({ periode }) => periode === String(year))?.[`part_${table.toLowerCase()}`];
  return text ? Number(text) : Number.NaN;
}

/** RSA households of a commune as the CNAF rounded them (to 5); undefined when the commune has no line. */
export function rsaHouseholdsOfCommune(commune: TerritoryCode, month: PeriodCode): number | undefined {
  return cafCommunes().get(`${commune}|${month}`)?.foyers_rsa;
}

/** Dares' mean of the fourth quarter, categories A, B and C. */
export function jobseekersOfYear(epci: TerritoryCode, year: number): number {
  return daresSums().get(`${epci}|${year}-T4`)?.demandeurs_emploi_abc ?? 0;
}

/** How many structures of the kind the State's list of July 2019 has in the EPCI: a number, no name. */
export function structuresIn(epci: TerritoryCode, kind: string): number {
  return siaeSums().get(`${epci}|${kind}`)?.structures ?? 0;
}

function linesOf(file: string): Line[] {
  const [header = "", ...lines] = readFileSync(shippedFile(file), "utf8").trim().split(/\r?\n/);
  const columns = header.replace(/^\uFEFF/, "").split(";");
  return lines.map((line) => {
    const fields = line.split(";");
    return Object.fromEntries(columns.map((column, at) => [column, fields[at] ?? ""]));
  });
}

function sumsOf(lines: readonly Line[], keyed: (line: Line) => [string, Line]): Map<string, Record<string, number>> {
  const sums = new Map<string, Record<string, number>>();
  for (const [key, line] of lines.map(keyed)) {
    const totals = sums.get(key) ?? {};
    for (const [column, text] of Object.entries(line)) totals[column] = (totals[column] ?? 0) + Number(text);
    sums.set(key, totals);
  }
  return sums;
}
