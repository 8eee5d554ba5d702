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
  /** The part by which communes must move for a total that does not to be an old one. */
  movedTotal: 0.02,
  /** Territories that two tables must have in common to be compared one by one. */
  leastAlike: 8,
  /** From so many on, the part of them with the same figure from which two tables are one. */
  leastSame: 20,
  sameFigures: 0.9,
  /** The part of the large figures that stay as they were in another period: of 2015 to 2024, two in three at most. */
  staleFigures: 0.78,
  /** A sum below it, of a territory's two figures, says nothing of their likeness. */
  leastWeighed: 20,
  /** How much nearer another dataset's table must be than the dataset's own to be taken for it. */
  nearer: 0.75,
  /** The mean distance within which a first table is taken for another dataset's. */
  otherDataset: 0.15,
} as const;

/** When a list of structures is not the one that the register knows. */
export const relisted = {
  leastChanged: 3,
  /** The part of the structures of both that may be of another kind: an agreement is changed now and then. */
  shareChanged: 0.1,
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
} as const;

/**
 * When a run of lines is taken for others', in logarithms of one chance in so many. Of any two years that ship, in either order,
 * none goes beyond 8.9, 11.4, 9.9, 11.2 and 9.5 (`displaced.prove.test.ts`).
 */
export const displaced = {
  leastLines: 100,
  /** In steps of the source: a figure that may have been blanked, or taken for nothing. */
  mostSmall: 3,
  /** Lines whose figures a line may bear are so far away at most. */
  farthest: 40,
  elsewhere: 10.5,
  copied: 13,
  together: 11,
  unmoved: 12.5,
  emptied: 11,
  /** No line counts for more. */
  mostByLine: 8,
  /** Of the runs that are weighed. */
  lengths: [4, 5, 6, 8, 10, 12, 14, 16, 20, 25, 30, 40],
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

/** When more figures stayed than usual: of the years that ship none goes beyond the greatest part by a tenth (`unmoved.test.ts`). */
export const unmoved = {
  leastPairs: 2,
  leastLines: 40,
  leastMore: 0.13,
  /** Of such a part, by chance. */
  deviations: 3,
} as const;

/** When figures are those of another period times a factor: of any two years that ship, six in ten at most are (`projected.test.ts`). */
export const projected = {
  /** A figure under it is within rounding of anything. */
  leastFormer: 30,
  leastLines: 12,
  shareAlike: 0.85,
  /** What the factor itself is not known by. */
  ofFactor: 0.003,
} as const;

/** What explains that a source's own total is not the sum of its communes, short of all that could. */
export const totalsBeside = {
  /** Of the sum of as many roundings, each drawn by chance. */
  deviations: 4,
  /** Of the most that rounding can add to a small figure: of 3 to 7, most are 3. */
  lean: 0.25,
  /** Of the most that a 0 can hold. */
  blanks: 0.5,
  /** Inhabitants of the communes without a figure, of whom as many times more may be counted as of others. */
  missing: 2,
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
  leastChange: 1.06,
  /** Of a flow: so many times the greatest, or so many times less than the least, it ever was. */
  ofFlow: 1.5,
  /** So many times the greatest of its recent steps: what is counted at a day moves less by chance than what comes in between. */
  times: { STOCK: 1.5, AVERAGE: 1.5, FLOW: 2, CUMULATIVE: 2 },
  longestStep: 1.5,
} as const;

/**
 * When successive totals are taken for those of other periods, in logarithms of one chance in so many: of all that ships none goes
 * beyond, and of all departments' 800 series one in a hundred (`repeatedSpan.prove.test.ts`).
 */
export const repeated = {
  leastPeriods: 9,
  leastRun: 3,
  evidence: 7.5,
  /** Other pairs of periods as far from one another, to know how much the series moves. */
  leastApart: 4,
  mostTold: 3,
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
  /** In logarithms of one chance in so many, of figures from some size on: of the years that ship none goes beyond 2.1. */
  roundedLarge: 10,
  largeInSteps: [1, 2, 5, 10],
  leastLarge: 8,
  leastLargeDistinct: 3,
  /** One figure everywhere is no rounding. */
  leastDistinct: 5,
  coarserSteps: [100, 50, 10, 5],
  /** Earlier periods of a year, before a flow is compared with their sum. */
  leastEarlier: 2,
  leastSum: 20,
  /** Two periods given as one: by how much more, everywhere as much at least, in so many territories. */
  twoAsOne: { least: 1.6, most: 2.6, leastCompared: 10 },
  /** Beyond so many times, a share or an amount is written in another unit. */
  otherUnit: 20,
} as const;

/** The most by which a total is usually multiplied or divided from a year to the next: a flow moves more. */
const usualChange = { STOCK: 2, AVERAGE: 2, FLOW: 4, CUMULATIVE: 4 } as const;

/** The mean distance of territories, |ln(after / before)|, from a year to the next. */
const usualDrift = { STOCK: 0.25, AVERAGE: 0.25, FLOW: 0.7, CUMULATIVE: 0.7 } as const;

/** What each further year adds to it. */
const driftByYear = 0.04;

/**
 * Beyond it nothing is published without the steward's word. A dataset that says how little it moves in a year may move so in each.
 * @param years between the two periods, as a fraction
 */
export function mostChange({ mostChange: own, measure }: Indicator, years: number): number {
  const usual = usualChange[measure];
  return own === undefined ? usual : Math.max(own, Math.min(usual, own ** years));
}

/** @param years between the two periods, as a fraction */
export const mostDrift = ({ mostDrift: own, measure }: Indicator, years: number): number =>
  (own ?? usualDrift[measure]) + driftByYear * Math.max(0, years - 1);
