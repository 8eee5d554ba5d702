import type { Indicator } from "@pacte-hub/institution/config";
import { misfit, type Placed, placedIn, stepOf } from "./misfit.ts";
import { exchange as limits, thresholds } from "./plausibilityThresholds.ts";
import { type Dated, type Unusual, written } from "./totals.ts";

/** How figures of a dataset are judged to be one another's. */
interface Judging {
  readonly step: number;
  /** The greatest |ln(given / awaited)| of a figure that is another's. */
  readonly fit: number;
  /** How much better figures must fit exchanged than in place, in `misfit`, for each of them. */
  readonly gain: number;
  /** Figures under it are one another's by chance. */
  readonly least: number;
}

/**
 * Two to four territories whose figures fit those published of one another, and not their own: each alone is plausible,
 * together they have changed places.
 */
export function exchangedIn(indicator: Indicator, now: Dated, former: Dated): readonly Unusual[] {
  const placed = placedIn(indicator, now, former);
  const judging = judgingOf(indicator, now.period === former.period);
  // Where most have moved, the whole is told by its drift: each would be somebody's.
  const moved = movedIn(placed, judging);
  if (moved.length > limits.mostOfAll * placed.filter((one) => isLarge(one, judging)).length) return [];
  const rings = ringsIn(moved.slice(0, limits.mostMoved), judging);
  return rings.slice(0, limits.mostRings).map((ring) => told(ringSentence(ring, now, former)));
}

const told = (sentence: string): Unusual => ({ sentence, isGross: true, code: "FIGURES_EXCHANGED" });

function judgingOf(indicator: Indicator, isSamePeriod: boolean): Judging {
  const isFlow = indicator.measure === "FLOW" || indicator.measure === "CUMULATIVE";
  // One employer makes a commune's figure: it may become that of another by chance.
  const isJumpy = indicator.mostCommuneChange !== undefined;
  const gain = isSamePeriod ? limits.gainOfCorrection : limits.gain * (isFlow || isJumpy ? limits.ofJumpy : 1);
  const least = isSamePeriod ? 0 : thresholds.leastWeighed;
  return { step: stepOf(indicator), fit: isJumpy ? limits.fitOfJumpy : limits.fit, gain, least };
}

const isLarge = ({ now, awaited }: Placed, { least }: Judging): boolean => Math.max(now, awaited) >= least;

/** The largest first. */
const movedIn = (placed: readonly Placed[], judging: Judging): readonly Placed[] =>
  placed
    .filter((one) => isLarge(one, judging) && misfit(one.now, one.awaited, judging.step) >= judging.gain / 2)
    .toSorted((a, b) => b.awaited - a.awaited);

/** Figures that have changed places in a ring, the fewest first; a territory is of one ring only. */
function ringsIn(moved: readonly Placed[], judging: Judging): readonly (readonly Placed[])[] {
  const taken = new Set<Placed>();
  const rings: (readonly Placed[])[] = [];
  for (let length = 2; length <= limits.longestRing; length += 1)
    for (const first of moved) {
      if (taken.has(first)) continue;
      const ring = ringFrom([first], { moved: moved.filter((one) => !taken.has(one)), length, judging });
      if (!ring) continue;
      rings.push(ring);
      for (const one of ring) taken.add(one);
    }
  return rings;
}

interface Search {
  readonly moved: readonly Placed[];
  readonly length: number;
  readonly judging: Judging;
}

function ringFrom(path: readonly Placed[], search: Search): readonly Placed[] | null {
  const { moved, length, judging } = search;
  const last = path.at(-1);
  const [first] = path;
  if (!first || !last) return null;
  if (path.length === length)
    return fits(last, first, judging) && gainOf(path, judging) >= judging.gain * length ? path : null;
  for (const next of moved) {
    if (path.includes(next) || !fits(last, next, judging)) continue;
    const ring = ringFrom([...path, next], search);
    if (ring) return ring;
  }
  return null;
}

/** Whether a figure may be the one awaited of another territory. */
function fits({ now }: Placed, { awaited }: Placed, { step, fit }: Judging): boolean {
  const softening = step / 2;
  return Math.abs(now - awaited) <= step || Math.abs(Math.log((now + softening) / (awaited + softening))) <= fit;
}

/** In place less exchanged: each has the figure awaited of the next, the last that of the first. */
const gainOf = (ring: readonly Placed[], { step }: Judging): number =>
  ring.reduce((sum, { now, awaited }, at) => {
    const other = ring[(at + 1) % ring.length]?.awaited ?? awaited;
    return sum + misfit(now, awaited, step) - misfit(now, other, step);
  }, 0);

function ringSentence(ring: readonly Placed[], { period }: Dated, { period: before }: Dated): string {
  const each = ring.map(({ name, now, former }) => `${name} (${written(now)}, et ${written(former)} en ${before})`);
  return `${period} : les chiffres de ${each.join(", ")} semblent échangés entre eux.`;
}
