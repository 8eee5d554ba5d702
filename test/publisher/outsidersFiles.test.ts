import { readFileSync } from "node:fs";
import { communesOf } from "@pacte-hub/data/territories";
import type { TerritoryCode } from "@pacte-hub/schema/model/territory";
import { inClone } from "@pacte-hub/server/repository";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { refusalOf } from "../desk.ts";
import { type Desked, decemberFile, heading, lineOf, openDecember, type Row } from "./decemberFile.ts";

let december: Desked;
let whole: ReturnType<typeof decemberFile>["whole"];
let verdun: ReturnType<typeof decemberFile>["verdun"];
let outcomeOf: ReturnType<typeof decemberFile>["outcomeOf"];
beforeAll(async () => {
  december = await openDecember();
  ({ whole, verdun, outcomeOf } = decemberFile(december));
}, 240_000);
afterAll(() => december.desk.close());

const codesIn = (outcome: string): string => [...new Set(outcome.split(","))].toSorted().join(" ");
const figureOf = (code: string): number => december.rows.find((row) => row.code === code)?.value ?? 0;
/** The whole file with other figures for some communes. */
const withValues = (values: () => Readonly<Record<string, number>>) => () => {
  const changed = values();
  return whole((row) => lineOf({ ...row, value: changed[row.code] ?? row.value }));
};
const exchanged = (...codes: string[]) =>
  withValues(() =>
    Object.fromEntries(codes.map((code, at) => [code, figureOf(codes[(at + 1) % codes.length] ?? code)])),
  );
const lines = (from: number, to?: number) => () => {
  const [header = "", ...rest] = whole().trimEnd().split("\r\n");
  return `${[header, ...rest.slice(from, to)].join("\r\n")}\r\n`;
};
const figure = (text: string) => () => verdun(({ code, name }) => `${code};${name};2024-12;${text}`);
const titled = (title: string) => () => `${title};;;\r\n${whole()}`;
const noted = (note: string) => () => `${whole()}${note}\r\n`;
const dated = (period: string) => () => whole((row) => lineOf(row, period));
const statuses = (status: string) => () =>
  whole((row, at) => `${lineOf(row)};${at === 7 ? status : "A"}`, `${heading};OBS_STATUS`);
const emptied = (under: number) => () => whole((row) => lineOf({ ...row, value: row.value <= under ? 0 : row.value }));
const unended = (last: string) => () => `${whole().trimEnd().split("\r\n").slice(0, -1).join("\r\n")}\r\n${last}`;

