import { readFileSync } from "node:fs";
import type { Period } from "@pacte-hub/schema/model/period";
import type { Refusal } from "@pacte-hub/schema/model/refusal";
import type { Level, Territory, TerritoryCode } from "@pacte-hub/schema/model/territory";
import { hintFor } from "@pacte-hub/schema/rules/nearest";
import { territory, territoryFile } from "./installation.ts";
import { LazyMap } from "./lazyMap.ts";
import { once } from "./once.ts";
import { type LegalPopulation, lastVintage, nearestVintage, populationIn } from "./populations.ts";

/** The Department's part of the official geographic code; field names are those of the source (decoupage-administratif). */
interface CodeFile {
  readonly departement: { readonly code: string; readonly nom: string };
  readonly arrondissements: readonly { readonly code: string; readonly nom: string }[];
  readonly epcis: readonly {
    readonly siren: string;
    readonly nom: string;
    readonly siegeHorsDepartement: boolean;
  }[];
  readonly communes: readonly {
    readonly code: string;
    readonly nom: string;
    readonly epci: string;
    readonly arrondissement: string;
  }[];
}

const codeFile = once(
  () => JSON.parse(readFileSync(territoryFile(territory.territories), "utf8")) as CodeFile,
);
const department = (): TerritoryCode => codeFile().departement.code;

/** Every territory of the Department: itself, its arrondissements, its EPCI (their part in it), its communes. */
export const territories: ReadonlyMap<TerritoryCode, Territory> = new LazyMap(() => {
  const everyTerritory = [...departments(), ...arrondissements(), ...epcis(), ...communes()];
  return new Map(everyTerritory.map((place) => [place.code, place]));
});

/** Of which communes each territory is made, communes included (each of itself). */
export const communesOf: ReadonlyMap<TerritoryCode, readonly TerritoryCode[]> = new LazyMap(() => {
  const { communes: allCommunes } = codeFile();
  return new Map(
    [...territories.keys()].map((code) => [code, allCommunes.filter((commune) => lies(commune, code)).map((commune) => commune.code)]),
  );
});

/** The territories a commune lies in, itself included. */
export function containing(commune: TerritoryCode): readonly TerritoryCode[] {
  const place = codeFile().communes.find(({ code }) => code === commune);
  return place ? [place.code, place.epci, place.arrondissement, department()] : [];
}

/** Whether two territories have a commune in common. */
export function territoriesOverlap(first: TerritoryCode, second: TerritoryCode): boolean {
  if (first === second) return true;
  const communes = new Set(communesOf.get(second) ?? []);
  return (communesOf.get(first) ?? []).some((commune) => communes.has(commune));
}

export const atLevel = (level: Level): Territory[] => [...territories.values()].filter((place) => place.level === level);

/** A code of no territory here, with the nearest one by its code or its name. */
export const unknownTerritory = (code: string): Refusal => ({
  code: "UNKNOWN_TERRITORY",
  territory: code.slice(0, 40),
  hint: hintFor(code, [...territories.values()]),
});

function lies(commune: CodeFile["communes"][number], code: TerritoryCode): boolean {
  return [commune.code, commune.epci, commune.arrondissement, department()].includes(code);
}

/** All levels of one vintage, each the sum of its communes: they add up. */
function inhabitantsOf(code: TerritoryCode): Pick<Territory, "population" | "populationVintage"> {
  const communes = codeFile()
    .communes.filter((commune) => lies(commune, code)).map((commune) => commune.code);
  return { population: populationIn(communes, lastVintage()).population, populationVintage: lastVintage() };
}

/** A territory's legal population of the vintage nearest to a period; undefined for what is no territory. */
export function populationNear(
  code: TerritoryCode,
  period: Pick<Period, "first" | "last">,
): LegalPopulation | undefined {
  const communes = communesOf.get(code);
  return communes && populationIn(communes, nearestVintage(period));
}

function departments(): Territory[] {
  return [
    {
      code: department(),
      name: codeFile().departement.nom,
      level: "DEPARTMENT",
      ...inhabitantsOf(department()),
      parent: null,
    },
  ];
}

function arrondissements(): Territory[] {
  return codeFile().arrondissements.map(({ code, nom }) => ({
    code,
    name: nom,
    level: "ARRONDISSEMENT",
    ...inhabitantsOf(code),
    parent: department(),
  }));
}

function epcis(): Territory[] {
  return codeFile().epcis.map(({ siren, nom, siegeHorsDepartement }) => ({
    code: siren,
    // The EPCI of Bouligny is seated in another department: every figure of it here is that of its part here.
    name: siegeHorsDepartement ? `${nom} (${territory.part})` : nom,
    level: "EPCI",
    ...inhabitantsOf(siren),
    parent: department(),
  }));
}

function communes(): Territory[] {
  return codeFile().communes.map(({ code, nom, epci }) => ({
    code,
    name: nom,
    level: "COMMUNE",
    ...inhabitantsOf(code),
    parent: epci,
  }));
}
