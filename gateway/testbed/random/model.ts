/** A graph as one server would have it, and which subgraphs tell each of its fields. */
export interface Model {
  readonly subgraphs: readonly string[];
  readonly entities: readonly Entity[];
  /** Told whole by whichever subgraph has them. */
  readonly values: readonly ValueObject[];
  readonly abstracts: readonly Abstract[];
  readonly roots: readonly Field[];
  /** One time in so many a field fails; 0: never. */
  readonly failsOnceIn: number;
}

export interface Field {
  readonly name: string;
  readonly type: string;
  /** As between the brackets of SDL; empty when there are none. */
  readonly given: string;
  /** More than one: the field is shareable. */
  readonly owners: readonly string[];
  /** What of the same entity others must have told: a field set. */
  readonly requires?: string;
  /** A field of the entity it leads to, that its owner tells on the way. */
  readonly provides?: { readonly entity: string; readonly field: string };
  /** The subgraph it was moved away from. */
  readonly overrides?: string;
  /** Under which it was moved, for a part of the requests. */
  readonly overrideLabel?: string;
}

export type KeyStyle = "ID" | "ID_OR_CODE" | "NESTED";

export interface Entity {
  readonly name: string;
  readonly keyStyle: KeyStyle;
  /** By which key a subgraph knows it, when there are two; the first subgraph knows both. */
  readonly keyIn: Readonly<Record<string, "id" | "code" | "both">>;
  readonly fields: readonly Field[];
  /** Subgraphs that name it without telling anything of it, and cannot be asked about it. */
  readonly unresolvableIn: readonly string[];
}

export interface ValueObject {
  readonly name: string;
  readonly fields: readonly Field[];
}

export interface Abstract {
  readonly name: string;
  readonly kind: "interface" | "union";
  readonly members: readonly string[];
  /** A field that all members have, and the only subgraph whose interface shows it. */
  readonly shared?: Field;
  /** A subgraph that knows the interface as an object, and the fields it tells of it. */
  readonly asObject?: { readonly subgraph: string; readonly fields: readonly Field[] };
  /** The members that a subgraph knows, where it does not know all. */
  readonly membersIn?: Readonly<Record<string, readonly string[]>>;
}

export const enumName = "Mode";
export const enumValues = ["ON", "OFF", "LATER", "SECRET"] as const;
export const hiddenValue = "SECRET";
export const inputSdl = `input Range { from: Int, to: Int = 3, tags: [String!], mode: ${enumName} }`;
export const enumSdl = `enum ${enumName} { ON OFF LATER ${hiddenValue} @inaccessible }`;

export const membersOf = ({ members, membersIn }: Abstract, subgraph: string): readonly string[] =>
  membersIn?.[subgraph] ?? members;

/** The name of the type inside lists and non-nulls. */
export const inner = (type: string): string => type.replace(/[[\]!]/g, "");
