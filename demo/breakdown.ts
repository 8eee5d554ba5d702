/** A dimension and its values, the total not among them. */
export interface Dimension {
  readonly name: string;
  readonly values: readonly string[];
}

/** Counts by canonical breakdown. */
export type Cells = ReadonlyMap<string, number>;

/** The canonical text of a cell, dimensions in alphabetical order: "age=LT25;sex=F"; "" when there is none. */
export function breakdownOf(at: Readonly<Record<string, string>>): string {
  return Object.keys(at)
    .sort()
    .map((name) => `${name}=${at[name]}`)
    .join(";");
}

/** Every leaf of the dimensions crossed. */
export function leavesOf(dimensions: readonly Dimension[]): string[] {
  const crossed = dimensions.reduce<Readonly<Record<string, string>>[]>(
    (leaves, { name, values }) => leaves.flatMap((leaf) => values.map((value) => ({ ...leaf, [name]: value }))),
    [{}],
  );
  return crossed.map(breakdownOf);
}

/** The breakdowns a leaf counts in: itself, and each it becomes when dimensions are totalled, "" last. */
export function marginsOf(leaf: string): string[] {
  const terms = leaf === "" ? [] : leaf.split(";");
  return terms.reduceRight<string[]>(
    (margins, term) => margins.map((margin) => (margin === "" ? term : `${term};${margin}`)).concat(margins),
    [""],
  );
}
