import { readFileSync } from "node:fs";
import type { Period } from "@pacte-hub/schema/model/period";
import type { Refusal } from "@pacte-hub/schema/model/refusal";
import type { TerritoryCode } from "@pacte-hub/schema/model/territory";
import type { Zone, Zoning } from "@pacte-hub/schema/model/zone";
import { grouped } from "@pacte-hub/schema/rules/grouped";
import { hintFor } from "@pacte-hub/schema/rules/nearest";
import { territory, territoryFile } from "./installation.ts";
import { LazyMap } from "./lazyMap.ts";
import { type LegalPopulation, lastVintage, nearestVintage, populationIn } from "./populations.ts";

/** The zones that have communes in the department, by zoning then code. */
export const zones: ReadonlyMap<TerritoryCode, Zone> = new LazyMap(() => {
  const allZones = (Object.keys(territory.zonings) as Zoning[]).flatMap(zonesOf);
  return new Map(allZones.map((zone) => [zone.code, zone]));
});

/** The legal population of a zone's communes here, of the vintage nearest to a period; undefined for what is no zone. */
export function populationOfZone(code: TerritoryCode, period: Pick<Period, "first" | "last">): LegalPopulation | undefined {
  const zone = zones.get(code);
  return zone && populationIn(zone.communes, nearestVintage(period));
}

/** A code of no zone here, with the nearest one by its code or its name. */
export const unknownZone = (code: string): Refusal => ({
  code: "UNKNOWN_TERRITORY",
  territory: code.slice(0, 40),
  hint: hintFor(code, [...zones.values()]),
});

function zonesOf(zoning: Zoning): Zone[] {
  const { file, extent, source } = territory.zonings[zoning] ?? {};
  if (file === undefined || extent === undefined || source === undefined) return [];
  const [, ...lines] = readFileSync(territoryFile(file), "utf8").trim().split("\n");
  const rows = lines.map((line) => {
    const [code = "", name = "", commune = ""] = line.split(";");
    return { code, name, commune };
  });
  return [...grouped(rows, ({ code }) => code)]
    .map(([code, inside]): Zone => {
      const communes = inside.map(({ commune }) => commune);
      const { population, vintage } = populationIn(communes, lastVintage());
      return { code, name: inside[0]?.name ?? code, zoning, communes, population, populationVintage: vintage, extent, source };
    })
    .sort((first, second) => (first.code < second.code ? -1 : 1));
}
