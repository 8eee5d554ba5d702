import type { EntityBatchAlias, FlattenNodePathSegment, PlanNode } from "@graphql-hive/router-query-planner";
import { expectedBy } from "./expected.ts";

/** Whether the places of a batch may hold the very same objects. */
export type MayShare = (batch: Pick<EntityBatchAlias, "paths">) => boolean;

/**
 * An entity that stands at several places may be the same object at each, unless another fetch of the plan writes at,
 * above or under them: it may tell different places different things under the same alias.
 */
export function sharing(plan: PlanNode): MayShare {
  const written = pathsIn(plan);
  const roots = rootsIn(plan);
  const isAlone = (path: string): boolean =>
    written.filter((other) => areRelated(path, other)).length === 1 &&
    roots.filter((root) => path.startsWith(root)).length <= 1;
  return ({ paths }) => {
    const own = paths.map(nameOf);
    return own.every(isAlone) && !overlap(own);
  };
}

const overlap = (paths: readonly string[]): boolean =>
  paths.some((path, index) => paths.some((other, at) => at !== index && areRelated(path, other)));

/** Field by field, with an end to each, so that `/a/` is not taken for the beginning of `/ab/`. */
const areRelated = (path: string, other: string): boolean => path.startsWith(other) || other.startsWith(path);

const nameOf = (path: readonly FlattenNodePathSegment[]): string =>
  `/${path.map((segment) => (typeof segment === "object" && "Field" in segment ? `${segment.Field}/` : "")).join("")}`;

function pathsIn(node: PlanNode): readonly string[] {
  switch (node.kind) {
    case "Sequence":
    case "Parallel":
      return node.nodes.flatMap(pathsIn);
    case "Condition":
      return [node.ifClause, node.elseClause].flatMap((clause) => (clause ? pathsIn(clause) : []));
    case "Flatten":
      return [nameOf(node.path)];
    case "BatchFetch":
      return node.entityBatch.aliases.flatMap(({ paths }) => paths.map(nameOf));
    default:
      return [];
  }
}

/** What each fetch from the root brings; a field that two of them share may be told again at any moment. */
function rootsIn(node: PlanNode): readonly string[] {
  switch (node.kind) {
    case "Sequence":
    case "Parallel":
      return node.nodes.flatMap(rootsIn);
    case "Condition":
      return [node.ifClause, node.elseClause].flatMap((clause) => (clause ? rootsIn(clause) : []));
    case "Fetch":
      return expectedBy(node.operation, node.outputRewrites).map(({ key }) => `/${key}/`);
    default:
      return [];
  }
}
