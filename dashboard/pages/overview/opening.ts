import { numberText, periodText } from "../../french/words.ts";
import { changeBetween, type FigureText, isProvisional, latest } from "../../hub/figure.ts";

/** A figure that has a value. */
export type Valued = FigureText & { readonly value: number };

/** What the first sentence says: the latest figure, and the nearest earlier one that it may be compared with. */
export interface Finding {
  readonly now: Valued;
  readonly before: Valued | null;
  /** Later minus earlier, in whole units; null: nothing earlier is alike. */
  readonly difference: number | null;
  /** Whether the certain intervals tell a rise from a fall, or that nothing moved. */
  readonly isCertain: boolean;
}

const valued = (figure: FigureText | null): figure is Valued => figure !== null && figure.value !== null;

/** The year before where it counts alike (`schema/rules/compare.ts`), else the nearest earlier figure that does. */
export function findingOf(series: readonly FigureText[] | null): Finding | null {
  const now = latest(series);
  if (!series || !valued(now)) return null;
  const before = series
    .filter(({ period }) => period < now.period)
    .findLast((figure) => {
      const change = changeBetween(now, figure);
      return change !== null && !("reason" in change);
    });
  return before && valued(before)
    ? { now, before, difference: now.value - before.value, isCertain: isDirectionCertain(before, now) }
    : { now, before: null, difference: null, isCertain: false };
}

/** As the hub's own caution DIRECTION_UNCERTAIN (`schema/rules/seriesChange.ts`): the difference's interval leaves zero out, or is zero. */
function isDirectionCertain({ bounds: boundsBefore }: Valued, { bounds: boundsNow }: Valued): boolean {
  if (!boundsBefore || !boundsNow) return false;
  const [leastChange, mostChange] = [boundsNow.min - boundsBefore.max, boundsNow.max - boundsBefore.min];
  return leastChange > 0 || mostChange < 0 || (leastChange === 0 && mostChange === 0);
}

/** "870 de moins qu'en décembre 2020", "autant qu'en décembre 2023"; no direction that is not certain. */
export function differenceText({ before, difference, isCertain }: Finding): string | null {
  if (!before || difference === null) return null;
  if (!isCertain) return `ni hausse ni baisse certaine depuis ${periodText(before.period)}`;
  const than = `qu'en ${periodText(before.period)}`;
  if (difference === 0) return `autant ${than}`;
  return `${numberText(Math.abs(difference))} de ${difference < 0 ? "moins" : "plus"} ${than}`;
}

/** The marks of the all-regimes series that a reader needs: where the Pact began, the lowest since, the last known. */
export interface Landmarks {
  readonly start: Valued;
  readonly lowest: Valued;
  readonly last: Valued;
}

export function landmarksOf(series: readonly FigureText[] | null, from: string): Landmarks | null {
  const values = (series ?? []).filter(valued).filter(({ period }) => period >= from);
  const [start] = values;
  const last = values.at(-1);
  if (!start || !last) return null;
  // A provisional figure may still move: the lowest is one that stands.
  const lowest = values
    .filter((figure) => !isProvisional(figure))
    .reduce((soFar, figure) => (figure.value <= soFar.value ? figure : soFar), start);
  return { start, lowest, last };
}

/** The communes that a sum lacks, in words; null: it has them all. */
export function missingText({ coverage }: FigureText): string | null {
  if (!coverage || coverage.present >= coverage.expected) return null;
  const missing = coverage.expected - coverage.present;
  return `${missing} ${missing < 2 ? "commune n'est pas renseignée" : "communes ne sont pas renseignées"} sur ${coverage.expected}, par secret ou par absence : la somme les laisse de côté.`;
}
