import { type PlanNode, QueryPlanner } from "@graphql-hive/router-query-planner";
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  print,
  separateOperations,
} from "graphql";
import { conditionsIn, outcomes, settled } from "./conditions.ts";
import { type Fragments, toPlan } from "./introspection.ts";
import { LastUsed, shortName } from "./lastUsed.ts";
import type { JsonRecord } from "./record.ts";

/** An operation, what it spreads, and the text it was written in (which tells it from every other). */
export interface Planned {
  readonly source: string;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Fragments;
}

/** Plans operations, and remembers the plans last used. */
export class Plans {
  readonly #planner: QueryPlanner;
  readonly #plans: LastUsed<Promise<PlanNode | null>>;
  readonly #conditions = new WeakMap<OperationDefinitionNode, readonly string[]>();

  constructor(supergraphSdl: string, size: number) {
    this.#planner = new QueryPlanner(supergraphSdl);
    this.#plans = new LastUsed(size);
  }

  /** null: nothing is to be asked of anyone. */
  planOf(planned: Planned, variables: JsonRecord): Promise<PlanNode | null> {
    const { operation, source } = planned;
    const fallen = outcomes(this.#conditionsOf(planned), variables);
    const name = shortName(JSON.stringify([operation.name?.value, fallen, source]));
    return this.#plans.getOrMake(name, () => {
      const plan = this.#plan(documentOf(planned), variables);
      plan.catch(() => this.#plans.forget(name));
      return plan;
    });
  }

  #conditionsOf(planned: Planned): readonly string[] {
    const known = this.#conditions.get(planned.operation);
    const conditions = known ?? conditionsIn(documentOf(planned));
    if (!known) this.#conditions.set(planned.operation, conditions);
    return conditions;
  }

  async #plan(asked: DocumentNode, variables: JsonRecord): Promise<PlanNode | null> {
    const document = settled(asked, variables);
    const [operation, ...fragments] = document.definitions as [OperationDefinitionNode, ...FragmentDefinitionNode[]];
    const planned = toPlan(operation, new Map(fragments.map((each) => [each.name.value, each])));
    if (!planned) return null;
    const { node } = await this.#planner.planAsync(print(alone([planned, ...fragments])), null, new Set(), 0);
    return node ?? null;
  }
}

function documentOf({ operation, fragments }: Planned): DocumentNode {
  const { name: _, ...unnamed } = operation;
  return { kind: Kind.DOCUMENT, definitions: [unnamed, ...fragments.values()] };
}

/** The operation with the fragments it uses and no other. */
const alone = (definitions: DocumentNode["definitions"]): DocumentNode =>
  separateOperations({ kind: Kind.DOCUMENT, definitions })[""] as DocumentNode;
