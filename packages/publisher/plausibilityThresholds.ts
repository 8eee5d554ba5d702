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
  /** The part of a former list under which it was cut. */
  shareOfList: 0.75,
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
  /** Of 2020 to 2024 two communes at most were given in one year and not in the next. */
  mostCommunesLost: 5,
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

/** When figures are taken for one another's. Of the years that ship none reaches them (`exchanged.test.ts`). */
export const exchange = {
  /** For each figure, in `misfit`: of 2020 to 2024 no two communes gained more than 5.7 each by exchange. */
  gain: 6,
  /** The same of a vintage that corrects another of the same period, whose figures have no reason to move. */
  gainOfCorrection: 2,
  /** How much more is asked of flows, and of what one employer makes. */
  ofJumpy: 4,
  fit: 0.35,
  fitOfJumpy: 0.2,
  longestRing: 4,
  /** Territories that are searched for rings, the largest first. */
  mostMoved: 60,
  mostRings: 3,
  /** Of those that are large enough, the part that may have moved: beyond it all did. */
  mostOfAll: 0.6,
  /** No line of a block counts for more. */
  mostWeight: 25,
  leastBlock: 4,
  /** What a block must gain, in `gain`. */
  gainsOfBlock: 4,
} as const;

/** Of single lines. Of the years that ship none reaches them (`strays.test.ts`). */
export const stray = {
  /** In `misfit`: of 2015 to 2024 the farthest commune was at 17. */
  misfit: 30,
  /** How much more is asked of flows, and of what one employer makes (57 at most). */
  ofJumpy: 3,
  /** Three steps of 5: three communes at most had so much and none the year after. */
  leastEmptied: 15,
  mostEmptied: 4,
  /** Of smaller figures, a fourth at most falls to zero in a year. */
  leastSmall: 10,
  shareOfSmall: 0.5,
  /** Beyond it, in `misfit`, a line has moved. */
  usual: 4,
  leastCopied: 4,
} as const;

/** When a file is taken for one that was cut. */
export const cut = {
  leastAwaited: 8,
  /** Where nothing was published before, a source may leave out a few. */
  leastOfAll: 4,
  /** That so many would be missing at one end, as often as others are missing elsewhere. */
  chance: 0.02,
  /** A figure that loses a digit is about ten times less. */
  timesLess: 3,
} as const;

/** When a period is none of its series. */
export const series = {
  leastPeriods: 3,
  /** Months or quarters of the year: a series that has more has all. */
  mostPlaces: 4,
  /** Periods of each, before another is unlike them. */
  leastOfEach: 2,
  mostYears: 3.5,
} as const;

/** Of the Department's total from period to period: of all the series that ship, two steps go beyond (`steadiness.test.ts`). */
export const steady = {
  leastPeriods: 9,
  recent: 25,
  leastChange: 1.1,
  /** So many times the greatest of its recent steps. */
  times: 2,
  longestStep: 1.5,
} as const;

/** Columns that no count makes. */
export const artefact = {
  /** Of a territory's inhabitants: two years' populations of a commune differ by little more. */
  nearPopulation: 0.1,
  leastCompared: 8,
  shareAlike: 0.8,
  /** Lines that count by the same step: by chance three or four. */
  leastSequence: 8,
  /** So many are no multiples of twice their step by chance. */
  leastRounded: 20,
  /** One figure everywhere is no rounding. */
  leastDistinct: 5,
  coarserSteps: [100, 50, 10, 5],
  /** Earlier periods of a year, before a flow is compared with their sum. */
  leastEarlier: 2,
  leastSum: 20,
  /** Beyond so many times, a share or an amount is written in another unit. */
  otherUnit: 20,
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
