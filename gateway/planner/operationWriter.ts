import type { VariableDefinitionNode } from "graphql";
import { print } from "graphql";
import type { Batch } from "./fetchGraph.ts";
import type { FetchGroup, SelectionNode } from "./fetchGroup.ts";
import type { BatchFetchNode, EntityBatchAlias, FetchNode, FetchRewrite, PlanNode } from "./planNode.ts";
import type { QueryGraph } from "./queryGraph.ts";
import { ResponseShapes } from "./responseShapes.ts";

/** Writes batches as the nodes of a plan, with the operations their subgraphs are asked. */
export class OperationWriter {
  readonly #graph: QueryGraph;
  readonly #declared: ReadonlyMap<string, string>;

  constructor(graph: QueryGraph, variables: readonly VariableDefinitionNode[]) {
    this.#graph = graph;
    this.#declared = new Map(
      variables.map((definition) => [definition.variable.name.value, print({ ...definition, directives: [] })]),
    );
  }

  write({ groups, subgraph }: Batch): PlanNode {
    const [first] = groups as [FetchGroup];
    const serviceName = this.#graph.schema.subgraphs.get(subgraph) ?? subgraph;
    if (first.root !== null) return this.#rootFetch(first, serviceName);
    const aliases = this.#aliases(groups);
    return aliases.length === 1 && aliases[0]?.groups.length === 1
      ? this.#entityFetch(aliases[0], serviceName)
      : this.#batchFetch(aliases, serviceName);
  }

  #rootFetch(group: FetchGroup, serviceName: string): PlanNode {
    const { text, rewrites, variables } = this.#written(group);
    const kind = group.root ?? "query";
    const opening = this.#opening(variables, []);
    const fetch: FetchNode = {
      kind: "Fetch",
      serviceName,
      operationKind: kind,
      operation: kind === "query" ? `${opening && `query${opening}`}${text}` : `mutation${opening}${text}`,
      ...usages(variables),
      ...(rewrites.length > 0 && { outputRewrites: rewrites }),
    };
    return group.path.length > 0 ? { kind: "Flatten", path: [...group.path], node: fetch } : fetch;
  }

  #entityFetch({ groups, text, rewrites, variables }: Alias, serviceName: string): PlanNode {
    const [group] = groups as [FetchGroup];
    const opening = this.#opening(variables, ["representations"]);
    const node: FetchNode = {
      kind: "Fetch",
      serviceName,
      operationKind: "query",
      operation: `query${opening}{_entities(representations: $representations){${text}}}`,
      ...usages(variables),
      requires: group.requires,
      ...(group.inputRewrites.length > 0 && { inputRewrites: group.inputRewrites }),
      ...(rewrites.length > 0 && { outputRewrites: rewrites }),
    };
    return { kind: "Flatten", path: [...group.path], node };
  }

  #batchFetch(aliases: readonly Alias[], serviceName: string): BatchFetchNode {
    const variables = new Set(aliases.flatMap((alias) => [...alias.variables]));
    const entityBatch = { aliases: aliases.map(aliasNode) };
    const opening = this.#opening(
      variables,
      entityBatch.aliases.map((aliasOf) => aliasOf.representationsVariableName),
    );
    const selections = aliases.map(
      ({ text }, index) => `_e${index}: _entities(representations: $${representationsOf(index)}){${text}}`,
    );
    return {
      kind: "BatchFetch",
      serviceName,
      operationKind: "query",
      operation: `query${opening}{${selections.join(" ")}}`,
      ...usages(variables),
      entityBatch,
    };
  }

  /** Groups that ask the same of entities told the same way share one alias. */
  #aliases(groups: readonly FetchGroup[]): readonly Alias[] {
    const aliases = new Map<string, Alias>();
    for (const group of groups) {
      const operation = this.#written(group);
      const name = JSON.stringify([operation.text, group.requires, group.inputRewrites, operation.rewrites]);
      const alias = aliases.get(name);
      if (alias) alias.groups.push(group);
      else aliases.set(name, { ...operation, groups: [group] });
    }
    return [...aliases.values()];
  }

  #written({ node, subgraph, root }: FetchGroup): WrittenOperation {
    const shapes = new ResponseShapes(this.#graph, subgraph);
    shapes.settle([node], []);
    const variables = new Set<string>();
    const set = selectionText(node, shapes, variables);
    return { text: root === null ? `...on ${node.type}${set}` : set, rewrites: shapes.rewrites, variables };
  }

  #opening(variables: ReadonlySet<string>, representations: readonly string[]): string {
    const declared = [...variables].map((name) => this.#declared.get(name) ?? `$${name}: String`);
    const definitions = [...declared, ...representations.map((name) => `$${name}:[_Any!]!`)];
    return definitions.length > 0 ? `(${definitions.join(", ")})` : "";
  }
}

interface WrittenOperation {
  readonly text: string;
  readonly rewrites: FetchRewrite[];
  readonly variables: ReadonlySet<string>;
}

interface Alias extends WrittenOperation {
  readonly groups: FetchGroup[];
}

const representationsOf = (index: number): string => `__batch_reps_${index}`;

function aliasNode({ groups, rewrites }: Alias, index: number): EntityBatchAlias {
  const [first] = groups as [FetchGroup];
  return {
    alias: `_e${index}`,
    representationsVariableName: representationsOf(index),
    paths: groups.map(({ path }) => [...path]),
    requires: first.requires,
    ...(first.inputRewrites.length > 0 && { inputRewrites: first.inputRewrites }),
    ...(rewrites.length > 0 && { outputRewrites: rewrites }),
  };
}

const usages = (variables: ReadonlySet<string>) => (variables.size > 0 ? { variableUsages: [...variables] } : {});

function selectionText(node: SelectionNode, shapes: ResponseShapes, variables: Set<string>): string {
  const parts: string[] = [];
  for (const selected of node.fields.values()) {
    const { field } = selected;
    const alias = shapes.aliasOf(selected) ?? field.key;
    for (const variable of field.variables) variables.add(variable);
    const under = selected.node ? selectionText(selected.node, shapes, variables) : "";
    parts.push(`${alias === field.name ? "" : `${alias}: `}${field.name}${field.arguments}${under}`);
  }
  for (const [type, branch] of node.branches) {
    if (branch.fields.size === 0 && branch.branches.size === 0) continue;
    parts.push(`...on ${type}${selectionText(branch, shapes, variables)}`);
  }
  return `{${parts.length > 0 ? parts.join(" ") : "__typename"}}`;
}
