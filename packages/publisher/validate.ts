import { territories } from "@pacte-hub/data/territories";
import type { Indicator } from "@pacte-hub/institution/config";
import type { Line } from "@pacte-hub/release-file/extract";
import type { Faults } from "@pacte-hub/release-file/extractErrors";
import { breakdownText, dimensionValues } from "@pacte-hub/schema/model/dimension";
import { impossibleAt, impossibleIn } from "@pacte-hub/schema/model/impossible";
import type { RawCount } from "@pacte-hub/schema/model/observation";
import { type PeriodCode, periodOf } from "@pacte-hub/schema/model/period";
import { isMagnitude } from "@pacte-hub/schema/model/release";
import type { Level } from "@pacte-hub/schema/model/territory";
import type { Columns, DeclaredColumn, Protection } from "./columns.ts";
import { identified, nobody } from "./contributor.ts";

/** A line of an extract that passed every check. */
export interface CountedLine {
  readonly line: number;
  readonly period: PeriodCode;
  readonly territory: string;
  readonly breakdown: string;
  readonly value: RawCount;
  /** The organisation the count is from, where the structure rules apply. */
  readonly contributor: string | null;
  /** The holding it belongs to, where the extract says so. */
  readonly holding: string | null;
  /** A total brought beside its parts: compared with them, never counted. */
  readonly isMargin: boolean;
}

/** Beyond this no count of people, households or structures of a department is believable. */
const largestCount = 100_000_000;

/** What a file is read against. */
export interface LineReading {
  readonly indicator: Indicator;
  readonly columns: Columns;
  readonly declared: DeclaredColumn;
  readonly protection: Protection | null;
  /** ISO 8601: no period that begins later can have been counted. */
  readonly today: string;
}

/** How a file that brings totals beside parts writes "all of them". */
const allOfThem = ["_T", "TOTAL", "ENSEMBLE"];

/** Checks one line; every fault of the line is noted, and a line with any is not counted. */
export function counted(line: Line, reading: LineReading, faults: Faults): CountedLine | undefined {
  const { found, expected } = line.width;
  if (found > expected) {
    return faults.add(
      "MALFORMED_LINE",
      line.number,
      `${found} colonnes au lieu de ${expected} : un nombre écrit « 1,205 » sans guillemets en fait deux.`,
    );
  }
  const period = periodIn(line, reading, faults);
  const territory = territoryIn(line, reading, faults);
  const breakdown = breakdownIn(line, reading, faults);
  const value = valueIn(line, reading, faults);
  const nobody =
    period && breakdown && impossibleAt(impossibleIn(reading.indicator.impossible ?? [], period), breakdown.text);
  if (nobody && value) {
    const named = `${nobody.dimension} = ${nobody.value}`;
    return faults.add("IMPOSSIBLE", line.number, `${named} ne peut compter personne dans ce jeu : ${nobody.because}`);
  }
  if (period === undefined || territory === undefined || breakdown === undefined || value === undefined)
    return undefined;
  const isCoarse = territories.get(territory)?.level !== reading.indicator.finest;
  // What is protected is added up here, so that a total beside its parts is checked; an open total is its producer's own.
  const isMargin = breakdown.isMargin || (isCoarse && reading.protection !== null);
  const contributor = isMargin ? null : contributorIn(line, { ...reading, value }, faults);
  if (contributor === undefined) return undefined;
  return {
    line: line.number,
    period,
    territory,
    breakdown: breakdown.text,
    value: value as RawCount,
    contributor,
    holding: holdingIn(line, reading),
    isMargin,
  };
}

/** As the file writes it, so that a line given twice is seen; `identityOf` says who it is. */
function contributorIn(
  { number, fields }: Line,
  { columns, protection, value }: LineReading & { readonly value: number },
  faults: Faults,
): string | null | undefined {
  if (columns.contributor === null) return null;
  const name = fields.get(columns.contributor) ?? "";
  if (name === "")
    return faults.add(
      "MISSING_CONTRIBUTOR",
      number,
      "la structure n'est pas nommée : le secret dépend du nombre de structures derrière chaque chiffre.",
    );
  if (name === nobody && value === 0) return name;
  const found = identified(name, { names: protection?.names ?? false });
  const register = protection?.register;
  if (typeof found === "string" && (!register || register.has(found))) return name;
  const near = register?.nearestTo(name);
  const meant = near ? ` La plus proche au registre : ${near.identity}${near.name ? ` (${near.name})` : ""}.` : "";
  return typeof found === "string"
    ? faults.add(
        "UNREGISTERED_CONTRIBUTOR",
        number,
        `la structure « ${shown(name)} » n'est pas au registre des structures.${meant} Corrigez la ligne, ou publiez d'abord la liste où elle figure.`,
      )
    : faults.add("UNKNOWN_CONTRIBUTOR", number, `la structure n'est pas identifiée : ${found.because}.${meant}`);
}

