import type { Indicator } from "@pacte-hub/institution/config";
import { othersIn, workbooks } from "./workbooks.ts";

/**
 * OARSA, DREES' yearly survey of departments on the orientation and the support of those who have RSA: shares that DREES
 * computed, to the nearest unit, for those with duties on 31 December. Nothing of them is ever added up.
 */
export const survey = (id: string, column: string, title: string, definition: string) =>
  ({
    id,
    title: `Enquête OARSA : ${title}`,
    definition: `${definition} Au 31 décembre, arrondi à l'unité par la DREES (enquête OARSA, tableau ${column.replace("part_", "").toUpperCase()}), d'après la réponse du Département. Unité : pour cent.`,
    unit: "PERCENT",
    measure: "STOCK",
    regime: null,
    finest: "DEPARTMENT",
    producer: "DREES (enquête OARSA)",
    columns: [column],
    counts: "VALUE",
    roundedTo: 1,
    silence: "NOT_COLLECTED",
    periods: "YEAR",
    dimensions: [],
    // A share moves with how a department answers: 47 % then 9 % of those who came lately.
    mostChange: 10,
    benchmark: othersIn("drees/oarsa-departements-2015-2018.csv", workbooks.survey),
  }) as const satisfies Indicator;

const withDuties = "parmi les personnes soumises aux droits et devoirs";
const oriented = "parmi les personnes soumises aux droits et devoirs et orientées";
const orientedSince = (title: string) =>
  `Personnes orientées ${withDuties} dont l'ancienneté dans le RSA est ${title}.`;

export const oarsa = {
  surveyOriented: survey("oarsa-oriented", "part_b1", "personnes orientées", `Personnes orientées ${withDuties}.`),
  surveyOrientedUnderSixMonths: survey(
    "oarsa-oriented-under-6-months",
    "part_b2",
    "orientées, moins de 6 mois au RSA",
    orientedSince("de moins de 6 mois"),
  ),
  surveyOrientedSixToTwelveMonths: survey(
    "oarsa-oriented-6-to-12-months",
    "part_b3",
    "orientées, de 6 mois à moins de 1 an au RSA",
    orientedSince("de 6 mois à moins de 1 an"),
  ),
  surveyOrientedOverOneYear: survey(
    "oarsa-oriented-over-1-year",
    "part_b4",
    "orientées, 1 an ou plus au RSA",
    orientedSince("de 1 an ou plus"),
  ),
  surveyToPoleEmploi: survey(
    "oarsa-to-pole-emploi",
    "part_b5",
    "orientées vers Pôle emploi",
    `Personnes orientées vers Pôle emploi ${oriented}.`,
  ),
  surveyToOtherEmploymentService: survey(
    "oarsa-to-other-employment-service",
    "part_b6",
    "orientées vers un autre organisme du service public de l'emploi",
    `Personnes orientées vers un organisme du service public de l'emploi autre que Pôle emploi ${oriented}.`,
  ),
  surveyToDepartment: survey(
    "oarsa-to-department",
    "part_b7",
    "orientées vers le Département",
    `Personnes orientées vers le conseil départemental ${oriented}.`,
  ),
  surveyToOtherBody: survey(
    "oarsa-to-other-body",
    "part_b8",
    "orientées vers un autre organisme",
    `Personnes orientées vers un organisme hors du service public de l'emploi, autre que le conseil départemental, ${oriented}.`,
  ),
  surveyWithContract: survey(
    "oarsa-with-contract",
    "part_b9",
    "personnes ayant un CER",
    "Personnes ayant un contrat d'engagements réciproques parmi celles soumises aux droits et devoirs et orientées vers un organisme autre que Pôle emploi. La Meuse ne l'a pas donné de 2015 à 2018 (ND, « non disponible ») : l'absence est la réponse de la source, pas un zéro.",
  ),
} as const;
