import type { AuditFindingCode } from "@pacte-hub/schema/model/publicationRefusal";
import type { Guard, PublishedTable, ReleasedCell } from "../problem.ts";
import type { Solver } from "../solver.ts";
import { intervalsOf } from "./intervals.ts";
import { type Doubts, dispelDoubts, doubtsOf, holds, questionsOn } from "./question.ts";
import { shuffle } from "./shuffle.ts";
import { type Candidate, openTableau, someCandidate, type Tableau, unknownsOf } from "./tableau.ts";
import type { View } from "./view.ts";

/** A protected cell that an attacker knows too well. */
export interface Finding {
  readonly cell: string;
  /** SHOWN: it stands in the release. NARROWED: what is published and known confines it. */
  readonly code: AuditFindingCode;
  readonly min: number;
  readonly max: number;
  /** French, for the steward. */
  readonly why: string;
}

/** All findings; null when no table at all agrees with what is published and known. */
export function findingsIn(solver: Solver, table: PublishedTable, view: View): Finding[] | null {
  const candidate = someCandidate(solver, view);
  if (candidate === null || !holds(view, candidate)) return null;
  const doubts = doubtsOf(table, view);
  dispelDoubts(doubts, candidate);
  shuffle(table, view, { candidate, doubts });
  const suspects = askAll({ solver, table, view, candidate, doubts });
  return [
    ...table.cells.flatMap((cell, i) => shownFinding(cell, table, view, i)),
    ...narrowedFindings(solver, view, suspects),
    ...tooNarrow(solver, table, view),
  ];
}

interface Inquiry {
  readonly solver: Solver;
  readonly table: PublishedTable;
  readonly view: View;
  readonly candidate: Candidate;
  readonly doubts: Doubts;
}

/** The cells that some question leaves confined, asked first near home, then of all the unknowns. */
function askAll(inquiry: Inquiry): number[] {
  const { table, view, doubts } = inquiry;
  const unknown = unknownsOf(view);
  const isDoubted = (cell: number) => questionsOn(doubts, cell).length > 0;
  const homes = new Map<string, number[]>();
  for (const cell of unknown) {
    const home = table.cells[cell]?.block ?? "";
    homes.set(home, [...(homes.get(home) ?? []), cell]);
  }
  homes.delete("");
  for (const cells of homes.values()) if (cells.some(isDoubted)) askWithin(inquiry, cells);
  // What is doubted and not unknown is known: no question need be asked.
  const confined = [...view.ids.keys()].filter((cell) => isDoubted(cell) && view.high[cell]! - view.low[cell]! <= 1e-9);
  return unknown.some(isDoubted) ? [...confined, ...askWithin(inquiry, unknown)] : confined;
}

/** Asks what is doubted of these cells, and returns the cells for which some answer was no. */
function askWithin(inquiry: Inquiry, cells: readonly number[]): number[] {
  const { solver, view, candidate, doubts } = inquiry;
  const tableau = openTableau(solver, { view, cells, candidate });
  try {
    return cells.filter((cell) => questionsOn(doubts, cell).length > 0 && !answers(inquiry, tableau, cell));
  } finally {
    tableau.close();
  }
}

function answers({ view, doubts }: Inquiry, tableau: Tableau, cell: number): boolean {
  return questionsOn(doubts, cell).every((question) => {
    const linear = tableau.ask(question);
    // No fraction of a table reaches it, so no whole table does.
    if (!linear.found) return false;
    return (
      shows(view, doubts, tableau.candidateIn(linear)) ||
      shows(view, doubts, tableau.candidateIn(tableau.askWhole(question)))
    );
  });
}

function shows(view: View, doubts: Doubts, candidate: Candidate | null): boolean {
  if (candidate === null || !holds(view, candidate)) return false;
  dispelDoubts(doubts, candidate);
  return true;
}

function shownFinding(
  { id, status, value, guard, measure }: ReleasedCell,
  table: PublishedTable,
  view: View,
  i: number,
): Finding[] {
  const { k } = table.rules;
  const [min, max] = [view.low[i]!, view.high[i]!];
  const isSmall = measure === "COUNT" && k !== null && min > 0 && max < k;
  if (status === "PUBLISHED" && (guard !== null || isSmall)) {
    return [{ cell: id, code: "SHOWN", min, max, why: `${id} est publiée (${value}) alors qu'elle est protégée` }];
  }
  // Whoever forgot to guard it: a withheld count that is certainly small is found out.
  const why = `${id} est masquée mais certainement comprise entre ${min} et ${max}`;
  return status === "WITHHELD" && guard === null && isSmall ? [{ cell: id, code: "NARROWED", min, max, why }] : [];
}

/** The interval of each suspect, by the least and the most of it over all the attacker's equations. */
function narrowedFindings(solver: Solver, view: View, suspects: readonly number[]): Finding[] {
  return intervalsOf(solver, view, suspects).map(({ cell, min, max }) => {
    const why = `${view.ids[cell]} est masquée mais comprise entre ${min} et ${max} en nombres entiers`;
    return { cell: view.ids[cell]!, code: "NARROWED", min, max, why };
  });
}

/** Magnitudes and figures of few organisations: the interval is at least as wide as their guard asks. */
function tooNarrow(solver: Solver, table: PublishedTable, view: View): Finding[] {
  const guarded = [...table.cells.keys()].filter((i) => {
    const { guard, status } = table.cells[i]!;
    return status !== "PUBLISHED" && guard !== null && guard.width !== null;
  });
  return intervalsOf(solver, view, guarded).flatMap(({ cell, min, max }) => {
    const { id, guard } = table.cells[cell]!;
    const width = (guard as Guard).width!;
    if (max - min >= width - 1e-6 * Math.max(1, width)) return [];
    const why = `${id} est masquée mais comprise entre ${min} et ${max}, moins que la largeur ${width} exigée`;
    return [{ cell: id, code: "NARROWED" as const, min, max, why }];
  });
}
