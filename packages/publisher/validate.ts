import { once } from "@pacte-hub/data/once";
import { atLevel, territories } from "@pacte-hub/data/territories";
import type { Line } from "@pacte-hub/release-file/extract";
import type { Faults } from "@pacte-hub/release-file/extractErrors";
import { departmentInService } from "@pacte-hub/schema/model/department";
import { breakdownText, type Dimension, dimensionValues } from "@pacte-hub/schema/model/dimension";
import { dimensionValueOf, dimensionWordOf } from "@pacte-hub/schema/model/dimensionLabels";
import { impossibleAt, impossibleIn } from "@pacte-hub/schema/model/impossible";
import type { RawCount } from "@pacte-hub/schema/model/observation";
import type { PeriodCode } from "@pacte-hub/schema/model/period";
import type { Level } from "@pacte-hub/schema/model/territory";
import { hintFor, hintText } from "@pacte-hub/schema/rules/nearest";
import { identified, nobody } from "./contributor.ts";
import { figureIn } from "./figureIn.ts";
import { periodIn } from "./linePeriod.ts";
import { excerpt, type LineReading } from "./lineReading.ts";
import { plainName, type WrittenTerritory, writtenTerritory } from "./writtenTerritory.ts";

/** A line of an extract that passed every check. */
export interface CountedLine {
  readonly line: number;
  readonly period: PeriodCode;
  readonly territory: string;
  readonly breakdown: string;
  readonly value: RawCount;
  /** The organisation the count is from, where the structure rules apply. */
  readonly contributor: string | null;
  /** The action of the open register that it is of, where the extract says so. */
  readonly action: string | null;
  /** The holding it belongs to, where the extract says so. */
  readonly holding: string | null;
  /** A total brought beside its parts: compared with them, never counted. */
  readonly isMargin: boolean;
}

/** How a file that brings totals beside parts writes "all of them". */
const allOfThem: ReadonlySet<string> = new Set(["_T", "TOTAL", "ENSEMBLE", "TOUS", "TOUTES"]);

/** Checks one line; every fault of the line is noted, and a line with any is not counted. */
export function counted(line: Line, reading: LineReading, faults: Faults): CountedLine | undefined {
  const place = writtenTerritory(line.fields.get(reading.columns.territory) ?? "", reading.indicator.finest);
  if (place.kind === "ELSEWHERE") return void reading.notes.elsewhere(line.number);
  reading.notes.line(line, place.kind === "TERRITORY" ? territories.get(place.code) : undefined);
  if (isMisshapen(line, faults)) return undefined;
  const period = periodIn(line, reading, faults);
  if (period !== undefined) reading.notes.period(period);
  const territory = territoryIn(line, place, reading, faults);
  const breakdown = breakdownIn(line, reading, faults);
  const value = figureIn(line, reading, faults);
  const impossible =
    period && breakdown && impossibleAt(impossibleIn(reading.indicator.impossible ?? [], period), breakdown.text);
  if (impossible && typeof value === "number" && value !== 0) {
    const named = `${impossible.dimension} = ${impossible.value}`;
    return faults.add(
      "IMPOSSIBLE",
      line.number,
      `${named} ne peut compter personne dans ce jeu : ${impossible.because}`,
    );
  }
  if (period === undefined || territory === undefined || breakdown === undefined || value === undefined)
    return undefined;
  if (value === "NOT_GIVEN")
    return void reading.notes.notGiven(line.fields.get(reading.columns.value ?? "") ?? "", period, line.number);
  const isCoarse = territories.get(territory)?.level !== reading.indicator.finest;
  // What is protected is added up here, so that a total beside its parts is checked; an open total is its producer's own.
  const isMargin = breakdown.isMargin || (isCoarse && reading.protection !== null);
  const contributor = isMargin ? null : contributorIn(line, { ...reading, value }, faults);
  if (contributor === undefined) return undefined;
  const action = isMargin ? null : actionIn(line, { ...reading, value }, faults);
  if (action === undefined) return undefined;
  return {
    line: line.number,
    period,
    territory,
    breakdown: breakdown.text,
    value: value as RawCount,
    contributor,
    action,
    holding: holdingIn(line, reading),
    isMargin,
  };
}

function isMisshapen({ number, width: { found, expected } }: Line, faults: Faults): boolean {
  if (found === expected) return false;
  const why =
    found > expected
      ? "un nombre écrit « 1,205 » sans guillemets en fait deux"
      : "chaque chiffre y prendrait la place d'un autre";
  faults.add("MALFORMED_LINE", number, `${found} colonnes au lieu de ${expected} : ${why}.`);
  return true;
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
        `la structure « ${excerpt(name)} » n'est pas au registre des structures.${meant} Corrigez la ligne, ou publiez d'abord la liste où elle figure.`,
      )
    : faults.add("UNKNOWN_CONTRIBUTOR", number, `la structure n'est pas identifiée : ${found.because}.${meant}`);
}

