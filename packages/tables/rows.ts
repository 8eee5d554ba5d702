import type { Cell, Column, Series, Sheet, TakeRow } from "./table.ts";

type Json = Readonly<Record<string, unknown>>;

/** An error of an answer, as GraphQL writes it. */
export interface AnswerError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: { readonly code?: unknown; readonly institution?: unknown };
}

/** @returns the rows of a sheet, counted without writing them; no further than one more than `limit` */
export function countRows(sheet: Sheet, data: Json | null, limit: number): number {
  let rows = 0;
  const walk = (at: number, object: unknown): void => {
    const series = sheet.levels[at];
    if (!series) rows += 1;
    else for (const list of series) for (const item of itemsOf(object, list)) if (rows <= limit) walk(at + 1, item);
  };
  walk(0, data);
  return rows;
}

/** Walks an answer once, level by level. */
export function eachRow(
  sheet: Sheet,
  answer: { readonly data: Json | null; readonly errors: readonly AnswerError[] },
  take: TakeRow,
): void {
  new Walk(sheet, new ErrorsByPlace(answer.errors), take).level(0, answer.data);
}

class Walk {
  readonly #sheet: Sheet;
  readonly #errors: ErrorsByPlace;
  readonly #take: TakeRow;
  readonly #row: Cell[];
  readonly #byLevel: readonly (readonly (readonly [at: number, column: Column])[])[];
  readonly #errorsAt: number;
  readonly #trail: (string | number)[] = [];
  /** How much of the trail leads to the first null on it; null: everything on it is there. */
  #nullAt: number | null = null;
  /** Codes of what is null at each level. */
  readonly #missing: (readonly string[])[] = [];

