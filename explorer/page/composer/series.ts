import { endOf, periodText } from "@pacte-hub/dashboard/french/words";
import type { Row } from "./rows.ts";
import { stateText } from "./words.ts";

type Breaks = Row["indicator"]["breaks"];

const endAt = (period: string): number => endOf(period).getTime();

/** Of a series, where it changes its meaning: after its first figure that is shown, up to its last. */
export function breaksWithin(rows: readonly Row[]): Breaks {
  const ends = rows.map(({ period }) => endAt(period));
  return breaksBetween(rows[0]?.indicator.breaks ?? [], Math.min(...ends), Math.max(...ends));
}

const breaksBetween = (breaks: Breaks, after: number, upTo: number): Breaks =>
  breaks.filter(({ from }) => endAt(from) > after && endAt(from) <= upTo);

const seriesOf = ({ code, indicator, part }: Row): string => JSON.stringify([code, indicator.key, part]);

/** For each line that does not go on from the one before it in its series, why, in French. */
export function brokenAt(rows: readonly Row[]): ReadonlyMap<Row, string> {
  const before = new Map<string, Row>();
  const broken = new Map<Row, string>();
  for (const row of rows) {
    const former = before.get(seriesOf(row));
    before.set(seriesOf(row), row);
    if (!former) continue;
    const breaks = breaksBetween(row.indicator.breaks, endAt(former.period), endAt(row.period));
    if (breaks.length > 0) broken.set(row, breaks.map(({ because }) => because).join(" ; "));
  }
  return broken;
}

/** French: periods of a series that have no figure, and why: no line is drawn over them. */
export function gapText(rows: readonly Row[]): string {
  const names = rows
    .filter(({ value }) => value === null)
    .map(({ period, part, status }) => `${periodText(period)}${part && ` · ${part}`} (${stateText(status)})`);
  return names.length === 0 ? "" : `Sans chiffre : ${names.join(", ")}.`;
}

/** As many periods as an axis has room for, the last one among them, evenly apart. */
export function ticksOf(rows: readonly Row[], maxTicks: number): ReadonlyMap<number, string> {
  const periods = [...new Map(rows.map(({ period }) => [endAt(period), period]))].sort(
    ([first], [second]) => first - second,
  );
  const step = Math.ceil(periods.length / Math.max(1, maxTicks));
  return new Map(periods.filter((_, at) => (periods.length - 1 - at) % step === 0));
}

const sizeOf = ({ value, bounds }: Row): number => value ?? bounds?.max ?? Number.NEGATIVE_INFINITY;

/** The largest, the largest first, where there are more than a drawing holds; else all, in their order. */
export const largest = (rows: readonly Row[], maxRows: number): readonly Row[] =>
  rows.length <= maxRows ? rows : [...rows].sort((first, second) => sizeOf(second) - sizeOf(first)).slice(0, maxRows);

/** Its start and its end: names of one family differ by their end. */
function cut(text: string, maxLetters: number): string {
  if (text.length <= maxLetters) return text;
  const start = Math.ceil((maxLetters - 1) * 0.6);
  return `${text.slice(0, start)}…${text.slice(text.length - (maxLetters - 1 - start))}`;
}

const separator = " · ";
/** Of the letters that there are for a name of two parts, how many go to the first. */
const shares = [0.5, 0.3, 0.15] as const;

function shortOf(name: string, maxLetters: number, share: number): string {
  if (name.length <= maxLetters) return name;
  const [first = "", ...otherParts] = name.split(separator);
  if (otherParts.length === 0) return cut(name, maxLetters);
  const firstLength = Math.floor((maxLetters - separator.length) * share);
  return `${cut(first, firstLength)}${separator}${cut(otherParts.join(separator), maxLetters - separator.length - firstLength)}`;
}

/** Texts of at most so many letters, never the same for two names; where none would be, the names themselves. */
export function shortened(names: readonly string[], maxLetters: number): ReadonlyMap<string, string> {
  const distinctNames = [...new Set(names)];
  const possible = shares.map((share) => distinctNames.map((name) => shortOf(name, maxLetters, share)));
  const texts = possible.find((shortNames) => new Set(shortNames).size === distinctNames.length) ?? distinctNames;
  return new Map(distinctNames.map((name, at) => [name, texts[at] ?? name]));
}
