/** What a block of the Pact's text is, as it is printed. */
export const textBlockKinds = ["HEADING", "PARAGRAPH", "ITEM"] as const;
export type TextBlockKind = (typeof textBlockKinds)[number];

/** A block of the Pact's text, word for word and in its order: all of them are the whole document. */
export interface TextBlock {
  /** "ligne-42": the line of the source it begins on, after the prefix of its Pact. */
  readonly id: string;
  readonly pact: string;
  readonly kind: TextBlockKind;
  /** 1 to 4 for a heading; null for all else. */
  readonly level: number | null;
  /** What stands before an item ("-", "✓", "3."); null for all else. */
  readonly marker: string | null;
  readonly text: string;
  readonly line: number;
  /** Anchor of the heading it stands under, its own for a heading; null before the first one. */
  readonly section: string | null;
}

/** A heading, and what stands under it until the next one. */
export interface TextSection {
  /** Its anchor, made of its own words: "preambule". */
  readonly id: string;
  readonly title: string;
  readonly level: number;
  /** Anchor of the section it is a part of; null for those of the first level. */
  readonly parent: string | null;
  readonly blocks: readonly TextBlock[];
}
