import type { Cell, CellId, KnownFacts, Problem, Relation } from "./problem.ts";
import type { DisclosureRefusal } from "./refusal.ts";

/** What is wrong with a table, its relations or the facts declared known, or null: judged before anything is solved. */
export function faultIn({ cells, relations }: Problem, facts: KnownFacts): DisclosureRefusal | null {
  const byId = new Map(cells.map((cell) => [cell.id, cell]));
  return (
    faultInCells(cells, byId) ??
    faultInTerms(relations, byId) ??
    firstRefusal(relations, (relation) => contradiction(relation, byId, "MARGINS_DO_NOT_ADD")) ??
    faultInFacts(facts, byId)
  );
}

/** Sums of magnitudes carry the rounding of floating point, not of the source. */
export const tolerance = (scale: number): number => 1e-6 * Math.max(1, Math.abs(scale));

type ById = ReadonlyMap<CellId, Cell>;

function faultInCells(cells: readonly Cell[], byId: ById): DisclosureRefusal | null {
  if (cells.length === 0) return invalid("il est vide");
  if (byId.size < cells.length) return invalid("deux cellules portent le même nom");
  return firstRefusal(cells, (cell) => {
    if (!(cell.value >= 0 && Number.isFinite(cell.value))) return invalid(`${cell.id} vaut ${cell.value}`);
    if (cell.measure === "COUNT" && !Number.isInteger(cell.value)) return invalid(`${cell.id} n'est pas entier`);
    return byId.has(cell.total) ? null : invalid(`le total ${cell.total} manque`);
  });
}

function faultInTerms(relations: readonly Relation[], byId: ById): DisclosureRefusal | null {
  return firstRefusal(relations, ({ id, terms, min, max }) => {
    if (!(min <= max)) return invalid(`la relation ${id} est vide (${min} > ${max})`);
    const unknown = terms.find((term) => !byId.has(term.cell));
    return unknown ? invalid(`la relation ${id} nomme ${unknown.cell}, qui n'est pas dans le tableau`) : null;
  });
}

function faultInFacts(facts: KnownFacts, byId: ById): DisclosureRefusal | null {
  const ownRelations = facts.relations.filter(({ terms }) => terms.every((term) => byId.has(term.cell)));
  return (
    firstRefusal(facts.intervals, ({ cell, min, max, source }) => {
      const value = byId.get(cell)?.value ?? min;
      const slack = tolerance(value);
      return min <= max && value >= min - slack && value <= max + slack
        ? null
        : { code: "FACTS_CONTRADICTED", cell, source };
    }) ?? firstRefusal(ownRelations, (relation) => contradiction(relation, byId, "RELATION_CONTRADICTED"))
  );
}

function contradiction(
  { id, terms, min, max }: Relation,
  byId: ById,
  code: "MARGINS_DO_NOT_ADD" | "RELATION_CONTRADICTED",
): DisclosureRefusal | null {
  const scale = terms.reduce((largest, { cell }) => Math.max(largest, byId.get(cell)!.value), 0);
  const total = terms.reduce((sum, { cell, times }) => sum + times * byId.get(cell)!.value, 0);
  const gap = Math.max(min - total, total - max);
  if (gap <= tolerance(scale)) return null;
  const isMargin = code === "MARGINS_DO_NOT_ADD" && min === max;
  return isMargin ? { code, relation: id, gap } : { code: "RELATION_CONTRADICTED", relation: id, found: total };
}

const invalid = (detail: string): DisclosureRefusal => ({ code: "TABLE_INVALID", detail });

function firstRefusal<T>(
  candidates: readonly T[],
  judge: (candidate: T) => DisclosureRefusal | null,
): DisclosureRefusal | null {
  for (const candidate of candidates) {
    const refusal = judge(candidate);
    if (refusal) return refusal;
  }
  return null;
}
