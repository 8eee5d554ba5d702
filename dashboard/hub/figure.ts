import { type Comparison, compare } from "@pacte-hub/schema/rules/compare";
import { crossRate, type crossRates } from "@pacte-hub/schema/rules/crossRate";
import { outwardAt, pageDecimals, plausibleBand } from "@pacte-hub/schema/rules/derivedNumbers";
import { nearest, quotient, times } from "@pacte-hub/schema/rules/ratio";
import { endOf, numberText, unitDecimals, unitText } from "../french/words.ts";
import type { PublishedFragment, RatioFragment, SeenFragment } from "./operations.ts";

interface Interval {
  readonly min: number;
  readonly max: number;
}

/** A figure as the page shows it, whatever it is: a count or a rate. */
export interface FigureText {
  /** Code of the territory that it counts in. */
  readonly territory: string;
  readonly period: string;
  readonly value: number | null;
  readonly status: string;
  readonly bounds: Interval | null;
  /** Of a sum of rounded figures: where it very probably lies, within the certain interval. */
  readonly plausible: Interval | null;
  /** Of the value and of the intervals' ends, alike in a whole series. */
  readonly decimals: number;
  readonly unit: string;
  /** The graph's code of the unit; of a rate, its unit in words. */
  readonly unitCode: string;
  /** Of a sum: how many of its communes are in it. */
  readonly coverage: SeenFragment["coverage"];
  readonly releases: readonly PublishedFragment[];
  readonly remarks: readonly string[];
}

/** What is made of an answer's part is kept as long as it: a page reads each several times. */
function madeOnce<One extends object>(make: (node: One) => FigureText): (node: One) => FigureText {
  const figureByNode = new WeakMap<One, FigureText>();
  return (node) => {
    const figure = figureByNode.get(node) ?? make(node);
    figureByNode.set(node, figure);
    return figure;
  };
}

export const countFigure = madeOnce(countFigureOf);
export const ratioFigure = madeOnce(ratioFigureOf);

function countFigureOf({
  territoryCode,
  period,
  value,
  status,
  bounds,
  coverage,
  roundedTo,
  standardError,
  release,
}: SeenFragment): FigureText {
  return {
    territory: territoryCode,
    period,
    value,
    status,
    bounds: bounds && outwardAt(bounds, unitDecimals(release.unit)),
    plausible: value === null ? null : plausibleBand({ value, bounds, standardError }),
    decimals: unitDecimals(release.unit),
    unit: unitText(release.unit, value),
    unitCode: release.unit,
    coverage,
    releases: [release],
    remarks: [
      ...(roundedTo ? [`Arrondi à ${roundedTo} près par le producteur.`] : []),
      ...(coverage && coverage.present < coverage.expected
        ? [`Somme de ${coverage.present} communes renseignées sur ${coverage.expected}.`]
        : []),
      ...(release.regime ? [`Régime couvert : ${release.regime.replace(/\.$/, "")}.`] : []),
    ],
  };
}

function ratioFigureOf({
  territoryCode,
  period,
  value,
  status,
  bounds,
  per,
  unit,
  numerator,
  denominator,
  comparability,
  observations,
}: RatioFragment): FigureText {
  return {
    territory: territoryCode,
    period,
    value: value === null ? null : onPage({ value, per, over: numerator.value, under: denominator.value }),
    status,
    bounds: bounds && outwardAt(bounds, pageDecimals),
    plausible: null,
    decimals: pageDecimals,
    unit,
    unitCode: unit,
    coverage: null,
    releases: observations.map(({ release }) => release),
    remarks: comparability.map(({ sentence }) => sentence),
  };
}

interface RateTold {
  readonly value: number;
  readonly per: number;
  readonly over: number | null;
  readonly under: number | null;
}

/** A rate with the page's decimals, from the same terms: rounding a rounded rate would move its last digit. */
function onPage({ value, per, over, under }: RateTold): number {
  const ratio = over === null || under === null ? null : quotient(over, under);
  // A share that the graph holds at 100 is held there.
  return ratio === null || value === per ? value : nearest(times(ratio, per), pageDecimals);
}

/**
 * One institution's series over another's, where both say something of the same moment: no institution can compute it,
 * whoever holds both answers can, and its certain interval with it.
 */
