import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { OperatorError } from "@pacte-hub/server/operatorError";

/**
 * The official geographic code as the package `@etalab/decoupage-administratif` has it; field names are the package's.
 * @see https://www.npmjs.com/package/@etalab/decoupage-administratif
 */
interface Area {
  readonly code: string;
  readonly nom: string;
  readonly departement?: string;
}

interface Commune extends Area {
  /** "commune-actuelle", or what it was before it joined another. */
  readonly type?: string;
  readonly chefLieu?: string;
  readonly arrondissement?: string;
  /** Municipal, of the INSEE's list that the package's page names; what its EPCI say of their members may be of another year. */
  readonly population?: number;
}

interface Epci extends Area {
  readonly membres: readonly { readonly code: string }[];
}

/** A Department's part of the code, as `territory/territories.json` has it. */
export interface DepartmentPart {
  readonly territories: {
    readonly source: string;
    readonly licence: string;
    readonly departement: { readonly code: string; readonly nom: string };
    readonly arrondissements: readonly { readonly code: string; readonly nom: string }[];
    readonly epcis: readonly { readonly siren: string; readonly nom: string; readonly siegeHorsDepartement: boolean }[];
    readonly communes: readonly {
      readonly code: string;
      readonly nom: string;
      readonly epci: string;
      readonly arrondissement: string;
    }[];
  };
  /** By commune. */
  readonly populations: ReadonlyMap<string, number>;
  readonly mergedCommunes: readonly { readonly code: string; readonly name: string; readonly into: string }[];
}

/** @throws OperatorError where the folder is no copy of the package, or the code is no Department's. */
export async function departmentPart(folder: string, code: string): Promise<DepartmentPart> {
  const [departments, arrondissements, communes, epcis] = await Promise.all([
    readTable<Area>(folder, "departements"),
    readTable<Area>(folder, "arrondissements"),
    readTable<Commune>(folder, "communes"),
    readTable<Epci>(folder, "epci"),
  ]);
  const department = departments.find((candidate) => candidate.code === code);
  if (!department)
    throw new OperatorError(`« ${code} » n'est pas le code d'un département : « 54 », « 2A ».`, "MISUSE");
  const departmentCommunes = communes.filter((commune) => commune.departement === code);
  const present = departmentCommunes.filter(({ type = "commune-actuelle" }) => type === "commune-actuelle");
  const codes = new Set(present.map((commune) => commune.code));
  const departmentEpcis = epcis.filter(({ membres }) => membres.some((member) => codes.has(member.code)));
  const epciOf = new Map(departmentEpcis.flatMap((epci) => epci.membres.map((member) => [member.code, epci] as const)));
  return {
    territories: {
      source: await versionIn(folder),
      licence: "Licence Ouverte",
      departement: { code, nom: department.nom },
      arrondissements: arrondissements
        .filter((arrondissement) => arrondissement.departement === code)
        .map(({ code, nom }) => ({ code, nom })),
      epcis: departmentEpcis.map(({ code: siren, nom, membres }) => ({
        siren,
        nom,
        siegeHorsDepartement: !isSeatedHere(membres, codes),
      })),
      communes: present.map(({ code, nom, arrondissement = "" }) => ({
        code,
        nom,
        epci: epciOf.get(code)?.code ?? "",
        arrondissement,
      })),
    },
    populations: new Map(
      present.flatMap(({ code: commune, population }) =>
        population === undefined ? [] : [[commune, population] as const],
      ),
    ),
    mergedCommunes: departmentCommunes
      .filter(
        ({ type, chefLieu, code }) =>
          type !== undefined && type !== "commune-actuelle" && chefLieu && code !== chefLieu && codes.has(chefLieu),
      )
      .map(({ code, nom, chefLieu = "" }) => ({ code, name: nom, into: chefLieu })),
  };
}

/** An EPCI is held to be seated where most of its communes are: the package does not say its seat. */
const isSeatedHere = (members: readonly { readonly code: string }[], codes: ReadonlySet<string>): boolean =>
  members.filter(({ code }) => codes.has(code)).length * 2 > members.length;

async function readTable<One>(folder: string, name: string): Promise<readonly One[]> {
  try {
    return JSON.parse(await readFile(join(folder, "data", `${name}.json`), "utf8")) as readonly One[];
  } catch {
    throw new OperatorError(
      `${join(folder, "data", `${name}.json`)} ne se lit pas : donnez le dossier du paquet npm @etalab/decoupage-administratif (--code).`,
      "FILE_NOT_READABLE",
    );
  }
}

async function versionIn(folder: string): Promise<string> {
  const { name, version } = JSON.parse(await readFile(join(folder, "package.json"), "utf8")) as {
    readonly name: string;
    readonly version: string;
  };
  return `${name} ${version}`;
}
