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
  /** The 24 of the Pact: "R1_5" is its recommendation 1.5. */
  recommendation: [
    "R1_1",
    "R1_2",
    "R1_3",
    "R1_4",
    "R1_5",
    "R1_6",
    "R1_7",
    "R1_8",
    "R1_9",
    "R1_10",
    "R1_11",
    "R1_12",
    "R2_1",
    "R2_2",
    "R2_3",
    "R2_4",
    "R3_1",
    "R3_2",
    "R3_3",
    "R3_4",
    "R3_5",
    "R3_6",
    "R3_7",
    "R3_8",
  ],
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
  const named = new Map(text.split(";").map((part) => part.split("=") as [string, string]));
  return Object.fromEntries(dimensions.map((name) => [name, named.get(name) ?? null])) as Breakdown;
}

/** "age;sex": which dimensions a breakdown names. */
export const dimensionsNamed = (text: string): string => text.replace(/=[^;]*/g, "");

/** "1.5" -> "R1_5": a recommendation's code as a value of the dimension. */
export const recommendationNamed = (code: string): string => `R${code.replace(".", "_")}`;
