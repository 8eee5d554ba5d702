import type { Instant } from "./period.ts";

/**
 * Who entered something in a register, and when. A register only grows: to change an entry is to say it anew under the
 * next version, so what it said at any instant can be had again.
 */
export interface RecordedBy {
  readonly version: number;
  readonly recordedAt: Instant;
  /** A function or a shipped file, never a person's name. */
  readonly recordedBy: string;
  /** True when the entry was generated to show the hub: never of a real person or institution. */
  readonly demonstration: boolean;
}

/** Whether an act entered it, and no file or generator: those are the same for every institution from the start. */
export const isByAct = ({ recordedBy }: Pick<RecordedBy, "recordedBy">): boolean =>
  recordedBy.startsWith("intendant ") || recordedBy.startsWith("membre ");

/** An entry of a register, with its record. */
export type Entry<Noun> = Noun & { readonly record: RecordedBy };
