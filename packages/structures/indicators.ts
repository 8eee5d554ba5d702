import type { Indicator } from "@pacte-hub/institution/config";

/** Structures of a kind that did not exist yet employ nobody. */
export const selfEmployed = {
  dimension: "structureKind",
  value: "EITI",
  before: "2019-12-01",
  because: "les entreprises d'insertion par le travail indépendant (EITI) n'existent que depuis décembre 2019.",
} as const;

/** How many structures the register's own list names: whoever keeps the register publishes it. */
export const structureCount = {
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
} as const satisfies Indicator;
