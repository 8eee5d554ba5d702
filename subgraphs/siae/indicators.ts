import type { Indicator } from "@pacte-hub/institution/config";
import type { RateRead } from "@pacte-hub/institution/graphql/rates";
import { partnerOf } from "@pacte-hub/schema/model/partner";
import {
  whereActionsRunForExits,
  whereAnyActionRuns,
  whereStructuresAre,
} from "@pacte-hub/schema/rules/concepts/registers";
import { leastCases } from "@pacte-hub/schema/rules/derivedNumbers";
import { selfEmployed, structureCount } from "@pacte-hub/structures/indicators";

/** Counts that no open source gives: by EPCI, from the institution's own extracts. */
const ownExtract = {
  regime: null,
  finest: "EPCI",
  producer: partnerOf("siae").name,
  columns: [],
  counts: "VALUE",
  roundedTo: null,
  silence: "NOT_COLLECTED",
  periods: "YEAR",
  dimensions: [],
} as const;

/** Where the State's barometer was obtained. */
export const barometer = {
  title:
    "DITP et Etalab, « Baromètre des résultats de l'action publique », dépôt etalab/barometre-resultats-donnees (version 825d445)",
  licence: "Licence Ouverte 2.0",
  retrievedOn: "2026-11-28",
  url: null,
} as const;

/** What the SIAE network counts. */
export const indicators = {
  structureCount,
  employedMonthly: {
    id: "siae-employed-monthly",
    title: "Salariés en insertion employés dans le mois",
    definition:
      "Personnes employées en contrat d'insertion dans le mois (ASP, extranet IAE). Un stock mensuel : la même personne est comptée chaque mois, et deux mois ne s'additionnent pas. Unité : personne.",
    unit: "PERSON",
    measure: "STOCK",
    regime: null,
    finest: "DEPARTMENT",
    producer: "ASP (extranet IAE), publié par la DITP (Baromètre des résultats de l'action publique)",
    columns: ["salaries_en_insertion"],
    benchmark: { file: "asp/salaries-siae-departements-2017-2022.csv", source: barometer },
    counts: "VALUE",
    roundedTo: null,
    silence: "NOT_COLLECTED",
    periods: "MONTH",
    dimensions: [],
    breaks: [
      {
        from: "2021-01",
        because:
          "à partir de 2021 le baromètre compte aussi les EITI et les GEIQ : une hausse depuis 2020 peut n'être que de champ.",
      },
    ],
  },
  employees: {
    ...ownExtract,
    structuralZeros: [whereStructuresAre],
    id: "siae-employees",
    title: "Salariés en insertion",
    definition:
      "Personnes ayant travaillé au moins une heure dans l'année en contrat d'insertion (ASP, états mensuels). Unité : personne.",
    unit: "PERSON",
    measure: "FLOW",
    dimensions: [
      { name: "structureKind", columns: ["mesure", "kind", "type"], required: false },
      { name: "rsaAtEntry", columns: ["rsa_entree", "rsa_at_entry"], required: false },
    ],
    impossible: [selfEmployed],
  },
  fteAgreed: {
    ...ownExtract,
    structuralZeros: [whereStructuresAre],
    id: "siae-fte-agreed",
    title: "Équivalents temps plein conventionnés",
    definition:
      "Postes d'insertion de l'année, tels que l'annexe financière les prévoit. Unité : équivalent temps plein.",
    unit: "FTE",
    measure: "AVERAGE",
    dimensions: [{ name: "structureKind", columns: ["mesure", "kind", "type"], required: false }],
    impossible: [selfEmployed],
  },
  fteWorked: {
    ...ownExtract,
    structuralZeros: [whereStructuresAre],
    id: "siae-fte-worked",
    title: "Équivalents temps plein réalisés",
    definition:
      "Heures d'insertion payées dans l'année, divisées par la durée annuelle d'un équivalent temps plein, au dixième et jamais arrondies à zéro. Unité : équivalent temps plein.",
    unit: "FTE",
    measure: "AVERAGE",
    dimensions: [{ name: "structureKind", columns: ["mesure", "kind", "type"], required: false }],
    impossible: [selfEmployed],
  },
  exits: {
    ...ownExtract,
    structuralZeros: [whereStructuresAre],
    id: "siae-exits",
    title: "Sorties de l'insertion par l'activité économique",
    definition: "Sorties constatées dans l'année, hors retraits (ASP, RefCategorieSort). Unité : personne.",
    unit: "PERSON",
    measure: "FLOW",
    dimensions: [{ name: "exitKind", columns: ["categorie_sortie", "exit_kind"], required: false }],
  },
  actionExits: {
    ...ownExtract,
    structuralZeros: [whereStructuresAre, whereAnyActionRuns, whereActionsRunForExits],
    id: "action-exits",
    title: "Sorties après une action",
    definition:
      "Parmi les sorties constatées dans l'année, celles de salariés en insertion qu'une action du programme menée dans l'année avait accompagnés, par préconisation et catégorie de sortie (ASP, RefCategorieSort) pour tout le département ; par EPCI, le total seul. Unité : personne.",
    unit: "PERSON",
    measure: "FLOW",
    dimensions: [
      { name: "exitKind", columns: ["categorie_sortie", "exit_kind"], required: false },
      { name: "recommendation", columns: ["preconisation", "recommendation"], required: false },
    ],
  },
} as const satisfies Readonly<Record<string, Indicator>>;

const ofEnough = { per: 100, leastDenominator: leastCases, among: null, dimensions: [] } as const;

/** The rates the SIAE network gives of what it publishes. */
export const rates = {
  dynamicExitRate: {
    ...ofEnough,
    id: "dynamic-exit-rate",
    definition:
      "Taux de sorties dynamiques : sorties en emploi durable, en emploi de transition et positives, pour 100 sorties constatées dans l'année, hors retraits (ASP).",
    unit: "sorties dynamiques pour 100 sorties constatées",
    numerator: indicators.exits,
    among: { dimension: "exitKind", values: ["LASTING_JOB", "TRANSITION_JOB", "POSITIVE"] },
    denominator: indicators.exits,
  },
  lastingJobExitRate: {
    ...ofEnough,
    id: "lasting-job-exit-rate",
    definition:
      "Sorties en emploi durable (CDI, CDD de six mois et plus, création d'activité, fonction publique) pour 100 sorties constatées dans l'année, hors retraits (ASP).",
    unit: "sorties en emploi durable pour 100 sorties constatées",
    numerator: indicators.exits,
    among: { dimension: "exitKind", values: ["LASTING_JOB"] },
    denominator: indicators.exits,
  },
  fteRealisationRate: {
    ...ofEnough,
    id: "fte-realisation-rate",
    definition:
      "Équivalents temps plein réalisés pour 100 conventionnés dans l'année : l'indicateur du dialogue de gestion.",
    unit: "équivalents temps plein réalisés pour 100 conventionnés",
    numerator: indicators.fteWorked,
    denominator: indicators.fteAgreed,
    dimensions: ["structureKind"],
  },
  rsaShareAtEntry: {
    ...ofEnough,
    id: "rsa-share-at-entry",
    definition: "Salariés en insertion allocataires du RSA à leur entrée, pour 100 salariés en insertion de l'année.",
    unit: "allocataires du RSA à l'entrée pour 100 salariés en insertion",
    numerator: indicators.employees,
    among: { dimension: "rsaAtEntry", values: ["YES"] },
    denominator: indicators.employees,
    dimensions: ["structureKind"],
  },
} as const satisfies Readonly<Record<string, RateRead>>;
