import type { DatasetId } from "../../model/release.ts";
import type { Count, Inclusion, Population, PopulationId } from "./population.ts";

/** Who or what the totals of the whole department count that national producers publish and the Department republishes. */
export const republishedPopulations: Readonly<Record<PopulationId, Population>> = {
  housingAidHouseholdOfTheMonth: {
    unit: "HOUSEHOLD",
    definition: "Foyer de la CAF allocataire d'une aide au logement, tel que la DREES l'observe au mois.",
  },
  disabledAdultOfAllRegimes: {
    unit: "PERSON",
    definition: "Allocataire de l'allocation aux adultes handicapés, de la CAF ou de la MSA (CSS, L821-1).",
  },
  minimumIncomeRecipient: {
    unit: "PERSON",
    definition: "Allocation de minimum social servie : qui en a deux est compté deux fois.",
  },
  rsaGrossEuro: {
    unit: "EURO",
    definition: "Euro brut dépensé par le Département pour le RSA, allocation, insertion et contrats.",
  },
  rsaNetEuro: { unit: "EURO", definition: "Le même, net de ce que le Département recouvre." },
  socialAidGrossEuro: { unit: "EURO", definition: "Euro brut d'aide sociale dépensé par le Département." },
  socialAidNetEuro: { unit: "EURO", definition: "Le même, net de ce que le Département recouvre." },
  medicalStaffFte: {
    unit: "FTE",
    definition: "Équivalent temps plein de personnel médical de l'action sociale du Département.",
  },
  psychologistFte: {
    unit: "FTE",
    definition: "Équivalent temps plein de psychologue de l'action sociale du Département.",
  },
  paramedicalStaffFte: {
    unit: "FTE",
    definition: "Équivalent temps plein de personnel paramédical de l'action sociale du Département.",
  },
  technicalStaffFte: {
    unit: "FTE",
    definition: "Équivalent temps plein de personnel médico-technique de l'action sociale du Département.",
  },
  administrativeStaffFte: {
    unit: "FTE",
    definition: "Équivalent temps plein de personnel administratif et technique de l'action sociale du Département.",
  },
  socialStaffAgent: {
    unit: "PERSON",
    definition: "Agent de l'action sociale du Département, hors assistants familiaux.",
  },
  socialWorkerAgent: { unit: "PERSON", definition: "Agent social et éducatif du Département." },
  medicalStaffAgent: { unit: "PERSON", definition: "Agent (personnel médical) de l'action sociale du Département." },
  psychologistAgent: { unit: "PERSON", definition: "Agent (psychologue) de l'action sociale du Département." },
  paramedicalStaffAgent: {
    unit: "PERSON",
    definition: "Agent (personnel paramédical) de l'action sociale du Département.",
  },
  technicalStaffAgent: {
    unit: "PERSON",
    definition: "Agent (personnel médico-technique) de l'action sociale du Département.",
  },
  administrativeStaffAgent: {
    unit: "PERSON",
    definition: "Agent (personnel administratif et technique) de l'action sociale du Département.",
  },
  fosterFamilyAgent: { unit: "PERSON", definition: "Assistant familial employé par le Département." },
  socialStaffWithFosterFamiliesAgent: {
    unit: "PERSON",
    definition: "Agent de l'action sociale du Département, assistants familiaux compris.",
  },
  contractShareAtOtherEmploymentService: {
    unit: "PERCENT",
    definition: "Part de ceux qu'un autre organisme du service public de l'emploi suit et qui ont un CER.",
  },
  contractShareAtDepartment: {
    unit: "PERCENT",
    definition: "Part de ceux que le conseil départemental suit et qui ont un CER.",
  },
  contractShareAtOtherBody: {
    unit: "PERCENT",
    definition: "Part de ceux qu'un autre organisme suit et qui ont un CER.",
  },
  dayToOrientation: { unit: "DAY", definition: "Jour entre l'entrée au RSA et la première orientation." },
  dayToContract: { unit: "DAY", definition: "Jour entre la première orientation et le premier CER." },
  contractShareForSkills: {
    unit: "PERCENT",
    definition: "Part des CER dont une action vise des compétences professionnelles.",
  },
  contractShareForJobSearch: {
    unit: "PERCENT",
    definition: "Part des CER dont une action vise la recherche d'emploi.",
  },
  contractShareForSocialTies: { unit: "PERCENT", definition: "Part des CER dont une action vise le lien social." },
  contractShareForHousing: { unit: "PERCENT", definition: "Part des CER dont une action vise le logement." },
  contractShareForHealth: { unit: "PERCENT", definition: "Part des CER dont une action vise l'accès aux soins." },
  contractShareForFamily: {
    unit: "PERCENT",
    definition: "Part des CER dont une action vise la famille et la parentalité.",
  },
  apprenticeshipContract: {
    unit: "CONTRACT",
    definition: "Contrat d'apprentissage commencé depuis le début de l'année.",
  },
  youthHire: { unit: "CONTRACT", definition: "Recrutement d'un jeune depuis le mois d'août." },
  civicServiceVolunteer: {
    unit: "PERSON",
    definition: "Volontaire qui a fait au moins un jour de service civique dans l'année.",
  },
  homelessPersonHoused: {
    unit: "PERSON",
    definition: "Personne sans abri ou hébergée qui a obtenu un logement social dans l'année.",
  },
  alimonyServiceFamily: {
    unit: "HOUSEHOLD",
    definition: "Famille à qui le service public des pensions alimentaires verse une pension.",
  },
  franceServicesLabel: { unit: "LABEL", definition: "Labellisation France services." },
  monthOfAahProcessing: {
    unit: "MONTH",
    definition: "Mois de traitement d'une demande d'allocation aux adultes handicapés.",
  },
};

