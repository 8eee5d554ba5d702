import type { SelectedField, SelectionNode } from "./fetchGroup.ts";
import type { FetchNodePathSegment, FetchRewrite } from "./planNode.ts";
import type { QueryGraph } from "./queryGraph.ts";

/**
 * Fields that bear one name in the answer must have one shape, even where no object can have both
 * (https://spec.graphql.org/October2021/#SameResponseShape()). What the planner asks type by type may break this within a
 * subgraph: the later field is then given another name, and gets its own back when the answer comes.
 */
export class ResponseShapes {
  readonly rewrites: FetchRewrite[] = [];
  readonly #graph: QueryGraph;
  readonly #subgraph: string;
  readonly #aliases = new Map<SelectedField, string>();

  constructor(graph: QueryGraph, subgraph: string) {
    this.#graph = graph;
    this.#subgraph = subgraph;
  }

  /** The name to ask the field under; undefined when it keeps its own. */
  aliasOf(field: SelectedField): string | undefined {
    return this.#aliases.get(field);
  }

  /** @param nodes that stand under one path of the answer. */
  settle(nodes: readonly SelectionNode[], path: readonly string[]): void {
    for (const [key, uses] of usesIn(nodes)) {
      const [first, ...otherShapes] = this.#byShape(uses);
      if (first) this.#settleUnder(first, [...path, key]);
      for (const shape of otherShapes) this.#rename(shape, path, key);
    }
  }

  #byShape(uses: readonly Use[]): readonly (readonly Use[])[] {
    if (uses.length === 1) return [uses];
    const shapes = new Map<string, Use[]>();
    for (const use of uses) {
      const shape = this.#shapeOf(use);
      const usesOfShape = shapes.get(shape);
      if (usesOfShape) usesOfShape.push(use);
      else shapes.set(shape, [use]);
    }
    return [...shapes.values()];
  }

  #shapeOf({ on, selected }: Use): string {
    const { field, node } = selected;
    if (field.name === "__typename") return "String!";
    const type = this.#graph.fieldIn(this.#subgraph, on, field.name)?.type ?? "";
    return node ? type.replace(/\w+/, "{}") : type;
  }

  #settleUnder(uses: readonly Use[], path: readonly string[]): void {
    const nodes = uses.flatMap(({ selected: { node } }) => node ?? []);
    if (nodes.length > 0) this.settle(nodes, path);
  }

  /** What lies under it is given its names back first, and found under the name it has until then. */
  #rename(uses: readonly Use[], path: readonly string[], key: string): void {
    const alias = `_internal_qp_alias_${this.#aliases.size}`;
    for (const { selected } of uses) this.#aliases.set(selected, alias);
    this.#settleUnder(uses, [...path, alias]);
    const keys = [...path, alias].map((segment): FetchNodePathSegment => ({ Key: segment }));
    this.rewrites.push({ KeyRenamer: { path: keys, renameKeyTo: key } });
  }
}

interface Use {
  readonly on: string;
  readonly selected: SelectedField;
}

function usesIn(nodes: readonly SelectionNode[]): ReadonlyMap<string, readonly Use[]> {
  const usesByKey = new Map<string, Use[]>();
  const visit = ({ type: on, fields, branches }: SelectionNode): void => {
    for (const [key, selected] of fields) {
      const usesOfKey = usesByKey.get(key);
      if (usesOfKey) usesOfKey.push({ on, selected });
      else usesByKey.set(key, [{ on, selected }]);
    }
    for (const branch of branches.values()) visit(branch);
  };
  for (const node of nodes) visit(node);
  return usesByKey;
}
