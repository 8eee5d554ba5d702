import type { Batch } from "./fetchGraph.ts";
import type { PlanNode } from "./planNode.ts";

/** Orders batches: what does not depend on one another is sent at once, in branches that do not wait for each other. */
export function planTree(batches: readonly Batch[], write: (batch: Batch) => PlanNode): PlanNode | null {
  const nodes = componentsOf(batches).map((component) => sequenceOf(component, write));
  return inParallel(nodes);
}

function sequenceOf(batches: readonly Batch[], write: (batch: Batch) => PlanNode): PlanNode {
  const present = new Set(batches);
  const first = batches.filter(({ after }) => ![...after].some((each) => present.has(each)));
  const rest = batches.filter((batch) => !first.includes(batch));
  const start = inParallel(first.map(write)) as PlanNode;
  const then = rest.length > 0 ? planTree(rest, write) : null;
  if (!then) return start;
  return { kind: "Sequence", nodes: [start, ...(then.kind === "Sequence" ? then.nodes : [then])] };
}

export function inParallel(nodes: readonly PlanNode[]): PlanNode | null {
  const flat = nodes.flatMap((node) => (node.kind === "Parallel" ? node.nodes : [node]));
  if (flat.length > 1) return { kind: "Parallel", nodes: flat };
  return flat[0] ?? null;
}

/** Batches that are joined by dependencies, however far; what is no longer among them is answered already. */
function componentsOf(batches: readonly Batch[]): readonly (readonly Batch[])[] {
  const component = new Map(batches.map((batch) => [batch, new Set([batch])]));
  for (const batch of batches)
    for (const before of batch.after) {
      const own = component.get(batch) as Set<Batch>;
      const other = component.get(before);
      if (!other || other === own) continue;
      for (const each of other) component.set(each, own.add(each));
    }
  return [...new Set(component.values())].map((each) => batches.filter((batch) => each.has(batch)));
}
