import { readFileSync } from "node:fs";
import type { TerritoryCode } from "@pacte-hub/schema/model/territory";
import { territory, territoryFile } from "./installation.ts";
import { LazyMap } from "./lazyMap.ts";

/** A code that the official geographic code no longer has. */
export interface MergedCommune {
  /** Null where the source does not give it. */
  readonly name: string | null;
  /** The commune of today that it is a part of. */
  readonly into: TerritoryCode;
}

/** The communes of the Department that another has absorbed, by their former code; one that was divided is not among them. */
export const mergedCommunes: ReadonlyMap<string, MergedCommune> = new LazyMap(() => {
  if (territory.mergedCommunes === undefined) return new Map();
  const [, ...lines] = readFileSync(territoryFile(territory.mergedCommunes), "utf8").trim().split("\n");
  return new Map(
    lines.map((line) => {
      const [code = "", name = "", into = ""] = line.split(";");
      return [code, { name: name === "" ? null : name, into: into as TerritoryCode }] as const;
    }),
  );
});