function holdingIn({ fields }: Line, { columns }: LineReading): string | null {
  const holding = columns.holding === null ? "" : (fields.get(columns.holding) ?? "");
  return holding === "" || holding === nobody ? null : holding;
}

function periodIn({ number, fields }: Line, { indicator, columns, declared, today }: LineReading, faults: Faults) {
  const text = columns.period === null ? (declared.period ?? "") : (fields.get(columns.period) ?? "");
  const period = periodOf(text);
  if (period && period.first > today)
    return faults.add("WRONG_PERIOD", number, `${period.code} n'a pas encore commencé.`);
  if (period && kindOf(period.code) === indicator.periods) return period.code;
  return faults.add("WRONG_PERIOD", number, `« ${shown(text)} » n'est pas ${periodKinds[indicator.periods]}.`);
}

/** Which levels besides the finest a file may bring totals of: all where its producer counted them and rounded them itself. */
const bringsTotals = (level: Level, { indicator: { roundedTo }, protection }: LineReading): boolean =>
  protection ? level === "DEPARTMENT" : roundedTo !== null;

function territoryIn({ number, fields }: Line, reading: LineReading, faults: Faults) {
  const { indicator, columns } = reading;
  const code = fields.get(columns.territory) ?? "";
  const found = territories.get(code);
  if (!found) return faults.add("UNKNOWN_TERRITORY", number, `le territoire « ${shown(code)} » est inconnu en Meuse.`);
  if (found.level === indicator.finest || bringsTotals(found.level, reading)) return code;
  return faults.add(
    "UNKNOWN_TERRITORY",
    number,
    `« ${code} » (${found.name}) n'est pas du niveau ${indicator.finest} attendu.`,
  );
}

function breakdownIn({ number, fields }: Line, { columns, protection }: LineReading, faults: Faults) {
  const at: Record<string, string> = {};
  let isMargin = false;
  for (const [{ name }, column] of columns.dimensions) {
    const value = fields.get(column) ?? "";
    const known: readonly string[] = dimensionValues[name];
    if (protection && allOfThem.includes(value.toUpperCase())) {
      isMargin = true;
      continue;
    }
    if (!known.includes(value)) {
      return faults.add(
        "UNKNOWN_BREAKDOWN",
        number,
        `« ${shown(value)} » n'est pas une modalité de ${name} (${known.join(", ")}).`,
      );
    }
    at[name] = value;
  }
  return { text: breakdownText(at), isMargin };
}

function valueIn({ number, fields }: Line, { indicator, columns }: LineReading, faults: Faults): number | undefined {
  if (columns.value === null) return 1;
  const text = fields.get(columns.value) ?? "";
  // French files write 1 234,5 with any kind of space; a lone comma or point is a decimal mark.
  const value = /^[-+]?\d+([.,]\d+)?$/.test(text.replace(/\s/gu, ""))
    ? Number(text.replace(/\s/gu, "").replace(",", "."))
    : NaN;
  if (Number.isNaN(value)) return faults.add("NOT_A_NUMBER", number, `« ${shown(text)} » n'est pas un nombre.`);
  if (value < 0) return faults.add("NEGATIVE", number, `un effectif ne peut pas être négatif (« ${text} »).`);
  if (!Number.isInteger(value) && !isMagnitude(indicator.unit))
    return faults.add("NOT_AN_INTEGER", number, `un effectif est un nombre entier (« ${text} »).`);
  if (value > largestCount) return faults.add("TOO_LARGE", number, `« ${text} » dépasse tout effectif plausible.`);
  return roundedAsDeclared(value, { number, indicator }, faults);
}

function roundedAsDeclared(value: number, at: { number: number; indicator: Indicator }, faults: Faults) {
  const step = at.indicator.roundedTo;
  // An exact count in a dataset that is open because its source rounds it would go out unprotected.
  if (step === null || value % step === 0) return value;
  return faults.add(
    "NOT_ROUNDED",
    at.number,
    `${value} n'est pas un multiple de ${step} : ce jeu n'admet que des chiffres arrondis à la source.`,
  );
}

function kindOf(code: PeriodCode): Indicator["periods"] {
  return code.includes("Q") ? "QUARTER" : code.includes("-") ? "MONTH" : "YEAR";
}

const periodKinds: Readonly<Record<Indicator["periods"], string>> = {
  MONTH: "un mois (« 2020-12 »)",
  QUARTER: "un trimestre (« 2020-Q4 » ou « 2020-T4 »)",
  YEAR: "une année (« 2020 »)",
};

const shown = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
