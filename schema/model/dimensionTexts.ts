import { type Dimension, dimensionValues, recommendationOf } from "./dimension.ts";

interface DimensionText<Value extends string> {
  /** What is counted apart, in French: "Sexe". */
  readonly label: string;
  readonly values: Readonly<Record<Value, string>>;
}

/** The dimensions and their values as readers see them, in French: graph, lists of codes. No full stop. */
export const dimensionTexts: { readonly [D in Dimension]: DimensionText<(typeof dimensionValues)[D][number]> } = {
  structureKind: {
    label: "Type de structure de l'insertion par l'activité économique",
    values: {
      ACI: "Atelier et chantier d'insertion",
      AI: "Association intermédiaire",
      EI: "Entreprise d'insertion",
      ETTI: "Entreprise de travail temporaire d'insertion",
      EITI: "Entreprise d'insertion par le travail indépendant (depuis 2019)",
    },
  },
  sex: { label: "Sexe", values: { F: "Femmes", M: "Hommes" } },
  age: {
    label: "Tranche d'âge",
    values: { LT25: "Moins de 25 ans", A25_49: "De 25 à 49 ans", GE50: "50 ans et plus" },
  },
  householdType: {
    label: "Composition du foyer",
    values: {
      SINGLE: "Personne seule sans enfant à charge",
      LONE_PARENT: "Parent isolé",
      COUPLE: "Couple, avec ou sans enfant",
    },
  },
  category: {
    label: "Catégorie de demandeurs d'emploi",
    values: {
      A: "Sans emploi, tenu de rechercher",
      B: "Activité réduite courte (78 heures au plus)",
      C: "Activité réduite longue (plus de 78 heures)",
      D: "Sans emploi, non tenu de rechercher (formation, maladie)",
      E: "En emploi, non tenu de rechercher (contrats aidés, création)",
    },
  },
  pathway: {
    label: "Parcours d'orientation",
    values: { PROFESSIONAL: "Professionnel", SOCIO_PROFESSIONAL: "Socio-professionnel", SOCIAL: "Social" },
  },
  exitKind: {
    label: "Issue à la sortie de la structure",
    values: {
      LASTING_JOB: "Emploi durable (CDI, CDD de 6 mois et plus, création, fonction publique)",
      TRANSITION_JOB: "Emploi de transition (CDD de moins de 6 mois, contrat aidé)",
      POSITIVE: "Autre sortie positive (formation, autre structure, retraite)",
      OTHER: "Autre sortie",
    },
  },
  sanctionLevel: {
    label: "Niveau de sanction",
    values: { REDUCTION: "Réduction", SUSPENSION: "Suspension", REMOVAL: "Radiation" },
  },
  rsaAtEntry: { label: "Allocataire du RSA à l'entrée dans la structure", values: { YES: "Oui", NO: "Non" } },
  delay: {
    label: "Délai d'orientation",
    values: {
      LT30: "Moins de 30 jours (objectif national depuis 2019 : un mois)",
      D30_89: "De 30 à 89 jours",
      D90_179: "De 90 à 179 jours",
      GE180: "180 jours et plus",
    },
  },
  recommendation: {
    label: "Préconisation du Pacte que l'action met en œuvre",
    values: Object.fromEntries(
      dimensionValues.recommendation.map((name) => [name, `Préconisation ${recommendationOf(name)}`]),
    ),
  },
};
