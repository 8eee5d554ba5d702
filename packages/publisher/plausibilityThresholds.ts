import type { Indicator } from "@pacte-hub/institution/config";

/**
 * From what on a table is unlike those known before. What depends on the dataset is its own (`Indicator.mostChange`,
 * `Indicator.mostDrift`, `Indicator.mostPerInhabitant`); what none says is here.
 */
export const thresholds = {
  /** Counts below it move by chance. */
  leastCompared: 50,
  /** A list that is whole loses few lines from one to the next. */
  leastListed: 10,
  /** Persons or households for each inhabitant. */
  perInhabitant: 1,
  /** Beyond so many times the inhabitants, nothing is published without the steward's word. */
  grosslyCrowded: 2,
  /** Between generated tables, which follow no year, a change is gross from so many times the usual. */
  demonstrationChange: 10,
  /** An EPCI moves more than the Department, and a commune more than an EPCI. */
  levelFactor: { DEPARTMENT: 1, ARRONDISSEMENT: 1, EPCI: 2, COMMUNE: 4 },
  /** A file that tells of fewer communes than that, of those that were told of, was cut or filtered. */
  shareOfCommunes: 0.9,
  /** The part of a former total that missing communes may have held. */
  mostLost: 0.05,
  /** Territories that two tables must have in common to be compared one by one. */
  leastAlike: 8,
  /** From so many on, the part of them with the same figure from which two tables are one. */
  leastSame: 20,
  sameFigures: 0.9,
  /** A sum below it, of a territory's two figures, says nothing of their likeness. */
  leastWeighed: 20,
  /** How much nearer another dataset's table must be than the dataset's own to be taken for it. */
  nearer: 0.75,
  /** The mean distance within which a first table is taken for another dataset's. */
  otherDataset: 0.15,
} as const;

/** The most by which a total is usually multiplied or divided from a year to the next: a flow moves more. */
const usualChange = { STOCK: 2, AVERAGE: 2, FLOW: 4, CUMULATIVE: 4 } as const;

/** The mean distance of territories, |ln(after / before)|, from a year to the next. */
const usualDrift = { STOCK: 0.25, AVERAGE: 0.25, FLOW: 0.7, CUMULATIVE: 0.7 } as const;

/** What each further year adds to it. */
const driftByYear = 0.04;

/** Beyond it nothing is published without the steward's word. */
export const mostChange = ({ mostChange: own, measure }: Indicator): number => own ?? usualChange[measure];

/** @param years between the two periods, as a fraction */
export const mostDrift = ({ mostDrift: own, measure }: Indicator, years: number): number =>
  (own ?? usualDrift[measure]) + driftByYear * Math.max(0, years - 1);