/** A count of somebody is of an action, in a file that has the column; a zero may be of none. */
function actionIn(
  { number, fields }: Line,
  { columns, value }: LineReading & { readonly value: number },
  faults: Faults,
): string | null | undefined {
  if (columns.action === null) return null;
  const action = fields.get(columns.action) ?? "";
  if (action !== "" && action !== nobody) return action;
  if (value === 0) return null;
  return faults.add("MISSING_ACTION", number, "l'action n'est pas nommée, et la ligne compte quelqu'un.");
}

function holdingIn({ fields }: Line, { columns }: LineReading): string | null {
  const holding = columns.holding === null ? "" : (fields.get(columns.holding) ?? "");
  return holding === "" || holding === nobody ? null : holding;
}

/** Which levels besides the finest a file may bring totals of: all where its producer counted them and rounded them itself. */
const bringsTotals = (level: Level, { indicator: { roundedTo }, protection }: LineReading): boolean =>
  protection ? level === "DEPARTMENT" : roundedTo !== null;

function territoryIn({ number, fields }: Line, place: WrittenTerritory, reading: LineReading, faults: Faults) {
  const { indicator, columns } = reading;
  const text = excerpt(fields.get(columns.territory) ?? "");
  if (place.kind === "MERGED") return faults.add("UNKNOWN_TERRITORY", number, mergedSentence(text, place));
  if (place.kind !== "TERRITORY") {
    if (place.kind === "UNKNOWN" && place.isCode && text.length > 3)
      return faults.add("UNKNOWN_TERRITORY", number, unknownCode()[indicator.finest]);
    const near = place.kind === "UNKNOWN" && place.nearest ? territories.get(place.nearest) : undefined;
    const meant = near ? ` Le plus proche : ${near.code} (${near.name}).` : "";
    return faults.add(
      "UNKNOWN_TERRITORY",
      number,
      `« ${text} » n'est aucun territoire ${departmentInService.of}.${meant}`,
    );
  }
  if (place.level === indicator.finest || bringsTotals(place.level, reading)) return place.code;
  const name = territories.get(place.code)?.name;
  return faults.add(
    "UNKNOWN_TERRITORY",
    number,
    `« ${text} » (${name}) n'est pas du niveau ${indicator.finest} attendu.`,
  );
}

/** What became of a commune, and what to give in its place. */
function mergedSentence(text: string, { name, into }: Extract<WrittenTerritory, { kind: "MERGED" }>): string {
  const who = name === null || plainName(name) === plainName(text) ? "" : `, ${name}`;
  const whole = `${into}, ${territories.get(into)?.name}`;
  return `« ${excerpt(text)}${who} → ${whole} » : la première est réunie à la seconde. Donnez le chiffre de celle-ci, ses anciennes communes additionnées.`;
}

/** One sentence for all lines: what such codes are today. */
const unknownCode = once(
  (): Readonly<Record<Level, string>> => ({
    DEPARTMENT: `ce code n'est pas celui ${departmentInService.of} (${departmentInService.code}).`,
    ARRONDISSEMENT: `ce code n'est pas celui d'un arrondissement ${departmentInService.of} (${atLevel("ARRONDISSEMENT")
      .map(({ code }) => code)
      .join(", ")}).`,
    EPCI: `ce code n'est pas celui d'un EPCI d'aujourd'hui ; ceux ${departmentInService.of} : ${atLevel("EPCI")
      .map(({ code, name }) => `${code} ${name}`)
      .join(", ")}.`,
    COMMUNE: `ce code n'est pas celui d'une commune ${departmentInService.of} d'aujourd'hui (code officiel géographique 2026).`,
  }),
);

/** The values of a dimension as files write them, beside their codes. */
const wordsFor = (name: Dimension) =>
  dimensionValues[name].map((code) => ({ code: dimensionWordOf(name, code), name: code }));

function breakdownIn({ number, fields }: Line, { columns, notes, protection }: LineReading, faults: Faults) {
  const at: Record<string, string> = {};
  let isMargin = false;
  for (const [{ name }, column] of columns.dimensions) {
    const written = fields.get(column) ?? "";
    if (protection && allOfThem.has(written.toUpperCase())) {
      isMargin = true;
      continue;
    }
    const value = dimensionValueOf(name, written);
    if (value === undefined)
      return faults.add(
        "UNKNOWN_BREAKDOWN",
        number,
        `« ${excerpt(written)} » n'est pas une modalité de ${name}.${hintText(hintFor(written, wordsFor(name)))}`,
      );
    notes.value(name, value);
    at[name] = value;
  }
  return { text: breakdownText(at), isMargin };
}
