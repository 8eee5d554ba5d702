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
  /** Entities being made known to a subgraph: it cannot be asked for the key it is to be told. */
  readonly entering: Set<string>;
  /** The operation's kind, and its root type. */
  readonly root: { readonly operation: RootType; readonly type: string };
  /**
   * Asks for a selection from a position, and from wherever it must be asked further.
   * @returns what cannot be told of these objects by anyone they can be made known to; null when nothing is left.
   */
  select(position: Position, place: Place, set: SelectionSet, asked: RequestedGroups): SelectionSet | null;
  /** Asks for what a subgraph must be told of objects; false when not all of it can be had. */
  supply(typed: TypedPlace, set: SelectionSet, asked: RequestedGroups): boolean;
}

/** The fetches that bring what was asked. */
export type RequestedGroups = Set<FetchGroup>;

/** A field that is still to be asked, and of whom it was asked in vain. */
export interface Pending {
  readonly field: FieldSelection;
  readonly tried: ReadonlySet<string>;
}

export const isEmpty = (set: SelectionSet | null): set is null =>
  set === null || (set.fields.length === 0 && set.branches.every((branch) => isEmpty(branch)));
