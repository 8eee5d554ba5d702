import type { Dimension } from "@pacte-hub/schema/model/dimension";
import type { Observation } from "@pacte-hub/schema/model/observation";
import { type Day, periodOf } from "@pacte-hub/schema/model/period";
import { levelOf, type TerritoryCode } from "@pacte-hub/schema/model/territory";
import { dimensionNamed, writtenOf } from "@pacte-hub/schema/types/dimension.enums";
import type { SeriesArgs } from "@pacte-hub/schema/types/series.args";
import { dayIn } from "@pacte-hub/server/day";
import { refusalError } from "@pacte-hub/server/refusalError";
import type { Indicator } from "../config.ts";
import type { Context } from "../server/context.ts";
import { assertTerritory } from "./checkArguments.ts";
import { assertPeriodPublished } from "./periodPublished.ts";
import { assertFineEnough, assertPublished, openedTo } from "./unpublished.ts";

/** A series field of a query: its indicator, its territory, and its arguments. */
export interface WrittenAsk {
  readonly indicator: Indicator;
  readonly code: TerritoryCode;
  readonly args: SeriesArgs;
}

/**
 * The observations of a series.
 * @throws UNKNOWN_TERRITORY, INVALID_PERIOD, PERIOD_REVERSED or NOT_BROKEN_DOWN, in French, when the arguments make no sense; NOT_GRANTED
 * when the institution does not open them to this reader; NOT_PUBLISHED, LEVEL_NOT_PUBLISHED,
 * BREAKDOWN_NOT_PUBLISHED or PERIOD_NOT_PUBLISHED when no such figure is published.
 */
export async function querySeries(
  context: Context,
  { indicator, code, args }: WrittenAsk,
): Promise<readonly Observation[]> {
  const { series, access, used } = context;
  const { origin } = args;
  assertTerritory(code);
  const by = byIn(args, indicator);
  const ask = { dataset: indicator.id, level: levelOf(code), dimensions: by, ...spanOf(args), origin };
  const opened = await openedTo(context, ask);
  const query = { ...ask, ...opened, territory: code, by: by.join(";") };
  const observations = await series.load(query);
  if (observations.length === 0) {
    await assertFineEnough(context, query);
    // A dataset without releases answers an empty series; but a period in the future is refused (NOT_PUBLISHED).
    if (ask.first !== null && ask.first > dayIn(null)) await assertPublished(context, ask);
    await assertPeriodPublished(context, { indicator, origin, from: args.from, to: args.to });
  }
  access.read(ask, opened, observations);
  for (const { release } of observations) used.add(release);
  return observations;
}

/**
 * The first and last day that the arguments ask for; null for an end that is not given.
 * @throws INVALID_PERIOD or PERIOD_REVERSED, in French.
 */
export function spanOf({ from, to }: Pick<SeriesArgs, "from" | "to">) {
  const first = dayOf(from, "first");
  const last = dayOf(to, "last");
  if (first !== null && last !== null && first > last) {
    throw refusalError({ code: "PERIOD_REVERSED", from: from ?? "", to: to ?? "" });
  }
  return { first, last };
}

/** The dimensions to break the series down by, in alphabetical order. @throws NOT_BROKEN_DOWN */
export function byIn(
  { by }: Pick<SeriesArgs, "by">,
  { id, title, dimensions }: Pick<Indicator, "id" | "title" | "dimensions">,
): readonly Dimension[] {
  const askedDimensions = new Set((by ?? []).map((word) => dimensionNamed(word) ?? word));
  const unknown = [...askedDimensions].find((name) => !dimensions.some((dimension) => dimension.name === name));
  if (unknown !== undefined) {
    throw refusalError({
      code: "NOT_BROKEN_DOWN",
      dataset: id,
      datasetTitle: title,
      by: (by ?? []).find((word) => (dimensionNamed(word) ?? word) === unknown) ?? unknown,
      known: dimensions.map(({ name }) => writtenOf(name)),
    });
  }
  return ([...askedDimensions] as Dimension[]).sort();
}

function dayOf(text: string | null | undefined, end: "first" | "last"): Day | null {
  if (text === undefined || text === null) return null;
  const period = periodOf(text);
  if (!period) throw refusalError({ code: "INVALID_PERIOD", period: text.slice(0, 40) });
  return period[end];
}
