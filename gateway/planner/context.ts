import type { Applicable } from "./applicable.ts";
import type { Estimator } from "./estimate.ts";
import type { FetchGroup, RootType } from "./fetchGroup.ts";
import type { PathFinder } from "./pathFinder.ts";
import type { Place, Position, TypedPlace } from "./place.ts";
import type { QueryGraph } from "./queryGraph.ts";
import type { FieldSelection, SelectionSet } from "./selectionSet.ts";

/** What is known while one operation is planned. */
export interface Context {
  readonly graph: QueryGraph;
  readonly finder: PathFinder;
  readonly estimator: Estimator;
  readonly applicable: Applicable;
  readonly groups: FetchGroup[];
  /** Entry points whose key is being fetched, as `nameOf` gives them: none can supply its own key. */
  readonly entering: Set<string>;
  /** The operation's kind, and its root type. */
  readonly root: { readonly operation: RootType; readonly type: string };
  /**
   * Selects from a position of a fetch, and by further fetches what its subgraph does not resolve.
   * @returns the part that no reachable subgraph resolves; null when there is none.
   */
  select(position: Position, place: Place, set: SelectionSet, requested: RequestedGroups): SelectionSet | null;
  /** Fetches the fields of a `@key` or a `@requires` that another fetch sends; false when one of them cannot be resolved. */
  supply(typed: TypedPlace, set: SelectionSet, requested: RequestedGroups): boolean;
}

/** The fetches that bring what was asked. */
export type RequestedGroups = Set<FetchGroup>;

/** A field still to be resolved, and the subgraphs that were tried in vain. */
export interface Pending {
  readonly field: FieldSelection;
  readonly tried: ReadonlySet<string>;
}

export const isEmpty = (set: SelectionSet | null): set is null =>
  set === null || (set.fields.length === 0 && set.branches.every((branch) => isEmpty(branch)));
