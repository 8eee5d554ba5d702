import { pactOn } from "@pacte-hub/data/pacts";
import type { Action } from "@pacte-hub/schema/model/action";
import type { Axis } from "@pacte-hub/schema/model/pact";
import type { Day } from "@pacte-hub/schema/model/period";
import type { Programme } from "@pacte-hub/schema/model/programme";
import { dayIn } from "@pacte-hub/server/day";
import type { DepartmentStore } from "./read.ts";

type Stored = Pick<DepartmentStore, "all">;

/** The Pacts of the registers, oldest first. */
export const pactsOf = async (store: Stored): Promise<readonly Programme[]> =>
  [...(await store.all("programme"))].sort((a, b) => a.start.localeCompare(b.start));

/** The axis whose recommendations an action names. */
export const axisOfAction = async (store: Stored, action: Pick<Action, "recommendations">): Promise<Axis | undefined> =>
  (await store.all("axis")).find((axis) => isUnder(axis, action));

/** The Pact whose recommendations an action names. */
export async function pactOfAction(store: Stored, action: Pick<Action, "recommendations">) {
  const [axis, pacts] = await Promise.all([axisOfAction(store, action), pactsOf(store)]);
  return pacts.find(({ id }) => id === axis?.pact);
}

/** Whether an action is of a Pact: by the recommendations it names. */
export async function isOfPact(store: Stored, pact: string) {
  const axes = (await store.all("axis")).filter((axis) => axis.pact === pact);
  return (action: Pick<Action, "recommendations">): boolean => axes.some((axis) => isUnder(axis, action));
}

const isUnder = (axis: Axis, { recommendations }: Pick<Action, "recommendations">): boolean =>
  axis.recommendations.some(({ code }) => recommendations.includes(code));

/** The Pact that is named; else, of those that have a year, the one in service, or the last; else the one in service. */
export async function pactOfYear(store: Stored, year: number, pactId: string | null): Promise<Programme | undefined> {
  const pacts = await pactsOf(store);
  if (pactId !== null) return pacts.find(({ id }) => id === pactId);
  const inService = pactOn(pacts, dayIn(null));
  if (inService?.years.includes(year)) return inService;
  return pacts.findLast(({ years }) => years.includes(year)) ?? inService;
}

/** How a year of a Pact is named in the registers: "2019", after the Pact's prefix, which the first does not have. */
export const subjectOfYear = ({ prefix }: Pick<Programme, "prefix">, year: number): string => `${prefix}${year}`;

/** The first day of the first Pact; null: the register knows none. */
export const firstDay = async (store: Stored): Promise<Day | null> => (await pactsOf(store))[0]?.start ?? null;
