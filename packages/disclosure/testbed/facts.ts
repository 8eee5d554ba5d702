import { type CellId, type KnownFacts, nothingKnown } from "../problem.ts";

export interface OpenFigure {
  readonly cell: CellId;
  readonly value: number;
}

/** Open data rounded to the nearest `step`: a published 5 means 3 to 7 (CAF since 2020, Dares). */
export function roundedOpenData(figures: readonly OpenFigure[], step: number, source: string): KnownFacts {
  const half = Math.floor(step / 2);
  const intervals = figures.map(({ cell, value }) => ({
    cell,
    min: Math.max(0, value - half),
    max: value + half,
    source,
  }));
  return { ...nothingKnown, intervals };
}
