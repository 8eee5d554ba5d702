import type { Includes } from "./rewrite.ts";

/** A field that a fetch should return, under its response name in the plan. */
export interface Expected {
  readonly key: string;
  /** Its name in the graph. */
  readonly name: string;
  /** The type condition; undefined: any type. */
  readonly on: string | undefined;
  /** Its named type in the supergraph; undefined where the supergraph has no such field. */
  readonly type: string | undefined;
  readonly fields: readonly Expected[];
}

/** What a fetch should return for an object. */
export interface Gaps {
  readonly expected: readonly Expected[];
  readonly includes: Includes;
  /** The interface, where a fetch resolves the concrete type of an object from an `@interfaceObject`. */
  readonly behind?: string | undefined;
}
