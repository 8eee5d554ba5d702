import type { DatasetId } from "../../model/release.ts";
import type { Count, Inclusion, Membership, Population, PopulationId, Proportion, StockFlow } from "./population.ts";

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
  globalSupport: { unit: "PERSON", definition: "Personne en accompagnement global." },
  globalSupportEntry: { unit: "PERSON", definition: "Personne entrée en accompagnement global." },
  globalSupportExit: { unit: "PERSON", definition: "Personne sortie de l'accompagnement global." },
  participant: {
    unit: "PERSON",
    definition: "Personne qui a participé dans l'année à une action du programme, comptée où l'action a lieu.",
  },
  returnedParticipant: { unit: "PERSON", definition: "Participant de l'année, en emploi six mois après." },
  entitledParticipant: { unit: "PERSON", definition: "Participant de l'année à qui la CAF a ouvert un droit." },
  siaeEmployee: { unit: "PERSON", definition: "Personne ayant travaillé dans l'année en contrat d'insertion." },
  siaeLeaver: { unit: "PERSON", definition: "Salarié en insertion sorti dans l'année, hors retraits." },
  helpedLeaver: { unit: "PERSON", definition: "Salarié sorti dans l'année qu'une action de l'année avait accompagné." },
  siaeFteAgreed: { unit: "FTE", definition: "Poste d'insertion que l'annexe financière prévoit, en équivalents." },
  siaeFteWorked: { unit: "FTE", definition: "Travail d'insertion payé dans l'année, en équivalents temps plein." },
  structure: { unit: "STRUCTURE", definition: "Structure conventionnée par l'État (Code du travail, L5132-2)." },
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
  "adults-with-duties": of("department", "adultWithDuties", "STOCK", ["age", "sex"]),
  "adults-oriented": of("department", "orientedAdult", "STOCK", ["pathway"]),
  orientations: of("department", "orientation", "FLOW", ["pathway"]),
  "orientation-delays": of("department", "orientation", "FLOW", ["delay"]),
  "cer-signed": of("department", "contract", "FLOW"),
  sanctions: of("department", "sanction", "FLOW", ["sanctionLevel"]),
  "action-participants": of("department", "participant", "FLOW", ["recommendation"]),
  jobseekers: of("pole-emploi", "jobseeker", "AVERAGE", ["age", "category", "sex"]),
  "rsa-jobseekers": of("pole-emploi", "rsaJobseeker", "STOCK", ["category"]),
  "global-support-stock": of("pole-emploi", "globalSupport", "STOCK"),
  "global-support-entries": of("pole-emploi", "globalSupportEntry", "FLOW"),
  "global-support-exits": of("pole-emploi", "globalSupportExit", "FLOW"),
  "action-returns-to-work": of("pole-emploi", "returnedParticipant", "FLOW", ["recommendation"]),
  structures: of("siae", "structure", "STOCK", ["structureKind"]),
  "siae-employees": of("siae", "siaeEmployee", "FLOW", ["rsaAtEntry", "structureKind"]),
  "siae-exits": of("siae", "siaeLeaver", "FLOW", ["exitKind"]),
  "action-exits": of("siae", "helpedLeaver", "FLOW", ["exitKind", "recommendation"]),
  "siae-fte-agreed": of("siae", "siaeFteAgreed", "AVERAGE", ["structureKind"]),
  "siae-fte-worked": of("siae", "siaeFteWorked", "AVERAGE", ["structureKind"]),
};

function of(partner: Count["partner"], population: PopulationId, measure: Count["measure"], by: Count["by"] = []) {
  return { partner, population, measure, by } as const;
}

export const inclusions: readonly Inclusion[] = [
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
