import { GraphQLError } from "graphql";

/**
 * Selections that one plan may come to. Those of interfaces that must be asked type by type multiply with each level; an
 * honest question of a hundred aliases comes to some thousand.
 */
export const largestPlan = 50_000;

/** What one question has cost so far. */
export class Effort {
  #remaining: number;

  constructor(limit = largestPlan) {
    this.#remaining = limit;
  }

  /** @throws a GraphQLError once the question has come to too much. */
  spend(): void {
    if (--this.#remaining < 0) throw new GraphQLError("the question comes to more selections than are planned");
  }
}
