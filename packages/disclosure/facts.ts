import { type KnownFacts, type KnownInterval, nothingKnown, type Problem, type PublishedTable } from "./problem.ts";

/**
 * An earlier vintage ever readable, for the vintage that follows. A reader takes a figure published before for true
 * until told otherwise, so it is known; where the revision moved it, what he knows still contains the truth.
 */
export function factsOfVintage(earlier: PublishedTable, revised: Problem, source: string): KnownFacts {
  const before = new Map(earlier.cells.map((cell) => [cell.id, cell]));
  const intervals = revised.cells.flatMap(({ id, value }): KnownInterval[] => {
    const cell = before.get(id);
    if (cell === undefined || cell.status !== "PUBLISHED" || cell.value === null) return [];
    return [{ cell: id, min: Math.min(cell.value, value), max: Math.max(cell.value, value), source }];
  });
  return { ...nothingKnown, intervals };
}

/** A new vintage withholds what an earlier one withheld: a revision must not open what was closed. */
export function inheritFlags(revised: Problem, earlier: PublishedTable): Problem {
  const closed = new Set(earlier.cells.filter(({ status }) => status === "WITHHELD").map(({ id }) => id));
  const cells = revised.cells.map((cell) => (closed.has(cell.id) ? { ...cell, decided: "WITHHELD" as const } : cell));
  return { ...revised, cells };
}

/**
 * Marks cells as already said by an earlier release, so that a table tied to them (the stock of the quarter before) is
 * protected with them and neither opens the other.
 */
export function asDecided(problem: Problem, earlier: PublishedTable): Problem {
  const statusById = new Map(
    earlier.cells.map(({ id, status }) => [id, status === "WITHHELD" ? "WITHHELD" : "PUBLISHED"] as const),
  );
  return {
    ...problem,
    cells: problem.cells.map((cell) => ({ ...cell, decided: statusById.get(cell.id) ?? cell.decided })),
  };
}

/** All that is known, from several sources. */
export const allFacts = (...facts: readonly KnownFacts[]): KnownFacts => ({
  intervals: facts.flatMap(({ intervals }) => intervals),
  relations: facts.flatMap(({ relations }) => relations),
  kept: facts.flatMap(({ kept }) => kept),
  coalitions: facts.flatMap(({ coalitions = [] }) => coalitions),
});
