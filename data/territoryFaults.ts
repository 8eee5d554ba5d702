import { readFileSync } from "node:fs";
import { isShippedPact, territory, territoryFile } from "./installation.ts";

interface TerritoriesFile {
  readonly departement: { readonly code: string };
  readonly arrondissements: readonly { readonly code: string }[];
  readonly epcis: readonly { readonly siren: string }[];
  readonly communes: readonly { readonly code: string; readonly epci: string; readonly arrondissement: string }[];
}

/** What the files of a territory do not cover, in a French sentence; null: they cover the whole Department. */
export function faultInTerritory({ departement, arrondissements, epcis, communes }: TerritoriesFile, populations: string): string | null {
  const [epciCodes, arrondissementCodes] = [epcis.map(({ siren }) => siren), arrondissements.map(({ code }) => code)];
  const strange = communes.find(({ code }) => !code.startsWith(departement.code));
  const apart = communes.find(
    ({ epci, arrondissement }) => !epciCodes.includes(epci) || !arrondissementCodes.includes(arrondissement),
  );
  const populatedCodes = new Set(populations.trim().split("\n").slice(1).map((line) => line.split(";")[0]));
  const uncounted = communes.find(({ code }) => !populatedCodes.has(code));
  const empty = epciCodes.find((siren) => !communes.some(({ epci }) => epci === siren));
  if (communes.length === 0) return `aucune commune du département ${departement.code} n'y est.`;
  if (strange) return `la commune ${strange.code} n'est pas du département ${departement.code}.`;
  if (apart) return `la commune ${apart.code} est d'un EPCI ou d'un arrondissement qui n'y est pas.`;
  if (empty) return `l'EPCI ${empty} n'y a aucune commune.`;
  return uncounted ? `la population de la commune ${uncounted.code} n'y est pas.` : null;
}

/** The same of the installation's own; null where they are those that ship, which tests have read. */
export function faultInOwnTerritory(): string | null {
  if (isShippedPact) return null;
  const codeFile = JSON.parse(readFileSync(territoryFile(territory.territories), "utf8")) as TerritoriesFile;
  const fault = faultInTerritory(codeFile, readFileSync(territoryFile(territory.populations), "utf8"));
  return fault && `Les territoires de ce Pacte (HUB_PACT) ne couvrent pas le département : ${fault}`;
}
