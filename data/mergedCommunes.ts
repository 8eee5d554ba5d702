import { readFileSync } from "node:fs";
import type { TerritoryCode } from "@pacte-hub/schema/model/territory";
import { LazyMap } from "./lazyMap.ts";
import { shippedFile } from "./shipped.ts";

/** A code that the official geographic code no longer has. */
export interface MergedCommune {
  /** Null where the source does not give it. */
  readonly name: string | null;
  /** The commune of today that it is a part of. */
  readonly into: TerritoryCode;
}

/** The communes of the Meuse that another has absorbed, by their former code; one that was divided is not among them. */
export const mergedCommunes: ReadonlyMap<string, MergedCommune> = new LazyMap(() => {
  const [, ...lines] = readFileSync(shippedFile("territory/communes-reunies-meuse.csv"), "utf8").trim().split("\n");
  return new Map(
    lines.map((line) => {
      const [code = "", name = "", into = ""] = line.split(";");
      return [code, { name: name === "" ? null : name, into: into as TerritoryCode }] as const;
    }),
  );
});
