import type { Includes } from "./rewrite.ts";

/** A field a fetch should bring, under the name by which it is planned. */
export interface Expected {
  readonly key: string;
  /** Its name in the graph. */
  readonly name: string;
  /** Only objects of this type have it; any, when absent. */
  readonly on: string | undefined;
  /** The named type it leads to, as the composed graph declares it; undefined where the graph does not know the field. */
  readonly type: string | undefined;
  readonly fields: readonly Expected[];
}

/** What a fetch should have brought of an object. */
export interface Gaps {
  readonly expected: readonly Expected[];
  readonly includes: Includes;
  /** The interface, where a fetch resolves the concrete type of an object from an `@interfaceObject`. */
  readonly behind?: string | undefined;
}
