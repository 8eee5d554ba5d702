import type { Benchmark, BenchmarkGroup, BenchmarkTotal, Department, DepartmentFigure } from "../model/benchmark.ts";
import type { Bounds } from "../model/observation.ts";
import { type PeriodCode, periodOf } from "../model/period.ts";
import type { RateFigure } from "../model/rate.ts";
import { type Dataset, isMagnitude, type Unit } from "../model/release.ts";
import { unitWords } from "./comparability.ts";
import { type ComparedFigure, incomparabilityOf } from "./compare.ts";
import { populationTerm } from "./crossRate.ts";
import { exact } from "./decimal.ts";
import { leastCases, rateDecimals } from "./derivedNumbers.ts";
import { sumOfBounds } from "./interval.ts";
import { rateOf } from "./rate.ts";
import { middleOf, nearest, quotient, times } from "./ratio.ts";
import { boundsOfRounded } from "./rounding.ts";

/** So many departments, nearest by their municipal population, are "of like size". */
export const likeSize = 10;
/** Counts and amounts are compared for so many inhabitants. */
const perInhabitants = 1_000;
/** A figure is not divided by a population of more years before or after. */
export const mostYearsApart = 5;

/** What a dataset says of its figures, and what the file says of the others in one period. */
export interface Benchmarked {
  readonly dataset: Pick<Dataset, "id" | "unit" | "measure" | "regime"> & { readonly roundedTo: number | null };
  readonly period: PeriodCode;
  readonly own: ComparedFigure;
  readonly ownCode: string;
  readonly given: ReadonlyMap<string, number | string>;
  readonly departments: ReadonlyMap<string, Department>;
  /** The year of their population. */
  readonly vintage: string;
}

/** Units of which a sum over departments means something; shares, delays and marks are compared one by one. */
const additive: ReadonlySet<Unit> = new Set([
  "HOUSEHOLD",
  "PERSON",
  "ADULT",
  "STRUCTURE",
  "CONTRACT",
  "LABEL",
  "FTE",
  "EURO",
]);
export const isAdditive = (unit: Unit): boolean => additive.has(unit);

/** The other departments of a group, nearest in population first; by code where two are as near. */
export function othersIn(
  group: BenchmarkGroup,
  { departments, ownCode }: Pick<Benchmarked, "departments" | "ownCode">,
) {
  const ownDepartment = departments.get(ownCode);
  if (!ownDepartment) return [];
  const distance = ({ population }: Department): number => Math.abs(population - ownDepartment.population);
  const otherDepartments = [...departments.values()]
    .filter(({ code }) => code !== ownCode)
    .sort((first, second) => distance(first) - distance(second) || (first.code < second.code ? -1 : 1));
  if (group === "DEPARTMENTS_OF_LIKE_SIZE") return otherDepartments.slice(0, likeSize);
  return group === "REGION"
    ? otherDepartments.filter(({ region }) => region.code === ownDepartment.region.code)
    : otherDepartments;
}

/** @param among codes to keep of the group; null: all of it. */
export function benchmarkOf(group: BenchmarkGroup, among: readonly string[] | null, of: Benchmarked): Benchmark {
  const otherDepartments = othersIn(group, of).filter(({ code }) => among === null || among.includes(code));
  const figures = otherDepartments.map((department) => figureOf(department, of));
  const { unit } = of.dataset;
  const adds = isAdditive(unit);
  const ownFigure = ownOn(of);
  const incomparable = whyIncomparable(of);
  const onBasis = figures.flatMap((figure) => basisOf(figure, adds) ?? []);
  return {
    group,
    rule: ruleOf(group, of, otherDepartments.length),
    basis: adds ? `${unitWords[unit]} pour 1 000 habitants` : unitWords[unit],
    populationVintage: of.vintage,
    figures,
    total: adds ? totalOf(group, figures, of) : null,
    own: incomparable === null ? ownFigure : null,
    median: medianOn(figures, adds),
    ...placed(incomparable === null ? ownFigure : null, onBasis),
    incomparable: incomparable ?? (onBasis.length === 0 ? alone : null),
  };
}

function figureOf(department: Department, of: Benchmarked): DepartmentFigure {
  const fileValue = of.given.get(department.code);
  if (typeof fileValue !== "number") {
    const absent = { department, value: null, bounds: null, status: "NOT_COLLECTED" } as const;
    return { ...absent, marker: fileValue ?? null, perThousandInhabitants: null };
  }
  const { roundedTo, unit } = of.dataset;
  // A negative amount is a repayment: it is no rounded count.
  const bounds =
    fileValue < 0
      ? { min: fileValue, max: fileValue }
      : boundsOfRounded(fileValue, roundedTo, { isContinuous: isMagnitude(unit) });
  const status = roundedTo === null ? "PUBLISHED" : "ROUNDED";
  const perThousandInhabitants = perThousand({ value: fileValue, bounds }, department.population, of);
  return { department, value: fileValue, bounds, status, marker: null, perThousandInhabitants };
}

interface Figure {
  readonly value: number | null;
  readonly bounds: Bounds | null;
}

function perThousand({ value, bounds }: Figure, population: number, of: Benchmarked): RateFigure | null {
  const { dataset, period, vintage } = of;
  const { unit, measure, regime, roundedTo } = dataset;
  if (!isAdditive(unit) || !isNear(of)) return null;
  const status = roundedTo === null ? "PUBLISHED" : "ROUNDED";
  const numerator = { value, bounds, status, coverage: null, period, unit, measure, regime } as const;
  const rule = { per: perInhabitants, leastDenominator: leastCases, isPart: false, rest: null };
  return rateOf(numerator, populationTerm(population, vintage), rule);
}

