import type { Indicator } from "../../runtime/institution.ts";

/** Counts that no open source gives: by EPCI, from the institution's own extracts. */
const ownExtract = {
  regime: null,
  finest: "EPCI",
  producer: "Pôle emploi",
  columns: [],
  counts: "VALUE",
  roundedTo: null,
  silence: "NOT_COLLECTED",
  periods: "QUARTER",
  dimensions: [],
  unit: "PERSON",
} as const;

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
    dimensions: [
      { name: "category", columns: ["categorie", "category"], required: false },
      { name: "sex", columns: ["sexe", "sex"], required: false },
      { name: "age", columns: ["tranche_age", "age"], required: false },
    ],
  },
  rsaJobseekers: {
    ...ownExtract,
    id: "rsa-jobseekers",
    title: "Demandeurs d'emploi bénéficiaires du RSA",
    definition: "Bénéficiaires du RSA inscrits en fin de trimestre, toutes catégories (A à E). Unité : personne.",
    measure: "STOCK",
    dimensions: [{ name: "category", columns: ["categorie", "category"], required: false }],
  },
  globalSupportEntries: {
    ...ownExtract,
    id: "global-support-entries",
    title: "Accompagnement global : entrées",
    definition:
      "Personnes entrées dans le trimestre en accompagnement global (protocole ADF - Pôle emploi du 1er avril 2014, axe 2). Unité : personne.",
    measure: "FLOW",
  },
  globalSupportStock: {
    ...ownExtract,
    id: "global-support-stock",
    title: "Accompagnement global : portefeuille actif",
    definition:
      "Personnes en accompagnement global à la fin du trimestre : portefeuille précédent, plus entrées, moins sorties. Unité : personne.",
    measure: "STOCK",
  },
  globalSupportExits: {
    ...ownExtract,
    id: "global-support-exits",
    title: "Accompagnement global : sorties",
    definition:
      "Personnes sorties dans le trimestre de l'accompagnement global, quel qu'en soit le motif. Unité : personne.",
    measure: "FLOW",
  },
} as const satisfies Readonly<Record<string, Indicator>>;
