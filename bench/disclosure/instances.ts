import { readFileSync } from "node:fs";
import type { Cell, Problem } from "@pacte-hub/disclosure/problem";
import { equation } from "@pacte-hub/disclosure/table";

type Written = Omit<Cell, "contributors" | "decided"> & Partial<Pick<Cell, "contributors">>;

/** An instance of the folder beside this file (its README says whence). */
export function instance(folder: string, name: string): Problem {
  const { cells, eqs } = JSON.parse(readFileSync(`${folder}/${name}.json`, "utf8")) as {
    readonly cells: readonly Written[];
    readonly eqs: readonly (readonly [string, readonly string[]])[];
  };
  return {
    cells: cells.map((cell) => ({ contributors: null, ...cell, decided: null })),
    relations: eqs.map(([total, parts], e) => equation(`${e}: ${total}`, total, parts)),
  };
}

/** A sparse table: places in three levels, kinds in two, and four fifths of the finest cells empty. */
export function sparse(places: number, kinds: number): Problem {
  const cells: Cell[] = [];
  const relations: Problem["relations"][number][] = [];
  const areas = Math.round(Math.sqrt(places));
  const count = (p: number, k: number) => ((p * 7919 + k * 104729) % 97 < 77 ? 0 : 1 + (((p + 3) * (k + 5)) % 37));
  const sums = new Map<string, number>();
  const at = (place: string, kind: string) => `${place}|${kind}`;
  const add = (id: string, value: number) => sums.set(id, (sums.get(id) ?? 0) + value);
  for (let p = 0; p < places; p++) {
    for (let k = 0; k < kinds; k++) {
      for (const place of [`p${p}`, `a${p % areas}`, "_T"]) {
        for (const kind of [`k${k}`, "_T"]) add(at(place, kind), count(p, k));
      }
    }
  }
  const levels = { p: "COMMUNE", a: "EPCI", _: "DEPARTMENT" } as const;
  for (const [id, value] of sums) {
    const [place = "", kind = ""] = id.split("|");
    const level = levels[place[0] as keyof typeof levels];
    const block = level === "COMMUNE" ? `a${Number(place.slice(1)) % areas}` : level === "EPCI" ? place : "";
    const rank = { COMMUNE: 2, EPCI: 1, DEPARTMENT: 0, ARRONDISSEMENT: 1 }[level];
    const grain = [rank, kind === "_T" ? 0 : 1];
    cells.push({
      id,
      value,
      measure: "COUNT",
      level,
      total: at(place, "_T"),
      grain,
      block,
      contributors: null,
      decided: null,
    });
  }
  const ofKinds = Array.from({ length: kinds }, (_, k) => `k${k}`);
  const inside = (a: number) => Array.from({ length: places }, (_, p) => p).filter((p) => p % areas === a);
  for (const place of new Set(cells.map(({ id }) => id.split("|")[0]!)))
    relations.push(
      equation(
        `${place} sur les types`,
        at(place, "_T"),
        ofKinds.map((kind) => at(place, kind)),
      ),
    );
  for (const kind of [...ofKinds, "_T"]) {
    const every = Array.from({ length: areas }, (_, a) => a);
    relations.push(
      equation(
        `${kind} partout`,
        at("_T", kind),
        every.map((a) => at(`a${a}`, kind)),
      ),
    );
    for (const a of every)
      relations.push(
        equation(
          `${kind} en a${a}`,
          at(`a${a}`, kind),
          inside(a).map((p) => at(`p${p}`, kind)),
        ),
      );
  }
  return { cells, relations };
}
