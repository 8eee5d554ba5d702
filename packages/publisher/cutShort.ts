import { atLevel } from "@pacte-hub/data/territories";
import type { Indicator } from "@pacte-hub/institution/config";
import type { PeriodCode } from "@pacte-hub/schema/model/period";
import type { Territory } from "@pacte-hub/schema/model/territory";
import { cut as limits } from "./plausibilityThresholds.ts";
import { type Dated, type Unusual, written } from "./totals.ts";
import type { CountedLine } from "./validate.ts";

/**
 * A file that lost its end, or its beginning: every territory after some one, in the order of codes or of names, is missing,
 * while those before are there. Compared with the territories that had a figure; where nothing was published before, with
 * all those of the Meuse, of which a file that covers nine tenths does not lack the last four by chance.
 */
export function cutShort(indicator: Indicator, now: Dated, former: Dated | undefined): readonly Unusual[] {
  if (indicator.silence === "ZERO") return [];
  const awaited = atLevel(indicator.finest).filter((one) =>
    former ? former.totals.has(one.code) : one.population !== 0,
  );
  const isThere = ({ code }: Territory) => now.totals.has(code);
  if (awaited.length < limits.leastAwaited || !awaited.some(isThere)) return [];
  for (const { order, least } of orders) {
    const sorted = awaited.toSorted(order);
    const runs = [
      { lost: sorted.slice(sorted.findLastIndex(isThere) + 1), where: "fin" },
      { lost: sorted.slice(0, sorted.findIndex(isThere)), where: "début" },
    ];
    for (const { lost, where } of runs) {
      const elsewhere = sorted.filter((one) => !isThere(one)).length - lost.length;
      const byChance = ((elsewhere + 1) / (sorted.length + 1)) ** lost.length;
      if (lost.length < (former ? least : limits.leastOfAll) || byChance > limits.chance) continue;
      return [{ sentence: sentenceOf(lost, { where, now, former }), isGross: true, code: "FILE_CUT" }];
    }
  }
  return [];
}

/** One line may be missing by chance where names are the order, which no file of ours is sorted by. */
const orders = [
  { order: (one: Territory, other: Territory) => (one.code < other.code ? -1 : 1), least: 1 },
  { order: (one: Territory, other: Territory) => one.name.localeCompare(other.name, "fr"), least: 2 },
] as const;

interface Cut {
  readonly where: string;
  readonly now: Dated;
  readonly former: Dated | undefined;
}

function sentenceOf(lost: readonly Territory[], { where, now, former }: Cut): string {
  const names = lost.slice(0, 3).map(({ name, code }) => {
    const before = former?.totals.get(code)?.value;
    return before === undefined ? name : `${name} (${written(before)} en ${former?.period})`;
  });
  const what = lost.length === 1 ? "il y manque" : `il y manque ${lost.length} territoires, dont`;
  return `${now.period} : la ${where} du fichier semble coupée : ${what} ${names.join(", ")}.`.replace(
    "la début du fichier semble coupée",
    "le début du fichier semble coupé",
  );
}

/** The last line of a file, where nothing ends it: it may have been cut in the middle of its figure. */
export interface UnendedLine extends Pick<CountedLine, "line" | "territory" | "breakdown" | "value"> {
  readonly period: PeriodCode;
}

/** A last figure that is the former one without its last digits, or several times less, on a line that nothing ends. */
export function cutFigure(unended: UnendedLine | null, now: Dated, former: Dated | undefined): readonly Unusual[] {
  if (!unended || unended.period !== now.period || unended.breakdown !== "") return [];
  const before = former?.totals.get(unended.territory)?.value;
  if (before === undefined) return [];
  const [digits, whole] = [String(unended.value), String(before)];
  const isPrefix = digits.length < whole.length && whole.startsWith(digits);
  if (!isPrefix && !(digits.length < whole.length && unended.value * limits.timesLess < before)) return [];
  const sentence = `${now.period}, ligne ${unended.line} : la dernière ligne n'a pas de fin, et son chiffre, ${written(unended.value)}, peut être coupé (${written(before)} en ${former?.period}).`;
  return [{ sentence, isGross: true, code: "FILE_CUT" }];
}
