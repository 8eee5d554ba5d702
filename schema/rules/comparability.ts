import type { Caution, RateUnit, Term } from "../model/rate.ts";
import type { Measure } from "../model/release.ts";

/** What is not alike in the two sides of a rate, each in a sentence for whoever reads it; none when all is alike. */
export function comparability(numerator: Term, denominator: Term): readonly Caution[] {
  return [
    ...unitsOf(numerator, denominator),
    ...measuresOf(numerator, denominator),
    ...periodsOf(numerator, denominator),
    ...coverageOf(numerator, denominator),
    ...regimesOf(numerator, denominator),
  ];
}

export const unitWords: Readonly<Record<RateUnit, string>> = {
  HOUSEHOLD: "foyers",
  PERSON: "personnes",
  ADULT: "adultes soumis aux droits et devoirs",
  STRUCTURE: "structures",
  CONTRACT: "contrats",
  LABEL: "labellisations",
  FTE: "équivalents temps plein",
  EURO: "euros",
  PERCENT: "pour cent",
  DAY: "jours",
  MONTH: "mois",
  INHABITANT: "habitants",
};

const measureWords: Readonly<Record<Measure, string>> = {
  STOCK: "un stock à la fin de la période",
  AVERAGE: "une moyenne de la période",
  FLOW: "un flux de la période",
  CUMULATIVE: "un cumul depuis le début de l'année",
};

function unitsOf({ unit: numerator }: Term, { unit: denominator }: Term): Caution[] {
  // Inhabitants are persons.
  if (numerator === denominator || (numerator === "PERSON" && denominator === "INHABITANT")) return [];
  const household =
    numerator === "HOUSEHOLD" || denominator === "HOUSEHOLD" ? " Un foyer compte une ou plusieurs personnes." : "";
  const sentence = `Des ${unitWords[numerator]} rapportés à des ${unitWords[denominator]} : un rapport entre deux unités, pas une part.${household}`;
  return [{ code: "UNITS_DIFFER", sentence }];
}

function measuresOf({ measure: numerator }: Term, { measure: denominator, unit }: Term): Caution[] {
  if (numerator === denominator || unit === "INHABITANT") return [];
  return [
    {
      code: "MEASURES_DIFFER",
      sentence: `${capital(measureWords[numerator])}, rapporté à ${measureWords[denominator]}.`,
    },
  ];
}

function periodsOf({ period: numerator }: Term, { period: denominator, unit }: Term): Caution[] {
  if (numerator === denominator) return [];
  const whose = unit === "INHABITANT" ? `la population municipale ${denominator}` : `un chiffre de ${denominator}`;
  return [{ code: "PERIODS_DIFFER", sentence: `Un chiffre de ${numerator}, rapporté à ${whose}.` }];
}

function coverageOf({ coverage: numerator }: Term, { coverage: denominator }: Term): Caution[] {
  if (missingIn(numerator) === missingIn(denominator)) return [];
  const sentence = `Les deux chiffres ne couvrent pas les mêmes communes : il en manque ${missingIn(numerator)} au numérateur et ${missingIn(denominator)} au dénominateur.`;
  return [{ code: "COVERAGE_DIFFERS", sentence }];
}

const missingIn = (coverage: Term["coverage"]): number => (coverage ? coverage.expected - coverage.present : 0);

function regimesOf({ regime: numerator }: Term, { regime: denominator }: Term): Caution[] {
  const regimes = new Set([numerator, denominator].filter((regime) => regime !== null));
  return [...regimes].map((sentence) => ({ code: "PARTIAL_REGIME", sentence }));
}

const capital = (words: string): string => `${words[0]?.toUpperCase()}${words.slice(1)}`;
