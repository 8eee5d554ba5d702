import { populationOfZone, zones } from "@pacte-hub/data/zones";
import type { Observation } from "@pacte-hub/schema/model/observation";
import { isMagnitude } from "@pacte-hub/schema/model/release";
import type { Zone } from "@pacte-hub/schema/model/zone";
import { aggregate, type Cell } from "@pacte-hub/schema/rules/aggregate";
import { grouped } from "@pacte-hub/schema/rules/grouped";
import type { Indicator } from "../config.ts";
import type { Context } from "../server/context.ts";
import { querySeries, type WrittenAsk } from "./querySeries.ts";
import type { RateSource } from "./rates.ts";

/** Datasets that are published by commune: of others nothing can be said of a zone. */
export const isOfCommunes = ({ finest }: Pick<Indicator, "finest">): boolean => finest === "COMMUNE";

/**
 * The series of a zone, from its communes' published figures by the rule that makes an EPCI's (schema/rules/aggregate.ts):
 * nothing is opened by it, for each of them is asked as its reader would.
 * @throws what the communes' own series refuse.
 */
export async function zoneSeries(context: Context, { indicator, code, args }: WrittenAsk): Promise<Observation[]> {
  const zone = zones.get(code);
  if (!zone) return [];
  const series = await Promise.all(
    zone.communes.map((commune) => querySeries(context, { indicator, code: commune, args })),
  );
  return [...grouped(series.flat(), ({ release }) => release).values()].map((cells) =>
    sumOfZone(zone, indicator, cells),
  );
}

/**
 * The sum of a zone's communes, with what is certain of it.
 * @param cells one of each commune, of one release
 */
export function sumOfZone({ code, communes }: Zone, indicator: Indicator, cells: readonly Observation[]): Observation {
  const [first] = cells as [Observation, ...Observation[]];
  // An embargo or a withdrawal is of the whole table, and one withheld commune withholds the sum.
  const closed = cells.find(({ status }) => status === "EMBARGOED" || status === "WITHDRAWN" || status === "WITHHELD");
  const silent = { ...first, territoryCode: code, value: null, bounds: null, standardError: null, roundedTo: null };
  if (closed) return { ...silent, coverage: null, status: closed.status } as Observation;
  const parts = cells.flatMap(({ territoryCode: territory, value }) =>
    value === null ? [] : [{ territory, breakdown: "", value }],
  );
  const uninhabited = cells.flatMap(({ territoryCode, status }) =>
    status === "NOT_APPLICABLE" ? [territoryCode] : [],
  );
  const [sum] = aggregate(parts, {
    composition: new Map([[code, communes]]),
    roundedTo: indicator.roundedTo,
    zeroAtMost: indicator.zeroAtMost,
    isContinuous: isMagnitude(indicator.unit),
    silence: "NOT_COLLECTED",
    uninhabited: new Set(uninhabited),
  }) as [Cell];
  const { status, value, bounds, standardError, coverage } = sum;
  const roundedTo = value === null ? null : (first.roundedTo ?? indicator.roundedTo);
  const isDrawn = cells.some((cell) => cell.status === "ROUNDED" && cell.roundedTo !== indicator.roundedTo);
  const certain = isDrawn ? ofDrawn(sum, cells) : { status, bounds, standardError };
  return { ...silent, value, coverage, roundedTo, ...certain } as Observation;
}

/** Of figures rounded by the rule that protects them, not by their producer: each has its own bounds, and no error is told. */
function ofDrawn({ status }: Cell, cells: readonly Observation[]) {
  const total = (of: "min" | "max") => cells.reduce((sum, { bounds }) => sum + (bounds?.[of] ?? 0), 0);
  return {
    status: status === "PUBLISHED" ? ("ROUNDED" as const) : status,
    bounds: { min: total("min"), max: total("max") },
    standardError: null,
  };
}

/** What a rate of a zone is made of. */
export const ofZones: RateSource = {
  series: zoneSeries,
  population: (code, span) => populationOfZone(code, span),
};