export function crossFigures(
  numerators: readonly SeenFragment[],
  denominators: readonly SeenFragment[],
  { unit, isPart }: (typeof crossRates)[keyof typeof crossRates],
): readonly FigureText[] {
  const below = new Map(denominators.map((denominator) => [endOf(denominator.period).getTime(), denominator]));
  return numerators.flatMap((above) => {
    const denominator = below.get(endOf(above.period).getTime());
    // What is invented is divided by nothing real, nor the other way.
    if (!denominator || denominator.release.demonstration !== above.release.demonstration) return [];
    const { comparability, ...rate } = crossRate(above, denominator, { isPart, decimals: pageDecimals });
    const releases = [above.release, denominator.release];
    const remarks = comparability.map(({ sentence }) => sentence);
    return [
      {
        ...rate,
        coverage: null,
        plausible: null,
        decimals: pageDecimals,
        territory: above.territoryCode,
        period: above.period,
        unit,
        unitCode: unit,
        releases,
        remarks,
      },
    ];
  });
}

export interface Mark {
  readonly label: string;
  readonly why: string;
}

const marks: Readonly<Record<string, Mark>> = {
  ROUNDED: { label: "arrondi", why: "Le producteur a arrondi ce chiffre avant de le diffuser." },
  PARTIAL: { label: "partiel", why: "Somme des seules communes renseignées." },
  WITHHELD: {
    label: "secret",
    why: "Secret statistique : ce chiffre, ou un autre qui s'en déduirait, porte sur trop peu de personnes.",
  },
  NOT_COLLECTED: { label: "non collecté", why: "Ce chiffre n'a pas été collecté." },
  NOT_APPLICABLE: { label: "sans objet", why: "Ce croisement ne peut pas exister." },
  EMBARGOED: { label: "sous embargo", why: "L'institution le publiera à l'instant qu'elle a dit." },
  WITHDRAWN: { label: "retiré", why: "L'institution a retiré cette publication." },
  TOO_FEW: { label: "trop peu", why: "Le dénominateur est trop petit pour qu'un taux ait un sens." },
};

/** What is to be said of a figure beside its value; null: it is exact. */
export const markOf = (status: string): Mark | null => marks[status] ?? null;

export const isInvented = ({ releases }: FigureText): boolean => releases.some(({ demonstration }) => demonstration);
export const isProvisional = ({ releases }: FigureText): boolean => releases.some(({ provisional }) => provisional);

export const intervalText = ({ min, max }: Interval, decimals: number): string =>
  `entre ${numberText(min, decimals)} et ${numberText(max, decimals)}`;

/** "4 865", "entre 12 et 18", or the name of what keeps it away. */
export function valueText({ value, bounds, status, decimals }: FigureText): string {
  if (value !== null) return numberText(value, decimals);
  if (bounds) return intervalText(bounds, decimals);
  return markOf(status)?.label ?? "—";
}

/** The figure with what it counts; what keeps it away counts nothing: "secret", never "secret personnes". */
export const countText = (figure: FigureText): string =>
  figure.value === null && !figure.bounds ? valueText(figure) : `${valueText(figure)} ${figure.unit}`;

/** A series that the institution did not open to this reader, or could not give: not the same as one that is empty. */
export const seriesFigures = <One>(
  series: readonly One[] | null | undefined,
  figureOf: (node: One) => FigureText,
): readonly FigureText[] | null => series?.map(figureOf) ?? null;

/** The last figure that may be read: one under embargo, or taken back, says nothing of its period. */
export const latest = <One extends { readonly status?: string }>(series: readonly One[] | null): One | null =>
  series?.findLast(({ status }) => status !== "EMBARGOED" && status !== "WITHDRAWN") ?? series?.at(-1) ?? null;

/** The same moment of the year before: "2020-12" for "2021-12", "2020-Q4" for "2021-Q4". */
export function yearBefore<One extends { readonly period: string }>(
  series: readonly One[],
  period: string,
): One | null {
  const before = period.replace(/^\d{4}/, (year) => String(Number(year) - 1));
  return series.find((node) => node.period === before) ?? null;
}

/** The change, in percent, from a figure to a later one, or why that cannot be said; null where one of them is no single count. */
export function changeBetween(now: FigureText | null, before: FigureText | null): Comparison | null {
  const [releasesBefore, releasesNow] = [before?.releases, now?.releases];
  if (
    !now ||
    !before ||
    releasesBefore?.length !== 1 ||
    releasesNow?.length !== 1 ||
    !releasesBefore[0] ||
    !releasesNow[0]
  )
    return null;
  return compare({ ...before, release: releasesBefore[0] }, { ...now, release: releasesNow[0] });
}
