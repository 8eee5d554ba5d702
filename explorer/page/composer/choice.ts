import { type Indicator, type Offer, type Origin, ofOrigin } from "./offer.ts";
import { possiblePlace } from "./where.ts";

/** What the reader chose; the page's address holds it (`address.ts`), so that it can be sent to someone else. */
export interface Choice {
  /** Of all its figures: real ones and others are never in one table. */
  readonly origin: Origin;
  /** One or two indicators, by their key. */
  readonly indicators: readonly string[];
  /** For each of them, a dimension as the graph writes it; empty: the total. */
  readonly by: readonly string[];
  /** "EPCI": all of a level; "200049187": one territory; "dans:200049187": its communes. */
  readonly place: string;
  /** Years, both included. */
  readonly from: string;
  readonly to: string;
}

const yearOf = (period: string): string => period.slice(0, 4);

/** Years of which one of the indicators has a figure, the latest first. */
export function yearsOf(indicators: readonly Indicator[]): readonly string[] {
  return [...new Set(indicators.flatMap(({ periods }) => periods.map(yearOf)))].sort().reverse();
}

/** Years of which each of the indicators has a figure, the latest first. */
const commonYears = (indicators: readonly Indicator[]): readonly string[] =>
  yearsOf(indicators).filter((year) => indicators.every((indicator) => yearsOf([indicator]).includes(year)));

/** The latest year of which all have a figure; else the latest of any. */
export const latestOf = (indicators: readonly Indicator[]): string =>
  commonYears(indicators)[0] ?? yearsOf(indicators)[0] ?? "";

export const chosen = (
  offer: Offer,
  { origin, indicators: keys }: Pick<Choice, "origin" | "indicators">,
): readonly Indicator[] =>
  keys.flatMap((key) => ofOrigin(offer, origin).indicators.find((indicator) => indicator.key === key) ?? []);

/** With another indicator the years may be others, and its breakdown is none until one is chosen. */
export function withIndicator(offer: Offer, choice: Choice, at: number, key: string): Choice {
  const keys = at === 0 ? [key, ...choice.indicators.slice(1)] : [...choice.indicators.slice(0, 1), key];
  const indicators = [...new Set(keys.filter((candidate) => candidate !== ""))];
  const now = chosen(offer, { ...choice, indicators });
  const common = commonYears(now);
  const latest = latestOf(now);
  const years = common.includes(choice.from) && common.includes(choice.to) ? {} : { from: latest, to: latest };
  const by = indicators.map((indicator, index) =>
    choice.indicators[index] === indicator ? (choice.by[index] ?? "") : "",
  );
  return { ...choice, ...years, indicators, by, place: possiblePlace(choice.place, now, offer.places) };
}

/** The indicator's published periods within the years that were chosen. */
export const periodsWithin = ({ periods }: Indicator, { from, to }: Pick<Choice, "from" | "to">): readonly string[] =>
  periods.filter((period) => yearOf(period) >= from && yearOf(period) <= to);

const spanText = (from: string, to: string): string => (from === to ? `en ${from}` : `de ${from} à ${to}`);

/** French: of which indicator the chosen years have nothing, or not all, and which years would have. */
export function missingYears(choice: Choice, indicators: readonly Indicator[]): readonly string[] {
  const sentences = indicators.flatMap((indicator) => {
    const years = yearsOf([indicator]);
    const [last = "", first = ""] = [years[0], years.at(-1)];
    const yearsAsked = periodsWithin(indicator, choice).map(yearOf);
    if (yearsAsked.length === 0)
      return `Aucun chiffre de « ${indicator.title} » ${spanText(choice.from, choice.to)} : il y en a ${spanText(first, last)}.`;
    const before = choice.from < first ? [`Aucun chiffre de « ${indicator.title} » avant ${first}.`] : [];
    return choice.to > last ? [...before, `Aucun chiffre de « ${indicator.title} » après ${last}.`] : before;
  });
  if (sentences.length === 0 || indicators.length < 2) return sentences;
  const common = commonYears(indicators);
  const [to, from] = [common[0], common.at(-1)];
  if (to === undefined || from === undefined) return [...sentences, "Ces deux indicateurs n'ont aucune année commune."];
  return [...sentences, `Tous deux ont des chiffres ${spanText(from, to)}.`];
}
