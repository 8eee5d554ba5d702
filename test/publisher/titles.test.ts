import { caf } from "@pacte-hub/caf/institution";
import { department } from "@pacte-hub/department/institution";
import type { Indicator } from "@pacte-hub/institution/config";
import { poleEmploi } from "@pacte-hub/pole-emploi/institution";
import { Faults } from "@pacte-hub/release-file/extractErrors";
import type { PeriodCode } from "@pacte-hub/schema/model/period";
import { siae } from "@pacte-hub/siae/institution";
import { expect, test } from "vitest";
import { judgeWords } from "../../packages/publisher/fileWords.ts";

const indicators: readonly Indicator[] = [caf, poleEmploi, siae, department].flatMap(({ indicators: own }) => [...own]);
const later = { MONTH: "2025-12", QUARTER: "2025-Q4", YEAR: "2025" } as const;

/** What a file of a dataset is refused by, whose only fault may be its title. */
function refusedOf(indicator: Indicator, title: string, period: string = later[indicator.periods]): readonly string[] {
  const faults = new Faults();
  judgeWords(faults, {
    indicator,
    fileName: "extraction.csv",
    source: "CAF",
    titles: [title],
    notes: [],
    figure: null,
    isProvisional: false,
    beside: [],
    periods: [period as PeriodCode],
    dimensions: indicator.dimensions.map(({ name }) => name),
  });
  return faults.found.map(({ message }) => message);
}

test("a file that is called as its dataset is, in any of its ways, is asked nothing", () => {
  expect(indicators.length).toBeGreaterThan(90);
  const refused = indicators.flatMap((indicator) => {
    const { title, columns } = indicator;
    return [title, `${title}, Meuse`, `Nombre de ${title}`, ...columns].flatMap((one) => refusedOf(indicator, one));
  });
  expect(refused).toEqual([]);
});

