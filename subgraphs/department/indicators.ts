import type { Indicator } from "../../runtime/institution.ts";
import type { RateRead } from "../../runtime/read/rates.ts";

/** Counts that no open source gives: by EPCI, from the institution's own extracts. */
const ownExtract = {
  regime: null,
  finest: "EPCI",
  producer: "Département de la Meuse",
  columns: [],
  counts: "VALUE",
  roundedTo: null,
  silence: "NOT_COLLECTED",
  periods: "QUARTER",
  dimensions: [],
  unit: "ADULT",
} as const;

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
  adultsWithDuties: {
    ...ownExtract,
    id: "adults-with-duties",
    title: "Adultes soumis aux droits et devoirs",
    definition:
      "Allocataires et conjoints du RSA soumis aux droits et devoirs à la fin du trimestre (CASF, L262-28). Unité : adulte.",
    measure: "STOCK",
    dimensions: [
      { name: "sex", columns: ["sexe", "sex"], required: false },
      { name: "age", columns: ["tranche_age", "age"], required: false },
    ],
  },
  orientations: {
    ...ownExtract,
    id: "orientations",
    title: "Orientations décidées",
    definition:
      "Adultes orientés dans le trimestre par le président du Conseil départemental (CASF, L262-29), par parcours. Unité : adulte.",
    measure: "FLOW",
    dimensions: [{ name: "pathway", columns: ["parcours", "pathway"], required: false }],
  },
  cerSigned: {
    ...ownExtract,
    id: "cer-signed",
    title: "Contrats d'engagements réciproques signés",
    definition: "Contrats signés dans le trimestre (CASF, L262-35 et L262-36). Unité : adulte.",
    measure: "FLOW",
  },
  sanctions: {
    ...ownExtract,
    id: "sanctions",
    title: "Sanctions prononcées",
    definition:
      "Réductions, suspensions et radiations du trimestre (CASF, L262-37 et L262-38). Sujet sensible : seuil de 11. Unité : adulte.",
    measure: "FLOW",
    dimensions: [{ name: "sanctionLevel", columns: ["niveau", "sanction_level"], required: false }],
  },
} as const satisfies Readonly<Record<string, Indicator>>;

const perHundred = { per: 100, leastDenominator: 0, among: null, dimensions: [] } as const;

/** The rates the Department gives of what it publishes. */
export const rates = {
  professionalPathwayShare: {
    ...perHundred,
    id: "professional-pathway-share",
    definition: "Adultes orientés vers un parcours professionnel pour 100 adultes orientés dans le trimestre.",
    unit: "orientés vers un parcours professionnel pour 100 orientés",
    numerator: indicators.orientations,
    among: { dimension: "pathway", values: ["PROFESSIONAL"] },
    denominator: indicators.orientations,
  },
  sanctionsPerAdults: {
    ...perHundred,
    id: "sanctions-per-adults",
    definition:
      "Sanctions prononcées dans le trimestre pour 100 adultes soumis aux droits et devoirs à sa fin : un flux rapporté à un stock.",
    unit: "sanctions du trimestre pour 100 adultes soumis aux droits et devoirs",
    numerator: indicators.sanctions,
    denominator: indicators.adultsWithDuties,
  },
} as const satisfies Readonly<Record<string, RateRead>>;
