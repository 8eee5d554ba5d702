import type { Indicator } from "@pacte-hub/institution/config";
import { survey } from "./survey.ts";

/** What the Meuse answered: a marker of the source, no zero. */
const notGiven =
  "La Meuse ne l'a pas donné en 2017 et 2018 (ND, « non disponible ») ; l'enquête ne le demandait pas en 2015 et 2016 (/) : l'absence est la réponse de la source, pas un zéro.";

const share = (id: string, table: number, title: string, people: string) =>
  survey(id, `part_b${table}`, title, `${people} ${notGiven}`);

const delay = (id: string, table: number, title: string, definitionStart: string) =>
  ({
    ...survey(id, `part_b${table}`, title, ""),
    definition: `${definitionStart} Moyenne de l'année, arrondie à l'unité par la DREES (enquête OARSA, tableau B${table}). ${notGiven} Unité : jour.`,
    unit: "DAY",
    measure: "AVERAGE",
  }) as const satisfies Indicator;

const elsewhere = "soumises aux droits et devoirs et orientées vers";
const withAction = (aim: string) =>
  `Personnes dont le contrat d'engagements réciproques a au moins une action visant ${aim}, parmi celles soumises aux droits et devoirs, orientées vers un organisme autre que Pôle emploi et ayant un contrat.`;

/** OARSA, tables B10 to B20: who has a contract by body, delays, and what contracts aim at. */
export const contracts = {
  surveyWithContractAtOtherEmploymentService: share(
    "oarsa-with-contract-other-employment-service",
    10,
    "ayant un CER, orientées vers un autre organisme du service public de l'emploi",
    `Personnes ayant un contrat d'engagements réciproques parmi celles ${elsewhere} un organisme du service public de l'emploi autre que Pôle emploi.`,
  ),
  surveyWithContractAtDepartment: share(
    "oarsa-with-contract-department",
    11,
    "ayant un CER, orientées vers le Département",
    `Personnes ayant un contrat d'engagements réciproques parmi celles ${elsewhere} le conseil départemental.`,
  ),
  surveyWithContractAtOtherBody: share(
    "oarsa-with-contract-other-body",
    12,
    "ayant un CER, orientées vers un autre organisme",
    `Personnes ayant un contrat d'engagements réciproques parmi celles ${elsewhere} un organisme hors du service public de l'emploi, autre que le conseil départemental.`,
  ),
  surveyDaysToOrientation: delay(
    "oarsa-days-to-orientation",
    13,
    "délai de l'entrée au RSA à la première orientation",
    "Délai moyen entre l'entrée dans le RSA et la première orientation, des personnes entrées dans l'année, soumises aux droits et devoirs et orientées au 31 décembre.",
  ),
  surveyDaysToContract: delay(
    "oarsa-days-to-contract",
    14,
    "délai de la première orientation au premier CER",
    "Délai moyen entre la première orientation et la signature du premier contrat d'engagements réciproques, des personnes entrées dans l'année, orientées vers un organisme autre que Pôle emploi.",
  ),
  surveyContractsForSkills: share(
    "oarsa-contracts-for-skills",
    15,
    "CER visant des compétences professionnelles",
    withAction("à trouver des activités, stages ou formations qui donnent des compétences professionnelles"),
  ),
  surveyContractsForJobSearch: share(
    "oarsa-contracts-for-job-search",
    16,
    "CER visant la recherche d'emploi",
    withAction("à s'inscrire dans un parcours de recherche d'emploi"),
  ),
  surveyContractsForSocialTies: share(
    "oarsa-contracts-for-social-ties",
    17,
    "CER visant le lien social",
    withAction("à faciliter le lien social (autonomie sociale, activités collectives)"),
  ),
  surveyContractsForHousing: share(
    "oarsa-contracts-for-housing",
    18,
    "CER visant le logement",
    withAction("l'accès au logement, le relogement ou l'amélioration de l'habitat"),
  ),
  surveyContractsForHealth: share(
    "oarsa-contracts-for-health",
    19,
    "CER visant l'accès aux soins",
    withAction("l'accès aux soins"),
  ),
  surveyContractsForFamily: share(
    "oarsa-contracts-for-family",
    20,
    "CER visant la famille et la parentalité",
    withAction("la famille et la parentalité (soutien familial, garde d'enfant)"),
  ),
} as const;
