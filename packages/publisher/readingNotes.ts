import type { Header, LeftOut, Line } from "@pacte-hub/release-file/extract";
import { type Fault, Faults } from "@pacte-hub/release-file/extractErrors";
import { type FigureMark, writtenNumber } from "@pacte-hub/release-file/writtenNumber";
import { departmentInService } from "@pacte-hub/schema/model/department";
import { dimensionValues } from "@pacte-hub/schema/model/dimension";
import { type Impossible, impossibleAt } from "@pacte-hub/schema/model/impossible";
import type { PeriodCode } from "@pacte-hub/schema/model/period";
import { isMagnitude } from "@pacte-hub/schema/model/release";
import type { Level, Territory } from "@pacte-hub/schema/model/territory";
import { rolesOf } from "./columnRoles.ts";
import { type Columns, labelOf } from "./columns.ts";
import { ColumnsBeside } from "./columnsBeside.ts";
import { FigureStatuses } from "./figureStatuses.ts";
import { type FileWords, judgeWords, scaled, wordOfName } from "./fileWords.ts";
import { NamesBeside } from "./misnamed.ts";
import type { ReadingReport } from "./readingReport.ts";
import { UnknownColumns } from "./unknownColumns.ts";

/** Against what a file is judged, once it is read. */
export interface Judged extends Pick<FileWords, "indicator" | "fileName" | "source" | "isProvisional"> {
  /** Lines of text before its header, and after its table. */
  readonly leftOut: readonly LeftOut[];
  readonly isUnusual: boolean;
  /** Whether the steward has said which column holds the figures. */
  readonly isFigureDeclared: boolean;
}

/** Or a share of a hundred: "+2,5 %". */
function isFigureWritten(text: string): boolean {
  const read = writtenNumber(text.replace(/\s*%$/, ""));
  return (
    read.kind === "NUMBER" ||
    read.kind === "NOT_GIVEN" ||
    read.kind === "AMBIGUOUS" ||
    (read.kind === "BOUND" && read.below !== null)
  );
}

/** Gathers the notes of one file while it is read. */
export class ReadingNotes {
  readonly #header: Header;
  readonly #columns: Columns;
  readonly #unknown: UnknownColumns;
  readonly #units = new Set<string>();
  readonly #seen = new Map<string, Set<string>>();
  readonly #names: NamesBeside;
  readonly #beside: ColumnsBeside;
  readonly #statuses = new FigureStatuses();
  readonly #periods = new Set<PeriodCode>();
  /** Lines of which a spreadsheet did not find the figure. */
  readonly #lookups: number[] = [];
  #wordOfName: string | null = null;
  #revised = 0;
  #notGiven = 0;
  readonly #saidMissing = new Set<PeriodCode>();
  #elsewhere = 0;
  #lines = 0;
  #firstElsewhere: number | null = null;

  constructor(header: Header, columns: Columns, finest: Level) {
    this.#header = header;
    this.#names = new NamesBeside(finest);
    this.#beside = new ColumnsBeside([...columns.ignored, ...(columns.unit === null ? [] : [columns.unit])]);
    this.#columns = columns;
    this.#unknown = new UnknownColumns(header, columns.unknown);
  }

  /** A line of the Department, and its territory where it is known. */
  line({ number, fields }: Pick<Line, "number" | "fields">, territory: Territory | undefined): void {
    this.#lines += 1;
    const { unknown, figures, unit, name, epci, statuses } = this.#columns;
    for (const one of unknown) this.#unknown.note(one, fields.get(one) ?? "");
    // What is called like a figure and holds words tells one part of those counted from another.
    for (const one of figures) {
      const text = fields.get(one) ?? "";
      if (!isFigureWritten(text)) this.#unknown.note(one, text);
    }
    this.#beside.line(number, fields);
    if (unit !== null) this.#units.add(fields.get(unit) ?? "");
    for (const one of statuses) if (one === "obs_status") this.#statuses.line(fields.get(one) ?? "", number);
    const beside = (column: string | null) => (column === null ? "" : (fields.get(column) ?? ""));
    this.#names.line(number, { text: beside(name), epci: beside(epci) }, territory);
  }

  period(period: PeriodCode): void {
    this.#periods.add(period);
  }

  /** What is said beside a figure, in its own field. */
  marked(mark: FigureMark): void {
    if (mark === "PROVISIONAL") this.#statuses.unsettled += 1;
    else this.#revised += 1;
  }

  /** @param marker as the file writes it; "" says nothing of the period. */
  notGiven(marker: string, period: PeriodCode, line: number): void {
    this.#notGiven += 1;
    if (marker.toUpperCase() === "#N/A") this.#lookups.push(line);
    if (marker !== "") this.#saidMissing.add(period);
  }

