import { numberText } from "../french/words.ts";

/** How many shades a reader can tell apart on a map and name in its legend. */
export const classCount = 5;

/** A class of values: from `least`, included, to `most`, excluded but for the last. */
export interface ValueClass {
  readonly least: number;
  readonly most: number;
}

/** Classes that hold about as many territories each, whose bounds are published values; fewer where values are few. */
export function classesOf(values: readonly number[]): readonly ValueClass[] {
  const sorted = [...values].sort((left, right) => left - right);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return [];
  const cuts = Array.from(
    { length: classCount - 1 },
    (_, at) => sorted[Math.round(((at + 1) * sorted.length) / classCount)] ?? last,
  );
  const starts = [...new Set([first, ...cuts])];
  return starts.map((least, at) => ({ least, most: starts[at + 1] ?? last }));
}

/** The class of a value; it is in one. */
export const classAt = (classes: readonly ValueClass[], value: number): number =>
  classes.findLastIndex(({ least }) => value >= least);

/** Of so many classes, the shade among the five: the ends stay the ends. */
export const shadeOf = (index: number, count: number): number =>
  count < 2 ? classCount - 1 : Math.round((index * (classCount - 1)) / (count - 1));

/** "moins de 1,2", "1,2 à moins de 2,0", "2,4 et plus". */
export function classText(classes: readonly ValueClass[], index: number, decimals: number): string {
  const valueClass = classes[index];
  if (!valueClass) return "";
  const [leastText, mostText] = [numberText(valueClass.least, decimals), numberText(valueClass.most, decimals)];
  if (classes.length === 1) return leastText;
  if (index === 0) return `moins de ${mostText}`;
  return index === classes.length - 1 ? `${leastText} et plus` : `${leastText} à moins de ${mostText}`;
}
