import type { Indicator } from "@pacte-hub/institution/config";
import { describe, expect, test } from "vitest";
import { otherDatasetIn } from "./datasetWords.ts";

const regime =
  "Allocataires de la CAF seulement : les foyers relevant de la MSA (régime agricole) ne sont pas comptés.";
const of = (id: string, title: string, unit: string, also: object = {}): Indicator =>
  ({
    id,
    title,
    unit,
    regime: null,
    columns: [],
    dimensions: [],
    definition: "",
    measure: "STOCK",
    periods: "MONTH",
    ...also,
  }) as unknown as Indicator;
const rsa = of("rsa-households", "Foyers allocataires du RSA", "HOUSEHOLD", { regime, columns: ["foyers_rsa"] });
const claimants = of("claimant-households", "Foyers allocataires, toutes prestations", "HOUSEHOLD", { regime });
const covered = of("people-covered", "Personnes couvertes, toutes prestations", "PERSON", { regime });
const seekers = of("jobseekers", "Demandeurs d'emploi en fin de mois, catégories A, B et C", "PERSON");
const families = of("family-allowance-households", "Foyers allocataires des allocations familiales", "HOUSEHOLD");
const employees = of("private-employees", "Salariés du secteur privé, au lieu de travail", "PERSON");
const shares = of("oarsa-oriented", "Enquête OARSA : personnes orientées", "PERCENT");

describe("a title that says something else than its dataset", () => {
  test.each<[text: string, indicator: Indicator]>([
    ["Bénéficiaires de l'AAH, Meuse, décembre 2024", rsa],
    ["Prime d'activité par commune", rsa],
    ["caf_ppa_2024", rsa],
    ["Foyers APL", rsa],
    ["aide-au-logement-meuse", rsa],
    ["Demandeurs d'emploi", rsa],
    ["RSA par commune", claimants],
    ["Personnes couvertes par le RSA", rsa],
    ["Foyers bénéficiaires du RSA", covered],
    ["Montants versés au titre du RSA", rsa],
    ["RSA : objectif 2025", rsa],
    ["Foyers RSA, écart avec 2023", rsa],
    ["Foyers RSA, moyenne annuelle", rsa],
    ["rsa_projection_2030", rsa],
    ["RSA, CAF et MSA", rsa],
    ["Foyers RSA - Meurthe-et-Moselle", rsa],
    ["rsa_vosges_2024", rsa],
    ["Demandeurs d'emploi bénéficiaires du RSA", seekers],
    ["Demandeurs d'emploi A, B, C, données CVS-CJO", seekers],
    ["Chômeurs, données corrigées des variations saisonnières", seekers],
    ["Salariés du secteur privé", seekers],
    ["PAJE", families],
    ["Indice base 100 en 2020", rsa],
    ["Max. de foyers_rsa", rsa],
    ["Rang des communes", rsa],
    ["Part des foyers au RSA", rsa],
    ["RSA pour 100 ménages", rsa],
    ["Enfants des foyers RSA", rsa],
    ["Foyers RSA + prime d'activité", rsa],
    ["Foyers RSA ou PPA", rsa],
    ["Foyers RSA, prime d'activité comprise", rsa],
    ["Foyers RSA, y compris AAH", rsa],
    ["Foyers RSA avec l'ASS", rsa],
    ["Foyers soumis aux droits et devoirs", of("adults-with-duties", "Adultes soumis aux droits et devoirs", "ADULT")],
    ["Foyers RSA au lieu de travail", rsa],
    ["Salariés, à la commune de résidence", employees],
    ["Chiffres arrondis à la dizaine", rsa],
    ["Département 54", rsa],
  ])("%s", (text, indicator) => {
    expect(otherDatasetIn(text, indicator)).toBeDefined();
  });
});

test.each<[text: string, indicator: Indicator]>([
  ["Foyers allocataires du RSA, Meuse, décembre 2024", rsa],
  ["caf_rsa_2024", rsa],
  ["Caisse d'allocations familiales de la Meuse - RSA", rsa],
  ["Source : Caisse nationale des allocations familiales", rsa],
  ["Bénéficiaires du RSA et de l'AAH", rsa],
  ["Allocataires RSA, PPA, AAH", claimants],
  ["Allocataires par prestation", claimants],
  ["Foyers RSA hors MSA", rsa],
  ["Meurthe-et-Moselle, Meuse, Moselle, Vosges : RSA", rsa],
  ["rsa-households", rsa],
  ["Personnes couvertes par au moins une prestation (foyers allocataires)", covered],
  ["Demandeurs d'emploi, données brutes, non corrigées des variations saisonnières", seekers],
  ["s_ben_com_f", claimants],
  ["Foyers allocataires et leurs enfants", rsa],
  ["Salariés au lieu de travail", employees],
  ["Foyers RSA par commune de résidence", rsa],
  ["Part des personnes orientées", shares],
  ["Foyers arrondis à la dizaine", of("all-regimes", "Foyers allocataires du RSA", "HOUSEHOLD", { roundedTo: 10 })],
  ["Département 55", rsa],
  [
    "Bénéficiaires du RSA soumis aux droits et devoirs",
    of("adults-with-duties", "Adultes soumis aux droits et devoirs", "ADULT"),
  ],
  [
    "Allocataires du RSA qui ont un CER",
    of("contracts", "Contrats signés", "PERSON", { definition: "Allocataires du RSA" }),
  ],
  ["export_2025-01-15", rsa],
  ["Somme des communes, Nord meusien", rsa],
  ["", rsa],
])("%s agrees with its dataset, or says nothing of it", (text, indicator) => {
  expect(otherDatasetIn(text, indicator)).toBeUndefined();
});
