import type { Findable } from "../search.ts";

/** What the search finds. The build writes it in the place of this file: it is all of the site. */
export const places: readonly Findable[] = [];
