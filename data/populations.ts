import { readFileSync } from "node:fs";
import type { Day } from "@pacte-hub/schema/model/period";
import { territory, territoryFile } from "./installation.ts";
import { once } from "./once.ts";

/** A legal population of the INSEE: how many lived there on 1 January of its vintage, which came into force three years later. */
export interface LegalPopulation {
  /** Municipal population: nobody is counted twice, so communes add up. */
  readonly population: number;
  /** The year of the population, "2019": never that of its coming into force. */
  readonly vintage: string;
}

const table = once(() => {
  const [header = "", ...lines] = readFileSync(territoryFile(territory.populations), "utf8").trim().split("\n");
  const byCommune = new Map(
    lines.map((line) => {
      const [commune = "", ...populations] = line.split(";");
      return [commune, populations.map(Number)] as const;
    }),
  );
  return { vintages: header.split(";").slice(1), byCommune };
});

/** The vintages that give every commune, oldest first: each level is the sum of its communes of one vintage. */
export const vintages = (): readonly string[] => table().vintages;

/** The population that some communes have together, of one vintage. */
export function populationIn(communes: readonly string[], vintage: string): LegalPopulation {
  const { byCommune } = table();
  const at = vintages().indexOf(vintage);
  return { vintage, population: communes.reduce((sum, commune) => sum + (byCommune.get(commune)?.[at] ?? 0), 0) };
}

/** The last vintage: the one that territories bear. */
export const lastVintage = (): string => vintages().at(-1) ?? "";

/** The vintage whose 1 January is nearest to the middle of a period; the earlier of two as near. */
export function nearestVintage({ first, last }: { readonly first: Day; readonly last: Day }): string {
  const middle = (Date.parse(first) + Date.parse(last)) / 2;
  const distance = (vintage: string): number => Math.abs(Date.parse(`${vintage}-01-01`) - middle);
  return vintages().reduce((best, vintage) => (distance(vintage) < distance(best) ? vintage : best));
}
