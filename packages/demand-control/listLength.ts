import { periodOf } from "@pacte-hub/schema/model/period";
import type { FieldCost, PerPeriod, SizedBy } from "./declared.ts";

/** What is known of a field's arguments before it is asked. */
export interface Arguments {
  /** As JSON has it; undefined where neither the reader nor the schema gives one. */
  value(name: string): unknown;
  /** Whether the reader gave it, and not the schema's default. */
  isGiven(name: string): boolean;
}

/** For a list of which its owner says nothing. */
export const undeclaredLength = 12;

/**
 * How many items a list is expected to hold at most. Each thing that its owner declared is an upper bound, the least holds:
 * its assumed size or what slices it, the size of the value of an argument, the items of one, the periods asked. A list of values multiplies
 * them: one item for each crossing.
 */
export function listLength(cost: FieldCost | undefined, args: Arguments): number {
  if (!cost) return undeclaredLength;
  const bounds = [sliced(cost, args)];
  const factors: number[] = [];
  for (const sizedBy of cost.sizedBy) {
    const value = args.value(sizedBy.argument);
    // A dimension named twice crosses nothing more.
    if (Array.isArray(value)) factors.push(...[...new Set(value)].map((sizeValue) => sizeIn(sizedBy, sizeValue)));
    else if (value !== undefined && value !== null) bounds.push(sizeIn(sizedBy, value));
  }
  if (cost.perPeriod.length > 0)
    bounds.push(Math.max(...cost.perPeriod.map((perPeriod) => periodsIn(perPeriod, args))));
  for (const argument of cost.perItem) {
    const values = args.value(argument);
    // The same item twice is one line.
    if (Array.isArray(values)) bounds.push(new Set(values).size);
  }
  const knownBounds = bounds.filter((bound) => bound !== undefined);
  const length = knownBounds.length > 0 ? Math.min(...knownBounds) : undeclaredLength;
  return factors.reduce((product, factor) => product * factor, Math.max(1, length));
}

/** The largest of the slices that the reader asks; a default of the schema never exceeds what its owner assumes. */
function sliced({ slicingArguments, assumedSize }: FieldCost, args: Arguments): number | undefined {
  const slicesAsked = slicingArguments
    .filter((name) => args.isGiven(name))
    .flatMap((name) => sliceIn(args.value(name)));
  if (slicesAsked.length > 0) return Math.max(...slicesAsked);
  const usual = slicingArguments.flatMap((name) => sliceIn(args.value(name)));
  return usual.length > 0 ? Math.min(Math.max(...usual), assumedSize ?? Number.POSITIVE_INFINITY) : assumedSize;
}

/** A list that is given slices as many: `_entities(representations:)`. */
function sliceIn(value: unknown): number | readonly [] {
  if (Array.isArray(value)) return value.length;
  return typeof value === "number" && Number.isFinite(value) ? value : [];
}

/** A value its owner does not name may be any of them. */
const sizeIn = ({ sizes }: SizedBy, value: unknown): number =>
  sizes.get(String(value)) ?? Math.max(1, ...sizes.values());

/** Periods of the series that lie between what is asked; an end that is no period is the institution's to refuse. */
function periodsIn({ from, to, perYear, since, until }: PerPeriod, args: Arguments): number {
  const first = monthOf(args.value(from), "first") ?? monthOf(since, "first");
  const last = monthOf(args.value(to), "last") ?? monthOf(until, "last");
  if (first === undefined || last === undefined) return Number.POSITIVE_INFINITY;
  const months = last - Math.max(first, monthOf(since, "first") ?? first) + 1;
  return Math.max(1, Math.ceil((months * perYear) / 12));
}

/** Months since year 0. */
function monthOf(text: unknown, end: "first" | "last"): number | undefined {
  const day = typeof text === "string" ? periodOf(text)?.[end] : undefined;
  return day === undefined ? undefined : Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}
