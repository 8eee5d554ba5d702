import { type PlanNode, QueryPlanner } from "@graphql-hive/router-query-planner";
import { type DocumentNode, Kind, type OperationDefinitionNode, print, separateOperations } from "graphql";
import { type Fragments, toPlan } from "./introspection.ts";
import { LastUsed } from "./lastUsed.ts";

/** Plans operations, and remembers the plans last used. */
export class Plans {
  readonly #planner: QueryPlanner;
  readonly #plans: LastUsed<Promise<PlanNode | null>>;

  constructor(supergraphSdl: string, size: number) {
    this.#planner = new QueryPlanner(supergraphSdl);
    this.#plans = new LastUsed(size);
  }

  /** null: nothing is to be asked of anyone. `name` tells the operation from every other. */
  planOf(name: string, operation: OperationDefinitionNode, fragments: Fragments): Promise<PlanNode | null> {
    return this.#plans.getOrMake(name, () => {
      const planned = this.#plan(operation, fragments);
      planned.catch(() => this.#plans.forget(name));
      return planned;
    });
  }

  async #plan(operation: OperationDefinitionNode, fragments: Fragments): Promise<PlanNode | null> {
    const planned = toPlan(operation, fragments);
    if (!planned) return null;
    const { node } = await this.#planner.planAsync(print(alone(planned, fragments)), null, new Set(), 0);
    return node ?? null;
  }
}

/** The operation with the fragments it uses and no other. */
function alone(operation: OperationDefinitionNode, fragments: Fragments): DocumentNode {
  const definitions = [{ ...operation, name: undefined }, ...fragments.values()];
  return separateOperations({ kind: Kind.DOCUMENT, definitions } as DocumentNode)[""] as DocumentNode;
}
