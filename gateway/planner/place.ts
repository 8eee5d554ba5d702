import type { FetchGroup, SelectionNode } from "./fetchGroup.ts";
import type { FlattenNodePathSegment } from "./planNode.ts";
import type { ResponseNames } from "./responseNames.ts";
import type { FieldSelection, SelectionSet } from "./selectionSet.ts";

type Path = readonly FlattenNodePathSegment[];

/** The objects that stand at one path of the answer, whoever brings them. */
export class Place {
  readonly path: Path;
  /** Their type in the graph. */
  readonly declared: string;
  readonly names: ResponseNames;
  readonly #typed = new Map<string, TypedPlace>();

  constructor(path: Path, declared: string, names: ResponseNames) {
    this.path = path;
    this.declared = declared;
    this.names = names;
  }

  /** Those of them that are of one type. */
  as(type: string, isConcrete: boolean): TypedPlace {
    const existing = this.#typed.get(type);
    if (existing) return existing;
    const isNarrower = isConcrete && type !== this.declared;
    const path = isNarrower ? [...this.path, { TypeCondition: [type] }] : this.path;
    const typed = new TypedPlace(this, path, type);
    this.#typed.set(type, typed);
    return typed;
  }
}

export class TypedPlace {
  readonly place: Place;
  readonly path: Path;
  readonly type: string;
  /** Existing fetches that can select more of these objects; the first brings them. */
  readonly positions: Position[] = [];
  readonly #children = new Map<string, Place>();

  constructor(place: Place, path: Path, type: string) {
    this.place = place;
    this.path = path;
    this.type = type;
  }

  child({ key }: FieldSelection, declared: string, isList: boolean): Place {
    const existing = this.#children.get(key);
    if (existing) return existing;
    const path: Path = [...this.path, { Field: key }, ...(isList ? ["@" as const] : [])];
    const child = new Place(path, declared, this.place.names.child(key));
    this.#children.set(key, child);
    return child;
  }

  add(position: Position): Position {
    const existing = this.positions.find(({ group, node }) => group === position.group && node === position.node);
    if (existing) return existing;
    this.positions.push(position);
    return position;
  }
}

/** A point of a fetch where more can be selected. */
export interface Position {
  readonly group: FetchGroup;
  readonly node: SelectionNode;
  /** The objects' type in the subgraph. */
  readonly type: string;
  /** Fields that the subgraph resolves on this path although they are external. */
  readonly provided: readonly SelectionSet[];
  /** Subgraphs that may bring these objects too. */
  readonly sharers: ReadonlySet<string>;
  /** The objects are found by a representation: fields that require others can be asked here. */
  readonly isEntity: boolean;
}
