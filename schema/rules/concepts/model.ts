import type { DatasetId } from "../../model/release.ts";
import { describedCounts, describedPopulations } from "./described.ts";
import type { Count, Population, PopulationId } from "./population.ts";
import { republishedCounts, republishedPopulations } from "./republished.ts";

/** Who is counted. docs/modele-conceptuel.md explains it to methodologists. */
export const populations: Readonly<Record<PopulationId, Population>> = {
  claimantHousehold: {
    unit: "HOUSEHOLD",
    definition: "Foyer ayant un droit versable à au moins une prestation de la CAF.",
  },
  rsaHousehold: {
    unit: "HOUSEHOLD",
    definition: "Foyer ayant un droit versable au revenu de solidarité active (CASF, L262-2).",
  },
  rsaHouseholdOfThePact: {
    unit: "HOUSEHOLD",
    definition:
      "Allocataire du RSA en responsabilité du Département (Pacte, préambule), qui ne dit pas de quels régimes.",
  },
  rsaHouseholdOfAllRegimes: {
    unit: "HOUSEHOLD",
    definition: "Foyer allocataire du RSA, de la CAF ou de la MSA (CASF, L262-2).",
  },
  activityBonusHouseholdOfAllRegimes: {
    unit: "HOUSEHOLD",
    definition: "Foyer allocataire de la prime d'activité, de la CAF ou de la MSA (CSS, L841-1).",
  },
  rsaAdultOfAllRegimes: {
    unit: "PERSON",
    definition: "Allocataire du RSA ou son conjoint, de la CAF ou de la MSA.",
  },
  rsaPersonOfAllRegimes: {
    unit: "PERSON",
    definition: "Allocataire, conjoint ou personne à charge d'un foyer du RSA, de la CAF ou de la MSA.",
  },
  disabledAdult: {
    unit: "PERSON",
    definition: "Allocataire de l'allocation aux adultes handicapés, CAF (CSS, L821-1).",
  },
  solidarityAllowance: {
    unit: "PERSON",
    definition: "Allocataire de l'allocation de solidarité spécifique (Code du travail, L5423-1).",
  },
  youthInGuarantee: { unit: "PERSON", definition: "Jeune en parcours de Garantie jeunes." },
  youthEnteringGuarantee: { unit: "PERSON", definition: "Jeune entré en Garantie jeunes." },
  rsaAllowanceEuro: { unit: "EURO", definition: "Euro d'allocation du RSA versé par le Département." },
  insertionEuro: { unit: "EURO", definition: "Euro d'insertion dépensé par le Département, hors contrats aidés." },
  subsidisedContractEuro: {
    unit: "EURO",
    definition: "Euro dépensé par le Département en contrats uniques d'insertion.",
  },
  socialStaffFte: { unit: "FTE", definition: "Équivalent temps plein de l'action sociale du Département." },
  socialWorkerFte: {
    unit: "FTE",
    definition: "Équivalent temps plein de personnel social et éducatif du Département.",
  },
  activityBonusHousehold: {
    unit: "HOUSEHOLD",
    definition: "Foyer ayant un droit versable à la prime d'activité (CSS, L841-1).",
  },
  housingAidHousehold: {
    unit: "HOUSEHOLD",
    definition: "Foyer ayant un droit versable à une aide au logement de la CAF (CCH, L821-1).",
  },
  familyAllowanceHousehold: {
    unit: "HOUSEHOLD",
    definition: "Foyer ayant un droit versable aux allocations familiales de la CAF (CSS, L521-1).",
  },
  earlyChildhoodHousehold: {
    unit: "HOUSEHOLD",
    definition: "Foyer ayant un droit versable à la prestation d'accueil du jeune enfant de la CAF (CSS, L531-1).",
  },
  coveredPerson: { unit: "PERSON", definition: "Allocataire, conjoint ou personne à charge d'un foyer allocataire." },
  rsaPerson: { unit: "PERSON", definition: "Allocataire, conjoint ou personne à charge d'un foyer du RSA." },
  adultWithDuties: {
    unit: "ADULT",
    definition: "Bénéficiaire du RSA ou conjoint tenu aux droits et devoirs (CASF, L262-28).",
  },
  orientedAdult: {
    unit: "ADULT",
    definition: "Adulte soumis aux droits et devoirs qui a une orientation en cours (CASF, L262-29).",
  },
  orientation: { unit: "ADULT", definition: "Adulte orienté dans la période (CASF, L262-29), compté une fois." },
  contract: { unit: "ADULT", definition: "Adulte qui a signé un contrat dans la période (CASF, L262-35 et L262-36)." },
  sanction: { unit: "ADULT", definition: "Adulte sanctionné dans la période (CASF, L262-37 et L262-38)." },
  rsaJobseeker: { unit: "PERSON", definition: "Bénéficiaire du RSA inscrit à Pôle emploi, catégories A à E." },
  jobseeker: { unit: "PERSON", definition: "Personne inscrite tenue de rechercher un emploi, catégories A, B et C." },
  privateEmployee: {
    unit: "PERSON",
    definition: "Salarié du régime général, compté à son lieu de travail.",
  },
  globalSupport: { unit: "PERSON", definition: "Personne en accompagnement global." },
  globalSupportEntry: { unit: "PERSON", definition: "Personne entrée en accompagnement global." },
  globalSupportExit: { unit: "PERSON", definition: "Personne sortie de l'accompagnement global." },
  participant: {
    unit: "PERSON",
    definition: "Personne qui a participé dans l'année à une action du programme, comptée où l'action a lieu.",
  },
  returnedParticipant: { unit: "PERSON", definition: "Participant de l'année, en emploi six mois après." },
  returnedParticipantAt12: { unit: "PERSON", definition: "Participant de l'année, en emploi douze mois après." },
  unansweredParticipantAt6: {
    unit: "PERSON",
    definition: "Participant de l'année dont la situation n'est pas connue six mois après : sans réponse.",
  },
  unansweredParticipantAt12: {
    unit: "PERSON",
    definition: "Participant de l'année dont la situation n'est pas connue douze mois après : sans réponse.",
  },
  entitledParticipant: { unit: "PERSON", definition: "Participant de l'année à qui la CAF a ouvert un droit." },
  siaeEmployed: { unit: "PERSON", definition: "Personne employée dans le mois en contrat d'insertion." },
  siaeEmployee: { unit: "PERSON", definition: "Personne ayant travaillé dans l'année en contrat d'insertion." },
  siaeLeaver: { unit: "PERSON", definition: "Salarié en insertion sorti dans l'année, hors retraits." },
  helpedLeaver: { unit: "PERSON", definition: "Salarié sorti dans l'année qu'une action de l'année avait accompagné." },
  siaeFteAgreed: { unit: "FTE", definition: "Poste d'insertion que l'annexe financière prévoit, en équivalents." },
  siaeFteWorked: { unit: "FTE", definition: "Travail d'insertion payé dans l'année, en équivalents temps plein." },
  structure: { unit: "STRUCTURE", definition: "Structure conventionnée par l'État (Code du travail, L5132-2)." },
  orientedShare: {
    unit: "PERCENT",
    definition: "Part des personnes orientées parmi celles soumises aux droits et devoirs.",
  },
  orientedShareUnderSixMonths: { unit: "PERCENT", definition: "La même, moins de 6 mois au RSA." },
  orientedShareSixToTwelveMonths: { unit: "PERCENT", definition: "La même, de 6 mois à moins de 1 an au RSA." },
  orientedShareOverOneYear: { unit: "PERCENT", definition: "La même, 1 an ou plus au RSA." },
  shareToPoleEmploi: { unit: "PERCENT", definition: "Part des orientées qui le sont vers Pôle emploi." },
  shareToOtherEmploymentService: {
    unit: "PERCENT",
    definition: "Part des orientées qui le sont vers un autre organisme du service public de l'emploi.",
  },
  shareToDepartment: { unit: "PERCENT", definition: "Part des orientées qui le sont vers le conseil départemental." },
  shareToOtherBody: { unit: "PERCENT", definition: "Part des orientées qui le sont vers un autre organisme." },
  shareWithContract: { unit: "PERCENT", definition: "Part des orientées ailleurs qu'à Pôle emploi qui ont un CER." },
  ...republishedPopulations,
  ...describedPopulations,
};

