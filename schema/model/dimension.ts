import { recommendationsInService } from "./recommendation.ts";

/** A recommendation as a value of the dimension, which a GraphQL enum can name. */
export type RecommendationName = `R${string}`;

/** "1.5" -> "R1_5", "2022:1.5" -> "R2022_1_5": a recommendation's code as a value of the dimension. */
export function recommendationNamed(code: string): RecommendationName {
  return `R${code.replace(/[^0-9A-Za-z]/g, "_")}`;
}

const recommendationCodes = recommendationsInService();
const codesByName: ReadonlyMap<string, string> = new Map(
  recommendationCodes.map((code) => [recommendationNamed(code), code]),
);

/** The reverse; undefined for what is no recommendation of this installation's Pacts. */
export const recommendationOf = (name: string): string | undefined => codesByName.get(name);

/**
 * What a count may be broken down by, and the values of each, the total not among them. One place for all institutions:
 * the same word never has two lists.
 */
export const dimensionValues = {
  structureKind: ["ACI", "AI", "EI", "ETTI", "EITI"],
  sex: ["F", "M"],
  age: ["LT25", "A25_49", "GE50"],
  householdType: ["SINGLE", "LONE_PARENT", "COUPLE"],
  category: ["A", "B", "C", "D", "E"],
  pathway: ["PROFESSIONAL", "SOCIO_PROFESSIONAL", "SOCIAL"],
  delay: ["LT30", "D30_89", "D90_179", "GE180"],
  exitKind: ["LASTING_JOB", "TRANSITION_JOB", "POSITIVE", "OTHER"],
  sanctionLevel: ["REDUCTION", "SUSPENSION", "REMOVAL"],
  rsaAtEntry: ["YES", "NO"],
  /** Those of this installation's Pacts: "R1_5" is recommendation 1.5. */
  recommendation: recommendationCodes.map(recommendationNamed),
} as const;

export type Dimension = keyof typeof dimensionValues;

export const dimensions = Object.keys(dimensionValues) as readonly Dimension[];

/** Where a cell stands on each dimension; null is the total over it. */
export type Breakdown = { readonly [D in Dimension]: (typeof dimensionValues)[D][number] | null };

/** "age=LT25;sex=F", dimensions in alphabetical order; "" is the total over all of them. */
export function breakdownText(at: Readonly<Record<string, string>>): string {
  return Object.keys(at)
    .sort()
    .map((name) => `${name}=${at[name]}`)
    .join(";");
}

/** The reverse of `breakdownText`: every dimension, null where the text does not name it. */
export function breakdownOf(text: string): Breakdown {
  const valueByDimension = new Map(text.split(";").map((part) => part.split("=") as [string, string]));
  return Object.fromEntries(dimensions.map((name) => [name, valueByDimension.get(name) ?? null])) as Breakdown;
}

/** "age;sex": which dimensions a breakdown names. */
export const dimensionsNamed = (text: string): string => text.replace(/=[^;]*/g, "");
