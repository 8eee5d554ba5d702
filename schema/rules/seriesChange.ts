import type { Bounds, Observation } from "../model/observation.ts";
import { type Period, type PeriodCode, periodOf } from "../model/period.ts";
import { type Dataset, isMagnitude, type Release } from "../model/release.ts";
import type { ChangeCaution, ChangeCautionCode, SeriesChange } from "../model/seriesChange.ts";
import { type ComparedCoverage, incomparability, sentenceOf } from "./compare.ts";
import { exact } from "./decimal.ts";
import { changeOf, leastCases, rateDecimals } from "./derivedNumbers.ts";

interface Figure extends Pick<Observation, "value" | "bounds" | "status" | "roundedTo" | "period"> {
  readonly coverage: ComparedCoverage | null;
}

/** A figure of a series, with the release that says how it was counted. */
export interface ReleasedFigure {
  readonly figure: Figure;
  readonly release: Pick<
    Release,
    | "id"
    | "unit"
    | "measure"
    | "regime"
    | "demonstration"
    | "provisional"
    | "vintage"
    | "correction"
    | "producer"
    | "source"
  >;
}

/**
 * From a figure of a series to a later one of the same territory and breakdown: in the unit of the figure and in percent
 * of the former, each with an interval the true change is certainly in; or why nothing may be said (`compare`). What else
 * a reader must know of the two is a caution, with its sentence.
 * @param breaks those of the dataset
 */
export function seriesChange(
  before: ReleasedFigure,
  now: ReleasedFigure,
  { breaks = [] }: Pick<Dataset, "breaks">,
): SeriesChange {
  const [comparedBefore, comparedNow] = [comparedOf(before), comparedOf(now)];
  const reason = incomparability(comparedBefore, comparedNow);
  const comparison = { reason, sentence: reason && sentenceOf(reason, comparedBefore, comparedNow), cautions: [] };
  const [first, last] = [before.figure, now.figure];
  if (first.value === null || last.value === null || (reason !== null && reason !== "FROM_ZERO"))
    return { ...comparison, ...nothing };
  const change = changeOf(last, first, rateDecimals);
  const absoluteBounds = first.bounds && last.bounds && difference(last.bounds, first.bounds);
  return {
    ...comparison,
    absolute: exact(last.value - first.value),
    absoluteBounds,
    relative: change?.value ?? null,
    relativeBounds: change?.bounds ?? null,
    cautions: cautionsOf(before, now, { breaks, absoluteBounds }),
  };
}

const nothing = { absolute: null, absoluteBounds: null, relative: null, relativeBounds: null } as const;

const comparedOf = ({ figure, release }: ReleasedFigure) => ({ ...figure, release });

const difference = (now: Bounds, before: Bounds): Bounds => ({
  min: exact(now.min - before.max),
  max: exact(now.max - before.min),
});

interface Aside {
  readonly breaks: NonNullable<Dataset["breaks"]>;
  readonly absoluteBounds: Bounds | null;
}

function cautionsOf(before: ReleasedFigure, now: ReleasedFigure, aside: Aside): readonly ChangeCaution[] {
  const figures = [before, now] as const;
  return [
    ...breaksBetween(before.figure.period, now.figure.period, aside.breaks),
    ...revised(figures),
    ...figures
      .filter(({ release }) => release.provisional)
      .map(({ figure }) => caution("PROVISIONAL", `Le chiffre de ${figure.period} est provisoire.`)),
    ...fromElsewhere(figures),
    ...rounded(figures),
    ...partial(figures),
    ...fewCasesCautions(before),
    ...otherSeason(before.figure.period, now.figure.period),
    ...uncertain(aside.absoluteBounds),
  ];
}

const caution = (code: ChangeCautionCode, sentence: string): ChangeCaution => ({ code, sentence });

type FigurePair = readonly [ReleasedFigure, ReleasedFigure];

