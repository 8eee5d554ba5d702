import type { Observation } from "../../schema/language/observation.ts";
import { type Day, periodOf } from "../../schema/language/period.ts";
import { refusalError } from "../serve/refusalError.ts";
import type { SeriesAsk, SeriesLoader } from "./series.ts";

/** What a reader writes: a dataset's series on a territory, between two periods. */
export interface WrittenAsk extends Pick<SeriesAsk, "dataset" | "territory" | "by"> {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/**
 * The observations of a series.
 * @throws INVALID_PERIOD or PERIOD_REVERSED, in French, when `from` or `to` makes no sense.
 */
export async function askSeries(
  series: SeriesLoader,
  { from, to, ...ask }: WrittenAsk,
): Promise<readonly Observation[]> {
  const first = dayOf(from, "first");
  const last = dayOf(to, "last");
  if (first !== null && last !== null && first > last) {
    throw refusalError({ code: "PERIOD_REVERSED", from: from ?? "", to: to ?? "" });
  }
  return series.load({ ...ask, first, last });
}

function dayOf(text: string | null | undefined, end: "first" | "last"): Day | null {
  if (text === undefined || text === null) return null;
  const period = periodOf(text);
  if (!period) throw refusalError({ code: "INVALID_PERIOD", period: text.slice(0, 40) });
  return period[end];
}
