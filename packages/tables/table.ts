/** How a column's values are kept: text is never read as a number. */
export type ColumnKind = "TEXT" | "INTEGER" | "NUMBER" | "BOOLEAN";

export type Cell = string | number | boolean | null;

/** Where a column's cell is found on a row. Plain data: a plan goes to another thread as it is. */
export type CellSource =
  /** Response keys, from the object of that level. */
  | {
      readonly from: "ANSWER";
      readonly level: number;
      readonly path: readonly string[];
      readonly labels?: Readonly<Record<string, string>>;
    }
  /** What is known of the list that the row comes from. */
  | { readonly from: "SERIES"; readonly level: number; readonly says: "name" | "label" | "institution" | "origin" }
  /** The same on every row. */
  | { readonly from: "QUESTION"; readonly value: string }
  /** Codes of errors for what is null on the row. */
  | { readonly from: "ERRORS" };

export interface Column {
  readonly name: string;
  readonly kind: ColumnKind;
  /** What it holds, in French. */
  readonly definition: string;
  readonly source: CellSource;
  /** Code, name or level of a territory, whatever the column is called. */
  readonly isPlaceName?: boolean;
}

/** A list, or an object that stands as a list of one, whose rows a sheet takes in. */
export interface Series {
  /** Response keys, from the object of the level before. */
  readonly path: readonly string[];
  readonly name: string;
  readonly label: string;
  readonly institution: string | null;
  /** REAL or DEMONSTRATION, as asked; null where the field does not tell them apart. */
  readonly origin: string | null;
}

export interface Sheet {
  readonly name: string;
  readonly columns: readonly Column[];
  /** From the root of the answer inward: at each level the series whose rows stand one under another. */
  readonly levels: readonly (readonly Series[])[];
}

/** The tables of an operation, known before it is asked. */
export interface TablePlan {
  readonly sheets: readonly Sheet[];
}

/** The most rows of a table, all its sheets together. */
export const mostRows = 200_000;

/** Is given each row once; the array is used again for the next. */
export type TakeRow = (cells: readonly Cell[]) => void;

/** A table whose rows are walked, not held. */
export interface TableRows {
  readonly name: string;
  readonly columns: readonly Pick<Column, "name" | "kind">[];
  readonly forEachRow: (take: TakeRow) => void;
}

/** Takes a file piece by piece. */
export type TakeBytes = (bytes: Uint8Array) => void;
