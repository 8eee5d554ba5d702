import type { Indicator } from "@pacte-hub/institution/config";
import type { Columns, DeclaredColumn, Protection } from "./columns.ts";
import type { ReadingNotes } from "./readingNotes.ts";

/** What a file is read against. */
export interface LineReading {
  readonly indicator: Indicator;
  readonly columns: Columns;
  readonly declared: DeclaredColumn;
  readonly protection: Protection | null;
  /** ISO 8601: no period that begins later can have been counted. */
  readonly today: string;
  /** Takes what is met beside figures. */
  readonly notes: ReadingNotes;
}

/** What a steward is shown of a field: never a whole page. */
export const excerpt = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