/** What each of those datasets counts. */
export const republishedCounts: Readonly<Record<DatasetId, Count>> = {
  "housing-aid-households-monthly": of("housingAidHouseholdOfTheMonth", "STOCK"),
  "aah-recipients-year-end": of("disabledAdultOfAllRegimes", "STOCK"),
  "ass-recipients-year-end": of("solidarityAllowance", "STOCK"),
  "minimum-income-recipients-year-end": of("minimumIncomeRecipient", "STOCK"),
  "rsa-gross-spending": of("rsaGrossEuro", "FLOW"),
  "rsa-net-spending": of("rsaNetEuro", "FLOW"),
  "social-aid-gross-spending": of("socialAidGrossEuro", "FLOW"),
  "social-aid-net-spending": of("socialAidNetEuro", "FLOW"),
  "medical-staff": of("medicalStaffFte", "STOCK"),
  psychologists: of("psychologistFte", "STOCK"),
  "paramedical-staff": of("paramedicalStaffFte", "STOCK"),
  "technical-staff": of("technicalStaffFte", "STOCK"),
  "administrative-staff": of("administrativeStaffFte", "STOCK"),
  "social-staff-headcount": of("socialStaffAgent", "STOCK"),
  "social-workers-headcount": of("socialWorkerAgent", "STOCK"),
  "medical-staff-headcount": of("medicalStaffAgent", "STOCK"),
  "psychologists-headcount": of("psychologistAgent", "STOCK"),
  "paramedical-staff-headcount": of("paramedicalStaffAgent", "STOCK"),
  "technical-staff-headcount": of("technicalStaffAgent", "STOCK"),
  "administrative-staff-headcount": of("administrativeStaffAgent", "STOCK"),
  "foster-families-headcount": of("fosterFamilyAgent", "STOCK"),
  "social-staff-with-foster-families-headcount": of("socialStaffWithFosterFamiliesAgent", "STOCK"),
  "oarsa-with-contract-other-employment-service": of("contractShareAtOtherEmploymentService", "STOCK"),
  "oarsa-with-contract-department": of("contractShareAtDepartment", "STOCK"),
  "oarsa-with-contract-other-body": of("contractShareAtOtherBody", "STOCK"),
  "oarsa-days-to-orientation": of("dayToOrientation", "AVERAGE"),
  "oarsa-days-to-contract": of("dayToContract", "AVERAGE"),
  "oarsa-contracts-for-skills": of("contractShareForSkills", "STOCK"),
  "oarsa-contracts-for-job-search": of("contractShareForJobSearch", "STOCK"),
  "oarsa-contracts-for-social-ties": of("contractShareForSocialTies", "STOCK"),
  "oarsa-contracts-for-housing": of("contractShareForHousing", "STOCK"),
  "oarsa-contracts-for-health": of("contractShareForHealth", "STOCK"),
  "oarsa-contracts-for-family": of("contractShareForFamily", "STOCK"),
  "apprenticeship-contracts": of("apprenticeshipContract", "CUMULATIVE"),
  "youth-hires": of("youthHire", "CUMULATIVE"),
  "civic-service-volunteers": of("civicServiceVolunteer", "CUMULATIVE"),
  "homeless-people-housed": of("homelessPersonHoused", "CUMULATIVE"),
  "alimony-service-families": of("alimonyServiceFamily", "STOCK"),
  "france-services-labels": of("franceServicesLabel", "STOCK"),
  "aah-processing-time": of("monthOfAahProcessing", "AVERAGE"),
};

