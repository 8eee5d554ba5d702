import type { EntityBatchAlias } from "../planner/planNode.ts";
import { namesOn } from "./fieldPath.ts";
import type { Expected } from "./gaps.ts";

/** Whether the places of a batch may hold the very same objects. */
export type MayShare = (batch: Pick<EntityBatchAlias, "paths">) => boolean;

/**
 * An entity that stands at several places may be the same object at each, unless another fetch of the plan writes at,
 * above or under them: it may tell different places different things under the same name.
 */
export function sharedEntities(fetches: readonly Written[]): MayShare {
  const written = fetches.flatMap(({ batches = [] }) => batches.flatMap(({ paths }) => paths.map(nameOf)));
  // What each fetch from a root brings; a field that two of them share may be told again at any moment.
  const roots = fetches.flatMap(({ batches, fields, under = [] }) =>
    batches ? [] : fields.map(({ key }) => `${nameOf(under)}${key}/`),
  );
  const isAlone = (path: string): boolean =>
    written.filter((other) => areRelated(path, other)).length === 1 &&
    roots.filter((root) => path.startsWith(root)).length <= 1;
  return ({ paths }) => {
    const own = paths.map(nameOf);
    return own.every(isAlone) && !overlap(own);
  };
}

/** What a fetch asks for, and of which entities; undefined: it starts from a root type. */
interface Written {
  readonly batches: readonly EntityBatchAlias[] | undefined;
  /** Where the root of queries was reached again, for a fetch that starts from it there. */
  readonly under?: EntityBatchAlias["paths"][number];
  readonly fields: readonly Expected[];
}

const overlap = (paths: readonly string[]): boolean =>
  paths.some((path, index) => paths.some((other, at) => at !== index && areRelated(path, other)));

/** Field by field, with an end to each, so that `/a/` is not taken for the beginning of `/ab/`. */
const areRelated = (path: string, other: string): boolean => path.startsWith(other) || other.startsWith(path);

const nameOf = (path: EntityBatchAlias["paths"][number]): string =>
  `/${namesOn(path)
    .map((name) => `${name}/`)
    .join("")}`;
