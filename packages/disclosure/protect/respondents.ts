import type { Guard, GuardedSum, Intruder, Respondents } from "../problem.ts";
import { isAllOwn, ownPart, reachFor, widthFor } from "../respondents.ts";
import { assertInTime, type Solver } from "../solver.ts";
import type { Layout } from "./layout.ts";
import type { Move } from "./move.ts";
import { needsOf, prove } from "./needs.ts";
import type { Pattern } from "./pattern.ts";
import type { Row } from "./row.ts";
import { complement } from "./secondary.ts";
import { agrees } from "./witness.ts";

/** The layout with one more unknown for each sum of several cells that is guarded: after all others, never published. */
export function withSums(layout: Layout, respondents: Respondents | null): Layout {
  if (respondents === null) return layout;
  const number = new Map(layout.ids.map((id, i) => [id, i]));
  const sums = respondents.sums.filter(({ cells }) => cells.length > 1);
  const parts = sums.map(({ cells }) => cells.map((id) => number.get(id)!));
  const first = layout.ids.length;
  const rows = parts.map((cells, s): Row => {
    const times = new Float64Array(cells.length + 1).fill(1);
    times[cells.length] = -1;
    return { cells: Int32Array.from([...cells, first + s]), times, min: 0, max: 0 };
  });
  const extended = (ownValues: Float64Array, of: (s: number) => number) =>
    Float64Array.from([...ownValues, ...sums.map((_, s) => of(s))]);
  const [rowsOf, timesOf] = [
    layout.rowsOf.map((numbers) => [...numbers]),
    layout.timesOf.map((numbers) => [...numbers]),
  ];
  for (const _ of sums) {
    rowsOf.push([]);
    timesOf.push([]);
  }
  rows.forEach(({ cells, times }, r) => {
    cells.forEach((cell, t) => {
      rowsOf[cell]!.push(layout.rows.length + r);
      timesOf[cell]!.push(times[t]!);
    });
  });
  return {
    ...layout,
    ids: [...layout.ids, ...sums.map(nameOf)],
    value: extended(layout.value, (s) => parts[s]!.reduce((sum, cell) => sum + layout.value[cell]!, 0)),
    lower: extended(layout.lower, () => 0),
    upper: extended(layout.upper, () => Number.POSITIVE_INFINITY),
    isInteger: Uint8Array.from([
      ...layout.isInteger,
      ...parts.map((cells) => Number(cells.every((c) => layout.isInteger[c]))),
    ]),
    rows: [...layout.rows, ...rows],
    implied: Uint8Array.from([...layout.implied, ...rows.map(() => 0)]),
    rowsOf,
    timesOf,
  };
}

const nameOf = ({ cells }: GuardedSum): string => cells.join(" + ");

/**
 * Withholds what every respondent asks: for each, the same table with his own figures known to him. A witness found for
 * one is tried for the next before anything is solved. Returns one pattern for each, over the same withheld cells.
 */
export function complementForRespondents(solver: Solver, pattern: Pattern, respondents: Respondents): Pattern[] {
  const witnesses = new Set<Move>();
  const number = new Map(pattern.layout.ids.map((id, i) => [id, i]));
  return respondents.intruders.map((intruder) => {
    assertInTime(solver);
    const layout = knownTo(pattern.layout, respondents, intruder);
    const needs = needsOf(layout, guardsFor(layout, number, { respondents, intruder }));
    const respondentPattern = { ...pattern, layout, needs };
    for (const move of witnesses) if (agrees(layout, move)) prove(layout, needs, move);
    complement(solver, respondentPattern);
    for (const side of ["up", "down"] as const) for (const move of needs.witnesses[side].values()) witnesses.add(move);
    return respondentPattern;
  });
}

/** What he knows besides: at least his own part of each cell, and all of a cell that is his alone. */
function knownTo(layout: Layout, { contributions }: Respondents, intruder: Intruder): Layout {
  const leastOf = (id: string) => ownPart(contributions.get(id), intruder);
  const isOwn = (id: string) => isAllOwn(contributions.get(id), intruder);
  return {
    ...layout,
    lower: layout.lower.map((lower, i) => {
      const value = layout.value[i]!;
      return isOwn(layout.ids[i]!) ? value : Math.min(value, Math.max(lower, leastOf(layout.ids[i]!)));
    }),
    upper: layout.upper.map((upper, i) => (isOwn(layout.ids[i]!) ? layout.value[i]! : upper)),
  };
}

function guardsFor(
  layout: Layout,
  number: ReadonlyMap<string, number>,
  { respondents, intruder }: { respondents: Respondents; intruder: Intruder },
): (Guard | null)[] {
  const guards: (Guard | null)[] = layout.ids.map(() => null);
  for (const sum of respondents.sums) {
    const half = (widthFor(sum, intruder, respondents.share) ?? 0) / 2;
    const reach = Math.max(reachFor(sum, intruder, respondents.share) ?? 0, sum.value + half);
    if (reach <= sum.value * (1 + 1e-9)) continue;
    const i = number.get(nameOf(sum))!;
    const [down, up] = [layout.value[i]! - half, reach];
    const isWhole = layout.isInteger[i] === 1;
    guards[i] = {
      reachDown: isWhole ? Math.floor(down + 1e-9) : down,
      reachUp: isWhole ? Math.ceil(up - 1e-9) : up,
      width: null,
    };
  }
  return guards;
}
