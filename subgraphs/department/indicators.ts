import type { Indicator } from "../../runtime/institution.ts";

/** What the Department counts. */
export const indicators = {
  rsaHouseholdsAtStart: {
    id: "rsa-households-at-start",
    title: "Allocataires du RSA au point de départ du Pacte",
    definition:
      "« 4902 allocataires du RSA en responsabilité du Département » (Pacte, mars 2017) : foyers payés par la CAF et par la MSA. Unité : foyer.",
    unit: "HOUSEHOLD",
    measure: "STOCK",
    regime: "CAF et MSA ensemble : ne se compare pas sans précaution aux fichiers de la seule CAF.",
    finest: "DEPARTMENT",
    producer: "Département de la Meuse",
    columns: ["allocataires_rsa"],
    counts: "VALUE",
    roundedTo: null,
    silence: "NOT_COLLECTED",
    periods: "MONTH",
    dimensions: [],
  },
} as const satisfies Readonly<Record<string, Indicator>>;
