import { demonstrationDatasets, generate } from "@pacte-hub/demo/generate";
import type { Dimension } from "@pacte-hub/schema/model/dimension";
import { periodOf } from "@pacte-hub/schema/model/period";
import { counts } from "@pacte-hub/schema/rules/concepts/model";
import { modelRelations, placesAlong } from "@pacte-hub/schema/rules/concepts/relations";
import { epcis } from "../../demo/observed.ts";

/** "siae-exits exitKind=OTHER": a published aggregate, total or at one value of one dimension, of an EPCI. */
export type Aggregate = string;

/** `fewer <= sum of times x more`, in every EPCI and period of the demonstration, and reached in some. */
export interface Candidate {
  readonly fewer: Aggregate;
  readonly more: readonly { readonly of: Aggregate; readonly times: number }[];
  /** In how many EPCI and periods both sides are equal and not zero. */
  readonly reached: number;
}

export const datasetOf = (aggregate: Aggregate): string => aggregate.split(" ")[0] ?? "";

/** The aggregates of every EPCI on a day, each a vector over (EPCI, day); undefined where the dataset has no such day. */
export function aggregates(days: readonly string[]): ReadonlyMap<Aggregate, Float64Array> {
  const found = new Map<Aggregate, Float64Array>();
  const size = days.length * epcis().length;
  for (const { dataset, periods, grain } of demonstrationDatasets()) {
    if (grain !== "EPCI" || !counts[dataset]) continue;
    for (const [d, day] of days.entries()) {
      const period = periods.find((one) => periodOf(one)?.last === day);
      if (!period) continue;
      for (const { territory, breakdown, value } of generate(dataset, period)) {
        for (const at of ["", ...breakdown.split(";").filter(Boolean)]) {
          const name = at === "" ? dataset : `${dataset} ${at}`;
          const vector = found.get(name) ?? new Float64Array(size).fill(Number.NaN);
          found.set(name, vector);
          const place = d * epcis().length + epcis().indexOf(territory);
          vector[place] = (Number.isNaN(vector[place]) ? 0 : (vector[place] ?? 0)) + value;
        }
      }
    }
  }
  return found;
}

const coefficients = [1, 2];

/** Every relation of one aggregate to one or two others that always holds and is reached, the shorter before the longer. */
export function found(all: ReadonlyMap<Aggregate, Float64Array>, least: number): Candidate[] {
  const names = [...all.keys()];
  return names.flatMap((fewer) => {
    const others = names.filter((one) => datasetOf(one) !== datasetOf(fewer));
    const pairs = others.flatMap((of) => coefficients.map((times) => [{ of, times }]));
    const alone = pairs.filter((more) => holds(all, fewer, more));
    // Twice holds wherever once does.
    const single = alone.filter(
      ([one]) => one?.times === 1 || !alone.some(([other]) => other?.of === one?.of && other?.times === 1),
    );
    const bounding = new Set(single.map(([one]) => one?.of));
    const rest = others.filter((one) => !bounding.has(one));
    const double = rest.flatMap((one, at) =>
      rest.slice(at + 1).map((other) => [
        { of: one, times: 1 },
        { of: other, times: 1 },
      ]),
    );
    const both = double.filter(
      (more) => datasetOf(more[0]?.of ?? "") === datasetOf(more[1]?.of ?? "") && holds(all, fewer, more),
    );
    return [...single, ...both]
      .map((more) => ({ fewer, more, reached: reachedBy(all, fewer, more) }))
      .filter(({ reached }) => reached >= least);
  });
}

function holds(all: ReadonlyMap<Aggregate, Float64Array>, fewer: Aggregate, more: Candidate["more"]): boolean {
  const left = all.get(fewer) as Float64Array;
  let compared = 0;
  for (let at = 0; at < left.length; at++) {
    const right = sumAt(all, more, at);
    if (Number.isNaN(right) || Number.isNaN(left[at])) continue;
    compared++;
    if ((left[at] as number) > right + 1e-9) return false;
  }
  return compared > 0;
}

function reachedBy(all: ReadonlyMap<Aggregate, Float64Array>, fewer: Aggregate, more: Candidate["more"]): number {
  const left = all.get(fewer) as Float64Array;
  return left.reduce((sum, value, at) => sum + (value > 0 && Math.abs(value - sumAt(all, more, at)) < 1e-9 ? 1 : 0), 0);
}

const sumAt = (all: ReadonlyMap<Aggregate, Float64Array>, more: Candidate["more"], at: number): number =>
  more.reduce((sum, { of, times }) => sum + times * (all.get(of)?.[at] ?? Number.NaN), 0);

/** Whether the conceptual model implies it: by a chain of "never more than", through totals of the parts. */
export function isImplied({ fewer, more }: Candidate): boolean {
  return more.some(({ of, times }) => atMostFactor(fewer, of, new Set()) <= times);
}

/** The least factor by which the model bounds one aggregate by another; infinite where it does not. */
function atMostFactor(fewer: Aggregate, more: Aggregate, seen: ReadonlySet<Aggregate>): number {
  if (fewer === more) return 1;
  if (seen.has(fewer)) return Number.POSITIVE_INFINITY;
  const passed = new Set([...seen, fewer]);
  return Math.min(
    Number.POSITIVE_INFINITY,
    ...stepsFrom(fewer).map(([next, times]) => times * atMostFactor(next, more, passed)),
  );
}

let steps: ReadonlyMap<Aggregate, readonly (readonly [Aggregate, number])[]> | undefined;

function stepsFrom(fewer: Aggregate): readonly (readonly [Aggregate, number])[] {
  steps ??= declaredSteps();
  const total = datasetOf(fewer);
  return [...(fewer === total ? [] : [[total, 1] as const]), ...(steps.get(fewer) ?? [])];
}

function declaredSteps() {
  const all = new Map<Aggregate, [Aggregate, number][]>();
  for (const relation of modelRelations) {
    if (relation.terms.some(({ before }) => before)) continue;
    for (const along of placesAlong(relation).filter((one) => Object.keys(one).length <= 1)) {
      const terms = relation.terms.map(({ dataset, at, times }) => ({
        name: nameOf(dataset, { ...at, ...along }),
        times,
      }));
      const ways = relation.max === 0 ? [terms, terms.map((one) => ({ ...one, times: -one.times }))] : [terms];
      for (const way of ways) {
        const [larger, smaller] = [way.filter(({ times }) => times > 0), way.filter(({ times }) => times < 0)];
        // Each of the smaller is at most the sum of the larger; a sum over parts of one dataset is at most its total.
        const [first] = larger;
        if (!first || new Set(larger.map(({ name }) => datasetOf(name))).size > 1) continue;
        const to = larger.length === 1 ? first.name : datasetOf(first.name);
        for (const { name, times } of smaller)
          all.set(name, [...(all.get(name) ?? []), [to, Math.max(...larger.map((one) => one.times)) / -times]]);
      }
    }
  }
  return all;
}

const nameOf = (dataset: string, at: Readonly<Partial<Record<Dimension, string>>>): Aggregate =>
  [dataset, ...Object.entries(at).map(([name, value]) => `${name}=${value}`)].join(" ");

/** What a relation is of, as it is argued: "sanctions <= jobseekers". */
export const patternOf = ({ fewer, more }: Candidate): string =>
  `${datasetOf(fewer)} <= ${[...new Set(more.map(({ of }) => datasetOf(of)))].sort().join(" + ")}`;
