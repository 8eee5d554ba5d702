import type { BatchFetchNode, EntityBatchAlias, FetchNode, FlattenNode, PlanNode } from "../planner/planNode.ts";
import { AnswerShape } from "./answerShape.ts";
import { expectedUnder } from "./entities.ts";
import { expectedBy } from "./expected.ts";
import { entityFetch, rootFetch } from "./fetch.ts";
import { namesOn } from "./fieldPath.ts";
import type { Expected } from "./gaps.ts";
import type { CompileContext, Task } from "./run.ts";
import { sharedEntities } from "./sharedEntities.ts";

/** A plan made ready to be run. */
export interface Compiled {
  readonly run: Task;
  /** The subgraphs that were to bring the value at a path of planned names; none when nobody was asked. */
  readonly subgraphsAt: (path: readonly string[]) => readonly string[];
}

/** Turns a query plan into a task: all that does not depend on the request is worked out here, once. */
export function compiled(plan: PlanNode | null, context: CompileContext): Compiled {
  if (!plan) return { run: () => undefined, subgraphsAt: () => [] };
  const fetches = fetchesIn(plan, context);
  const shape = new AnswerShape();
  for (const fetch of fetches.values())
    for (const { path, fields } of placesOf(fetch)) shape.add(fetch.number, path, fields);
  const mayShare = sharedEntities([...fetches.values()]);
  const services = [...fetches.values()].map(({ node }) => node.serviceName);
  const taskOf = (node: PlanNode): Task => {
    switch (node.kind) {
      case "Sequence":
        return inOrder(node.nodes.map(taskOf));
      case "Parallel":
        return atOnce(node.nodes.map(taskOf));
      default: {
        const fetch = fetches.get(node) as Fetch;
        const { batches, fields, number } = fetch;
        return batches
          ? entityFetch({ node: fetch.node, batches }, fields, { number, shape, mayShare, services }, context)
          : rootFetch({ ...fetch, node: fetch.node as FetchNode }, { number, shape }, context);
      }
    }
  };
  const subgraphsAt = (path: readonly string[]) => [
    ...new Set(shape.fetchesAt(path).map((number) => services[number] as string)),
  ];
  return { run: taskOf(plan), subgraphsAt };
}

/** One fetch of a plan. */
export interface Fetch {
  readonly number: number;
  readonly node: FetchNode | BatchFetchNode;
  /** Entities it asks about; none: it starts from a root type. */
  readonly batches: readonly EntityBatchAlias[] | undefined;
  /** Where the root of queries was reached again, for a fetch that starts from it there. */
  readonly flattenPath?: FlattenNode["path"];
  /** The fields it selects. */
  readonly fields: readonly Expected[];
}

/** The place in the answer of the fields that a fetch selects. */
const placesOf = ({ batches, fields, flattenPath = [] }: Fetch) =>
  batches
    ? batches.flatMap((alias) =>
        alias.paths.map((path) => ({ path: namesOn(path), fields: expectedUnder(alias, fields) })),
      )
    : [{ path: namesOn(flattenPath), fields }];

/** In the order of the plan, by its nodes. */
function fetchesIn(plan: PlanNode, { wholeSchema }: CompileContext): ReadonlyMap<PlanNode, Fetch> {
  const fetches = new Map<PlanNode, Fetch>();
  const add = (
    planNode: PlanNode,
    node: Fetch["node"],
    batches: Fetch["batches"],
    flattenPath: Fetch["flattenPath"] = [],
  ): void => {
    const expectedFields = (rewrites: FetchNode["outputRewrites"]) => expectedBy(node.operation, rewrites, wholeSchema);
    const fields = batches
      ? batches.flatMap(({ alias, outputRewrites }) =>
          expectedFields(outputRewrites).filter(({ key }) => key === alias),
        )
      : expectedFields("outputRewrites" in node ? node.outputRewrites : undefined);
    fetches.set(planNode, { number: fetches.size, node, batches, fields, flattenPath });
  };
  const walk = (node: PlanNode): void => {
    switch (node.kind) {
      case "Sequence":
      case "Parallel":
        node.nodes.forEach(walk);
        return;
      case "Fetch":
        add(node, node, undefined);
        return;
      case "Flatten":
        if (fetchUnder(node).requires) add(node, fetchUnder(node), [batchOf(node)]);
        else add(node, fetchUnder(node), undefined, node.path);
        return;
      case "BatchFetch":
        add(node, node, node.entityBatch.aliases);
        return;
    }
  };
  walk(plan);
  return fetches;
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
