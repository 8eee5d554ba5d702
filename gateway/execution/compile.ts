import type { EntityBatchAlias, FetchNode, FlattenNode, PlanNode } from "@graphql-hive/router-query-planner";
import { entityFetch, rootFetch } from "./fetch.ts";
import { at } from "./record.ts";
import type { Surroundings, Task } from "./run.ts";
import { sharing } from "./sharing.ts";

/** Turns a query plan into a task: all that does not depend on the request is worked out here, once. */
export function compiled(plan: PlanNode | null, surroundings: Surroundings): Task {
  if (!plan) return () => undefined;
  const mayShare = sharing(plan);
  const taskOf = (node: PlanNode): Task => {
    switch (node.kind) {
      case "Sequence":
        return inOrder(node.nodes.map(taskOf));
      case "Parallel":
        return atOnce(node.nodes.map(taskOf));
      case "Condition":
        return either(
          node.condition,
          node.ifClause && taskOf(node.ifClause),
          node.elseClause && taskOf(node.elseClause),
        );
      case "Fetch":
        return rootFetch(node, surroundings);
      case "Flatten":
        return entityFetch({ node: fetchUnder(node), batches: [batchOf(node)] }, surroundings, mayShare);
      case "BatchFetch":
        return entityFetch({ node, batches: node.entityBatch.aliases }, surroundings, mayShare);
      default:
        throw new Error(`the plan has a ${node.kind} node, which no operation of ours can ask for`);
    }
  };
  return taskOf(plan);
}

function inOrder(tasks: readonly Task[]): Task {
  return async (run) => {
    for (const task of tasks) {
      if (run.reader.signal.aborted) return;
      await task(run);
    }
  };
}

const atOnce =
  (tasks: readonly Task[]): Task =>
  async (run) => {
    await Promise.all(tasks.map((task) => task(run)));
  };

function either(condition: string, then: Task | undefined, otherwise: Task | undefined): Task {
  return (run) => (at(run.variables, condition) === true ? then : otherwise)?.(run);
}

function fetchUnder({ node }: FlattenNode): FetchNode {
  if (node.kind !== "Fetch") throw new Error(`a ${node.kind} node stands under a flatten path`);
  return node;
}

/** A flattened fetch is a batch of one, with federation's own names. */
function batchOf(flatten: FlattenNode): EntityBatchAlias {
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
