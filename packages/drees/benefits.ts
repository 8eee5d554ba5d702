import type { Indicator } from "@pacte-hub/institution/config";
import { allRegimes, beside, byDrees, othersIn, workbooks } from "./workbooks.ts";

/** By month, rounded to ten: « Suivi mensuel des prestations de solidarité pendant la crise sanitaire ». */
const monthly = {
  ...byDrees,
  periods: "MONTH",
  roundedTo: 10,
  benchmark: othersIn("drees/prestations-mensuelles-departements-2017-2020.csv", workbooks.monthly),
} as const;

/** RSA and other benefits of each month. */
export const benefits = {
  rsaHouseholdsAllRegimes: {
    ...monthly,
    id: "rsa-households-all-regimes",
    title: "Foyers allocataires du RSA, tous régimes",
    definition: `Foyers allocataires du RSA à la fin du mois, CAF et MSA, arrondis à la dizaine par la DREES. ${beside} Unité : foyer.`,
    unit: "HOUSEHOLD",
    regime: allRegimes,
    producer: "DREES (sources CNAF et MSA)",
    columns: ["foyers_rsa"],
  },
  activityBonusHouseholdsAllRegimes: {
    ...monthly,
    id: "activity-bonus-households-all-regimes",
    title: "Foyers allocataires de la prime d'activité, tous régimes",
    definition: `Foyers allocataires de la prime d'activité à la fin du mois, CAF et MSA, arrondis à la dizaine par la DREES. ${beside} Unité : foyer.`,
    unit: "HOUSEHOLD",
    regime: allRegimes,
    producer: "DREES (sources CNAF et MSA)",
    columns: ["foyers_prime_activite"],
  },
  disabledAdultAllowance: {
    ...monthly,
    id: "aah-recipients",
    title: "Allocataires de l'allocation aux adultes handicapés",
    definition:
      "Allocataires de l'AAH à la fin du mois (CSS, L821-1), CAF seulement, arrondis à la dizaine par la DREES. Unité : personne.",
    unit: "PERSON",
    regime: "Allocataires de la CAF seulement.",
    producer: "DREES (source CNAF)",
    columns: ["allocataires_aah"],
  },
  solidarityAllowance: {
    ...monthly,
    id: "ass-recipients",
    title: "Allocataires de l'allocation de solidarité spécifique",
    definition:
      "Allocataires de l'ASS à la fin du mois (Code du travail, L5423-1), arrondis à la dizaine par la DREES. Unité : personne.",
    unit: "PERSON",
    regime: null,
    producer: "DREES (source Pôle emploi, FNA)",
    columns: ["allocataires_ass"],
  },
  youthGuaranteeStock: {
    ...monthly,
    id: "youth-guarantee-stock",
    title: "Jeunes en Garantie jeunes",
    definition: "Jeunes en parcours de Garantie jeunes à la fin du mois, compte exact. Unité : personne.",
    unit: "PERSON",
    regime: null,
    roundedTo: null,
    producer: "Dares (source I-Milo), publié par la DREES",
    columns: ["nb_jeunes_garantie"],
  },
  youthGuaranteeEntries: {
    ...monthly,
    id: "youth-guarantee-entries",
    title: "Entrées en Garantie jeunes",
    definition: "Jeunes entrés dans le mois en Garantie jeunes, compte exact. Unité : personne.",
    unit: "PERSON",
    measure: "FLOW",
    regime: null,
    roundedTo: null,
    producer: "Dares (source I-Milo), publié par la DREES",
    columns: ["nb_entrees_garantie"],
  },
  housingAidHouseholdsMonthly: {
    ...monthly,
    id: "housing-aid-households-monthly",
    title: "Foyers allocataires d'une aide au logement, chaque mois",
    definition:
      "Foyers allocataires d'une aide au logement (APL, ALF, ALS) à la fin du mois, CAF seulement, arrondis à la dizaine par la DREES. La CAF publie le sien ici par commune, chaque décembre, avec six mois de recul : les deux chiffres diffèrent. Unité : foyer.",
    unit: "HOUSEHOLD",
    regime: "Allocataires de la CAF seulement.",
    producer: "DREES (source CNAF)",
    columns: ["foyers_aide_logement"],
  },
} as const satisfies Readonly<Record<string, Indicator>>;
