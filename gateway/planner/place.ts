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
    const known = this.#typed.get(type);
    if (known) return known;
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
  /** Who can be asked about these objects in fetches there are already; the first brings them. */
  readonly positions: Position[] = [];
  readonly #children = new Map<string, Place>();

  constructor(place: Place, path: Path, type: string) {
    this.place = place;
    this.path = path;
    this.type = type;
  }

  child({ key }: FieldSelection, declared: string, isList: boolean): Place {
    const known = this.#children.get(key);
    if (known) return known;
    const path: Path = [...this.path, { Field: key }, ...(isList ? ["@" as const] : [])];
    const child = new Place(path, declared, this.place.names.child(key));
    this.#children.set(key, child);
    return child;
  }

  add(position: Position): Position {
    const known = this.positions.find(({ group, node }) => group === position.group && node === position.node);
    if (known) return known;
    this.positions.push(position);
    return position;
  }
}

/** A point of a fetch from which more can be asked. */
export interface Position {
  readonly group: FetchGroup;
  readonly node: SelectionNode;
  /** As the subgraph knows the objects. */
  readonly type: string;
  /** Fields that the subgraph resolves on this path although they are external. */
  readonly provided: readonly SelectionSet[];
  /** Subgraphs that may bring these objects too. */
  readonly sharers: ReadonlySet<string>;
  /** The objects are found by a representation: fields that require others can be asked here. */
  readonly isEntity: boolean;
}
