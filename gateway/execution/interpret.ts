import type { FetchNode, FlattenNode, PlanNode } from "@graphql-hive/router-query-planner";
import { fetchEntities, fetchRoot } from "./fetch.ts";
import { at } from "./record.ts";
import type { Run } from "./run.ts";

/** Walks a query plan. What it learns is left in `run.data`; it never throws for a partner's fault. */
export async function interpret(run: Run, node: PlanNode | null | undefined): Promise<void> {
  if (!node || run.reader.signal.aborted) return;
  switch (node.kind) {
    case "Sequence":
      for (const step of node.nodes) await interpret(run, step);
      return;
    case "Parallel":
      await Promise.all(node.nodes.map((each) => interpret(run, each)));
      return;
    case "Condition":
      return interpret(run, at(run.variables, node.condition) === true ? node.ifClause : node.elseClause);
    case "Fetch":
      return fetchRoot(run, node);
    case "Flatten":
      return fetchEntities(run, { node: fetchUnder(node), batches: [batchOf(node)] });
    case "BatchFetch":
      return fetchEntities(run, { node, batches: node.entityBatch.aliases });
    default:
      throw new Error(`the plan has a ${node.kind} node, which no operation of ours can ask for`);
  }
}

function fetchUnder({ node }: FlattenNode): FetchNode {
  if (node.kind !== "Fetch") throw new Error(`a ${node.kind} node stands under a flatten path`);
  return node;
}

/** A flattened fetch is a batch of one, with federation's own names. */
function batchOf(flatten: FlattenNode) {
  const { requires, inputRewrites, outputRewrites } = fetchUnder(flatten);
  return {
    alias: "_entities",
    representationsVariableName: "representations",
    paths: [flatten.path],
    requires: requires ?? [],
    ...(inputRewrites && { inputRewrites }),
    ...(outputRewrites && { outputRewrites }),
  };
}
