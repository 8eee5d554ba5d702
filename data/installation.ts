import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Source } from "@pacte-hub/schema/model/provenance";
import type { Zoning } from "@pacte-hub/schema/model/zone";
import { once } from "./once.ts";
import { shippedFile } from "./shipped.ts";
import shipped from "./territory/territory.json" with { type: "json" };

/** Of which Department an installation is, and which files say what lies in it (`territory/territory.schema.json`). */
export interface TerritoryManifest {
  /** INSEE's code. */
  readonly department: string;
  /** French, after a noun: "de la Meuse". */
  readonly of: string;
  /** French, of an EPCI that is seated in another department: "partie meusienne". */
  readonly part: string;
  readonly territories: string;
  readonly populations: string;
  /** Former communes; none where the source does not give them. */
  readonly mergedCommunes?: string;
  readonly zonings: Readonly<Partial<Record<Zoning, { readonly file: string; readonly extent: string; readonly source: Source }>>>;
}

/** The folder of another Department's Pact (HUB_PACT); null: the one that ships. */
const folder = process.env.HUB_PACT ? resolve(process.env.HUB_PACT) : null;

/** A file of the installation's Pact: "territory/territory.json", or the folder "pacts". */
export const pactFile = (name: string): string => (folder === null ? shippedFile(name) : join(folder, name));

/** Read at import where another Department's is named: a default of the graph says its code. */
export const territory: TerritoryManifest =
  folder === null
    ? shipped
    : (JSON.parse(readFileSync(pactFile("territory/territory.json"), "utf8")) as TerritoryManifest);

/** A file that the manifest names. */
export const territoryFile = (name: string): string => pactFile(`territory/${name}`);

/** A file of open data that another Department's Pact comes with, and whose it is. */
export interface OpenData {
  readonly institution: string;
  readonly dataset: string;
  /** From the folder of the Pact. */
  readonly file: string;
  readonly source: Source;
}

/** The open data of another Department's Pact (`open-data.json`); null: the institutions' own, as they ship. */
export const openData = once((): readonly OpenData[] | null => {
  if (folder === null) return null;
  const file = pactFile("open-data.json");
  if (!existsSync(file)) return [];
  return (JSON.parse(readFileSync(file, "utf8")) as { readonly files: readonly OpenData[] }).files;
});

/** Whether the Pact that ships is the one in service. */
export const isShippedPact = folder === null;
