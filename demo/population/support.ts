import type { TerritoryCode } from "@pacte-hub/schema/model/territory";
import { globalSupportCourse, globalSupportLeaving } from "../calibration/population.ts";
import { epcis } from "../observed.ts";
import { figureAt, type Quarter, quarter } from "../quarter.ts";
import { type ByTerritoryAndQuarter, remembered } from "../remembered.ts";
import { factor } from "../seed.ts";
import { sum, thin } from "../share.ts";
import { registered } from "./households.ts";

/** People in global support: who came and who left in the quarter, and who is there at its end. */
export interface Support {
  readonly entries: number;
  readonly exits: number;
  readonly stock: number;
}

const before = quarter(2016, 4);

/** Each quarter begins with the people the one before ended with. */
export const globalSupport: ByTerritoryAndQuarter<Support> = remembered((epci, at) => {
  if (at <= before) return { entries: 0, exits: 0, stock: Math.round(aimed(epci, before)) };
  const supportedBefore = globalSupport(epci, at - 1).stock;
  const exits = thin(supportedBefore, globalSupportLeaving, `global-support-exits|${at}|${epci}`);
  const missing = aimed(epci, at) - (supportedBefore - exits);
  const entriesDrawn = Math.round(missing * factor(`global-support-entries|${at}|${epci}`, 0.15));
  const entries = Math.max(0, entriesDrawn);
  return { entries, exits, stock: supportedBefore - exits + entries };
});

function aimed(epci: TerritoryCode, at: Quarter): number {
  const everywhere = sum(epcis().map((epciCode) => registered(epciCode, at)));
  return (figureAt(globalSupportCourse, at) * registered(epci, at)) / everywhere;
}