/** Which are parts of others, by definition. */
export const republishedInclusions: readonly Inclusion[] = [
  {
    part: "disabledAdult",
    whole: "disabledAdultOfAllRegimes",
    because: "les allocataires de l'AAH de la CAF sont ceux de tous les régimes, sans la MSA",
  },
  { part: "rsaNetEuro", whole: "rsaGrossEuro", because: "le net est le brut moins ce qui est recouvré" },
  { part: "socialAidNetEuro", whole: "socialAidGrossEuro", because: "le net est le brut moins ce qui est recouvré" },
  { part: "rsaAllowanceEuro", whole: "rsaGrossEuro", because: "l'allocation est une dépense du RSA" },
  { part: "insertionEuro", whole: "rsaGrossEuro", because: "l'insertion est une dépense du RSA" },
  { part: "subsidisedContractEuro", whole: "rsaGrossEuro", because: "les contrats aidés sont une dépense du RSA" },
  { part: "rsaGrossEuro", whole: "socialAidGrossEuro", because: "le RSA est de l'aide sociale" },
  {
    part: "medicalStaffFte",
    whole: "socialStaffFte",
    because: "cette catégorie fait partie du personnel de l'action sociale",
  },
  {
    part: "psychologistFte",
    whole: "socialStaffFte",
    because: "cette catégorie fait partie du personnel de l'action sociale",
  },
  {
    part: "paramedicalStaffFte",
    whole: "socialStaffFte",
    because: "cette catégorie fait partie du personnel de l'action sociale",
  },
  {
    part: "technicalStaffFte",
    whole: "socialStaffFte",
    because: "cette catégorie fait partie du personnel de l'action sociale",
  },
  {
    part: "administrativeStaffFte",
    whole: "socialStaffFte",
    because: "cette catégorie fait partie du personnel de l'action sociale",
  },
  {
    part: "socialWorkerAgent",
    whole: "socialStaffAgent",
    because: "cette catégorie fait partie du personnel de l'action sociale",
  },
  {
    part: "medicalStaffAgent",
    whole: "socialStaffAgent",
    because: "cette catégorie fait partie du personnel de l'action sociale",
  },
  {
    part: "psychologistAgent",
    whole: "socialStaffAgent",
    because: "cette catégorie fait partie du personnel de l'action sociale",
  },
  {
    part: "paramedicalStaffAgent",
    whole: "socialStaffAgent",
    because: "cette catégorie fait partie du personnel de l'action sociale",
  },
  {
    part: "technicalStaffAgent",
    whole: "socialStaffAgent",
    because: "cette catégorie fait partie du personnel de l'action sociale",
  },
  {
    part: "administrativeStaffAgent",
    whole: "socialStaffAgent",
    because: "cette catégorie fait partie du personnel de l'action sociale",
  },
  {
    part: "socialStaffAgent",
    whole: "socialStaffWithFosterFamiliesAgent",
    because: "le total les compte, avec les assistants familiaux",
  },
  { part: "fosterFamilyAgent", whole: "socialStaffWithFosterFamiliesAgent", because: "le total les compte" },
];

function of(population: PopulationId, measure: Count["measure"]) {
  return { partner: "department", population, measure, by: [] } as const;
}
