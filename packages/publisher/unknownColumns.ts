import type { Header } from "@pacte-hub/release-file/extract";
import type { Faults } from "@pacte-hub/release-file/extractErrors";

const mostExamples = 3;
/** Lines from which numbers that grow from each to the next are those of the lines. */
const leastNumbered = 8;

interface Column {
  /** A few, and one more. */
  readonly values: Set<string>;
  lines: number;
  /** Whole numbers that have grown at every line: no value comes twice, so that they tell no part from another. */
  isNumbering: boolean;
  last: number;
}

/** Columns that nobody understands: they may tell that a file holds a part of those counted only, or tell its parts apart. */
export class UnknownColumns {
  readonly #header: Header;
  readonly #columns = new Map<string, Column>();

  constructor(header: Header, names: readonly string[]) {
    this.#header = header;
    for (const name of names) this.#columnOf(name);
  }

  note(name: string, value: string): void {
    const column = this.#columnOf(name);
    column.lines += 1;
    column.isNumbering &&= /^\d+$/.test(value) && Number(value) > column.last;
    column.last = Number(value);
    if (value !== "" && column.values.size <= mostExamples) column.values.add(value);
  }

  /** Those that say nothing: empty from the first line to the last, or the numbers of the lines. */
  get idle(): readonly string[] {
    return [...this.#columns].filter(([, column]) => isIdle(column)).map(([name]) => name);
  }

  /** Whether none says anything. */
  get areIdle(): boolean {
    return this.idle.length === this.#columns.size;
  }

  judge(faults: Faults): void {
    for (const [name, column] of this.#columns) {
      if (isIdle(column)) continue;
      const { names, labels, number } = this.#header;
      const label = labels[names.indexOf(name)] ?? name;
      const [only, ...others] = column.values;
      const held =
        others.length === 0
          ? `vaut « ${only} » partout : le fichier ne tient peut-être qu'une partie des comptages`
          : `vaut « ${[...column.values].slice(0, mostExamples).join(" », « ")} »… : le fichier en est peut-être ventilé`;
      faults.add(
        "UNKNOWN_COLUMN",
        number,
        `la colonne « ${label} » n'est pas comprise et ${held}. Ôtez-la, ou dites qu'elle n'en écarte rien : --ignore "${label}".`,
      );
    }
  }

  #columnOf(name: string): Column {
    const column = this.#columns.get(name) ?? { values: new Set(), lines: 0, isNumbering: true, last: -1 };
    this.#columns.set(name, column);
    return column;
  }
}

const isIdle = ({ values, lines, isNumbering }: Column): boolean =>
  values.size === 0 || (isNumbering && lines >= leastNumbered);