/** A break lies between two figures when the later one is of its first period or after, and the former is not. */
function breaksBetween(from: PeriodCode, to: PeriodCode, breaks: Aside["breaks"]): ChangeCaution[] {
  return breaks
    .filter((seriesBreak) => dayOf(from) < dayOf(seriesBreak.from) && dayOf(seriesBreak.from) <= dayOf(to))
    .map((seriesBreak) =>
      caution("SERIES_BREAK", `La série se rompt à partir de ${seriesBreak.from} : ${seriesBreak.because}`),
    );
}

const dayOf = (period: PeriodCode): string => periodOf(period)?.first ?? period;

/** The same correction of both is no difference between them. */
function revised([before, now]: FigurePair): ChangeCaution[] {
  if (before.release.correction === now.release.correction) return [];
  return [before, now]
    .filter(({ release }) => release.correction !== null)
    .map(({ figure, release }) =>
      caution(
        "REVISED",
        `Le chiffre de ${figure.period} a été révisé (millésime ${release.vintage}) : ${release.correction}`,
      ),
    );
}

function fromElsewhere([{ release: releaseBefore }, { release: releaseNow }]: FigurePair): ChangeCaution[] {
  if (releaseBefore.producer !== releaseNow.producer)
    return [caution("SOURCES_DIFFER", `Deux producteurs : ${releaseBefore.producer}, puis ${releaseNow.producer}.`)];
  if (releaseBefore.source.title === releaseNow.source.title) return [];
  return [caution("SOURCES_DIFFER", `Deux sources : ${releaseBefore.source.title}, puis ${releaseNow.source.title}.`)];
}

function rounded([{ figure: figureBefore }, { figure: figureNow }]: FigurePair): ChangeCaution[] {
  const steps = [...new Set([figureBefore.roundedTo, figureNow.roundedTo])];
  const [step] = steps;
  if (steps.length === 1 && (step === null || step === undefined)) return [];
  const stepsText = steps
    .map((roundedTo) => (roundedTo === null ? "non arrondi" : `à ${roundedTo} près`))
    .join(", puis ");
  return [caution("ROUNDED", `Le producteur arrondit (${stepsText}) : seul l'intervalle est certain.`)];
}

const partial = (figures: FigurePair): ChangeCaution[] =>
  figures.some(({ figure }) => figure.status === "PARTIAL")
    ? [caution("PARTIAL", "Des communes manquent : l'évolution est celle des seules communes renseignées.")]
    : [];

/** Of counts only: a delay of two months, a share or an amount is no small number of cases. */
function fewCasesCautions({ figure: { bounds, value, period }, release: { unit } }: ReleasedFigure): ChangeCaution[] {
  if (isMagnitude(unit)) return [];
  const min = bounds?.min ?? value ?? 0;
  return min < leastCases
    ? [
        caution(
          "SMALL_COUNT",
          `Moins de ${leastCases} cas certains en ${period} : un seul déplace beaucoup l'évolution en pour cent.`,
        ),
      ]
    : [];
}

/** Months and quarters have their seasons, and no source here corrects for them. */
function otherSeason(from: PeriodCode, to: PeriodCode): ChangeCaution[] {
  const [seasonBefore, seasonNow] = [seasonOf(periodOf(from)), seasonOf(periodOf(to))];
  return seasonBefore === seasonNow
    ? []
    : [caution("SEASONS_DIFFER", `${from} et ${to} ne sont pas de la même saison, et les chiffres sont bruts.`)];
}

const seasonOf = (period: Period | undefined): string => period?.code.slice(4) ?? "";

function uncertain(bounds: Bounds | null): ChangeCaution[] {
  if (bounds !== null && (bounds.min > 0 || bounds.max < 0 || (bounds.min === 0 && bounds.max === 0))) return [];
  return [caution("DIRECTION_UNCERTAIN", "L'intervalle certain contient zéro : ni hausse ni baisse n'est certaine.")];
}
