import { type Dimension, dimensions, dimensionValues } from "../model/dimension.ts";
import { dimensionTexts } from "../model/dimensionTexts.ts";
import { enumOf, sentencesOf } from "./enums.ts";

export const DimensionEnum = enumOf(dimensions.map(upper), "Dimension", {
  description: "Ce par quoi un effectif se ventile.",
  values: Object.fromEntries(dimensions.map((name) => [upper(name), `${dimensionTexts[name].label}.`])) as Record<
    Upper,
    string
  >,
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
  values: sentencesOf("sex"),
});

export const AgeEnum = enumOf(dimensionValues.age, "Age", {
  description: "Tranche d'âge au dernier jour de la période.",
  values: sentencesOf("age"),
});

export const HouseholdTypeEnum = enumOf(dimensionValues.householdType, "HouseholdType", {
  description: "Composition du foyer allocataire.",
  values: sentencesOf("householdType"),
});

export const CategoryEnum = enumOf(dimensionValues.category, "Category", {
  description: "Catégorie de demandeurs d'emploi (Dares).",
  values: sentencesOf("category"),
});

export const PathwayEnum = enumOf(dimensionValues.pathway, "Pathway", {
  description: "Parcours d'orientation des bénéficiaires du RSA (CASF, L262-29).",
  values: sentencesOf("pathway"),
});

export const ExitKindEnum = enumOf(dimensionValues.exitKind, "ExitKind", {
  description: "Issue à la sortie d'une structure (ASP, RefCategorieSort).",
  values: sentencesOf("exitKind"),
});

export const SanctionLevelEnum = enumOf(dimensionValues.sanctionLevel, "SanctionLevel", {
  description: "Niveau de sanction (CASF, L262-37 et L262-38).",
  values: sentencesOf("sanctionLevel"),
});

export const RsaAtEntryEnum = enumOf(dimensionValues.rsaAtEntry, "RsaAtEntry", {
  description: "Allocataire du RSA à l'entrée dans la structure.",
  values: sentencesOf("rsaAtEntry"),
});

export const DelayEnum = enumOf(dimensionValues.delay, "Delay", {
  description: "Délai entre l'entrée dans les droits et devoirs et la décision d'orientation.",
  values: sentencesOf("delay"),
});

export const RecommendationCodeEnum = enumOf(dimensionValues.recommendation, "RecommendationCode", {
  description: "Préconisation du Pacte : R1_5 est la préconisation 1.5.",
  values: sentencesOf("recommendation"),
});
