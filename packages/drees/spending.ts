import type { Indicator } from "@pacte-hub/institution/config";
import { byDrees, othersIn, workbooks } from "./workbooks.ts";

/** The Department's spending by year: « enquête Aide sociale, séries longues ». */
const spending = (id: string, title: string, object: string, column: string) =>
  ({
    ...byDrees,
    id,
    title: `Dépenses du Département : ${title}`,
    definition: `Dépenses ${object} dans l'année, que la DREES donne en milliers d'euros à une décimale ou plus (enquête Aide sociale). Unité : euro.`,
    unit: "EURO",
    measure: "FLOW",
    regime: null,
    producer: "DREES (enquête Aide sociale)",
    columns: [column],
    roundedTo: null,
    periods: "YEAR",
    // An expense of a year is decided, not counted: it may be a hundredth of the year before.
    mostChange: 20,
    benchmark: othersIn("drees/depenses-departements-1999-2019.csv", workbooks.spending),
  }) as const satisfies Indicator;

const allOfRsa = "liées au RSA, au RSO, au RMI, aux contrats aidés de leurs bénéficiaires et au RSA expérimental";
const allSocialAid = "d'aide sociale, frais communs et personnel compris";

export const yearlySpending = {
  rsaAllowanceSpending: spending(
    "rsa-allowance-spending",
    "allocation du RSA",
    "brutes d'allocation du RSA",
    "montant_allocation_rsa",
  ),
  insertionSpending: spending(
    "insertion-spending",
    "insertion",
    "brutes d'insertion liées au RSA, hors contrats uniques d'insertion",
    "montant_insertion",
  ),
  subsidisedContractSpending: spending(
    "cui-spending",
    "contrats uniques d'insertion",
    "brutes de contrats uniques d'insertion de bénéficiaires du RSA",
    "montant_cui",
  ),
  rsaGrossSpending: spending("rsa-gross-spending", "RSA, total brut", `totales brutes ${allOfRsa}`, "montant_rsa_brut"),
  rsaNetSpending: spending("rsa-net-spending", "RSA, total net", `totales nettes ${allOfRsa}`, "montant_rsa_net"),
  socialAidGrossSpending: spending(
    "social-aid-gross-spending",
    "aide sociale, total brut",
    `totales brutes ${allSocialAid},`,
    "montant_aide_sociale_brut",
  ),
  socialAidNetSpending: spending(
    "social-aid-net-spending",
    "aide sociale, total net",
    `totales nettes ${allSocialAid},`,
    "montant_aide_sociale_net",
  ),
} as const;