  /** The last line of a file that nothing ends: cut before its figure, where every other line has one. */
  unended({ number, fields }: Pick<Line, "number" | "fields">, faults: Faults): void {
    const { value } = this.#columns;
    if (value === null || this.#header.names.at(-1) !== value || (fields.get(value) ?? "") !== "" || this.#notGiven > 1)
      return;
    faults.add("FILE_CUT", number, "la dernière ligne n'a ni chiffre ni fin : le fichier semble coupé.");
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

  /** What can only be said once the whole file is read. @returns what the steward's word has lifted */
  judge(faults: Faults, judged: Judged): readonly Fault[] {
    const { isUnusual, isProvisional, indicator } = judged;
    const liftable = isUnusual ? new Faults() : faults;
    this.#judgeElsewhere(faults);
    this.#names.judge(faults, liftable);
    if (!isMagnitude(indicator.unit)) this.#judgeScale(faults, liftable);
    const { unsettled } = this.#statuses;
    if (unsettled > 0 && !isProvisional)
      faults.add(
        "PROVISIONAL",
        this.#header.number,
        `${unsettled} chiffres y sont provisoires ou estimés (P, E) : publiez-les comme tels (--provisional).`,
      );
    this.#statuses.judge(liftable);
    for (const line of this.#lookups)
      liftable.add(
        "NOT_GIVEN",
        line,
        "« #N/A » est l'erreur d'une recherche de tableur, et non une réponse de la source : donnez le chiffre, ou dites que la source le tait (--unusual <motif>).",
      );
    this.#beside.judge(liftable, indicator);
    if (indicator.counts !== "LINES") this.#judgeValues(liftable);
    if (this.#unknown.areIdle) judgeWords(liftable, this.#words(judged));
    this.#wordOfName = wordOfName(this.#words(judged));
    this.#unknown.judge(faults);
    return isUnusual ? liftable.found : [];
  }

  #words({ leftOut, isFigureDeclared, ...judged }: Judged): FileWords {
    const { value, dimensions, beside } = this.#columns;
    const texts = (some: readonly LeftOut[]) => some.map(({ text }) => text);
    return {
      ...judged,
      beside,
      titles: texts(leftOut.filter(({ number }) => number < this.#header.number)),
      notes: texts(leftOut.filter(({ number }) => number > this.#header.number)),
      figure: isFigureDeclared && value !== null ? labelOf(this.#header, value) : null,
      periods: [...this.#periods].toSorted(),
      dimensions: [...dimensions.keys()].map(({ name }) => name),
    };
  }

  /** A national file holds more of others than of us; in a file of ours, a code of another department is a slip. */
  #judgeElsewhere(faults: Faults): void {
    if (this.#elsewhere === 0 || this.#elsewhere > this.#lines) return;
    const message = `${this.#elsewhere} ligne(s) d'un autre département dans un fichier ${departmentInService.of} : corrigez leur code, ou ôtez-les.`;
    faults.add("UNKNOWN_TERRITORY", this.#firstElsewhere, message);
  }

  /** Persons, households, structures: never thousands of them, nor shares. */
  #judgeScale(faults: Faults, liftable: Faults): void {
    const { number } = this.#header;
    const figure = this.#columns.value === null ? "" : labelOf(this.#header, this.#columns.value);
    if (scaled.test(figure))
      liftable.add(
        "AMBIGUOUS_NUMBER",
        number,
        `la colonne « ${figure} » n'est pas d'un effectif : donnez des nombres entiers, ou dites pourquoi ils le sont (--unusual <motif>).`,
      );
    for (const unit of this.#units)
      if (scaled.test(unit))
        faults.add(
          "AMBIGUOUS_NUMBER",
          number,
          `l'unité du fichier, « ${unit} », n'est pas un effectif : donnez des nombres entiers.`,
        );
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

  report(
    margins: number,
    leftOut: readonly LeftOut[],
    impossible: readonly Impossible[],
  ): Omit<ReadingReport, "deducedEncoding"> {
    const label = (name: string) => labelOf(this.#header, name);
    const idle = this.#unknown.idle.filter((name) => !/_sans_en_tete$/.test(name));
    const ignored = [...this.#columns.ignored, ...idle];
    return {
      readAs: rolesOf(this.#columns).map(([name, role]) => [label(name), role]),
      ignored: ignored.map(label),
      leftOut,
      notGiven: this.#notGiven,
      saidMissing: [...this.#saidMissing],
      revised: this.#revised,
      elsewhere: this.#elsewhere,
      compared: margins,
      absentValues: this.#absent(impossible),
      wordOfName: this.#wordOfName,
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
