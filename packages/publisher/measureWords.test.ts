import type { Indicator } from "@pacte-hub/institution/config";
import { describe, expect, test } from "vitest";
import { otherMeasureIn } from "./measureWords.ts";

const of = (measure: Indicator["measure"], periods: Indicator["periods"], definition = "") =>
  ({ title: "", columns: [], measure, periods, definition }) as const;
const stock = of("STOCK", "MONTH", "Foyers ayant un droit versable au titre du mois.");
const average = of("AVERAGE", "QUARTER", "Inscrits, moyenne des trois fins de mois du trimestre.");
const flow = of("FLOW", "QUARTER", "Adultes orientés dans le trimestre.");
const cumulative = of("CUMULATIVE", "MONTH", "Recrutements depuis le mois d'août, jusqu'à la fin du mois donné.");

describe("words of another measure than the dataset's are told, wherever they are written", () => {
  test.each<[text: string, indicator: ReturnType<typeof of>]>([
    ["Source : moyenne trimestrielle des effectifs, CAF", stock],
    ["Données en moyenne", stock],
    ["Moyennes sur l'année", stock],
    ["Foyers, en cumul depuis le 1er janvier", stock],
    ["Allocataires au cours des 12 derniers mois", stock],
    ["Foyers ayant perçu le RSA au moins une fois dans l'année", stock],
    ["Flux d'entrées au RSA", stock],
    ["DEFM, moyenne annuelle", average],
    ["Demandeurs d'emploi à la fin du trimestre", average],
    ["Situation au 31 décembre 2024", average],
    ["Orientations, cumul depuis janvier", flow],
    ["Adultes orientés en stock", flow],
    ["Adultes orientés, moyenne mensuelle", flow],
    ["Recrutements, moyenne des mois", cumulative],
    ["Foyers RSA, 2e semestre 2024", stock],
    ["Orientations semestrielles", flow],
    ["rsa_s1_2024", stock],
  ])("%s", (text, indicator) => {
    expect(otherMeasureIn(text, indicator)).toBeDefined();
  });
});

test.each<[text: string, indicator: ReturnType<typeof of>]>([
  ["Foyers allocataires du RSA au titre du mois", stock],
  ["Situation au 31 décembre 2024", stock],
  ["Source : CNAF, fichier mensuel", stock],
  ["Moyens du service", stock],
  ["DEFM, moyenne trimestrielle, données brutes", average],
  ["Moyenne des trois fins de mois", average],
  ["Source : Dares, moyenne mensuelle du trimestre", average],
  ["Données extraites au 31 décembre 2024", average],
  ["Orientations du trimestre", flow],
  ["Extraction au 31 décembre", flow],
  ["Contrats signés du 1er juillet au 30 septembre 2018", flow],
  ["Recrutements, cumul depuis août", cumulative],
  ["Depuis janvier, à la fin du mois", cumulative],
])("%s agrees with its dataset, or says nothing of it", (text, indicator) => {
  expect(otherMeasureIn(text, indicator)).toBeUndefined();
});
