import type { CellId, ForeignSecret, KnownInterval, Relation } from "../problem.ts";
import type { Protecting } from "../protect/protect.ts";

/** Sub-problems smaller than this go together: a thread costs more than it saves on them. */
const leastCells = 1_000;

/**
 * A problem as sub-problems that no relation, known fact or total ties together (departments, peoples): what is decided
 * in one tells nothing of another, so each may be protected and audited alone.
 */
export function componentsOf({ problem, policy, facts, seconds }: Protecting): Protecting[] {
  const trees = new Trees();
  for (const { id, total } of problem.cells) trees.tie(id, total);
  for (const { terms } of [...problem.relations, ...facts.relations]) {
    for (const { cell } of terms) trees.tie(terms[0]!.cell, cell);
  }
  const packs = packed(problem.cells.map(({ id }) => trees.rootOf(id)));
  const parts = Array.from({ length: Math.max(0, ...packs.values()) + 1 }, () => emptyPart());
  // What is tied to no cell of ours goes with the first: it can do no harm there.
  const partOf = (cell: CellId | undefined): Part =>
    parts[(cell === undefined ? undefined : packs.get(trees.rootOf(cell))) ?? 0]!;
  for (const cell of problem.cells) partOf(cell.id).cells.push(cell);
  for (const relation of problem.relations) partOf(relation.terms[0]?.cell).relations.push(relation);
  for (const relation of facts.relations) partOf(relation.terms[0]?.cell).tied.push(relation);
  for (const interval of facts.intervals) partOf(interval.cell).intervals.push(interval);
  for (const secret of facts.kept) partOf(secret.cell).foreignSecrets.push(secret);
  return parts.map(({ cells, relations, tied, intervals, foreignSecrets }) => ({
    problem: { cells, relations },
    policy,
    facts: { relations: tied, intervals, kept: foreignSecrets, coalitions: facts.coalitions },
    seconds,
  }));
}

interface Part {
  readonly cells: Protecting["problem"]["cells"][number][];
  readonly relations: Relation[];
  readonly tied: Relation[];
  readonly intervals: KnownInterval[];
  readonly foreignSecrets: ForeignSecret[];
}

const emptyPart = (): Part => ({ cells: [], relations: [], tied: [], intervals: [], foreignSecrets: [] });

/** By root of a component, the number of the pack it goes in: in the order of the cells, large ones alone. */
function packed(roots: readonly CellId[]): ReadonlyMap<CellId, number> {
  const sizes = new Map<CellId, number>();
  for (const root of roots) sizes.set(root, (sizes.get(root) ?? 0) + 1);
  const packs = new Map<CellId, number>();
  let next = 0;
  let open: { readonly pack: number; cells: number } | null = null;
  for (const [root, size] of sizes) {
    if (size >= leastCells) {
      packs.set(root, next++);
      continue;
    }
    open ??= { pack: next++, cells: 0 };
    packs.set(root, open.pack);
    open.cells += size;
    if (open.cells >= leastCells) open = null;
  }
  return packs;
}

/** Union-find, with its paths halved. */
class Trees {
  readonly #above = new Map<CellId, CellId>();

  rootOf(cell: CellId): CellId {
    let at = cell;
    for (let above = this.#above.get(at); above !== undefined; above = this.#above.get(at)) {
      const higher = this.#above.get(above);
      if (higher !== undefined) this.#above.set(at, higher);
      at = higher ?? above;
    }
    return at;
  }

  tie(first: CellId, second: CellId): void {
    const [a, b] = [this.rootOf(first), this.rootOf(second)];
    if (a !== b) this.#above.set(b, a);
  }
}
