import { barometer } from "@pacte-hub/drees/barometer";
import { republished } from "@pacte-hub/drees/indicators";
import type { Indicator } from "@pacte-hub/institution/config";
import type { RateRead } from "@pacte-hub/institution/graphql/rates";
import { actionParticipants } from "@pacte-hub/pact/participants";
import { partnerOf } from "@pacte-hub/schema/model/partner";
import { leastCases } from "@pacte-hub/schema/rules/derivedNumbers";

/** Counts that no open source gives: by EPCI, from the institution's own extracts. */
const ownExtract = {
  regime: null,
  finest: "EPCI",
  producer: partnerOf("department").name,
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
      "« En mars 2017, ce sont 4902 allocataires du RSA en responsabilité du Département » (Pacte, préambule), qui ne dit pas quels régimes il compte. Unité : foyer, comme « allocataire » se lit d'ordinaire.",
    unit: "HOUSEHOLD",
    measure: "STOCK",
    regime: "Le Pacte ne dit pas quels régimes il compte : ce chiffre ne se compare à aucune autre série.",
    finest: "DEPARTMENT",
    producer: partnerOf("department").name,
    columns: ["allocataires_rsa_en_responsabilite_du_departement", "allocataires_rsa"],
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
  orientationDelays: {
    ...ownExtract,
    id: "orientation-delays",
    title: "Orientations décidées, selon le délai",
    definition:
      "Adultes orientés dans le trimestre (CASF, L262-29), par délai en jours entre l'entrée dans les droits et devoirs et la décision. Mêmes adultes que les orientations décidées. Unité : adulte.",
    measure: "FLOW",
    dimensions: [{ name: "delay", columns: ["delai", "delay"], required: false }],
  },
  adultsOriented: {
    ...ownExtract,
    id: "adults-oriented",
    title: "Adultes orientés, par parcours",
    definition:
      "Adultes soumis aux droits et devoirs à la fin du trimestre qui ont une orientation en cours (CASF, L262-29), par parcours. Unité : adulte.",
    measure: "STOCK",
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
  actionParticipants,
  ...republished,
  ...barometer,
} as const satisfies Readonly<Record<string, Indicator>>;

const perHundred = { per: 100, leastDenominator: leastCases, among: null, dimensions: [] } as const;

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
  orientedShare: {
    ...perHundred,
    id: "oriented-share",
    definition:
      "Adultes ayant une orientation en cours pour 100 adultes soumis aux droits et devoirs, à la fin du trimestre (indicateur de l'enquête OARSA de la DREES).",
    unit: "adultes orientés pour 100 adultes soumis aux droits et devoirs",
    numerator: indicators.adultsOriented,
    denominator: indicators.adultsWithDuties,
  },
  orientedWithinMonthShare: {
    ...perHundred,
    id: "oriented-within-month-share",
    definition:
      "Adultes orientés moins de 30 jours après leur entrée dans les droits et devoirs, pour 100 adultes orientés dans le trimestre.",
    unit: "orientés en moins de 30 jours pour 100 orientés",
    numerator: indicators.orientationDelays,
    among: { dimension: "delay", values: ["LT30"] },
    denominator: indicators.orientationDelays,
  },
  orientedWithinQuarterShare: {
    ...perHundred,
    id: "oriented-within-quarter-share",
    definition:
      "Adultes orientés moins de 90 jours après leur entrée dans les droits et devoirs, pour 100 adultes orientés dans le trimestre : la médiane du délai est sous 90 jours si le taux dépasse 50.",
    unit: "orientés en moins de 90 jours pour 100 orientés",
    numerator: indicators.orientationDelays,
    among: { dimension: "delay", values: ["LT30", "D30_89"] },
    denominator: indicators.orientationDelays,
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
