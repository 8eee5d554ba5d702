import { readFileSync } from "node:fs";
import type { ExtractRow, Place, TableAsk } from "@pacte-hub/disclosure/table";
import type { Level } from "@pacte-hub/schema/model/territory";

export interface Commune extends Place {
  readonly population: number;
}

/** The 499 communes of the Meuse as shipped in data/territory. */
export function meuse(): Commune[] {
  // From the root of the repository, where every bench is run.
  const file = "data/territory/meuse-territories.json";
  const { communes } = JSON.parse(readFileSync(file, "utf8"));
  return communes.map((c: { code: string; epci: string; arrondissement: string; population: number }) => ({
    commune: c.code,
    epci: c.epci,
    arrondissement: c.arrondissement,
    population: c.population,
  }));
}

const sexes = { F: 0.55, M: 0.45 };
const ages = { "15-24": 0.15, "25-39": 0.4, "40-54": 0.3, "55+": 0.15 };

export interface Draw {
  readonly indicator: string;
  /** Share of the population counted, before the commune's own. */
  readonly rate: number;
  readonly seed: number;
  readonly totals: Level;
  readonly crossed: Level;
  readonly zonings: TableAsk["zonings"];
}

/** A table with the Meuse's shape and invented counts: Poisson draws, towns above the countryside. */
export function drawTable(draw: Draw, communes: readonly Commune[]): TableAsk {
  const random = mulberry(draw.seed);
  const rows = communes.flatMap((commune) => rowsOf(commune, draw.rate, random));
  return {
    indicator: draw.indicator,
    period: "2020-12",
    measure: "COUNT",
    department: "55",
    places: communes,
    zonings: draw.zonings,
    dimensions: [
      { name: "sex", values: Object.keys(sexes) },
      { name: "age", values: Object.keys(ages) },
    ],
    finest: { totals: draw.totals, crossed: draw.crossed },
    rows,
  };
}

function rowsOf({ commune, population }: Commune, rate: number, random: () => number): ExtractRow[] {
  const urban = population > 5000 ? 1.9 : population > 1500 ? 1.15 : 0.5;
  const own = rate * urban * Math.exp((random() - 0.5) * 1.2);
  return Object.entries(sexes).flatMap(([sex, bySex]) =>
    Object.entries(ages).map(([age, byAge]) => ({
      commune,
      at: [sex, age],
      value: poisson(population * own * bySex * byAge, random),
    })),
  );
}

function poisson(mean: number, random: () => number): number {
  if (mean > 30) {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal));
  }
  if (mean === 0) return 0; // the villages destroyed in 1916 have no inhabitants
  const limit = Math.exp(-mean);
  let count = -1;
  for (let product = 1; product > limit; product *= random()) count++;
  return count;
}

/** A small seeded generator (mulberry32): the same seed gives the same table everywhere. */
export function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
