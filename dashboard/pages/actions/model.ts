import { countFigure, type FigureText, latest, seriesFigures } from "../../hub/figure.ts";
import { type Request, requestsOf } from "../../hub/funding.ts";
import type { ActionsQuery, FundedFragment } from "../../hub/operations.ts";
import type { Partner } from "../../hub/partners.ts";
import type { Place } from "../../parts/place.ts";

export type Axis = NonNullable<ActionsQuery["axes"]>[number];
export type Recommendation = Axis["recommendations"][number];
/** What narrows every list of the page: `annee`, `axe`, `preconisation`, `financeur`. */
export type Filters = Place["filters"];

export const isOfAxis =
  (axe: string | undefined) =>
  ({ number }: Pick<Axis, "number">): boolean =>
    !axe || String(number) === axe;

const isOfCode =
  ({ preconisation }: Filters) =>
  ({ code }: { readonly code: string }): boolean =>
    !preconisation || code === preconisation;

export const isToFunder =
  ({ financeur }: Filters) =>
  ({ funder }: Pick<Request, "funder">): boolean =>
    !financeur || funder === financeur;

/** Whether an action answers to every choice. */
export const isChosen =
  (filters: Filters) =>
  (action: FundedFragment): boolean =>
    (!filters.annee || String(action.year) === filters.annee) &&
    (!filters.axe || String(action.axis?.number) === filters.axe) &&
    (!filters.preconisation || action.recommendations.some(isOfCode(filters))) &&
    (!filters.financeur || requestsOf(action).some(isToFunder(filters)));

/** The axes and recommendations that answer to the choices: a table of those that do not would show absences that are none. */
export const axesFor = (axes: readonly Axis[], filters: Filters): readonly Axis[] =>
  axes.filter(isOfAxis(filters.axe)).flatMap((axis) => {
    const recommendations = axis.recommendations.filter(isOfCode(filters));
    return recommendations.length === 0 ? [] : [{ ...axis, recommendations }];
  });

/** How many of these actions carry out a recommendation. */
export const countOf = (code: string, actions: readonly FundedFragment[]): number =>
  actions.filter(({ recommendations }) => recommendations.some((recommendation) => recommendation.code === code))
    .length;

/** The figure of the year, or the latest: what is real first, then what a demonstration invents; null: none is opened. */
export function outcomesOf(counts: Recommendation[Partner], year: string | undefined): readonly FigureText[] | null {
  const real = seriesFigures(counts?.outcomes, countFigure);
  const invented = seriesFigures(counts?.inventedOutcomes, countFigure);
  if (!real && !invented) return null;
  return [real, invented].flatMap((series) => {
    const figure = latest(year ? (series ?? []).filter(({ period }) => period === year) : series);
    return figure ? [figure] : [];
  });
}
