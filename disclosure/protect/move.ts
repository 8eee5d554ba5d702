/** How the values of some cells change together; every relation still holds. Keys are cell numbers. */
export type Move = ReadonlyMap<number, number>;
