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

function unitsOf({ unit: one }: Term, { unit: other }: Term): Caution[] {
  // Inhabitants are persons.
  if (one === other || (one === "PERSON" && other === "INHABITANT")) return [];
  const household = one === "HOUSEHOLD" || other === "HOUSEHOLD" ? " Un foyer compte une ou plusieurs personnes." : "";
  const sentence = `Des ${unitWords[one]} rapportés à des ${unitWords[other]} : un rapport entre deux unités, pas une part.${household}`;
  return [{ code: "UNITS_DIFFER", sentence }];
}

function measuresOf({ measure: one }: Term, { measure: other, unit }: Term): Caution[] {
  if (one === other || unit === "INHABITANT") return [];
  return [{ code: "MEASURES_DIFFER", sentence: `${capital(measureWords[one])}, rapporté à ${measureWords[other]}.` }];
}

function periodsOf({ period: one }: Term, { period: other, unit }: Term): Caution[] {
  if (one === other) return [];
  const whose = unit === "INHABITANT" ? `la population municipale ${other}` : `un chiffre de ${other}`;
  return [{ code: "PERIODS_DIFFER", sentence: `Un chiffre de ${one}, rapporté à ${whose}.` }];
}

function coverageOf({ coverage: one }: Term, { coverage: other }: Term): Caution[] {
  if (missingIn(one) === missingIn(other)) return [];
  const sentence = `Les deux chiffres ne couvrent pas les mêmes communes : il en manque ${missingIn(one)} au numérateur et ${missingIn(other)} au dénominateur.`;
  return [{ code: "COVERAGE_DIFFERS", sentence }];
}

const missingIn = (coverage: Term["coverage"]): number => (coverage ? coverage.expected - coverage.present : 0);

function regimesOf({ regime: one }: Term, { regime: other }: Term): Caution[] {
  const regimes = new Set([one, other].filter((regime) => regime !== null));
  return [...regimes].map((sentence) => ({ code: "PARTIAL_REGIME", sentence }));
}

const capital = (words: string): string => `${words[0]?.toUpperCase()}${words.slice(1)}`;
