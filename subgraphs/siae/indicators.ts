import type { Indicator } from "../../runtime/institution.ts";

/** Counts that no open source gives: by EPCI, from the institution's own extracts. */
const ownExtract = {
  regime: null,
  finest: "EPCI",
  producer: "Réseau des SIAE de la Meuse",
  columns: [],
  counts: "VALUE",
  roundedTo: null,
  silence: "NOT_COLLECTED",
  periods: "YEAR",
  dimensions: [],
} as const;

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
  employees: {
    ...ownExtract,
    id: "siae-employees",
    title: "Salariés en insertion",
    definition:
      "Personnes ayant travaillé au moins une heure dans l'année en contrat d'insertion (ASP, états mensuels). Unité : personne.",
    unit: "PERSON",
    measure: "FLOW",
    dimensions: [
      { name: "structureKind", columns: ["mesure", "kind", "type"], required: false },
      { name: "rsaAtEntry", columns: ["rsa_entree", "rsa_at_entry"], required: false },
    ],
  },
  fteAgreed: {
    ...ownExtract,
    id: "siae-fte-agreed",
    title: "Équivalents temps plein conventionnés",
    definition:
      "Postes d'insertion de l'année, tels que l'annexe financière les prévoit. Unité : équivalent temps plein.",
    unit: "FTE",
    measure: "AVERAGE",
    dimensions: [{ name: "structureKind", columns: ["mesure", "kind", "type"], required: false }],
  },
  fteWorked: {
    ...ownExtract,
    id: "siae-fte-worked",
    title: "Équivalents temps plein réalisés",
    definition:
      "Heures d'insertion payées dans l'année, divisées par la durée annuelle d'un équivalent temps plein. Unité : équivalent temps plein.",
    unit: "FTE",
    measure: "AVERAGE",
    dimensions: [{ name: "structureKind", columns: ["mesure", "kind", "type"], required: false }],
  },
  exits: {
    ...ownExtract,
    id: "siae-exits",
    title: "Sorties de l'insertion par l'activité économique",
    definition: "Sorties constatées dans l'année, hors retraits (ASP, RefCategorieSort). Unité : personne.",
    unit: "PERSON",
    measure: "FLOW",
    dimensions: [{ name: "exitKind", columns: ["categorie_sortie", "exit_kind"], required: false }],
  },
} as const satisfies Readonly<Record<string, Indicator>>;
