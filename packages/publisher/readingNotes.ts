import type { Header, LeftOut, Line } from "@pacte-hub/release-file/extract";
import type { Faults } from "@pacte-hub/release-file/extractErrors";
import { writtenNumber } from "@pacte-hub/release-file/writtenNumber";
import { dimensionValues } from "@pacte-hub/schema/model/dimension";
import { type Impossible, impossibleAt } from "@pacte-hub/schema/model/impossible";
import type { PeriodCode } from "@pacte-hub/schema/model/period";
import { rolesOf } from "./columnRoles.ts";
import { type Columns, labelOf } from "./columns.ts";
import { judgeWords } from "./partWords.ts";
import { plainName } from "./writtenTerritory.ts";

/** What a file held beside the figures that are counted, and how it was read: for the steward's report. */
export interface ReadingReport {
  /** What each column was read as, in French, by the header that the file writes. */
  readonly readAs: readonly (readonly [header: string, role: string])[];
  /** Headers of the columns left out. */
  readonly ignored: readonly string[];
  /** Lines of text left out: titles before the table, notes after it. */
  readonly leftOut: readonly LeftOut[];
  /** Figures that the source does not give (secret, not available): never counted, never zero. */
  readonly notGiven: number;
  /** Periods of which some line says in so many words ("ND") that the source does not give the figure. */
  readonly saidMissing: readonly PeriodCode[];
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
/** Of lines whose name is not that of their code, the part beyond which codes and names are of two orders. */
const mostMisnamed = 0.1;
/** Letters of a name: "x" stands for none. */
const leastName = 2;
/** Words by which a unit, or a title, says that a figure is not a count. */
const scaled = /(millier|million|%|pour ?cent|taux|k€)/i;

/** Against what a file is judged, once it is read. */
export interface Judged {
  /** Lines of text before its header. */
  readonly titles: readonly string[];
  readonly isUnusual: boolean;
  readonly isProvisional: boolean;
  /** Lines are counted: a list of one kind is whole. */
  readonly isList: boolean;
  /** Persons, households, structures: never thousands of them, nor shares. */
  readonly isCount: boolean;
  /** As the steward named it, without its folder. */
  readonly fileName: string;
  /** Title and definition of the dataset, in French. */
  readonly dataset: string;
}

/** Gathers the notes of one file while it is read. */
export class ReadingNotes {
  readonly #header: Header;
  readonly #columns: Columns;
  readonly #unknown = new Map<string, Set<string>>();
  readonly #units = new Set<string>();
  readonly #seen = new Map<string, Set<string>>();
  readonly #misnamed: number[] = [];
  #provisional = 0;
  #named = 0;
  #notGiven = 0;
  readonly #saidMissing = new Set<PeriodCode>();
  #elsewhere = 0;
  #lines = 0;
  #firstElsewhere: number | null = null;

  constructor(header: Header, columns: Columns) {
    this.#header = header;
    this.#columns = columns;
    for (const name of columns.unknown) this.#unknown.set(name, new Set());
  }

  /** A line of the Meuse, and the official name of its territory where it is known. */
  line({ number, fields }: Pick<Line, "number" | "fields">, officialName: string | undefined): void {
    this.#lines += 1;
    const { unknown, figures, unit, name, statuses } = this.#columns;
    for (const one of unknown) this.#note(one, fields.get(one) ?? "");
    // What is called like a figure and holds words tells one part of those counted from another.
    for (const one of figures) {
      const text = fields.get(one) ?? "";
      if (writtenNumber(text).kind === "NOT_A_NUMBER") this.#note(one, text);
    }
    if (unit !== null) this.#units.add(fields.get(unit) ?? "");
    if (statuses.some((one) => ["P", "E"].includes((fields.get(one) ?? "").toUpperCase()))) this.#provisional += 1;
    const written = name === null ? "" : plainName(fields.get(name) ?? "");
    if (written.length < leastName || officialName === undefined) return;
    this.#named += 1;
    if (!written.includes(plainName(officialName)) && !plainName(officialName).includes(written))
      this.#misnamed.push(number);
  }

  #note(name: string, value: string): void {
    const values = this.#unknown.get(name) ?? new Set();
    this.#unknown.set(name, values);
    if (value !== "" && values.size <= mostExamples) values.add(value);
  }

  /** @param marker as the file writes it; "" says nothing of the period. */
  notGiven(marker: string, period: PeriodCode): void {
    this.#notGiven += 1;
    if (marker !== "") this.#saidMissing.add(period);
  }

