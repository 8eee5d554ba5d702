import type { WrittenData } from "@pacte-hub/executor/response";
import type { DocumentNode, GraphQLError, OperationDefinitionNode } from "graphql";
import type { NoPlan } from "../planning/planner.ts";
import type { Reader } from "./transport.ts";

/** A validated operation with its request. */
export interface ExecutionArgs {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly source: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly reader: Reader;
}

/** Without `data` the operation was refused before any subgraph was asked. */
export interface ExecutionOutcome {
  readonly data?: WrittenData | null;
  readonly errors?: readonly GraphQLError[];
  /** Why it was refused, when there is no plan for it. */
  readonly noPlan?: NoPlan;
}

export type Execute = (request: ExecutionArgs) => Promise<ExecutionOutcome>;