  constructor(sheet: Sheet, errors: ErrorsByPlace, take: TakeRow) {
    this.#sheet = sheet;
    this.#errors = errors;
    this.#take = take;
    this.#row = sheet.columns.map(({ source }) => (source.from === "QUESTION" ? source.value : null));
    const placed = sheet.columns.map((column, at) => [at, column] as const);
    this.#byLevel = Array.from({ length: sheet.levels.length + 1 }, (_, level) =>
      placed.filter(([, { source }]) => "level" in source && source.level === level),
    );
    this.#errorsAt = sheet.columns.findIndex(({ source }) => source.from === "ERRORS");
  }

  level(at: number, object: unknown, of?: Series): void {
    this.#fill(at, object, of);
    const series = this.#sheet.levels[at];
    if (series) for (const list of series) this.#series(at + 1, object, list);
    else this.#emit();
  }

  #series(at: number, object: unknown, seriesOfList: Series): void {
    const { length } = this.#trail;
    const nullBefore = this.#nullAt;
    this.#nullAt ??= firstNull(object, seriesOfList.path, length);
    this.#trail.push(...seriesOfList.path);
    const list = valueAt(object, seriesOfList.path);
    const listItems = listed(list);
    const isList = Array.isArray(list) && list.length > 0;
    for (let step = 0; step < listItems.length; step++) {
      const nullAround = this.#nullAt;
      if (isList) this.#trail.push(step);
      if (isList && listItems[step] === null) this.#nullAt ??= this.#trail.length;
      this.level(at, listItems[step], seriesOfList);
      if (isList) this.#trail.pop();
      this.#nullAt = nullAround;
    }
    this.#trail.length = length;
    this.#nullAt = nullBefore;
  }

  #fill(at: number, object: unknown, of?: Series): void {
    const missing = new Set<string>();
    const seeks = this.#errors.any;
    if (seeks && this.#nullAt !== null)
      for (const code of this.#errors.at(this.#trail, this.#nullAt)) missing.add(code);
    for (const [position, { source }] of this.#byLevel[at] ?? []) {
      if (source.from === "SERIES") this.#row[position] = of?.[source.says] ?? null;
      if (source.from !== "ANSWER") continue;
      const cell = cellOf(valueAt(object, source.path));
      this.#row[position] = source.labels && cell !== null ? labelOf(source.labels, cell) : cell;
      if (cell !== null || !seeks || this.#nullAt !== null) continue;
      const nullAt = firstNull(object, source.path, this.#trail.length) ?? 0;
      for (const code of this.#errors.at([...this.#trail, ...source.path], nullAt)) missing.add(code);
    }
    this.#missing[at] = [...missing];
  }

  #emit(): void {
    const depth = this.#sheet.levels.length + 1;
    const codes = this.#errors.any ? [...new Set(this.#missing.slice(0, depth).flat())] : [];
    if (this.#errorsAt >= 0) this.#row[this.#errorsAt] = codes.length > 0 ? codes.join(" ") : null;
    this.#take(this.#row);
  }
}

/** How much of a place leads to the first null under an object; null: nothing is null on that path. */
function firstNull(object: unknown, path: readonly string[], before: number): number | null {
  for (let length = 1; length <= path.length; length++) {
    if (valueAt(object, path.slice(0, length)) == null) return before + length;
  }
  return null;
}

/** Codes of errors by the place they stand at. */
class ErrorsByPlace {
  readonly any: boolean;
  readonly #codesAt = new Map<string, string[]>();
  /** By each place around one: what may not be null makes null what stands around it. */
  readonly #codesBelow = new Map<string, string[]>();
  /** By fields alone: a partner that is silent has one error, at the first of its places. */
  readonly #codesByFields = new Map<string, string[]>();

  constructor(errors: readonly AnswerError[]) {
    this.any = errors.length > 0;
    for (const { path = [], extensions } of errors) {
      const code = typeof extensions?.code === "string" ? extensions.code : "INTERNAL";
      push(this.#codesAt, path.join("/"), code);
      push(this.#codesByFields, fieldsOf(path).join("/"), code);
      for (let length = 1; length < path.length; length++)
        push(this.#codesBelow, path.slice(0, length).join("/"), code);
    }
  }

  /** @param nullAt how much of the path leads to what is null first: an error around it says nothing of it */
  at(path: readonly (string | number)[], nullAt: number): readonly string[] {
    for (let length = path.length; length >= nullAt; length--) {
      const codes = this.#codesAt.get(path.slice(0, length).join("/"));
      if (codes) return codes;
    }
    const around = path.slice(0, nullAt);
    return this.#codesBelow.get(around.join("/")) ?? this.#codesByFields.get(fieldsOf(around).join("/")) ?? [];
  }
}

const fieldsOf = (path: readonly (string | number)[]): readonly string[] =>
  path.filter((step): step is string => typeof step === "string");

function push(into: Map<string, string[]>, place: string, code: string): void {
  const codes = into.get(place) ?? [];
  into.set(place, codes);
  if (!codes.includes(code)) codes.push(code);
}

function valueAt(object: unknown, path: readonly string[]): unknown {
  let value = object;
  for (const key of path) {
    if (typeof value !== "object" || value === null) return undefined;
    value = Object.hasOwn(value, key) ? (value as Json)[key] : undefined;
  }
  return value;
}

const itemsOf = (object: unknown, { path }: Series): readonly unknown[] => listed(valueAt(object, path));

/** What is empty or null leaves one row, so that what stands around it is not lost. */
function listed(list: unknown): readonly unknown[] {
  if (!Array.isArray(list)) return [list ?? null];
  const flat = list.some(Array.isArray) ? list.flat(Number.POSITIVE_INFINITY) : list;
  return flat.length > 0 ? flat : [null];
}

const labelOf = (labels: Readonly<Record<string, string>>, cell: Cell): Cell =>
  String(cell)
    .split(between)
    .map((code) => (Object.hasOwn(labels, code) ? labels[code] : code))
    .join(between);

/** Between the values of a list that one cell holds. */
const between = " | ";

function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return value.map((element) => cellOf(element) ?? "").join(between);
  if (typeof value === "object") return JSON.stringify(value);
  return value as Cell;
}
