import type { Header } from "@pacte-hub/release-file/extract";
import type { Faults } from "@pacte-hub/release-file/extractErrors";
import { dimensionValues } from "@pacte-hub/schema/model/dimension";
import { type Impossible, impossibleAt } from "@pacte-hub/schema/model/impossible";
import { type Columns, labelOf } from "./columns.ts";

/** What a file held beside the figures that are counted, and how it was read: for the steward's report. */
export interface ReadingReport {
  /** What each column was read as, in French, by the header that the file writes. */
  readonly readAs: readonly (readonly [header: string, role: string])[];
  /** Headers of the columns left out. */
  readonly ignored: readonly string[];
  /** Lines left out: titles before the table, notes after it. */
  readonly leftOut: readonly number[];
  /** Figures that the source does not give (secret, not available): never counted, never zero. */
  readonly notGiven: number;
  /** Lines of other departments. */
  readonly elsewhere: number;
  /** Totals brought beside their parts, and compared with them. */
  readonly compared: number;
  /** "pathway = SOCIO_PRO": values that no line has. */
  readonly absentValues: readonly string[];
}

/** The same, once its figures were compared with what is known. */
export interface JudgedReading extends ReadingReport {
  /** Figures unlike those known before, in French. */
  readonly unusual: readonly string[];
}

const mostExamples = 3;

/** Gathers the notes of one file while it is read. */
export class ReadingNotes {
  readonly #header: Header;
  readonly #columns: Columns;
  readonly #unknown = new Map<string, Set<string>>();
  readonly #seen = new Set<string>();
  #notGiven = 0;
  #elsewhere = 0;
  #lines = 0;
  #firstElsewhere: number | null = null;

  constructor(header: Header, columns: Columns) {
    this.#header = header;
    this.#columns = columns;
    for (const name of columns.unknown) this.#unknown.set(name, new Set());
  }

  /** A line of the Meuse. */
  line(fields: ReadonlyMap<string, string>): void {
    this.#lines += 1;
    for (const [name, values] of this.#unknown) {
      const value = fields.get(name) ?? "";
      if (value !== "" && values.size <= mostExamples) values.add(value);
    }
  }

  notGiven(): void {
    this.#notGiven += 1;
  }

  elsewhere(line: number): void {
    this.#firstElsewhere ??= line;
    this.#elsewhere += 1;
  }

  value(dimension: string, value: string): void {
    this.#seen.add(`${dimension}=${value}`);
  }

  /** What can only be said once the whole file is read. */
  judge(faults: Faults): void {
    // A national file holds more of others than of us; in a file of ours, a code of another department is a slip.
    if (this.#elsewhere > 0 && this.#elsewhere <= this.#lines)
      faults.add(
        "UNKNOWN_TERRITORY",
        this.#firstElsewhere,
        `${this.#elsewhere} ligne(s) d'un autre département dans un fichier de la Meuse : corrigez leur code, ou ôtez-les.`,
      );
    for (const [name, values] of this.#unknown) {
      if (values.size === 0) continue;
      const label = labelOf(this.#header, name);
      const [only] = values;
      const held =
        values.size === 1
          ? `vaut « ${only} » partout : le fichier ne tient peut-être qu'une partie des comptages`
          : `vaut « ${[...values].slice(0, mostExamples).join(" », « ")} »… : le fichier en est peut-être ventilé`;
      faults.add(
        "UNKNOWN_COLUMN",
        this.#header.number,
        `la colonne « ${label} » n'est pas comprise et ${held}. Ôtez-la, ou dites qu'elle n'en écarte rien : --ignore "${label}".`,
      );
    }
  }

  report(margins: number, leftOut: readonly number[], impossible: readonly Impossible[]): ReadingReport {
    const label = (name: string) => labelOf(this.#header, name);
    const ignored = [
      ...this.#columns.ignored,
      ...[...this.#unknown].filter(([, values]) => values.size === 0).map(([name]) => name),
    ];
    return {
      readAs: rolesOf(this.#columns).map(([name, role]) => [label(name), role]),
      ignored: ignored.map(label),
      leftOut,
      notGiven: this.#notGiven,
      elsewhere: this.#elsewhere,
      compared: margins,
      absentValues: this.#absent(impossible),
    };
  }

  #absent(impossible: readonly Impossible[]): readonly string[] {
    return [...this.#columns.dimensions.keys()].flatMap(({ name }) =>
      dimensionValues[name]
        .map((value) => `${name}=${value}`)
        .filter((text) => !this.#seen.has(text) && !impossibleAt(impossible, text)),
    );
  }
}

function rolesOf(columns: Columns): readonly (readonly [string, string])[] {
  const { territory, period, value, dimensions, contributor, holding, statuses } = columns;
  const roles: (readonly [string | null, string])[] = [
    [territory, "territoire"],
    [period, "période"],
    [value, "chiffre"],
    ...[...dimensions].map(([{ name }, column]) => [column, `ventilation (${name})`] as const),
    [contributor, "structure"],
    [holding, "groupe"],
    ...statuses.map((name) => [name, "statut du chiffre"] as const),
  ];
  return roles.filter((role): role is readonly [string, string] => role[0] !== null);
}
