import type { EntityBatchAlias } from "../planner/planNode.ts";
import { namesOn } from "./fieldPath.ts";
import type { Expected } from "./gaps.ts";

/** Whether the places of a batch may share the same object. */
export type MayShare = (batch: Pick<EntityBatchAlias, "paths">) => boolean;

/**
 * An entity at several places may be one shared object, unless another fetch of the plan writes at, above or below these
 * places: it may write different values to different places under one name.
 */
export function sharedEntities(fetches: readonly FetchPaths[]): MayShare {
  const entityPaths = fetches.flatMap(({ batches = [] }) => batches.flatMap(({ paths }) => paths.map(nameOf)));
  // The fields of each root fetch; one that two of them share may be written again at any time.
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

/** A fetch's fields and entities; without entities it starts from a root type. */
interface FetchPaths {
  readonly batches: readonly EntityBatchAlias[] | undefined;
  /** The path at which a nested query starts from the query root. */
  readonly flattenPath?: EntityBatchAlias["paths"][number];
  readonly fields: readonly Expected[];
}

const overlap = (paths: readonly string[]): boolean =>
  paths.some((path, index) => paths.some((otherPath, at) => at !== index && areRelated(path, otherPath)));

/** Whether one path is a prefix of the other. Both end with a slash, so that `/a/` is no prefix of `/ab/`. */
const areRelated = (path: string, otherPath: string): boolean =>
  path.startsWith(otherPath) || otherPath.startsWith(path);

const nameOf = (path: EntityBatchAlias["paths"][number]): string =>
  `/${namesOn(path)
    .map((name) => `${name}/`)
    .join("")}`;
