import { describedDisjunctions, describedInclusions } from "./described.ts";
import type { Disjunction, Inclusion, Membership, Proportion, StockFlow } from "./population.ts";
import { republishedInclusions } from "./republished.ts";

/** Which populations are parts of others, and why: docs/modele-conceptuel.md. */
export const inclusions: readonly Inclusion[] = [
  ...republishedInclusions,
  ...describedInclusions,
  {
    part: "rsaHousehold",
    whole: "rsaHouseholdOfAllRegimes",
    because: "les foyers du RSA de la CAF sont ceux de tous les régimes, sans la MSA",
  },
  {
    part: "activityBonusHousehold",
    whole: "activityBonusHouseholdOfAllRegimes",
    because: "les foyers de la prime d'activité de la CAF sont ceux de tous les régimes, sans la MSA",
  },
  {
    part: "rsaPerson",
    whole: "rsaPersonOfAllRegimes",
    because: "les personnes couvertes par le RSA de la CAF sont celles de tous les régimes, sans la MSA",
  },
  {
    part: "rsaAdultOfAllRegimes",
    whole: "rsaPersonOfAllRegimes",
    because: "l'allocataire et son conjoint sont des personnes couvertes par le RSA",
  },
  {
    part: "socialWorkerFte",
    whole: "socialStaffFte",
    because: "le personnel social et éducatif fait partie du personnel de l'action sociale",
  },
  {
    part: "rsaHousehold",
    whole: "claimantHousehold",
    because: "le RSA est une prestation de la CAF : ses foyers sont des foyers allocataires",
  },
  {
    part: "activityBonusHousehold",
    whole: "claimantHousehold",
    because: "la prime d'activité est une prestation de la CAF : ses foyers sont des foyers allocataires",
  },
  {
    part: "housingAidHousehold",
    whole: "claimantHousehold",
    because: "l'aide au logement est une prestation de la CAF : ses foyers sont des foyers allocataires",
  },
  {
    part: "familyAllowanceHousehold",
    whole: "claimantHousehold",
    because: "les allocations familiales sont une prestation de la CAF : leurs foyers sont des foyers allocataires",
  },
  {
    part: "earlyChildhoodHousehold",
    whole: "claimantHousehold",
    because: "la PAJE est une prestation de la CAF : ses foyers sont des foyers allocataires",
  },
  {
    part: "rsaPerson",
    whole: "coveredPerson",
    because: "les personnes couvertes par le RSA le sont par au moins une prestation",
  },
  {
    part: "adultWithDuties",
    whole: "rsaPerson",
    because: "les adultes soumis aux droits et devoirs sont des personnes couvertes par le RSA",
  },
  {
    part: "orientedAdult",
    whole: "adultWithDuties",
    because: "une orientation ne concerne que des adultes soumis aux droits et devoirs (CASF, L262-29)",
  },
  {
    part: "rsaJobseeker",
    whole: "adultWithDuties",
    because: "les inscrits à Pôle emploi au RSA sont des adultes soumis aux droits et devoirs",
  },
  {
    part: "returnedParticipant",
    whole: "participant",
    because: "les retours à l'emploi d'une année sont ceux de ses participants, comptés où l'action a lieu",
  },
  {
    part: "entitledParticipant",
    whole: "participant",
    because: "les droits ouverts d'une année le sont à ses participants, comptés où l'action a lieu",
  },
  {
    part: "returnedParticipantAt12",
    whole: "participant",
    because: "les participants en emploi douze mois après sont des participants de l'année, comptés où l'action a lieu",
  },
  {
    part: "unansweredParticipantAt6",
    whole: "participant",
    because: "qui n'a pas répondu six mois après est un participant de l'année, compté où l'action a lieu",
  },
  {
    part: "unansweredParticipantAt12",
    whole: "participant",
    because: "qui n'a pas répondu douze mois après est un participant de l'année, compté où l'action a lieu",
  },
  {
    part: "siaeLeaver",
    whole: "siaeEmployee",
    because: "qui sort dans l'année y a travaillé au moins une heure en contrat d'insertion",
  },
  {
    part: "helpedLeaver",
    whole: "siaeLeaver",
    because: "les sorties après une action sont des sorties de l'année",
  },
];

/** Which parts of a population exclude each other: a reader adds them up, and compares with the whole. */
export const disjunctions: readonly Disjunction[] = [
  ...describedDisjunctions,
  {
    parts: ["returnedParticipant", "unansweredParticipantAt6"],
    whole: "participant",
    because: "six mois après, un participant est en emploi, ne l'est pas, ou n'a pas répondu : jamais deux à la fois",
  },
  {
    parts: ["returnedParticipantAt12", "unansweredParticipantAt12"],
    whole: "participant",
    because: "douze mois après, un participant est en emploi, ne l'est pas, ou n'a pas répondu : jamais deux à la fois",
  },
];

export const memberships: readonly Membership[] = [
  {
    container: "rsaHousehold",
    member: "rsaPerson",
    by: "householdType",
    // A pregnant woman alone is a lone parent (CASF, L262-9): no child of hers is counted yet.
    holds: { SINGLE: { least: 1, most: 1 }, LONE_PARENT: { least: 1, most: null }, COUPLE: { least: 2, most: null } },
    because: "un foyer couvre au moins une personne, un couple deux, une personne seule sans enfant une seule",
  },
  {
    container: "claimantHousehold",
    member: "coveredPerson",
    by: "householdType",
    holds: { SINGLE: { least: 1, most: 1 }, LONE_PARENT: { least: 1, most: null }, COUPLE: { least: 2, most: null } },
    because: "un foyer couvre au moins une personne, un couple deux, une personne seule sans enfant une seule",
  },
  {
    container: "rsaHousehold",
    member: "adultWithDuties",
    by: "householdType",
    holds: { SINGLE: { least: 0, most: 1 }, LONE_PARENT: { least: 0, most: 1 }, COUPLE: { least: 0, most: 2 } },
    because: "un foyer du RSA compte un adulte soumis aux droits et devoirs au plus, deux s'il est un couple (L262-28)",
  },
  {
    container: "rsaHousehold",
    member: "rsaPerson",
    only: { dimension: "age", values: ["A25_49", "GE50"] },
    by: "householdType",
    holds: { SINGLE: { least: 0, most: 1 }, LONE_PARENT: { least: 0, most: 1 }, COUPLE: { least: 0, most: 2 } },
    because: "une personne à charge a moins de 25 ans (CASF, R262-3) : qui en a 25 est l'allocataire ou son conjoint",
  },
];

export const stockFlows: readonly StockFlow[] = [
  {
    stock: "global-support-stock",
    entries: "global-support-entries",
    exits: "global-support-exits",
    because: "portefeuille = portefeuille précédent, plus entrées, moins sorties",
  },
];

/** Where no hour was worked nobody worked, and the reverse: the factors are what law and measure allow at most. */
export const proportions: readonly Proportion[] = [
  {
    fewer: "siae-fte-worked",
    more: "siae-employees",
    times: 1.4,
    because:
      "une personne ne travaille pas plus de 48 heures par semaine (Code du travail, L3121-20), soit 1,4 équivalent",
  },
  {
    fewer: "siae-employees",
    more: "siae-fte-worked",
    times: 1000,
    because:
      "là où aucune heure n'est payée personne ne travaille : un équivalent, jamais arrondi à zéro, en fait travailler 1 000 au plus",
  },
  {
    fewer: "siae-fte-worked",
    more: "siae-fte-agreed",
    times: 1000,
    because: "aucune heure n'est payée là où aucun poste n'est conventionné",
  },
];
