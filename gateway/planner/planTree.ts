import type { Batch } from "./fetchGraph.ts";
import type { PlanNode } from "./planNode.ts";

/** Orders batches: what does not depend on one another is sent at once, in branches that do not wait for each other. */
export function planTree(batches: readonly Batch[], write: (batch: Batch) => PlanNode): PlanNode | null {
  const nodes = componentsOf(batches).map((component) => sequenceOf(component, write));
  return inParallel(nodes);
}

function sequenceOf(batches: readonly Batch[], write: (batch: Batch) => PlanNode): PlanNode {
  const present = new Set(batches);
  const first = batches.filter(({ after }) => ![...after].some((predecessor) => present.has(predecessor)));
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
      const joined = component.get(batch) as Set<Batch>;
      const predecessors = component.get(before);
      if (!predecessors || predecessors === joined) continue;
      for (const member of predecessors) component.set(member, joined.add(member));
    }
  return [...new Set(component.values())].map((members) => batches.filter((batch) => members.has(batch)));
}
