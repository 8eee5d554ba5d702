/** Decimals kept of any published figure: finer than any source measures, coarser than the dust of floating point. */
export const decimals = 6;

/**
 * A figure as it is published: a decimal of six places at most, rounded once. Sums of tenths leave dust (0.1 + 0.2), and
 * so do the ends of intervals that a solver gives (1.7000000000000028).
 */
export const exact = (figure: number): number => Number(figure.toFixed(decimals));

/** A published figure as a plain decimal text, without exponent: "1.7", "0.000001", "1000000". */
export function decimalText(figure: number): string {
  const text = figure.toFixed(decimals);
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}
