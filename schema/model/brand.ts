declare const brand: unique symbol;

/**
 * Text that names one kind of thing. Nothing of a brand is left at run time.
 *
 * Where a text would pass for a name that it is not (the CAF signs the Pact and runs a subgraph, both as "caf"), only what
 * was read as that kind passes.
 */
export type Branded<Kind extends string> = string & { readonly [brand]: Kind };

/** Text that names one kind of thing: what names another kind is not taken for it; a text of no kind yet is. */
export type Named<Kind extends string> = string & { readonly [brand]?: Kind };
