import type { Action } from "@pacte-hub/schema/model/action";
import type { TerritoryCode } from "@pacte-hub/schema/model/territory";
import { epcis } from "../observed.ts";
import { uniform } from "../seed.ts";
import { actions } from "./actions.ts";

/** The invented actions that ran during a year. */
export const runningIn = (year: number): readonly Action[] => actions().filter((action) => ranIn(action, year));

function ranIn({ steps }: Action, year: number): boolean {
  const began = steps.find(({ status }) => status === "RUNNING")?.on;
  const ended = steps.find(({ status }) => status === "FINISHED")?.on ?? "9999";
  return began !== undefined && began <= `${year}-12-31` && ended >= `${year}-01-01`;
}

/** An action of the whole department is counted in one EPCI. */
export const placeOf = ({ id, territory }: Action): TerritoryCode =>
  territory === "55" ? (epcis()[Math.floor(uniform(`place|${id}`) * epcis().length)] ?? "") : territory;
