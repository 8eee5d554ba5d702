import { readFileSync } from "node:fs";
import { inClone } from "@pacte-hub/server/repository";
import { ask } from "./ask.ts";

export interface Figure {
  readonly period: string;
  readonly value: number | null;
  readonly bounds: { readonly min: number; readonly max: number } | null;
  readonly status: string;
  readonly coverage: { readonly present: number; readonly expected: number } | null;
}
interface Bounds {
  readonly min: number;
  readonly max: number;
}
export interface Change {
  readonly absolute: number | null;
  readonly absoluteBounds: Bounds | null;
  readonly relative: number | null;
  readonly relativeBounds: Bounds | null;
  readonly reason: string | null;
  readonly before: { readonly period: string };
  readonly after: { readonly period: string };
  readonly cautions: readonly { readonly code: string; readonly sentence: string }[];
}

/** Millionths, by other code than the hub's: the figures have six decimals at most. */
const millionths = (figure: number): bigint => BigInt(Math.round(figure * 1e6));
/** Hundredths of a percent of a quotient: floored, ceiled or to the nearest, halves away from zero. */
function hundredths(over: bigint, under: bigint, how: "FLOOR" | "CEIL" | "NEAREST"): number {
  const [scaled, sign] = over < 0n ? [-over * 10_000n, -1n] : [over * 10_000n, 1n];
  const [whole, left] = [scaled / under, scaled % under];
  const isOutward = (how === "CEIL" && sign > 0n) || (how === "FLOOR" && sign < 0n);
  const up = how === "NEAREST" ? 2n * left >= under : isOutward && left > 0n;
  return Number(sign * (whole + (up ? 1n : 0n))) / 100;
}

/** What the change is, from two figures as the series itself gives them, and the communes that each says it lacks. */
export function byHand(before: Figure, after: Figure, missing: (period: string) => readonly string[]): Partial<Change> {
  const nothing = { absolute: null, absoluteBounds: null, relative: null, relativeBounds: null };
  if (before.value === null || after.value === null || !before.bounds || !after.bounds)
    return { ...nothing, reason: "NO_VALUE" };
  const covered = ({ coverage }: Figure) => (coverage ? `${coverage.present}/${coverage.expected}` : "");
  const isPartial = before.coverage !== null && before.coverage.present < before.coverage.expected;
  const lacks = [before, after].map(({ period }) => missing(period).join());
  if (covered(before) !== covered(after) || (isPartial && (lacks[0] !== lacks[1] || lacks[0] === "")))
    return { ...nothing, reason: "COVERAGE_DIFFERS" };
  const [from, to] = [before, after].map(({ value, bounds }) => ({
    value: millionths(value ?? 0),
    min: millionths(bounds?.min ?? 0),
    max: millionths(bounds?.max ?? 0),
  })) as [{ value: bigint; min: bigint; max: bigint }, { value: bigint; min: bigint; max: bigint }];
  const absolute = Number(to.value - from.value) / 1e6;
  const absoluteBounds = { min: Number(to.min - from.max) / 1e6, max: Number(to.max - from.min) / 1e6 };
  if (from.value === 0n) return { absolute, absoluteBounds, relative: null, relativeBounds: null, reason: "FROM_ZERO" };
  return {
    absolute,
    absoluteBounds,
    relative: hundredths(to.value - from.value, from.value, "NEAREST"),
    relativeBounds:
      from.min === 0n
        ? null
        : {
            min: hundredths(to.min - from.max, from.max, "FLOOR"),
            max: hundredths(to.max - from.min, from.min, "CEIL"),
          },
    reason: null,
  };
}

/** The communes of which a series says, at each period, that nobody collected them. */
export async function notCollected(
  field: string,
  series: string,
  levels: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const silent = new Map<string, string[]>();
  if (!levels.includes("COMMUNE")) return silent;
  const { data } = await ask(`{ territories(level: COMMUNE) { code ${field} { ${series} { period status } } } }`);
  for (const { code, ...told } of data.territories)
    for (const { period, status } of told[field][series] as Figure[])
      if (status === "NOT_COLLECTED") silent.set(period, [...(silent.get(period) ?? []), code]);
  return silent;
}

/** Of each commune, its EPCI: the shipped list read by other code. */
export function epcis(): ReadonlyMap<string, string> {
  const file = JSON.parse(readFileSync(inClone("data/territory/meuse-territories.json"), "utf8"));
  const communes: readonly { readonly code: string; readonly epci: string }[] = file.communes;
  return new Map(communes.map(({ code, epci }) => [code, epci]));
}
