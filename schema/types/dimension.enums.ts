import { type Dimension, dimensions, dimensionValues } from "../model/dimension.ts";
import { enumOf } from "./enums.ts";

export const DimensionEnum = enumOf(dimensions.map(upper), "Dimension", {
  description: "Ce par quoi un effectif se ventile.",
  values: {
    STRUCTURE_KIND: "Type de structure de l'insertion par l'activité économique.",
    SEX: "Sexe.",
    AGE: "Tranche d'âge.",
    HOUSEHOLD_TYPE: "Composition du foyer.",
    CATEGORY: "Catégorie de demandeurs d'emploi.",
    PATHWAY: "Parcours d'orientation.",
    DELAY: "Délai d'orientation.",
    EXIT_KIND: "Issue à la sortie de la structure.",
    SANCTION_LEVEL: "Niveau de sanction.",
    RSA_AT_ENTRY: "Allocataire du RSA à l'entrée dans la structure.",
    RECOMMENDATION: "Préconisation du Pacte que l'action met en œuvre.",
  },
});

type Upper =
  | "STRUCTURE_KIND"
  | "SEX"
  | "AGE"
  | "HOUSEHOLD_TYPE"
  | "CATEGORY"
  | "PATHWAY"
  | "DELAY"
  | "EXIT_KIND"
  | "SANCTION_LEVEL"
  | "RSA_AT_ENTRY"
  | "RECOMMENDATION";

/** How GraphQL writes a dimension. */
export const writtenOf = (name: Dimension): string => upper(name);

/** GraphQL writes STRUCTURE_KIND where fields are structureKind. */
function upper(name: Dimension): Upper {
  return name.replace(/[A-Z]/g, "_$&").toUpperCase() as Upper;
}

export const dimensionNamed = (word: string): Dimension | undefined => dimensions.find((name) => upper(name) === word);

export const SexEnum = enumOf(dimensionValues.sex, "Sex", {
  description: "Sexe, tel que l'institution l'enregistre.",
  values: { F: "Femmes.", M: "Hommes." },
});

export const AgeEnum = enumOf(dimensionValues.age, "Age", {
  description: "Tranche d'âge au dernier jour de la période.",
  values: { LT25: "Moins de 25 ans.", A25_49: "De 25 à 49 ans.", GE50: "50 ans et plus." },
});

export const HouseholdTypeEnum = enumOf(dimensionValues.householdType, "HouseholdType", {
  description: "Composition du foyer allocataire.",
  values: {
    SINGLE: "Personne seule sans enfant à charge.",
    LONE_PARENT: "Parent isolé.",
    COUPLE: "Couple, avec ou sans enfant.",
  },
});

export const CategoryEnum = enumOf(dimensionValues.category, "Category", {
  description: "Catégorie de demandeurs d'emploi (Dares).",
  values: {
    A: "Sans emploi, tenu de rechercher.",
    B: "Activité réduite courte (78 heures au plus).",
    C: "Activité réduite longue (plus de 78 heures).",
    D: "Sans emploi, non tenu de rechercher (formation, maladie).",
    E: "En emploi, non tenu de rechercher (contrats aidés, création).",
  },
});

export const PathwayEnum = enumOf(dimensionValues.pathway, "Pathway", {
  description: "Parcours d'orientation des bénéficiaires du RSA (CASF, L262-29).",
  values: { PROFESSIONAL: "Professionnel.", SOCIO_PROFESSIONAL: "Socio-professionnel.", SOCIAL: "Social." },
});

export const ExitKindEnum = enumOf(dimensionValues.exitKind, "ExitKind", {
  description: "Issue à la sortie d'une structure (ASP, RefCategorieSort).",
  values: {
    LASTING_JOB: "Emploi durable (CDI, CDD de 6 mois et plus, création, fonction publique).",
    TRANSITION_JOB: "Emploi de transition (CDD de moins de 6 mois, contrat aidé).",
    POSITIVE: "Autre sortie positive (formation, autre structure, retraite).",
    OTHER: "Autre sortie.",
  },
});

export const SanctionLevelEnum = enumOf(dimensionValues.sanctionLevel, "SanctionLevel", {
  description: "Niveau de sanction (CASF, L262-37 et L262-38).",
  values: { REDUCTION: "Réduction.", SUSPENSION: "Suspension.", REMOVAL: "Radiation." },
});

export const RsaAtEntryEnum = enumOf(dimensionValues.rsaAtEntry, "RsaAtEntry", {
  description: "Allocataire du RSA à l'entrée dans la structure.",
  values: { YES: "Oui.", NO: "Non." },
});

export const DelayEnum = enumOf(dimensionValues.delay, "Delay", {
  description: "Délai entre l'entrée dans les droits et devoirs et la décision d'orientation.",
  values: {
    LT30: "Moins de 30 jours (objectif national depuis 2019 : un mois).",
    D30_89: "De 30 à 89 jours.",
    D90_179: "De 90 à 179 jours.",
    GE180: "180 jours et plus.",
  },
});

export const RecommendationCodeEnum = enumOf(dimensionValues.recommendation, "RecommendationCode", {
  description: "Préconisation du Pacte : R1_5 est la préconisation 1.5.",
  values: Object.fromEntries(
    dimensionValues.recommendation.map((code) => [code, `Préconisation ${code.slice(1).replace("_", ".")}.`]),
  ) as Record<(typeof dimensionValues.recommendation)[number], string>,
});