  /** Whether the file says of some period that there is no figure. */
  get saysMissing(): boolean {
    return this.#saidMissing.size > 0;
  }

  elsewhere(line: number): void {
    this.#firstElsewhere ??= line;
    this.#elsewhere += 1;
  }

  value(dimension: string, value: string): void {
    const seen = this.#seen.get(dimension) ?? new Set();
    this.#seen.set(dimension, seen.add(value));
  }

  /** What can only be said once the whole file is read. */
  judge(faults: Faults, judged: Judged): void {
    const { titles, isUnusual, isProvisional, isList, isCount } = judged;
    const { number } = this.#header;
    const figure = this.#columns.value === null ? "" : labelOf(this.#header, this.#columns.value);
    if (isCount && !isUnusual && scaled.test(figure))
      faults.add(
        "AMBIGUOUS_NUMBER",
        number,
        `la colonne « ${figure} » n'est pas d'un effectif : donnez des nombres entiers, ou dites pourquoi ils le sont (--unusual <motif>).`,
      );
    // A national file holds more of others than of us; in a file of ours, a code of another department is a slip.
    if (this.#elsewhere > 0 && this.#elsewhere <= this.#lines)
      faults.add(
        "UNKNOWN_TERRITORY",
        this.#firstElsewhere,
        `${this.#elsewhere} ligne(s) d'un autre département dans un fichier de la Meuse : corrigez leur code, ou ôtez-les.`,
      );
    if (this.#misnamed.length > mostMisnamed * this.#named)
      for (const line of this.#misnamed)
        faults.add(
          "NAMES_DIFFER",
          line,
          "le nom n'est pas celui du code : les colonnes ne sont pas dans le même ordre.",
        );
    for (const unit of this.#units)
      if (scaled.test(unit))
        faults.add(
          "AMBIGUOUS_NUMBER",
          number,
          `l'unité du fichier, « ${unit} », n'est pas un effectif : donnez des nombres entiers.`,
        );
    for (const title of isUnusual ? [] : titles.filter((one) => scaled.test(one)))
      faults.add(
        "AMBIGUOUS_NUMBER",
        null,
        `le titre dit « ${title} » : si ce sont bien des effectifs, dites pourquoi (--unusual <motif>).`,
      );
    if (this.#provisional > 0 && !isProvisional)
      faults.add(
        "PROVISIONAL",
        number,
        `${this.#provisional} chiffres y sont provisoires ou estimés (P, E) : publiez-les comme tels (--provisional).`,
      );
    if (!isUnusual && !isList) this.#judgeValues(faults);
    if (!isUnusual && this.#unknown.size === 0)
      judgeWords(
        faults,
        judged,
        [...this.#columns.dimensions.keys()].map(({ name }) => name),
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

  /** A column of one value is what is left of a file that was filtered. */
  #judgeValues(faults: Faults): void {
    for (const [{ name }, column] of this.#columns.dimensions) {
      const [only, another] = this.#seen.get(name) ?? [];
      if (only === undefined || another !== undefined) continue;
      const label = labelOf(this.#header, column);
      faults.add(
        "ONE_VALUE_ONLY",
        this.#header.number,
        `la colonne « ${label} » vaut ${only} partout : le fichier n'est peut-être qu'une partie. S'il est entier, dites pourquoi (--unusual <motif>).`,
      );
    }
  }

  report(margins: number, leftOut: readonly LeftOut[], impossible: readonly Impossible[]): ReadingReport {
    const label = (name: string) => labelOf(this.#header, name);
    const empty = [...this.#unknown].filter(([name, values]) => values.size === 0 && !/_sans_en_tete$/.test(name));
    const ignored = [...this.#columns.ignored, ...empty.map(([name]) => name)];
    return {
      readAs: rolesOf(this.#columns).map(([name, role]) => [label(name), role]),
      ignored: ignored.map(label),
      leftOut,
      notGiven: this.#notGiven,
      saidMissing: [...this.#saidMissing],
      elsewhere: this.#elsewhere,
      compared: margins,
      absentValues: this.#absent(impossible),
    };
  }

  #absent(impossible: readonly Impossible[]): readonly string[] {
    return [...this.#columns.dimensions.keys()].flatMap(({ name }) =>
      dimensionValues[name]
        .filter((value) => !this.#seen.get(name)?.has(value))
        .map((value) => `${name}=${value}`)
        .filter((text) => !impossibleAt(impossible, text)),
    );
  }
}