/** As those who make such files write. */
test.each<[dataset: string, period: string, titles: readonly string[]]>([
  [
    "rsa-households",
    "2024-12",
    [
      "Foyers allocataires du RSA par commune - Décembre 2024",
      "Les allocataires du RSA dans la Meuse",
      "Répartition par commune des foyers bénéficiaires du RSA au 31 décembre 2024",
      "Foyers RSA par commune de résidence",
      "Tableau 3 : allocataires du RSA (socle et majoré)",
      "CAF de la Meuse - Observatoire - Statistiques 2024",
      "Données communales 2024",
      "RSA : nombre de foyers, y compris jeunes actifs",
    ],
  ],
  [
    "people-covered",
    "2024-12",
    [
      "Personnes couvertes par la CAF, décembre 2024",
      "Population couverte (allocataires, conjoints, enfants et autres personnes à charge)",
    ],
  ],
  [
    "family-allowance-households",
    "2024-12",
    [
      "Familles bénéficiaires des allocations familiales",
      "Foyers avec au moins deux enfants à charge percevant les AF",
    ],
  ],
  [
    "housing-aid-households",
    "2024-12",
    ["Foyers bénéficiaires d'une aide au logement (APL, ALF, ALS)", "Aides au logement : étudiants compris"],
  ],
  [
    "jobseekers",
    "2024-Q4",
    [
      "Demandeurs d'emploi inscrits à Pôle emploi en catégories A, B, C",
      "DEFM ABC par commune, moyenne trimestrielle, T4 2024",
      "Demandeurs d'emploi en fin de mois, données brutes",
      "Demandeurs d'emploi ABC au 4e trimestre 2024, Meuse",
    ],
  ],
  [
    "private-employees",
    "2024-Q4",
    [
      "Effectifs salariés du secteur privé au 31 décembre 2024, au lieu de travail",
      "Emploi salarié privé par commune - Urssaf",
      "Salariés du privé en fin d'année",
    ],
  ],
  [
    "global-support-entries",
    "2018-Q3",
    ["Accompagnement global : entrées du 3e trimestre 2018", "Nombre d'entrées en accompagnement global"],
  ],
  ["siae-employed-monthly", "2020-06", []],
  ["siae-exits", "2019", ["Sorties de l'IAE en 2019", "Salariés en insertion sortis en 2019"]],
  [
    "rsa-households-all-regimes",
    "2019-06",
    ["Foyers bénéficiaires du RSA, CAF et MSA, juin 2019", "Évolution mensuelle du nombre de foyers RSA (CAF-MSA)"],
  ],
  [
    "rsa-people-covered-year-end",
    "2018-12",
    [
      "Population couverte par le RSA au 31 décembre 2018",
      "Bénéficiaires du RSA : allocataires, conjoints et enfants à charge",
    ],
  ],
  [
    "adults-with-duties",
    "2018-Q3",
    [
      "Bénéficiaires du RSA soumis aux droits et devoirs au 30 septembre 2018",
      "Allocataires et conjoints soumis aux droits et devoirs, fin de trimestre",
    ],
  ],
  [
    "orientations",
    "2018-Q3",
    [
      "Orientations du 3e trimestre 2018",
      "Bénéficiaires du RSA orientés au 3e trimestre 2018",
      "Décisions d'orientation, juillet à septembre 2018",
    ],
  ],
  [
    "cer-signed",
    "2018-Q3",
    ["CER signés T3 2018", "Contrats d'engagements réciproques signés du 1er juillet au 30 septembre 2018"],
  ],
  [
    "youth-guarantee-stock",
    "2019-06",
    ["Jeunes en Garantie jeunes, fin juin 2019", "Jeunes en parcours Garantie jeunes"],
  ],
  [
    "apprenticeship-contracts",
    "2021-06",
    ["Contrats d'apprentissage, cumul depuis janvier", "Apprentis : contrats signés depuis le début de l'année"],
  ],
  ["oarsa-oriented", "2018", ["Part des personnes orientées, OARSA", "Taux d'orientation au 31 décembre 2018"]],
  ["insertion-spending", "2018", ["Dépenses d'insertion, en euros", "Montants des dépenses d'insertion 2018"]],
  [
    "rsa-households",
    "2025-12",
    [
      "Foyers bénéficiaires du RSA en Meuse au 31 décembre 2025",
      "Nombre de foyers bénéficiaires du RSA, communes de la Meuse, décembre 2025",
      "RSA par commune - extraction du 15 janvier 2026",
      "Allocataires RSA par commune (source CAF)",
      "Bénéficiaires RSA, département de la Meuse",
      "Les foyers allocataires du RSA en Meuse - Tableau de données",
      "Foyers allocataires du RSA (droits versables)",
      "Tableau des foyers RSA transmis au Conseil départemental de la Meuse",
      "Données RSA - CAF de la Meuse - Pôle études",
      "Caisse d'Allocations Familiales de la Meuse - Mission statistiques",
      "Fichier FR6 - foyers RSA",
      "Allocataires du RSA (foyers)",
      "Données au titre du mois de décembre 2025",
      "Commune de résidence de l'allocataire",
      "Feuille 1",
      "Export du tableau de bord",
      "Nb de foyers RSA",
      "Bilan RSA - décembre 2025",
      "Note de lecture : un foyer compte une fois",
      "Territoire : Meuse",
      "Convention de données CAF - Département",
      "Données transmises dans le cadre de la convention CAF / Département",
      "Nombre de foyers ayant un droit RSA payable",
      "RSA : dénombrement communal",
      "Foyers allocataires du RSA, CAF de la Meuse, droits de décembre 2025",
    ],
  ],
  [
    "jobseekers",
    "2025-Q4",
    [
      "Demande d'emploi par commune",
      "Demandeurs d'emploi de catégories A, B et C inscrits en Meuse",
      "Nombre de demandeurs d'emploi ABC, moyenne du trimestre",
    ],
  ],
  [
    "private-employees",
    "2025-Q4",
    ["Emploi salarié du secteur privé - Meuse", "Salariés du privé par commune d'implantation"],
  ],
  ["claimant-households", "2025-12", ["Allocataires CAF par commune"]],
  ["people-covered", "2025-12", ["Personnes couvertes par la CAF par commune"]],
  ["activity-bonus-households", "2025-12", ["Allocataires de la prime d'activité"]],
  ["housing-aid-households", "2025-12", ["Allocataires d'une aide au logement par commune"]],
  ["adults-with-duties", "2025-Q4", ["Adultes soumis aux droits et devoirs (BRSA)"]],
  ["orientations", "2025-Q4", ["Orientations par parcours", "Nombre de personnes orientées par parcours"]],
  ["cer-signed", "2025-Q4", ["Nombre de CER signés"]],
  ["sanctions", "2025-Q4", ["Sanctions prononcées par niveau"]],
  ["siae-employees", "2025", ["Salariés en insertion, Meuse"]],
  ["siae-fte-worked", "2025", ["ETP réalisés"]],
  ["structures", "2025-12", ["SIAE de la Meuse"]],
  ["action-participants", "2025", ["Participants aux actions du PDI"]],
  ["youth-guarantee-entries", "2025-12", ["Entrées en Garantie jeunes"]],
  ["rsa-allowance-spending", "2025", ["Dépenses de RSA"]],
])("the usual titles of files of %s, %s, are understood", (dataset, period, titles) => {
  const indicator = indicators.find(({ id }) => id === dataset)!;
  expect(titles.flatMap((title) => refusedOf(indicator, title, period))).toEqual([]);
});