/** Of each kind, files that were published before 30 November 2026, or whose figures would have been. */
describe("an outsider's file is refused, and nothing is published", () => {
  test.each<[kind: string, codes: string, content: () => string]>([
    ["cut: its last line is missing", "FILE_CUT", lines(0, -1)],
    ["cut: its last nine lines are missing", "FILE_CUT", lines(0, -9)],
    ["cut: its first line is missing", "FILE_CUT", lines(1)],
    ["cut: before its last figure", "FILE_CUT", unended("55586;Xivray-et-Marvoisin;2024-12;")],
    ["cut: in its last line", "FILE_CUT MALFORMED_LINE", unended("55586;Xivray-et-Ma")],
    [
      "cut: in its last figure",
      "FILE_CUT IMPLAUSIBLE",
      () => {
        const all = whole().trimEnd().split("\r\n");
        const last = all.find((line) => line.startsWith("55351;")) ?? "";
        return [...all.filter((line) => line !== last), last.slice(0, -1)].join("\r\n");
      },
    ],
    ["exchanged: Commercy and Stenay", "FIGURES_EXCHANGED", exchanged("55122", "55502")],
    ["exchanged: Ligny-en-Barrois and Revigny-sur-Ornain", "FIGURES_EXCHANGED", exchanged("55291", "55427")],
    ["exchanged: Verdun and Bar-le-Duc", "FIGURES_EXCHANGED", exchanged("55545", "55029")],
    ["exchanged: three towns in a ring", "FIGURES_EXCHANGED IMPLAUSIBLE", exchanged("55545", "55122", "55502")],
    ["title: another benefit", "OTHER_DATASET", titled("Bénéficiaires de l'AAH, Meuse")],
    ["title: another unit", "OTHER_DATASET", titled("Personnes couvertes par le RSA")],
    ["title: another department", "OTHER_DATASET", titled("Foyers RSA, Meurthe-et-Moselle")],
    ["title: two regimes", "OTHER_DATASET", titled("Foyers RSA, CAF et MSA")],
    ["title: amounts", "OTHER_DATASET", titled("Montants de RSA versés")],
    ["title: an aim", "OTHER_DATASET", titled("Foyers RSA : objectif de l'année")],
    ["title: a trial", "OTHER_DATASET", titled("Jeu d'essai, ne pas diffuser")],
    ["title: made, not counted", "PROVISIONAL", titled("Foyers RSA : estimation par lissage")],
    ["title: who asks is not who is paid", "PART_ONLY", titled("Demandes de RSA déposées")],
    ["title: before any decision", "PART_ONLY", titled("RSA : dossiers en cours d'instruction")],
    ["title: those of some time", "PART_ONLY", titled("Foyers RSA de 6 mois et plus d'ancienneté")],
    ["note: without those whose benefit is increased", "PART_ONLY", noted("Note : hors majorés")],
    [
      "name: a part of the town",
      "PART_ONLY",
      () => verdun(({ code, name, value }) => `${code};${name} (hors quartiers prioritaires);2024-12;${value}`),
    ],
    [
      "quote: one left open takes the lines up to the next",
      "MALFORMED_LINE",
      () =>
        whole()
          .replace(/(?<=55250;)/, '"')
          .replace(/(?<=55254;[^;]*)(?=;)/, '"'),
    ],
    ["title: another month", "PERIOD_DIFFERS", titled("Foyers RSA, décembre 2023")],
    ["title: a year that was over", "PERIOD_DIFFERS", titled("Foyers RSA 2022 et 2023")],
    ["date: the fifth of December, or the twelfth of May", "AMBIGUOUS_PERIOD", dated("05/12/2024")],
    ["date: the twelfth of January, or the first of December", "AMBIGUOUS_PERIOD", dated("12/01/2024")],
    ["date: with points", "AMBIGUOUS_PERIOD", dated("10.12.2024")],
    ["date: of 2001, or of 2024 with the year first", "AMBIGUOUS_PERIOD", dated("24/12/01")],
    ["period: a June in a series of Decembers", "IMPLAUSIBLE UNUSUAL_PERIOD", dated("2024-06")],
    ["period: a first of November", "IMPLAUSIBLE UNUSUAL_PERIOD", dated("01/11/2024")],
    ["period: ten years too early", "IMPLAUSIBLE UNUSUAL_PERIOD", dated("2014-12")],
    ["period: a mistyped year", "IMPLAUSIBLE UNUSUAL_PERIOD", dated("31/12/2004")],
    ["mark: provisional", "PROVISIONAL", figure("1120 (p)")],
    ["mark: estimated", "PROVISIONAL", figure("1120 e")],
    ["mark: provisional, glued", "PROVISIONAL", figure("1120p")],
    ["mark: a star", "NOT_A_NUMBER", figure("1120*")],
    ["mark: a break", "NOT_A_NUMBER", figure("1120 b")],
    ["mark: an evolution", "AMBIGUOUS_NUMBER", figure("+1120")],
    ["bound: above", "NOT_EXACT", figure(">1000")],
    ["bound: at least", "NOT_EXACT", figure("≥ 10")],
    ["bound: under what the source does not hide", "NOT_EXACT", figure("<11")],
    ["bound: in words", "NOT_EXACT", figure("plus de 1000")],
    ["about", "NOT_EXACT", figure("~1120")],
    ["between", "NOT_EXACT", figure("1100-1200")],
    ["former code: with its commune", "UNKNOWN_TERRITORY", () => `${whole()}55542;Véel;2024-12;5\r\n`],
    [
      "former code: in place of its commune",
      "UNKNOWN_TERRITORY",
      () => whole((row) => lineOf({ ...row, code: row.code === "55186" ? "55542" : row.code })),
    ],
    ["former code: 55003", "UNKNOWN_TERRITORY", () => `${whole()}55003;;2024-12;5\r\n`],
    ["former name", "UNKNOWN_TERRITORY", () => `${whole()}Ville-Issey;;2024-12;5\r\n`],
    ["one line: a digit typed twice", "IMPLAUSIBLE", withValues(() => ({ "55502": 10 * figureOf("55502") }))],
    ["one line: twice what it was", "IMPLAUSIBLE", withValues(() => ({ "55029": 1_200 }))],
    ["one line: half of what it was", "IMPLAUSIBLE", withValues(() => ({ "55545": 560 }))],
    ["one line: a lost nought", "IMPLAUSIBLE", withValues(() => ({ "55122": 25 }))],
    ["zeros: every small figure", "IMPLAUSIBLE", emptied(10)],
    ["zeros: all under 30", "IMPLAUSIBLE", emptied(25)],
    [
      "lines: a small EPCI is left out",
      "IMPLAUSIBLE",
      () => {
        const left = new Set(communesOf.get("245501176" as TerritoryCode));
        return `${whole()
          .trimEnd()
          .split("\r\n")
          .filter((line) => !left.has(line.slice(0, 5) as TerritoryCode))
          .join("\r\n")}\r\n`;
      },
    ],
    ["title: a part of the benefit", "PART_ONLY", titled("RSA socle, Meuse")],
    ["title: a flow", "PART_ONLY", titled("Nouveaux allocataires du RSA")],
    ["title: a quarter of the town", "PART_ONLY", titled("Foyers RSA en QPV")],
    ["title: the long-term", "PART_ONLY", titled("Allocataires du RSA de longue durée")],
    ["note: provisional", "PROVISIONAL", noted("Données provisoires, arrêtées au 15 janvier")],
    ["note: thousands", "AMBIGUOUS_NUMBER", noted("Lecture : en milliers de foyers")],
    ["note: a part", "PART_ONLY", noted("Champ : foyers dont l'allocataire a moins de 25 ans")],
    ["note: another benefit", "OTHER_DATASET", noted("Champ : foyers allocataires de la prime d'activité")],
    ["note: a source that says a mean", "OTHER_DATASET", noted("Source : moyenne trimestrielle, CAF")],
    ["title: another month, without its year", "PERIOD_DIFFERS", titled("Foyers RSA au titre de novembre")],
    ["status: a forecast", "UNKNOWN_STATUS", statuses("F")],
    ["status: imputed", "PROVISIONAL", statuses("I")],
    ["status: another definition", "UNKNOWN_STATUS", statuses("D")],
    ["status: one that the list does not have", "UNKNOWN_STATUS", statuses("Z")],
    [
      "name: two names exchanged beside their codes",
      "NAMES_DIFFER",
      () =>
        whole((row) => lineOf({ ...row, name: { "55545": "Bar-le-Duc", "55029": "Verdun" }[row.code] ?? row.name })),
    ],
    [
      "name: the EPCI of another commune",
      "NAMES_DIFFER",
      () => whole((row) => `${lineOf(row)};${row.code === "55545" ? "200033025" : ""}`, `${heading};siren_epci`),
    ],
    [
      "column: the whole of an empty column hides nothing that a title says",
      "PART_ONLY",
      () => `Foyers RSA majoré;;;;\r\n${whole((row) => `${lineOf(row)};`, `${heading};Remarques`)}`,
    ],
  ])("%s", async (_, codes, content) => {
    expect(codesIn(await outcomeOf(content()))).toBe(codes);
  });

  test.each<[kind: string, codes: string, name: string]>([
    ["another benefit", "OTHER_DATASET", "caf_ppa_communes"],
    ["another year", "PERIOD_DIFFERS", "rsa_2023"],
    ["another month", "PERIOD_DIFFERS", "rsa_2024-11"],
    ["a projection", "OTHER_DATASET", "projection_rsa"],
    ["a department", "OTHER_DATASET", "rsa_vosges"],
  ])("a file name that says %s", async (_, codes, name) => {
    expect(codesIn(await outcomeOf(whole(), name))).toBe(codes);
    expect(await outcomeOf(whole(), name, { unusualBecause: "le nom seul est faux, vérifié" })).toBe("published");
  });
});

