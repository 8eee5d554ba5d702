import { readFileSync } from "node:fs";
import type { Period } from "@pacte-hub/schema/model/period";
import type { Refusal } from "@pacte-hub/schema/model/refusal";
import type { TerritoryCode } from "@pacte-hub/schema/model/territory";
import type { Zone, Zoning } from "@pacte-hub/schema/model/zone";
import { grouped } from "@pacte-hub/schema/rules/grouped";
import { hintFor } from "@pacte-hub/schema/rules/nearest";
import { LazyMap } from "./lazyMap.ts";
import { type LegalPopulation, lastVintage, nearestVintage, populationIn } from "./populations.ts";
import { shippedFile } from "./shipped.ts";

const repository = "repris dans le dépôt gip-inclusion/pilotage-airflow (version 4f69095)";
const known = "Seules ses communes de la Meuse sont dans le hub";

/** Where each zoning comes from, and what is known of its zones. */
const files: Readonly<Record<Zoning, { readonly file: string } & Pick<Zone, "extent" | "source">>> = {
  EMPLOYMENT_ZONE: {
    file: "territory/zones-emploi-2020-meuse.csv",
    extent: `${known} : une zone d'emploi ne suit pas les limites des départements, et ses chiffres ici sont ceux de sa partie meusienne.`,
    source: { title: `INSEE, zones d'emploi 2020, ${repository}`, licence: "non précisée", retrievedOn: "2026-11-28", url: null },
  },
  LOCAL_EMPLOYMENT_COMMITTEE: {
    file: "territory/comites-locaux-emploi-meuse.csv",
    extent: `${known} ; la source le dit de la Meuse, et n'y met aucune commune d'un autre département.`,
    source: { title: `France Travail, comités locaux pour l'emploi, ${repository}`, licence: "non précisée", retrievedOn: "2026-11-28", url: null },
  },
};

/** The zones that have communes in the department, by zoning then code. */
export const zones: ReadonlyMap<TerritoryCode, Zone> = new LazyMap(() => {
  const all = (Object.keys(files) as Zoning[]).flatMap(zonesOf);
  return new Map(all.map((zone) => [zone.code, zone]));
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
  const { file, extent, source } = files[zoning];
  const [, ...lines] = readFileSync(shippedFile(file), "utf8").trim().split("\n");
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
    .sort((one, other) => (one.code < other.code ? -1 : 1));
}
