import type { Indicator } from "@pacte-hub/institution/config";
import type { RateRead } from "@pacte-hub/institution/graphql/rates";
import { whereActionsRun } from "@pacte-hub/schema/rules/concepts/registers";
import { leastCases } from "@pacte-hub/schema/rules/derivedNumbers";

/** Counts that no open source gives: by EPCI, from the institution's own extracts. */
const ownExtract = {
  regime: null,
  finest: "EPCI",
  producer: "Pôle emploi",
  columns: [],
  counts: "VALUE",
  roundedTo: null,
  silence: "NOT_COLLECTED",
  periods: "QUARTER",
  dimensions: [],
  unit: "PERSON",
} as const;

/** What came of the actions of a year, where they took place. */
const ofActions = {
  ...ownExtract,
  structuralZeros: [whereActionsRun],
  measure: "FLOW",
  periods: "YEAR",
  dimensions: [{ name: "recommendation", columns: ["preconisation", "recommendation"], required: false }],
} as const;

/** What Pôle emploi counts. */
export const indicators = {
  jobseekers: {
    id: "jobseekers",
    title: "Demandeurs d'emploi en fin de mois, catégories A, B et C",
    definition:
      "Personnes inscrites tenues de rechercher un emploi (catégories A, B et C), moyenne des trois fins de mois du trimestre, données brutes (non corrigées des variations saisonnières). Un 0 de commune est nul, arrondi, ou laissé vide à la source, qui ne le dit pas : son intervalle va jusqu'à 4. Unité : personne.",
    unit: "PERSON",
    measure: "AVERAGE",
    regime: null,
    finest: "COMMUNE",
    producer: "Dares et Pôle emploi (statistiques mensuelles du marché du travail)",
    columns: ["demandeurs_emploi_abc", "Nombre de demandeurs d'emploi"],
    counts: "VALUE",
    roundedTo: 5,
    zeroAtMost: 4,
    // Of 2015 to 2024 the total moved by 6 % at most in a year, territories by 0.14 on average.
    mostChange: 1.15,
    mostDrift: 0.2,
    silence: "NOT_COLLECTED",
    periods: "QUARTER",
    dimensions: [
      { name: "category", columns: ["categorie", "category"], required: false },
      { name: "sex", columns: ["sexe", "sex"], required: false },
      { name: "age", columns: ["tranche_age", "age"], required: false },
    ],
    impossible: ["D", "E"].map((value) => ({
      dimension: "category",
      value,
      before: null,
      because:
        "ce jeu ne compte que les personnes tenues de rechercher un emploi (A, B et C) ; D et E en sont dispensées.",
    })),
  },
  privateEmployees: {
    id: "private-employees",
    title: "Salariés du secteur privé, au lieu de travail",
    definition:
      "Salariés du secteur privé (régime général) au 31 décembre, comptés dans la commune de leur établissement, tous secteurs ensemble. Une commune absente de la source n'y a pas de ligne : ce n'est pas un zéro. Ni agents publics, ni salariés agricoles, ni indépendants. Unité : personne.",
    unit: "PERSON",
    measure: "STOCK",
    regime: "Salariés du régime général : ni secteur public, ni régime agricole (MSA).",
    finest: "COMMUNE",
    producer: "Urssaf",
    columns: ["salaries_prives"],
    counts: "VALUE",
    roundedTo: null,
    silence: "NOT_COLLECTED",
    periods: "QUARTER",
    dimensions: [],
    // A village may hold more jobs than inhabitants.
    mostPerInhabitant: 5,
    breaks: [{ from: "2023-Q4", because: "les apprentis sont comptés depuis juin 2023." }],
    // Of 2015 to 2025 the total moved by 4 % at most in a year, territories by 0.12 on average; one employer who left, a commune by 17.
    mostChange: 1.15,
    mostDrift: 0.2,
    mostCommuneChange: 25,
  },
  rsaJobseekers: {
    ...ownExtract,
    id: "rsa-jobseekers",
    title: "Demandeurs d'emploi bénéficiaires du RSA",
    definition: "Bénéficiaires du RSA inscrits en fin de trimestre, toutes catégories (A à E). Unité : personne.",
    measure: "STOCK",
    dimensions: [{ name: "category", columns: ["categorie", "category"], required: false }],
  },
  globalSupportEntries: {
    ...ownExtract,
    id: "global-support-entries",
    title: "Accompagnement global : entrées",
    definition:
      "Personnes entrées dans le trimestre en accompagnement global (protocole ADF - Pôle emploi du 1er avril 2014, axe 2). Unité : personne.",
    measure: "FLOW",
  },
  globalSupportStock: {
    ...ownExtract,
    id: "global-support-stock",
    title: "Accompagnement global : portefeuille actif",
    definition:
      "Personnes en accompagnement global à la fin du trimestre : portefeuille précédent, plus entrées, moins sorties. Unité : personne.",
    measure: "STOCK",
  },
  globalSupportExits: {
    ...ownExtract,
    id: "global-support-exits",
    title: "Accompagnement global : sorties",
    definition:
      "Personnes sorties dans le trimestre de l'accompagnement global, quel qu'en soit le motif. Unité : personne.",
    measure: "FLOW",
  },
  actionReturnsToWork: {
    ...ofActions,
    id: "action-returns-to-work",
    title: "Retours à l'emploi après une action",
    definition:
      "Participants aux actions de l'année, comptés où l'action a lieu, en emploi six mois après, par préconisation. Unité : personne. Sans objet là où le Département publie que personne n'a participé.",
  },
  actionReturnsToWorkAt12: {
    ...ofActions,
    id: "action-returns-to-work-12-months",
    title: "Retours à l'emploi après une action, à douze mois",
    definition:
      "Participants aux actions de l'année, comptés où l'action a lieu, en emploi douze mois après, par préconisation. Unité : personne. Sans objet là où le Département publie que personne n'a participé.",
  },
  actionNoAnswerAt6: {
    ...ofActions,
    id: "action-no-answer-6-months",
    title: "Sans réponse six mois après une action",
    definition:
      "Participants aux actions de l'année, comptés où l'action a lieu, dont la situation n'est pas connue six mois après, par préconisation : à lire avec les retours à l'emploi, qui ne comptent que les réponses. Unité : personne.",
  },
  actionNoAnswerAt12: {
    ...ofActions,
    id: "action-no-answer-12-months",
    title: "Sans réponse douze mois après une action",
    definition:
      "Participants aux actions de l'année, comptés où l'action a lieu, dont la situation n'est pas connue douze mois après, par préconisation : à lire avec les retours à l'emploi à douze mois. Unité : personne.",
  },
} as const satisfies Readonly<Record<string, Indicator>>;

