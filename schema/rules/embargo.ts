const msPerDay = 86_400_000;

/** Days from today: others whose figures are of the same people cannot publish before it ends (`EMBARGOED_ELSEWHERE`). */
export const longestEmbargoDays = 366;

/** Whether an embargo may end at this instant, in milliseconds since 1970: to come, within a year. */
export const isEmbargoEnd = (instant: number, now = Date.now()): boolean =>
  instant > now && instant <= now + longestEmbargoDays * msPerDay;
