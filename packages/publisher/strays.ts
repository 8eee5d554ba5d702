import type { Indicator } from "@pacte-hub/institution/config";
import { yearsBetween } from "./formerTotals.ts";
import { misfit, type Placed, placedIn, stepOf } from "./misfit.ts";
import { stray as limits, thresholds } from "./plausibilityThresholds.ts";
import { type Dated, type Unusual, written } from "./totals.ts";

/**
 * What single lines do where the whole moves as usual: figures that no chance brings from one year to the next (a digit lost,
 * added or misread), figures that fell to zero together (blanks, or what the source hides, written 0), and one figure
 * copied down a run of lines.
 */
export function straysIn(indicator: Indicator, now: Dated, former: Dated): readonly Unusual[] {
  const placed = placedIn(indicator, now, former);
  return [
    ...unlikely(placed, { indicator, now, former }),
    ...emptied(placed, now, former),
    ...copiedDown(placed, indicator, now),
  ];
}

interface Compared {
  readonly indicator: Indicator;
  readonly now: Dated;
  readonly former: Dated;
}

function unlikely(placed: readonly Placed[], { indicator, now, former }: Compared): readonly Unusual[] {
  // Of a territory alone nobody says how much it may move.
  if (placed.length < thresholds.leastAlike) return [];
  const isFlow = indicator.measure === "FLOW" || indicator.measure === "CUMULATIVE";
  const isJumpy = isFlow || indicator.mostCommuneChange !== undefined;
  const years = Math.max(1, yearsBetween(now.period, former.period));
  const most = limits.misfit * (isJumpy ? limits.ofJumpy : 1) * years ** 2;
  const found = placed
    .map((one) => ({ ...one, far: misfit(one.now, one.awaited, stepOf(indicator)) }))
    .filter(({ far }) => far > most)
    .toSorted((a, b) => b.far - a.far);
  if (found.length === 0) return [];
  const named = `${figuresOf(found, former)} : trop loin pour une seule ligne, quand les autres bougent peu.`;
  return [{ sentence: `${now.period} : ${named}`, isGross: true }];
}

function emptied(placed: readonly Placed[], now: Dated, former: Dated): readonly Unusual[] {
  const zeroed = (some: readonly Placed[]) => some.filter((one) => one.now === 0);
  const large = zeroed(placed.filter((one) => one.former >= limits.leastEmptied));
  const small = placed.filter((one) => one.former > 0 && one.former < limits.leastEmptied);
  const smallZeroed = zeroed(small);
  const isHollow = smallZeroed.length >= limits.leastSmall && smallZeroed.length > limits.shareOfSmall * small.length;
  if (large.length < limits.mostEmptied && !isHollow) return [];
  const all = [...large, ...smallZeroed].toSorted((a, b) => b.former - a.former);
  const sentence = `${now.period} : ${figuresOf(all, former)} sont tombés à 0 ensemble : une case vide ou tue par la source n'est pas un zéro.`;
  return [{ sentence, isGross: true }];
}

/** A spreadsheet's cell pulled down: the same figure, line after line, where the former ones differed. */
function copiedDown(placed: readonly Placed[], indicator: Indicator, now: Dated): readonly Unusual[] {
  const step = stepOf(indicator);
  let run: Placed[] = [];
  for (const one of [...placed, null]) {
    if (one && run[0]?.now === one.now) {
      run.push(one);
      continue;
    }
    const moved = run.filter((each) => misfit(each.now, each.awaited, step) > limits.usual);
    if (moved.length >= limits.leastCopied && moved.length * 2 >= run.length) break;
    run = one && one.now >= thresholds.leastWeighed ? [one] : [];
    if (one === null) return [];
  }
  const [first, last] = [run[0], run.at(-1)];
  const sentence = `${now.period} : ${run.length} lignes de suite, de ${first?.name} à ${last?.name}, disent ${written(first?.now ?? 0)} : un chiffre recopié vers le bas.`;
  return [{ sentence, isGross: true }];
}

/** The first three, with both figures, and how many there are. */
function figuresOf(some: readonly Placed[], { period }: Dated): string {
  const first = some
    .slice(0, 3)
    .map(({ name, now, former }) => `${name} ${written(now)} (${written(former)} en ${period})`);
  return `${first.join(", ")}${some.length > 3 ? `… (${some.length} en tout)` : ""}`;
}