const perHundred = { per: 100, leastDenominator: leastCases, among: null, dimensions: [] } as const;
const amongJobseekers = {
  ...perHundred,
  numerator: indicators.jobseekers,
  denominator: indicators.jobseekers,
} as const;

/** The rates Pôle emploi gives of what it publishes. */
export const rates = {
  jobseekersPerInhabitants: {
    ...perHundred,
    id: "jobseekers-per-inhabitants",
    definition:
      "Demandeurs d'emploi des catégories A, B et C pour 100 habitants de tous âges (population municipale, dont le millésime est dit). Ce n'est pas un taux de chômage.",
    unit: "demandeurs d'emploi A, B et C pour 100 habitants",
    numerator: indicators.jobseekers,
    denominator: "POPULATION",
  },
  jobseekersPerPrivateJobs: {
    ...perHundred,
    id: "jobseekers-per-private-jobs",
    definition:
      "Demandeurs d'emploi des catégories A, B et C (moyenne du trimestre, au domicile) pour 100 salariés du secteur privé (au 31 décembre, au lieu de travail). Des personnes rapportées à d'autres : ni une part, ni un taux de chômage.",
    unit: "demandeurs d'emploi A, B et C pour 100 salariés du secteur privé",
    numerator: indicators.jobseekers,
    denominator: indicators.privateEmployees,
  },
  categoryAShare: {
    ...amongJobseekers,
    id: "category-a-share",
    definition: "Part des demandeurs d'emploi sans aucune activité (catégorie A) dans les catégories A, B et C.",
    unit: "demandeurs d'emploi de catégorie A pour 100 des catégories A, B et C",
    among: { dimension: "category", values: ["A"] },
    dimensions: ["age", "sex"],
  },
  womenShare: {
    ...amongJobseekers,
    id: "women-share",
    definition: "Part des femmes parmi les demandeurs d'emploi des catégories A, B et C.",
    unit: "femmes pour 100 demandeurs d'emploi",
    among: { dimension: "sex", values: ["F"] },
    dimensions: ["age", "category"],
  },
  under25Share: {
    ...amongJobseekers,
    id: "under-25-share",
    definition: "Part des moins de 25 ans parmi les demandeurs d'emploi des catégories A, B et C.",
    unit: "moins de 25 ans pour 100 demandeurs d'emploi",
    among: { dimension: "age", values: ["LT25"] },
    dimensions: ["category", "sex"],
  },
  over50Share: {
    ...amongJobseekers,
    id: "over-50-share",
    definition: "Part des 50 ans et plus parmi les demandeurs d'emploi des catégories A, B et C.",
    unit: "50 ans et plus pour 100 demandeurs d'emploi",
    among: { dimension: "age", values: ["GE50"] },
    dimensions: ["category", "sex"],
  },
  rsaPerJobseekers: {
    ...perHundred,
    id: "rsa-per-jobseekers",
    definition:
      "Bénéficiaires du RSA inscrits en catégorie A, B ou C à la fin du trimestre, pour 100 demandeurs d'emploi de ces catégories en moyenne du trimestre.",
    unit: "bénéficiaires du RSA inscrits en A, B ou C pour 100 demandeurs d'emploi A, B et C",
    numerator: indicators.rsaJobseekers,
    among: { dimension: "category", values: ["A", "B", "C"] },
    denominator: indicators.jobseekers,
  },
} as const satisfies Readonly<Record<string, RateRead>>;
