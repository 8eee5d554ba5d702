/**
 * The nodes of a query plan, as the executor reads them: the shape that Hive's planner gives, restricted to what this one
 * writes. All of it survives JSON.
 */
export type PlanNode = FetchNode | BatchFetchNode | FlattenNode | SequenceNode | ParallelNode;

export interface FetchNode {
  kind: "Fetch";
  /** Name of the subgraph. */
  serviceName: string;
  operationKind: "query" | "mutation";
  operation: string;
  /** Names of the operation's variables that the fetch needs. */
  variableUsages?: string[];
  /** The selection of a representation; absent for a fetch from a root type. */
  requires?: RequiresSelection[];
  inputRewrites?: FetchRewrite[];
  outputRewrites?: FetchRewrite[];
}

/** Several entity fetches of one subgraph, sent as one operation. */
export interface BatchFetchNode {
  kind: "BatchFetch";
  serviceName: string;
  operationKind: "query";
  operation: string;
  variableUsages?: string[];
  entityBatch: { aliases: EntityBatchAlias[] };
}

export interface EntityBatchAlias {
  alias: string;
  representationsVariableName: string;
  paths: FlattenNodePathSegment[][];
  requires: RequiresSelection[];
  inputRewrites?: FetchRewrite[];
  outputRewrites?: FetchRewrite[];
}

/** A fetch about objects that stand at a path of the answer. */
export interface FlattenNode {
  kind: "Flatten";
  path: FlattenNodePathSegment[];
  node: PlanNode;
}

export interface SequenceNode {
  kind: "Sequence";
  nodes: PlanNode[];
}

export interface ParallelNode {
  kind: "Parallel";
  nodes: PlanNode[];
}

/** "@" stands for the items of a list. */
export type FlattenNodePathSegment = { Field: string } | { TypeCondition: string[] } | "@";

/** `name` is where the value lies in the answer, `alias` what the subgraph calls it. */
export type RequiresSelection =
  | { kind: "Field"; name: string; alias?: string; selections?: RequiresSelection[] }
  | { kind: "InlineFragment"; typeCondition: string; selections: RequiresSelection[] };

export type FetchNodePathSegment = { TypenameEquals: string[] } | { Key: string };

export type FetchRewrite =
  | { ValueSetter: { path: FetchNodePathSegment[]; setValueTo: string } }
  | { KeyRenamer: { path: FetchNodePathSegment[]; renameKeyTo: string } };