/** What each dataset counts. A dataset that is not here is tied to nothing: `relations.test.ts` asks for each of them. */
export const counts: Readonly<Record<DatasetId, Count>> = {
  "rsa-households": of("caf", "rsaHousehold", "STOCK", ["householdType"]),
  "claimant-households": of("caf", "claimantHousehold", "STOCK", ["householdType"]),
  "activity-bonus-households": of("caf", "activityBonusHousehold", "STOCK"),
  "housing-aid-households": of("caf", "housingAidHousehold", "STOCK"),
  "family-allowance-households": of("caf", "familyAllowanceHousehold", "STOCK"),
  "early-childhood-households": of("caf", "earlyChildhoodHousehold", "STOCK"),
  "people-covered": of("caf", "coveredPerson", "STOCK"),
  "rsa-people-covered": of("caf", "rsaPerson", "STOCK", ["age", "sex"]),
  "action-rights-opened": of("caf", "entitledParticipant", "FLOW", ["recommendation"]),
  // One number of the Pact's preamble, which does not say of which regimes: no other count is known to have its scope.
  "rsa-households-at-start": of("department", "rsaHouseholdOfThePact", "STOCK"),
  "rsa-households-all-regimes": of("department", "rsaHouseholdOfAllRegimes", "STOCK"),
  "rsa-households-year-end": of("department", "rsaHouseholdOfAllRegimes", "STOCK"),
  "activity-bonus-households-all-regimes": of("department", "activityBonusHouseholdOfAllRegimes", "STOCK"),
  "rsa-adults-year-end": of("department", "rsaAdultOfAllRegimes", "STOCK"),
  "rsa-people-covered-year-end": of("department", "rsaPersonOfAllRegimes", "STOCK"),
  "aah-recipients": of("department", "disabledAdult", "STOCK"),
  "ass-recipients": of("department", "solidarityAllowance", "STOCK"),
  "youth-guarantee-stock": of("department", "youthInGuarantee", "STOCK"),
  "youth-guarantee-entries": of("department", "youthEnteringGuarantee", "FLOW"),
  "rsa-allowance-spending": of("department", "rsaAllowanceEuro", "FLOW"),
  "insertion-spending": of("department", "insertionEuro", "FLOW"),
  "cui-spending": of("department", "subsidisedContractEuro", "FLOW"),
  "social-staff": of("department", "socialStaffFte", "STOCK"),
  "social-workers": of("department", "socialWorkerFte", "STOCK"),
  "oarsa-oriented": of("department", "orientedShare", "STOCK"),
  "oarsa-oriented-under-6-months": of("department", "orientedShareUnderSixMonths", "STOCK"),
  "oarsa-oriented-6-to-12-months": of("department", "orientedShareSixToTwelveMonths", "STOCK"),
  "oarsa-oriented-over-1-year": of("department", "orientedShareOverOneYear", "STOCK"),
  "oarsa-to-pole-emploi": of("department", "shareToPoleEmploi", "STOCK"),
  "oarsa-to-other-employment-service": of("department", "shareToOtherEmploymentService", "STOCK"),
  "oarsa-to-department": of("department", "shareToDepartment", "STOCK"),
  "oarsa-to-other-body": of("department", "shareToOtherBody", "STOCK"),
  "oarsa-with-contract": of("department", "shareWithContract", "STOCK"),
  ...republishedCounts,
  "adults-with-duties": of("department", "adultWithDuties", "STOCK", ["age", "sex"]),
  "adults-oriented": of("department", "orientedAdult", "STOCK", ["pathway"]),
  orientations: of("department", "orientation", "FLOW", ["pathway"]),
  "orientation-delays": of("department", "orientation", "FLOW", ["delay"]),
  "cer-signed": of("department", "contract", "FLOW"),
  sanctions: of("department", "sanction", "FLOW", ["sanctionLevel"]),
  "action-participants": of("department", "participant", "FLOW", ["recommendation"]),
  jobseekers: of("pole-emploi", "jobseeker", "AVERAGE", ["age", "category", "sex"]),
  "private-employees": of("pole-emploi", "privateEmployee", "STOCK"),
  "rsa-jobseekers": of("pole-emploi", "rsaJobseeker", "STOCK", ["category"]),
  "global-support-stock": of("pole-emploi", "globalSupport", "STOCK"),
  "global-support-entries": of("pole-emploi", "globalSupportEntry", "FLOW"),
  "global-support-exits": of("pole-emploi", "globalSupportExit", "FLOW"),
  "action-returns-to-work": of("pole-emploi", "returnedParticipant", "FLOW", ["recommendation"]),
  "action-returns-to-work-12-months": of("pole-emploi", "returnedParticipantAt12", "FLOW", ["recommendation"]),
  "action-no-answer-6-months": of("pole-emploi", "unansweredParticipantAt6", "FLOW", ["recommendation"]),
  "action-no-answer-12-months": of("pole-emploi", "unansweredParticipantAt12", "FLOW", ["recommendation"]),
  structures: of("siae", "structure", "STOCK", ["structureKind"]),
  "siae-employed-monthly": of("siae", "siaeEmployed", "STOCK"),
  "siae-employees": of("siae", "siaeEmployee", "FLOW", ["rsaAtEntry", "structureKind"]),
  "siae-exits": of("siae", "siaeLeaver", "FLOW", ["exitKind"]),
  "action-exits": of("siae", "helpedLeaver", "FLOW", ["exitKind", "recommendation"]),
  "siae-fte-agreed": of("siae", "siaeFteAgreed", "AVERAGE", ["structureKind"]),
  "siae-fte-worked": of("siae", "siaeFteWorked", "AVERAGE", ["structureKind"]),
  ...describedCounts,
};

function of(partner: Count["partner"], population: PopulationId, measure: Count["measure"], by: Count["by"] = []) {
  return { partner, population, measure, by } as const;
}
