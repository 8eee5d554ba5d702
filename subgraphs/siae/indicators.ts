import type { Indicator } from "../../runtime/institution.ts";

/** What the SIAE network counts. */
export const indicators = {
  structureCount: {
    id: "structures",
    title: "Structures de l'insertion par l'activité économique conventionnées",
    definition:
      "Lignes de la liste des structures conventionnées par l'État (Code du travail, L5132-2 et L5132-4), par type. Unité : structure.",
    unit: "STRUCTURE",
    measure: "STOCK",
    regime: null,
    finest: "COMMUNE",
    producer: "État et Agence de services et de paiement (ASP)",
    columns: [],
    counts: "LINES",
    roundedTo: null,
    // The list is complete: a commune that is not on it has no structure.
    silence: "ZERO",
    periods: "MONTH",
    dimensions: [{ name: "structureKind", columns: ["mesure", "kind", "type"], required: true }],
  },
} as const satisfies Readonly<Record<string, Indicator>>;
