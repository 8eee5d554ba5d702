export const orders = ["DESC", "ASC"] as const;
export type Order = (typeof orders)[number];

/** How a list is ordered by what is published, and between which values. */
export interface Ranking {
  readonly order: Order;
  readonly atLeast: number | null;
  readonly atMost: number | null;
}

/** An item of a list, and its place by what is published of it; null where nothing is. */
export interface Ranked<Item> {
  readonly rank: number | null;
  readonly item: Item;
}
