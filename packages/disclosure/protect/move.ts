/** How the values of some cells change together; every relation still holds. Keys are cell numbers. */
export type Move = ReadonlyMap<number, number>;

/** A cell to be changed by this amount at least, up or down. */
export interface Aim {
  readonly cell: number;
  readonly amount: number;
}
