import { readFileSync } from "node:fs";
import type { Level, Territory, TerritoryCode } from "@pacte-hub/schema/model/territory";
import { shippedFile } from "./shipped.ts";

/** The Meuse part of the official geographic code; field names are those of the source (decoupage-administratif). */
interface CodeFile {
  readonly departement: { readonly code: string; readonly nom: string };
  readonly arrondissements: readonly { readonly code: string; readonly nom: string }[];
  readonly epcis: readonly {
    readonly siren: string;
    readonly nom: string;
    readonly siegeHorsMeuse: boolean;
    readonly populationMeuse: Readonly<Record<string, { readonly municipale: number | null }>>;
  }[];
  readonly communes: readonly {
    readonly code: string;
    readonly nom: string;
    readonly epci: string;
    readonly arrondissement: string;
    readonly population: number | null;
  }[];
}

/** Legal populations in force in 2021: the shipped vintage nearest to the Pact's figures that covers all 16 EPCI. */
const epciVintage = "2021";
/** Communes come with one population only, that of the COG 2026 package: it does not add up to the EPCI's of 2021. */
const communeVintage = "2026";

const file = JSON.parse(readFileSync(shippedFile("territory/meuse-territories.json"), "utf8")) as CodeFile;
const department = file.departement.code;

/** Every territory of the Meuse: the department, 3 arrondissements, 16 EPCI (their Meuse part), 499 communes. */
export const territories: ReadonlyMap<TerritoryCode, Territory> = new Map(
  [...departments(), ...arrondissements(), ...epcis(), ...communes()].map((territory) => [territory.code, territory]),
);

/** Of which communes each territory is made, communes included (each of itself). */
export const communesOf: ReadonlyMap<TerritoryCode, readonly TerritoryCode[]> = new Map(
  [...territories.keys()].map((code) => [code, file.communes.filter((commune) => lies(commune, code)).map((c) => c.code)]),
);

/** The territories a commune lies in, itself included. */
export function containing(commune: TerritoryCode): readonly TerritoryCode[] {
  const found = file.communes.find(({ code }) => code === commune);
  return found ? [found.code, found.epci, found.arrondissement, department] : [];
}

export const atLevel = (level: Level): Territory[] => [...territories.values()].filter((one) => one.level === level);

function lies(commune: CodeFile["communes"][number], code: TerritoryCode): boolean {
  return [commune.code, commune.epci, commune.arrondissement, department].includes(code);
}

function departments(): Territory[] {
  const population = file.epcis.reduce((sum, epci) => sum + (epci.populationMeuse[epciVintage]?.municipale ?? 0), 0);
  return [
    {
      code: department,
      name: file.departement.nom,
      level: "DEPARTMENT",
      population,
      populationVintage: epciVintage,
      parent: null,
    },
  ];
}

function arrondissements(): Territory[] {
  return file.arrondissements.map(({ code, nom }) => ({
    code,
    name: nom,
    level: "ARRONDISSEMENT",
    population: file.communes.reduce((sum, one) => sum + (one.arrondissement === code ? (one.population ?? 0) : 0), 0),
    populationVintage: communeVintage,
    parent: department,
  }));
}

function epcis(): Territory[] {
  return file.epcis.map(({ siren, nom, siegeHorsMeuse, populationMeuse }) => ({
    code: siren,
    // The EPCI of Bouligny is seated in another department: every figure of it here is that of its Meuse part.
    name: siegeHorsMeuse ? `${nom} (partie meusienne)` : nom,
    level: "EPCI",
    population: populationMeuse[epciVintage]?.municipale ?? null,
    populationVintage: epciVintage,
    parent: department,
  }));
}

function communes(): Territory[] {
  return file.communes.map(({ code, nom, epci, population }) => ({
    code,
    name: nom,
    level: "COMMUNE",
    population,
    populationVintage: communeVintage,
    parent: epci,
  }));
}