describe("a file near to one of those, which is right, is published", () => {
  const named = (row: Row) => lineOf(row);
  test.each<[kind: string, content: () => string]>([
    ["its last line is not ended", () => whole().trimEnd()],
    ["a title that says its dataset", titled("Foyers allocataires du RSA, Meuse, décembre 2024")],
    ["a title that cites the institution", titled("Caisse d'allocations familiales de la Meuse")],
    ["a title that dates the file", titled("Extraction de janvier 2025")],
    ["a source that lists other benefits", noted("Source : CNAF, fichier Allstat (RSA, PPA, AAH), hors MSA")],
    ["the last day of December", dated("31/12/2024")],
    ["the first day of December", dated("01/12/2024")],
    ["a revised figure", figure("1120 r")],
    [
      "statuses of a break and of a revision",
      () => whole((row, at) => `${lineOf(row)};${["A", "B", "R", ""][at % 4]}`, `${heading};OBS_STATUS`),
    ],
    [
      "a name in capitals, another with its article apart",
      () => whole((row) => named({ ...row, name: row.name.toUpperCase() })),
    ],
    ["an empty column", () => whole((row) => `${lineOf(row)};`, `${heading};Remarques`)],
  ])("%s", async (_, content) => {
    const value = String(figureOf("55545"));
    expect(await outcomeOf(content().replace(";2024-12;1120 r", `;2024-12;${value} r`))).toBe("published");
  });

  test.each(["rsa_2024", "rsa_2024-12", "export_2025-01-15", "caf_rsa_communes_meuse", "rsa-2020-2024"])(
    "a file called %s",
    async (name) => {
      expect(await outcomeOf(whole(), name)).toBe("published");
    },
  );
});

