import type { Day } from "@pacte-hub/schema/model/period";

/** The last day of the Pact: nothing is generated after it. */
export const lastDay: Day = "2021-12-31";

export const years = [2017, 2018, 2019, 2020, 2021] as const;

/** The day so many days after another. */
export function later(day: Day, days: number): Day {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
