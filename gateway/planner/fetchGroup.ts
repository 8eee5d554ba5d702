import type { FetchRewrite, FlattenNodePathSegment, RequiresSelection } from "./planNode.ts";
import type { FieldSelection } from "./selectionSet.ts";

/** What one fetch asks of an object; grows while the plan is made. */
export class SelectionNode {
  /** The object's type as the subgraph declares it there. */
  readonly type: string;
  readonly fields = new Map<string, SelectedField>();
  readonly branches = new Map<string, SelectionNode>();

  constructor(type: string) {
    this.type = type;
  }

  /** @returns what is asked of the objects the field leads to; null for a leaf. */
  add(field: FieldSelection, childType: string | null): SelectionNode | null {
    const existing = this.fields.get(field.key);
    if (existing) return existing.node;
    const node = childType === null ? null : new SelectionNode(childType);
    this.fields.set(field.key, { field, node });
    return node;
  }

  branch(type: string): SelectionNode {
    if (type === this.type) return this;
    const existing = this.branches.get(type);
    if (existing) return existing;
    const node = new SelectionNode(type);
    this.branches.set(type, node);
    return node;
  }
}

export interface SelectedField {
  readonly field: FieldSelection;
  readonly node: SelectionNode | null;
}

export type RootType = "query" | "mutation";

/** One fetch to be: a subgraph, what it is asked, and which fetches must have been answered before. */
export class FetchGroup {
  readonly subgraph: string;
  /** Null for a fetch about entities. */
  readonly root: RootType | null;
  /** Where the objects stand that it is about; empty for the operation's own root. */
  readonly path: readonly FlattenNodePathSegment[];
  readonly node: SelectionNode;
  readonly after = new Set<FetchGroup>();
  /** The selection of the representations it sends. */
  readonly requires: RequiresSelection[] = [];
  readonly inputRewrites: FetchRewrite[] = [];

  constructor({ subgraph, root, path, type }: FetchOf) {
    this.subgraph = subgraph;
    this.root = root;
    this.path = path;
    this.node = new SelectionNode(type);
  }

  /** Whether it is the other, or cannot be sent before the other is answered. */
  waitsFor(other: FetchGroup): boolean {
    const reachable = new Set<FetchGroup>([this]);
    for (const group of reachable) for (const before of group.after) reachable.add(before);
    return reachable.has(other);
  }

  addAfter(groups: Iterable<FetchGroup>): void {
    for (const group of groups) if (group !== this) this.after.add(group);
  }
}

export interface FetchOf {
  readonly subgraph: string;
  readonly root: RootType | null;
  readonly path: readonly FlattenNodePathSegment[];
  readonly type: string;
}