test("a steward's word shows in the report all that it lifts, whatever it was said of", async () => {
  const told: string[] = [];
  const content = titled("Bénéficiaires de l'AAH")().replace(/(55122;[^;]*;2024-12;)\d+/, "$11120");
  await december.desk.publishing("rsa-households", content, {
    declared: { unusualBecause: "le titre est faux, vérifié" },
    rehearsal: true,
    read: (_, { unusual }) => told.push(...unusual),
  });
  expect(told.join("\n")).toContain("dit « AAH »");
  expect(told.join("\n")).toMatch(/Commercy.* 1.120/);
});

test("more households with the RSA than households that the CAF pays, in a commune, are refused once both are published", async () => {
  const [header = "", ...all] = readFileSync(inClone("data/caf/caf-communes-meuse-2020-2024.csv"), "utf8")
    .trim()
    .split("\n");
  const names = header.split(";");
  const claimants = all
    .map((line) => line.split(";"))
    .filter((row) => row[names.indexOf("periode")] === "2024-12")
    .map((row) => [row[0], row[1], "2024-12", row[names.indexOf("foyers_allocataires")]].join(";"));
  const content = ["code_commune;commune;periode;foyers_allocataires", ...claimants].join("\n");
  await december.desk.publishing("claimant-households", `${content}\n`);
  expect(codesIn(await outcomeOf(withValues(() => ({ "55008": 20 }))()))).toBe("IMPLAUSIBLE");
  expect(await outcomeOf(whole())).toBe("published");
});

test("a vintage that was corrected, or provisional figures, are not published again over it without a word", async () => {
  const corrected = withValues(() => ({ "55181": 105 }))();
  expect(await outcomeOf(corrected)).toBe("other figures");
  expect(codesIn(await outcomeOf(whole()))).toBe("IMPLAUSIBLE");
  const provisional = december.desk.publishing("rsa-households", corrected, { provisional: true });
  expect(await refusalOf(provisional)).toBe("PROVISIONAL");
  expect(await outcomeOf(corrected)).toBe("published");
});
