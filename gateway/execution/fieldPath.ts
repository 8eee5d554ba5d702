import type { FlattenNodePathSegment } from "../planner/planNode.ts";

/** The names of a path's fields. */
export const namesOn = (path: readonly FlattenNodePathSegment[]): readonly string[] =>
  path.flatMap((segment) => (typeof segment === "object" && "Field" in segment ? [segment.Field] : []));
