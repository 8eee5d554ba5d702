import type { EntityBatchAlias } from "../planner/planNode.ts";
import { namesOn } from "./fieldPath.ts";
import type { Expected } from "./gaps.ts";

/** Whether the places of a batch may hold the very same objects. */
export type MayShare = (batch: Pick<EntityBatchAlias, "paths">) => boolean;

/**
 * An entity that stands at several places may be the same object at each, unless another fetch of the plan writes at,
 * above or under them: it may write different values to different places under one name.
 */
export function sharedEntities(fetches: readonly FetchPaths[]): MayShare {
  const entityPaths = fetches.flatMap(({ batches = [] }) => batches.flatMap(({ paths }) => paths.map(nameOf)));
  // What each fetch from a root brings; a field that two of them share may be written again at any moment.
  const roots = fetches.flatMap(({ batches, fields, flattenPath = [] }) =>
    batches ? [] : fields.map(({ key }) => `${nameOf(flattenPath)}${key}/`),
  );
  const isAlone = (path: string): boolean =>
    entityPaths.filter((entityPath) => areRelated(path, entityPath)).length === 1 &&
    roots.filter((root) => path.startsWith(root)).length <= 1;
  return ({ paths }) => {
    const batchPaths = paths.map(nameOf);
    return batchPaths.every(isAlone) && !overlap(batchPaths);
  };
}

/** The fields a fetch selects, and its entities; undefined: it starts from a root type. */
interface FetchPaths {
  readonly batches: readonly EntityBatchAlias[] | undefined;
  /** Where the root of queries was reached again, for a fetch that starts from it there. */
  readonly flattenPath?: EntityBatchAlias["paths"][number];
  readonly fields: readonly Expected[];
}

const overlap = (paths: readonly string[]): boolean =>
  paths.some((path, index) => paths.some((otherPath, at) => at !== index && areRelated(path, otherPath)));

/** Field by field, with an end to each, so that `/a/` is not taken for the beginning of `/ab/`. */
const areRelated = (path: string, otherPath: string): boolean =>
  path.startsWith(otherPath) || otherPath.startsWith(path);

const nameOf = (path: EntityBatchAlias["paths"][number]): string =>
  `/${namesOn(path)
    .map((name) => `${name}/`)
    .join("")}`;
