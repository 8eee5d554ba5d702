import type { Indicator } from "../../runtime/institution.ts";

/** What Pôle emploi counts. */
export const indicators = {
  jobseekers: {
    id: "jobseekers",
    title: "Demandeurs d'emploi en fin de mois, catégories A, B et C",
    definition:
      "Personnes inscrites tenues de rechercher un emploi (catégories A, B et C), moyenne des trois fins de mois du trimestre, données brutes (non corrigées des variations saisonnières). Unité : personne.",
    unit: "PERSON",
    measure: "AVERAGE",
    regime: null,
    finest: "COMMUNE",
    producer: "Dares et Pôle emploi (statistiques mensuelles du marché du travail)",
    columns: ["demandeurs_emploi_abc", "Nombre de demandeurs d'emploi"],
    counts: "VALUE",
    roundedTo: 5,
    silence: "NOT_COLLECTED",
    periods: "QUARTER",
    dimensions: [],
  },
} as const satisfies Readonly<Record<string, Indicator>>;
