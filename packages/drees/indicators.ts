import type { Indicator } from "@pacte-hub/institution/config";
import type { DatasetId, DisclosurePolicy } from "@pacte-hub/schema/model/release";
import { oarsa } from "./survey.ts";

/** Counts of the whole department that DREES publishes by department, and that the Department publishes again here. */
const byDrees = {
  measure: "STOCK",
  finest: "DEPARTMENT",
  counts: "VALUE",
  silence: "NOT_COLLECTED",
  dimensions: [],
} as const;

const allRegimes = "Tous régimes : allocataires de la CAF et de la MSA ensemble.";
const beside =
  "La CAF publie le sien ici, qui ne compte pas la MSA et observe les droits avec six mois de recul : les deux chiffres diffèrent, et ne se soustraient pas.";

/** By month, rounded to ten: « Suivi mensuel des prestations de solidarité pendant la crise sanitaire ». */
const monthly = { ...byDrees, periods: "MONTH", roundedTo: 10 } as const;
/** On 31 December, exact: « Minima sociaux, données départementales par dispositif ». */
const yearEnd = {
  ...byDrees,
  periods: "MONTH",
  roundedTo: null,
  regime: allRegimes,
  producer: "DREES (sources CNAF et MSA)",
  breaks: [
    {
      from: "2016-12",
      because:
        "la DREES a révisé sa série en 2016 et donne cette année deux fois : 5 125 foyers avant, 5 182 après, que ce jeu reprend.",
    },
  ],
} as const;

/** What DREES counts of RSA and other benefits in the Meuse. */
export const republished = {
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
  rsaHouseholdsAtYearEnd: {
    ...yearEnd,
    id: "rsa-households-year-end",
    title: "Foyers allocataires du RSA au 31 décembre, tous régimes",
    definition: `Foyers allocataires du RSA au 31 décembre, CAF et MSA. ${beside} Unité : foyer.`,
    unit: "HOUSEHOLD",
    columns: ["foyers_rsa"],
  },
  rsaAdultsAtYearEnd: {
    ...yearEnd,
    id: "rsa-adults-year-end",
    title: "Adultes bénéficiaires du RSA au 31 décembre, tous régimes",
    definition:
      "Allocataires du RSA et leurs conjoints au 31 décembre, CAF et MSA ; tous ne sont pas soumis aux droits et devoirs. Unité : personne.",
    unit: "PERSON",
    columns: ["nb_adultes_rsa"],
  },
  rsaPeopleCoveredAtYearEnd: {
    ...yearEnd,
    id: "rsa-people-covered-year-end",
    title: "Personnes couvertes par le RSA au 31 décembre, tous régimes",
    definition:
      "Allocataires du RSA, conjoints et personnes à charge au 31 décembre, CAF et MSA. Unité : personne, jamais additionnée à des foyers.",
    unit: "PERSON",
    columns: ["personnes_couvertes_rsa"],
  },
  rsaAllowanceSpending: spending(
    "rsa-allowance-spending",
    "allocation du RSA",
    "d'allocation du RSA",
    "montant_allocation_rsa",
  ),
  insertionSpending: spending(
    "insertion-spending",
    "insertion",
    "d'insertion liées au RSA, hors contrats uniques d'insertion",
    "montant_insertion",
  ),
  subsidisedContractSpending: spending(
    "cui-spending",
    "contrats uniques d'insertion",
    "de contrats uniques d'insertion de bénéficiaires du RSA",
    "montant_cui",
  ),
  socialStaff: staff(
    "social-staff",
    "Personnel départemental de l'action sociale et médico-sociale",
    "Personnel, hors assistants familiaux",
    "effectif_etp_total",
  ),
  socialWorkers: staff(
    "social-workers",
    "Personnel social et éducatif du Département",
    "Personnel social et éducatif",
    "effectif_etp_social",
  ),
  ...oarsa,
} as const satisfies Readonly<Record<string, Indicator>>;

function spending<Id extends string>(id: Id, title: string, what: string, column: string) {
  return {
    ...byDrees,
    id,
    title: `Dépenses du Département : ${title}`,
    definition: `Dépenses brutes ${what} dans l'année, que la DREES donne en milliers d'euros à une décimale ou plus (enquête Aide sociale). Unité : euro.`,
    unit: "EURO",
    measure: "FLOW",
    regime: null,
    producer: "DREES (enquête Aide sociale)",
    columns: [column],
    roundedTo: null,
    periods: "YEAR",
    // An expense of a year is decided, not counted: it may be a hundredth of the year before.
    mostChange: 20,
  } as const;
}

function staff<Id extends string>(id: Id, title: string, who: string, column: string) {
  return {
    ...byDrees,
    id,
    title,
    definition: `${who}, au 31 décembre, en équivalents temps plein (DREES, enquête Aide sociale). 2014 : non disponible (ND) à la source. Unité : équivalent temps plein.`,
    unit: "FTE",
    regime: null,
    producer: "DREES (enquête Aide sociale)",
    columns: [column],
    roundedTo: null,
    periods: "YEAR",
  } as const;
}

export const republishedIds: readonly DatasetId[] = Object.values(republished).map(({ id }) => id);

/** DREES publishes them by department: totals of a whole department, rounded by it or of its own survey. */
export const openByDrees: DisclosurePolicy = {
  kind: "NONE",
  legalGround:
    "Totaux départementaux que la DREES publie elle-même pour tous les départements (data.drees, Licence Ouverte) : rien de plus à retenir.",
};
