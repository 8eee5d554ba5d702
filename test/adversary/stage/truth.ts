import type { SeenTerritory } from "../fetch/seen.ts";
import { nameOf } from "../knowledge/cells.ts";
import { marginsOf, type OwnFigure } from "../knowledge/respondents.ts";
import { containing } from "../knowledge/sums.ts";
import type { Truth } from "../solve/findings.ts";

/** One line of an institution's intake: release, territory, breakdown, who brought it (null: nobody is named), value in its unit. */
export type IntakeLine = readonly [string, string, string, string | null, number];

/** What only the referee holds: the counts behind the releases, and who brought them. Never given to the solver whole. */
export interface Referee {
  readonly truth: Truth;
  /** Each respondent's own figures. */
  readonly respondents: ReadonlyMap<string, readonly OwnFigure[]>;
  /** By cell, what each respondent brought to it. */
  readonly contributors: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

const inTenths = (release: string): boolean => /-fte-/.test(release);

export function refereeOf(lines: readonly IntakeLine[], territories: readonly SeenTerritory[]): Referee {
  const byCode = new Map(territories.map((one) => [one.code, one]));
  const levelOf = new Map(territories.map(({ code, level }) => [code, level]));
  const finestOf = finestSummed(lines, levelOf);
  const sums = new Map<string, number>();
  const contributors = new Map<string, Map<string, number>>();
  const respondents = new Map<string, OwnFigure[]>();
  const tables = new Set<string>();
  for (const [release, territory, breakdown, contributor, value] of lines) {
    const [, dataset = "", period = ""] = release.split(":");
    tables.add(`${dataset}|${period}`);
    const steps = inTenths(dataset) ? Math.round(value * 10) : value;
    const isSummed = levelOf.get(territory) === finestOf.get(`${dataset}|${period}`);
    for (const place of [territory, ...(isSummed ? containing(territory, byCode) : [])]) {
      for (const margin of marginsOf(breakdown)) {
        const id = nameOf(dataset, period, place, margin);
        sums.set(id, (sums.get(id) ?? 0) + steps);
        if (contributor === null || steps === 0) continue;
        const brought = contributors.get(id) ?? new Map<string, number>();
        contributors.set(id, brought.set(contributor, (brought.get(contributor) ?? 0) + steps));
      }
    }
    if (contributor === null) continue;
    const own = respondents.get(contributor) ?? [];
    respondents.set(contributor, own);
    own.push({ dataset, period, territory, breakdown, value: steps });
  }
  const truth: Truth = ({ id, dataset, period }) =>
    tables.has(`${dataset}|${period}`) ? (sums.get(id) ?? 0) : undefined;
  return { truth, respondents, contributors };
}

/** The level whose lines make up the department's: EPCI where there are any, for the communes are told beside them. */
function finestSummed(lines: readonly IntakeLine[], levelOf: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const finest = new Map<string, string>();
  for (const [release, territory] of lines) {
    const [, dataset, period] = release.split(":");
    const level = levelOf.get(territory) ?? "";
    const key = `${dataset}|${period}`;
    if (level === "EPCI" || !finest.has(key)) finest.set(key, level);
  }
  return finest;
}

/** Those of one legal unit stand together: fourteen digits begin with its SIREN; other names stand alone. */
export function holdings(respondents: ReadonlyMap<string, readonly OwnFigure[]>): Map<string, readonly OwnFigure[]> {
  const together = new Map<string, readonly OwnFigure[]>();
  for (const [name, own] of respondents) {
    const key = /^\d{14}$/.test(name) ? name.slice(0, 9) : name;
    together.set(key, [...(together.get(key) ?? []), ...own]);
  }
  return together;
}
