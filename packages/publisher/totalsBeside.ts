import { atLevel, communesOf, populationNear, territories } from "@pacte-hub/data/territories";
import type { Indicator } from "@pacte-hub/institution/config";
import { type PeriodCode, periodOf } from "@pacte-hub/schema/model/period";
import { isMagnitude } from "@pacte-hub/schema/model/release";
import type { TerritoryCode } from "@pacte-hub/schema/model/territory";
import { boundsOfRounded } from "@pacte-hub/schema/rules/rounding";
import { totalsBeside as limits } from "./plausibilityThresholds.ts";
import { type Dated, places, type Unusual, written } from "./totals.ts";

type Rounded = Pick<Indicator, "finest" | "unit" | "roundedTo" | "zeroAtMost">;

/** A total that a file gives of itself, beside the figures of its communes. */
interface Beside {
  readonly value: number;
  readonly sum: number;
  readonly figures: readonly number[];
  /** Inhabited communes without a figure. */
  readonly missing: readonly TerritoryCode[];
}

/**
 * Totals that the file brings and that are not the sum of its communes: each is told, with what may explain it. What nothing can
 * explain is refused before (`contradicted`). Gross where rounding and blanks would all have to lean one way, or where the same
 * total was the sum of its communes, or near, when it was last published: the series would break there without a word.
 */
export function totalsBeside(indicator: Rounded, now: Dated, former: Dated | undefined): readonly Unusual[] {
  if (indicator.finest !== "COMMUNE" || isMagnitude(indicator.unit)) return [];
  return places().flatMap(({ code, name }) => {
    const total = besideIn(now, code);
    const gap = total ? total.value - total.sum : 0;
    if (!total || gap === 0) return [];
    const before = former && besideIn(former, code);
    const gapBefore = before ? before.value - before.sum : gap;
    const hasShifted = Math.abs(gap - gapBefore) > drawn(total, indicator);
    const much = `${written(Math.abs(gap))} de ${gap > 0 ? "plus" : "moins"}`;
    const said = `${now.period}, ${name} : le total du fichier dit ${written(total.value)}, ses communes font ${written(total.sum)} (${much})`;
    const since = hasShifted && former ? shifted(gapBefore, former.period) : "";
    const isGross = hasShifted || !isLikely(total, indicator, now.period);
    return [{ sentence: `${said}${explained(total, indicator)}${since}.`, isGross, code: "MARGIN_DIFFERS" as const }];
  });
}

const shifted = (gap: number, period: PeriodCode): string =>
  gap === 0
    ? ` ; en ${period} il était leur somme : la série changerait de sens`
    : ` ; en ${period} l'écart était de ${written(gap)}`;

function besideIn({ totals }: Dated, code: TerritoryCode): Beside | undefined {
  const value = totals.get(code)?.value;
  const communes = communesOf.get(code) ?? [];
  const figures = communes.flatMap((commune) => totals.get(commune)?.value ?? []);
  if (value === undefined || figures.length === 0) return undefined;
  const missing = communes.filter((one) => !totals.has(one) && territories.get(one)?.population !== 0);
  return { value, figures, missing, sum: figures.reduce((sum, figure) => sum + figure, 0) };
}

/** Errors of rounding, drawn one by one, lean together by no more. */
const drawn = ({ figures }: Beside, { roundedTo }: Rounded): number =>
  roundedTo === null ? 0 : limits.deviations * Math.sqrt((figures.length * (roundedTo ** 2 - 1)) / 12);

/** Whether what is rounded, left blank or missing explains it, blanks being half full and missing communes as the others at most. */
function isLikely(total: Beside, indicator: Rounded, period: PeriodCode): boolean {
  const gap = total.value - total.sum;
  const zeros = total.figures.filter((figure) => figure === 0).length;
  const zeroMost = boundsOfRounded(0, indicator.roundedTo, indicator).max;
  const slack = boundsOfRounded(indicator.roundedTo ?? 0, indicator.roundedTo).max - (indicator.roundedTo ?? 0);
  // Small figures, which are most, are rounded up more than down.
  const least = -drawn(total, indicator) - limits.lean * slack * (total.figures.length - zeros);
  const most = drawn(total, indicator) + limits.blanks * zeros * zeroMost + missingIn(total, period);
  return gap >= least && gap <= most;
}

/** What the communes without a figure hold, if each inhabitant counts there as elsewhere, and twice as much at most. */
function missingIn({ sum, figures, missing }: Beside, period: PeriodCode): number {
  const span = periodOf(period);
  if (missing.length === 0 || !span) return 0;
  const people = (code: TerritoryCode) => populationNear(code, span)?.population ?? 0;
  const left = missing.reduce((all, code) => all + people(code), 0);
  const all = atLevel("DEPARTMENT").reduce((total, { code }) => total + people(code), 0);
  return all === 0 ? figures.length : (limits.missing * left * Math.max(sum, 1)) / Math.max(all - left, 1);
}

function explained({ value, sum, figures, missing }: Beside, indicator: Rounded): string {
  const zeros = figures.filter((figure) => figure === 0).length;
  const { max } = boundsOfRounded(0, indicator.roundedTo, indicator);
  const reasons = [
    ...(indicator.roundedTo === null ? [] : [`l'arrondi de ${figures.length} chiffres`]),
    ...(value > sum && zeros > 0 && max > 0 ? [`${zeros} communes à 0 (de 0 à ${max} chacune)`] : []),
    ...(value > sum && missing.length > 0 ? [`${missing.length} communes sans chiffre`] : []),
  ];
  return reasons.length === 0 ? "" : `, que peuvent expliquer ${reasons.join(", ")}`;
}