/** The group's sum: of the region and of France the department itself is a part, of those of like size it is not. */
function totalOf(group: BenchmarkGroup, figures: readonly DepartmentFigure[], of: Benchmarked): BenchmarkTotal {
  const ownDepartment = of.departments.get(of.ownCode);
  const members = figures.map(({ department, value, bounds }) => ({ department, value, bounds }));
  if (group !== "DEPARTMENTS_OF_LIKE_SIZE" && ownDepartment)
    members.push({ department: ownDepartment, value: of.own.value, bounds: of.own.bounds });
  const present = members.flatMap(({ value, ...member }) => (value === null ? [] : [{ ...member, value }]));
  const coverage = { present: present.length, expected: members.length };
  const missing = members.filter(({ value }) => value === null).map(({ department }) => department.code);
  if (present.length === 0)
    return { value: null, bounds: null, status: "NOT_COLLECTED", coverage, missing, perThousandInhabitants: null };
  const sum = {
    value: present.reduce((total, { value }) => exact(total + value), 0),
    bounds: sumOfBounds(present.map(({ bounds }) => bounds)),
  };
  const completeStatus = of.dataset.roundedTo === null ? "PUBLISHED" : "ROUNDED";
  const population = present.reduce((total, { department }) => total + department.population, 0);
  return {
    ...sum,
    status: present.length < members.length ? "PARTIAL" : completeStatus,
    coverage,
    missing: missing.sort(),
    perThousandInhabitants: perThousand(sum, population, of),
  };
}

/** null: it has no value, and `whyIncomparable` says so. */
function ownOn(of: Benchmarked): RateFigure | null {
  const { value, bounds } = of.own;
  if (value === null) return null;
  if (!isAdditive(of.dataset.unit))
    return { value, bounds, status: of.dataset.roundedTo === null ? "PUBLISHED" : "ROUNDED" };
  return perThousand(of.own, of.departments.get(of.ownCode)?.population ?? 0, of);
}

/** Of the exact ratios, rounded once: half-way between two rounded rates is no rounded rate. */
function medianOn(figures: readonly DepartmentFigure[], adds: boolean): number | null {
  const ratios = figures.flatMap(({ value, department, perThousandInhabitants }) => {
    if (value === null || (adds && perThousandInhabitants === null)) return [];
    const ratio = adds ? quotient(value, department.population) : quotient(value, 1);
    return ratio ? [adds ? times(ratio, perInhabitants) : ratio] : [];
  });
  const middle = middleOf(ratios);
  return middle ? nearest(middle, rateDecimals) : null;
}

const basisOf = ({ value, bounds, perThousandInhabitants }: DepartmentFigure, adds: boolean): Figure | null =>
  adds ? perThousandInhabitants : value === null ? null : { value, bounds };

/** Compared by their certain intervals: two that overlap are not told apart. */
function placed(
  ownFigure: Figure | null,
  otherFigures: readonly Figure[],
): Pick<Benchmark, "higher" | "lower" | "close"> {
  const ownBounds = ownFigure?.bounds;
  if (!ownBounds) return { higher: 0, lower: 0, close: 0 };
  const bounds = otherFigures.flatMap((figure) => figure.bounds ?? []);
  const higher = bounds.filter(({ min }) => min > ownBounds.max).length;
  const lower = bounds.filter(({ max }) => max < ownBounds.min).length;
  return { higher, lower, close: bounds.length - higher - lower };
}

/** Only with what is counted alike: one dataset, unit, measure, regime, all of the territory, both real (rules/compare.ts). */
function whyIncomparable(of: Benchmarked): string | null {
  const { own: ownFigure, dataset } = of;
  const { id, unit, measure, regime } = dataset;
  const fileFigure = {
    value: ownFigure.value,
    bounds: ownFigure.bounds,
    coverage: ownFigure.coverage,
    release: { id: `${ownFigure.release.id.split(":")[0]}:${id}`, unit, measure, regime, demonstration: false },
  };
  const reason = incomparabilityOf(ownFigure, fileFigure);
  if (reason) return reason.sentence;
  if (ownFigure.coverage && ownFigure.coverage.present < ownFigure.coverage.expected)
    return "le chiffre ne couvre pas tout le département";
  return isAdditive(unit) && !isNear(of)
    ? `le hub n'a de population que de ${of.vintage}, à plus de ${mostYearsApart} ans de ${of.period}`
    : null;
}

/** On the basis there is nothing beside the figure. */
const alone = "le fichier ne donne le chiffre d'aucun de ces autres départements";

/** Whether a figure of the period may be divided by the population. */
function isNear({ period, vintage }: Pick<Benchmarked, "period" | "vintage">): boolean {
  const year = Number(periodOf(period)?.last.slice(0, 4));
  return Math.abs(year - Number(vintage)) <= mostYearsApart;
}

function ruleOf(group: BenchmarkGroup, { departments, ownCode, vintage }: Benchmarked, keptCount: number): string {
  const ownDepartment = departments.get(ownCode);
  const name = ownDepartment?.name ?? ownCode;
  const groupSize = othersIn(group, { departments, ownCode }).length;
  const keptText = keptCount < groupSize ? ` Gardés : ${keptCount} des ${groupSize}.` : "";
  const rules = {
    DEPARTMENTS_OF_LIKE_SIZE: `Les ${likeSize} départements de France dont la population municipale de ${vintage} est la plus proche de celle du département (${name}), qui n'y est pas compté.`,
    REGION: `Les départements de la région ${ownDepartment?.region.name} ; le total compte aussi le département (${name}), par sa propre publication.`,
    FRANCE: `Les ${departments.size} départements de France, outre-mer compris ; le total compte aussi le département (${name}), par sa propre publication.`,
  };
  return rules[group] + keptText;
}
