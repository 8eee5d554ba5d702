import type { Indicator } from "@pacte-hub/institution/config";
import type { RateRead } from "@pacte-hub/institution/graphql/rates";
import { partnerOf } from "@pacte-hub/schema/model/partner";
import { whereActionsRun } from "@pacte-hub/schema/rules/concepts/registers";
import { leastCases } from "@pacte-hub/schema/rules/derivedNumbers";

const regime =
  "Allocataires de la CAF seulement : les foyers relevant de la MSA (régime agricole) ne sont pas comptés.";

const cafCount = {
  measure: "STOCK",
  regime,
  counts: "VALUE",
  silence: "NOT_COLLECTED",
  periods: "MONTH",
  dimensions: [],
} as const;

/** Every count of the CNAF file is alike but for what it counts. Source of the definitions: dataset `s_ben_com_f`. */
const cnafFile = {
  ...cafCount,
  finest: "COMMUNE",
  producer: "Caisse nationale des allocations familiales (CNAF)",
  roundedTo: 5,
  zeroAtMost: 4,
  // In its communal files until 2019 (docs/secret.md#ce-que-chaque-producteur-applique).
  hiddenBelow: 5,
  // Of 2020 to 2024 no total moved by more than a ninth in a year, nor territories by more than 0.15 on average.
  mostChange: 1.16,
  mostDrift: 0.2,
} as const;
/** Said of each of them. */
const blank = "Un 0 de commune est nul, arrondi, ou laissé vide à la source : son intervalle va jusqu'à 4.";

const householdType = { name: "householdType", columns: ["type_foyer", "household_type"], required: false } as const;

/** What the CAF counts. */
export const indicators = {
  rsaHouseholds: {
    ...cnafFile,
    id: "rsa-households",
    title: "Foyers allocataires du RSA",
    definition: `Foyers allocataires ayant un droit versable au revenu de solidarité active au titre du mois (CASF, L262-2). ${blank} Unité : foyer, jamais additionné à des personnes.`,
    unit: "HOUSEHOLD",
    dimensions: [householdType],
    columns: ["foyers_rsa", "Nombre foyers RSA", "indfoy_rsa", "NB_allocataire_RSA"],
  },
  claimantHouseholds: {
    ...cnafFile,
    id: "claimant-households",
    title: "Foyers allocataires, toutes prestations",
    definition: `Foyers ayant un droit versable à au moins une prestation de la CAF au titre du mois. ${blank} Unité : foyer.`,
    unit: "HOUSEHOLD",
    dimensions: [householdType],
    columns: ["foyers_allocataires", "indfoy_ndur", "NB_Allocataires"],
  },
  peopleCovered: {
    ...cnafFile,
    id: "people-covered",
    title: "Personnes couvertes, toutes prestations",
    definition: `Allocataire, conjoint et personnes à charge des foyers allocataires. ${blank} Unité : personne, jamais additionnée à des foyers.`,
    unit: "PERSON",
    columns: ["personnes_couvertes", "indnbp_ndur"],
  },
  activityBonusHouseholds: {
    ...cnafFile,
    id: "activity-bonus-households",
    title: "Foyers allocataires de la prime d'activité",
    definition: `Foyers allocataires ayant un droit versable à la prime d'activité au titre du mois (elle a remplacé le RSA activité au 1er janvier 2016). ${blank} Unité : foyer.`,
    unit: "HOUSEHOLD",
    columns: ["foyers_prime_activite", "indfoy_ppa"],
  },
  housingAidHouseholds: {
    ...cnafFile,
    id: "housing-aid-households",
    title: "Foyers allocataires d'une aide au logement",
    definition: `Foyers ayant un droit versable à une aide au logement au titre du mois (CCH, L821-1). ${blank} Unité : foyer.`,
    unit: "HOUSEHOLD",
    columns: ["foyers_aide_logement", "indfoy_ndural"],
  },
  familyAllowanceHouseholds: {
    ...cnafFile,
    id: "family-allowance-households",
    title: "Foyers allocataires des allocations familiales",
    definition: `Foyers ayant un droit versable aux allocations familiales au titre du mois (CSS, L521-1). ${blank} Unité : foyer.`,
    unit: "HOUSEHOLD",
    columns: ["foyers_allocations_familiales", "indfoy_af"],
  },
  earlyChildhoodHouseholds: {
    ...cnafFile,
    id: "early-childhood-households",
    title: "Foyers allocataires de la prestation d'accueil du jeune enfant",
    definition: `Foyers ayant un droit versable à la prestation d'accueil du jeune enfant au titre du mois (CSS, L531-1). ${blank} Unité : foyer.`,
    unit: "HOUSEHOLD",
    columns: ["foyers_paje", "indfoy_ndurpaje"],
  },
  rsaPeopleCovered: {
    ...cafCount,
    id: "rsa-people-covered",
    title: "Personnes couvertes par le RSA",
    definition:
      "Allocataire, conjoint et personnes à charge des foyers allocataires du RSA au titre du mois. Unité : personne, jamais additionnée à des foyers.",
    unit: "PERSON",
    finest: "EPCI",
    producer: partnerOf("caf").name,
    roundedTo: null,
    columns: ["personnes_rsa", "indnbp_rsa"],
    dimensions: [
      { name: "sex", columns: ["sexe", "sex"], required: false },
      { name: "age", columns: ["tranche_age", "age"], required: false },
    ],
  },
  actionRightsOpened: {
    ...cafCount,
    id: "action-rights-opened",
    title: "Droits ouverts après une action",
    definition:
      "Participants aux actions de l'année, comptés où l'action a lieu, à qui la CAF a ouvert un droit, par préconisation. Unité : personne. Sans objet là où le Département publie que personne n'a participé.",
    structuralZeros: [whereActionsRun],
    unit: "PERSON",
    measure: "FLOW",
    periods: "YEAR",
    finest: "EPCI",
    producer: partnerOf("caf").name,
    roundedTo: null,
    columns: [],
    dimensions: [{ name: "recommendation", columns: ["preconisation", "recommendation"], required: false }],
  },
} as const satisfies Readonly<Record<string, Indicator>>;

const perHundred = { per: 100, leastDenominator: leastCases, among: null, dimensions: [] } as const;

/** The rates the CAF gives of what it publishes. */
export const rates = {
  rsaShareOfClaimants: {
    ...perHundred,
    id: "rsa-share-of-claimants",
    definition: "Foyers allocataires du RSA pour 100 foyers allocataires de la CAF, toutes prestations.",
    unit: "foyers allocataires du RSA pour 100 foyers allocataires",
    numerator: indicators.rsaHouseholds,
    denominator: indicators.claimantHouseholds,
    dimensions: ["householdType"],
  },
  rsaHouseholdsPerInhabitants: {
    ...perHundred,
    id: "rsa-households-per-inhabitants",
    definition:
      "Foyers allocataires du RSA pour 100 habitants (population municipale, dont le millésime est dit). Un rapport entre deux unités, pas la part de la population couverte.",
    unit: "foyers allocataires du RSA pour 100 habitants",
    numerator: indicators.rsaHouseholds,
    denominator: "POPULATION",
  },
  peopleCoveredPerInhabitants: {
    ...perHundred,
    id: "people-covered-per-inhabitants",
    definition:
      "Personnes couvertes par au moins une prestation de la CAF pour 100 habitants (population municipale, dont le millésime est dit).",
    unit: "personnes couvertes pour 100 habitants",
    numerator: indicators.peopleCovered,
    denominator: "POPULATION",
  },
} as const satisfies Readonly<Record<string, RateRead>>;
