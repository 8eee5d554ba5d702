import type { Indicator } from "@pacte-hub/institution/config";
import { allRegimes, beside, byDrees, othersIn, workbooks } from "./workbooks.ts";

/** On 31 December, exact: « Minima sociaux, données départementales par dispositif ». */
const atYearEnd = {
  ...byDrees,
  periods: "MONTH",
  roundedTo: null,
  benchmark: othersIn("drees/minima-annuels-departements-1995-2019.csv", workbooks.yearEnd),
} as const;

/** Of all regimes; the year 2016 is given twice. */
const rsa = {
  ...atYearEnd,
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

/** RSA and the other minima at each year's end. */
export const minimaAtYearEnd = {
  rsaHouseholdsAtYearEnd: {
    ...rsa,
    id: "rsa-households-year-end",
    title: "Foyers allocataires du RSA au 31 décembre, tous régimes",
    definition: `Foyers allocataires du RSA au 31 décembre, CAF et MSA. ${beside} Unité : foyer.`,
    unit: "HOUSEHOLD",
    columns: ["foyers_rsa"],
  },
  rsaAdultsAtYearEnd: {
    ...rsa,
    id: "rsa-adults-year-end",
    title: "Adultes bénéficiaires du RSA au 31 décembre, tous régimes",
    definition:
      "Allocataires du RSA et leurs conjoints au 31 décembre, CAF et MSA ; tous ne sont pas soumis aux droits et devoirs. Unité : personne.",
    unit: "PERSON",
    columns: ["nb_adultes_rsa"],
  },
  rsaPeopleCoveredAtYearEnd: {
    ...rsa,
    id: "rsa-people-covered-year-end",
    title: "Personnes couvertes par le RSA au 31 décembre, tous régimes",
    definition:
      "Allocataires du RSA, conjoints et personnes à charge au 31 décembre, CAF et MSA. Unité : personne, jamais additionnée à des foyers.",
    unit: "PERSON",
    columns: ["personnes_couvertes_rsa"],
  },
  disabledAdultAllowanceAtYearEnd: {
    ...atYearEnd,
    id: "aah-recipients-year-end",
    title: "Allocataires de l'allocation aux adultes handicapés au 31 décembre",
    definition:
      "Allocataires de l'AAH au 31 décembre, CAF et MSA (CSS, L821-1). La DREES donne 2016 deux fois : 3 182, que ce jeu reprend, et 4 095 après sa révision, que ni l'année d'avant ni celle d'après n'expliquent. Unité : personne.",
    unit: "PERSON",
    regime: allRegimes,
    producer: "DREES (sources CNAF et MSA)",
    columns: ["allocataires_aah"],
    breaks: [
      { from: "2000-12", because: "de 3 715 à 2 424 allocataires en un an, sans que la source dise pourquoi." },
      {
        from: "2017-12",
        because: "la DREES a révisé sa série : 2017 et après sont d'après la révision, 2016 d'avant.",
      },
    ],
  },
  solidarityAllowanceAtYearEnd: {
    ...atYearEnd,
    id: "ass-recipients-year-end",
    title: "Allocataires de l'allocation de solidarité spécifique au 31 décembre",
    definition:
      "Allocataires de l'ASS au 31 décembre (Code du travail, L5423-1). De 2008, et de 2010 à 2013, la source donne des nombres qui ne sont pas entiers (1 026,23 en 2008) : ce n'est pas un compte de personnes, et ce jeu ne les reprend pas. Unité : personne.",
    unit: "PERSON",
    regime: null,
    producer: "DREES (source Pôle emploi, FNA)",
    columns: ["allocataires_ass"],
  },
  minimumIncomeRecipientsAtYearEnd: {
    ...atYearEnd,
    id: "minimum-income-recipients-year-end",
    title: "Allocataires d'un minimum social au 31 décembre",
    definition:
      "Allocations de minima sociaux servies au 31 décembre, toutes ensemble, arrondies à la centaine par la DREES : qui en reçoit deux est compté deux fois. 2016 est celui d'avant la révision (11 400 ; 12 300 après). Unité : personne.",
    unit: "PERSON",
    regime: allRegimes,
    roundedTo: 100,
    producer: "DREES",
    columns: ["allocataires_minima_sociaux"],
    breaks: [
      {
        from: "2007-12",
        because: "la source marque une rupture en 2007 (note 1) : 9 600 fin 2006, 9 300 fin 2007.",
      },
      {
        from: "2017-12",
        because: "la DREES a révisé sa série : 2017 et après sont d'après la révision, 2016 d'avant.",
      },
    ],
  },
} as const satisfies Readonly<Record<string, Indicator>>;
