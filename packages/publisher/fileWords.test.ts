import type { Indicator } from "@pacte-hub/institution/config";
import { Faults } from "@pacte-hub/release-file/extractErrors";
import type { PeriodCode } from "@pacte-hub/schema/model/period";
import { describe, expect, test } from "vitest";
import { judgeWords, wordOfName } from "./fileWords.ts";

const indicator = {
  id: "rsa-households",
  title: "Foyers allocataires du RSA",
  definition: "Foyers ayant un droit versable au titre du mois.",
  unit: "HOUSEHOLD",
  measure: "STOCK",
  periods: "MONTH",
  roundedTo: 5,
  regime: "Les foyers relevant de la MSA (régime agricole) ne sont pas comptés.",
  columns: ["foyers_rsa"],
  dimensions: [],
} as unknown as Indicator;

interface Said {
  readonly fileName?: string;
  readonly title?: string;
  readonly note?: string;
  readonly figure?: string;
}

/** By what a file is refused that says this of itself. */
function codesOf(said: Said, periods: readonly string[] = ["2024-12"]) {
  const faults = new Faults();
  judgeWords(faults, {
    indicator,
    fileName: `${said.fileName ?? "rsa"}.csv`,
    source: "CNAF",
    titles: said.title === undefined ? [] : [said.title],
    notes: said.note === undefined ? [] : [said.note],
    figure: said.figure ?? null,
    isProvisional: false,
    beside: [],
    periods: periods as readonly PeriodCode[],
    dimensions: [],
  });
  return [...new Set(faults.found.map(({ code }) => code))].join(" ");
}

describe("what a file says of itself, and by what it is refused", () => {
  test.each<[code: string, said: Said]>([
    ["OTHER_DATASET", { note: "Source : moyenne trimestrielle, CAF" }],
    ["OTHER_DATASET", { note: "Données en moyenne" }],
    ["PERIOD_DIFFERS", { title: "Foyers RSA au titre de novembre" }],
    ["PERIOD_DIFFERS", { note: "Situation au 30 novembre" }],
    ["OTHER_DATASET", { title: "Foyers RSA, 2e semestre 2024" }],
    ["OTHER_DATASET", { title: "Évolution sur un an des foyers RSA" }],
    ["OTHER_DATASET", { note: "Chiffres arrondis à la dizaine" }],
    ["OTHER_DATASET", { note: "Indice base 100 en 2020" }],
    ["AMBIGUOUS_NUMBER", { note: "Lecture : 12 % des foyers" }],
    ["AMBIGUOUS_NUMBER", { fileName: "taux_rsa" }],
    ["PART_ONLY", { note: "Note : hors Verdun" }],
    ["PART_ONLY", { note: "Champ : Meuse sans la CA du Grand Verdun" }],
    ["PART_ONLY", { note: "Champ : communes rurales" }],
    ["PART_ONLY", { note: "Champ : foyers ayant un indu" }],
    ["OTHER_DATASET", { fileName: "test_rsa" }],
    ["OTHER_DATASET", { fileName: "rsa_ancien" }],
    ["PART_ONLY", { fileName: "rsa_partie2" }],
    ["OTHER_DATASET", { title: "Évolution annuelle du nombre de foyers" }],
    ["PART_ONLY", { title: "Foyers RSA, propriétaires" }],
    ["PART_ONLY", { title: "Champ : foyers propriétaires" }],
    ["PART_ONLY", { note: "Champ : foyers en logement social" }],
    ["PART_ONLY", { figure: "foyers_rsa_proprietaires" }],
  ])("%s: %j", (code, said) => {
    expect(codesOf(said)).toBe(code);
  });
});

test.each<[said: Said]>([
  [{ note: "Source : CNAF, fichier Allstat (RSA, PPA, AAH), hors MSA" }],
  [{ note: "Lecture : en décembre 2024, 75 foyers d'Abainville" }],
  [{ note: "Champ : foyers ayant un droit versable, hors frais de gestion" }],
  [{ note: "L'allocataire, son conjoint et leurs enfants" }],
  [{ title: "Foyers RSA, y compris majorés, au titre de décembre" }],
  [{ fileName: "sortie_sas_rsa" }],
  [{ note: "Le RSA garantit un revenu minimum" }],
  [{ title: "Évolution mensuelle du nombre de foyers RSA" }],
  [{ title: "Foyers RSA hors MSA" }],
  [{ title: "Note de lecture : un foyer compte une fois" }],
  [{ title: "Champ : foyers ayant un droit versable, hors MSA" }],
  [{ note: "Une vigilance particulière est de mise pour les propriétaires" }],
  [{ fileName: "foyers_rsa_proprietaires" }],
  [{ figure: "foyers_rsa_par_commune" }],
])("%j says nothing against its dataset", (said) => {
  expect(codesOf(said)).toBe("");
});

test("a word that no rule knows is named by the refusal, and by the report where a file is named by it", () => {
  const faults = new Faults();
  const words = {
    indicator,
    fileName: "foyers_rsa_proprietaires.csv",
    source: "CNAF",
    titles: ["Foyers RSA, propriétaires"],
    notes: [],
    figure: null,
    isProvisional: false,
    beside: [],
    periods: [],
    dimensions: [],
  };
  judgeWords(faults, words);
  expect(faults.found.map(({ message }) => message)).toEqual([
    "le titre, « Foyers RSA, propriétaires », dit « proprietaires », que le hub ne comprend pas : si cela ne change rien à ce que compte « Foyers allocataires du RSA », dites pourquoi (--unusual <motif>).",
  ]);
  expect(wordOfName(words)).toBe("proprietaires");
  expect(wordOfName({ ...words, fileName: "foyers_rsa_dupont.csv" })).toBeNull();
});

test("the evolution of a number over several periods is how their series is called", () => {
  expect(codesOf({ title: "Évolution des foyers RSA" }, ["2023-12", "2024-12"])).toBe("");
  expect(codesOf({ title: "Évolution annuelle du nombre de foyers RSA" }, ["2023-12", "2024-12"])).toBe("");
});
