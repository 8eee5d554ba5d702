import type { DimensionRead, Indicator, Institution } from "@pacte-hub/institution/config";
import { type Header, normalised } from "@pacte-hub/release-file/extract";
import type { Faults } from "@pacte-hub/release-file/extractErrors";
import type { DecimalMark } from "@pacte-hub/release-file/writtenNumber";
import type { ContributorRegister } from "./contributorRegister.ts";
import {
  actionHeaders,
  contributorHeaders,
  epciHeaders,
  holdingHeaders,
  isFigure,
  isHarmless,
  multiplierHeader,
  nameHeaders,
  numberHeaders,
  statusHeaders,
  territoryHeaders,
  unitHeaders,
} from "./headers.ts";
import { type PeriodColumns, periodColumns, periodColumnsIn } from "./periodColumns.ts";
import { valueColumn } from "./valueColumn.ts";

/** Which column of a file holds what, by normalised header. */
export interface Columns {
  readonly territory: string;
  /** null when the file has none: the period was declared for the whole of it. */
  readonly period: PeriodColumns | null;
  /** null when lines are counted. */
  readonly value: string | null;
  /** By dimension; absent where the extract has no such column. */
  readonly dimensions: ReadonlyMap<DimensionRead, string>;
  /** null where the structure rules ask nothing, and in a list without SIRET. */
  readonly contributor: string | null;
  /** The action of the open register, in what counts outcomes of actions; null where the extract has no such column. */
  readonly action: string | null;
  /** The holding of the structure; null where the extract has no such column. */
  readonly holding: string | null;
  /** SDMX statuses of each figure. */
  readonly statuses: readonly string[];
  /** SDMX: the power of ten of each figure; null where the extract has no such column. */
  readonly multiplier: string | null;
  /** What is left out: coarser territories, known figures, what the steward said to ignore. */
  readonly ignored: readonly string[];
  /** Titles of the other datasets of the institution whose columns are among those left out. */
  readonly beside: readonly string[];
  /** What looks like other figures: left out where it holds figures only. */
  readonly figures: readonly string[];
  /** Official names beside codes; null where the extract has none. */
  readonly name: string | null;
  /** Codes of EPCI beside those of communes; null where the extract has none. */
  readonly epci: string | null;
  /** In what figures are written; null where the extract does not say. */
  readonly unit: string | null;
  /** What nobody understands: it may tell that the file holds a part of those counted only. */
  readonly unknown: readonly string[];
}

/** What the steward says of the file instead of letting its header say it. */
export interface DeclaredColumn {
  readonly period?: string;
  readonly valueColumn?: string;
  /** Headers of columns that tell no part from another: the steward's word. */
  readonly ignored?: readonly string[];
  /** Which sign begins the decimals, where the file alone does not tell. */
  readonly decimalMark?: DecimalMark;
  /** Why figures are right although they are unlike those known before, in French. */
  readonly unusualBecause?: string;
  /**
   * True of what ships with the hub, which is compared with nothing as it is loaded: a fifth of its loading, at each first start, to
   * learn what is known. Its tests recompute it from its source, and publish it without a word, as a steward's files are.
   */
  readonly isReviewed?: boolean;
}

/** How counts that will be protected are read; null for open files, which are published as they are. */
export interface Protection {
  /** Whether each line must name the organisation it is from. */
  readonly contributors: boolean;
  /** Whether a name will do in place of its SIRET: invented figures only. */
  readonly names?: boolean;
  /** Where it must stand; null for invented figures, whose structures are in no register. */
  readonly register?: ContributorRegister | null;
}

/** What the file is to bring. */
export interface ColumnSearch {
  readonly institution: Pick<Institution, "indicators">;
  readonly indicator: Indicator;
  readonly declared: DeclaredColumn;
  readonly protection: Protection | null;
}

/** Whether a line of a file is its header: it names a territory, and something else. */
export const isHeaderOf = (indicator: Indicator) => (names: readonly string[]) =>
  names.length > 1 && territoryHeaders(indicator.finest).some((header) => names.includes(header));

/** Finds the columns by their headers; each that is missing, or may be one of two, is a fault that says what would do. */
export function columnsOf(header: Header, search: ColumnSearch, faults: Faults): Columns {
  const { indicator, declared, protection } = search;
  assertDistinct(header, faults);
  const present = new Set(header.names);
  const allOf = (accepted: readonly string[]) => accepted.map(normalised).filter((name) => present.has(name));
  const firstOf = (accepted: readonly string[]) => allOf(accepted)[0];
  const find = (what: string, accepted: readonly string[]): string => {
    const found = firstOf(accepted);
    if (!found)
      faults.add(
        "MISSING_COLUMN",
        header.number,
        `la colonne « ${what} » manque ; en-têtes acceptés : ${accepted.join(", ")}.`,
      );
    return found ?? "";
  };
  const read = {
    territory: find("territoire", territoryHeaders(indicator.finest)),
    period: periodColumns(search, { firstOf, find }),
    value: indicator.counts === "VALUE" ? valueColumn(header, search, faults) : null,
    dimensions: new Map(
      indicator.dimensions.flatMap((dimension) => {
        const column =
          firstOf(dimension.columns) ?? (dimension.required ? find(dimension.name, dimension.columns) : undefined);
        return column === undefined ? [] : [[dimension, column] as const];
      }),
    ),
    // A list of structures says by their numbers who may stand behind other figures.
    contributor: protection?.contributors
      ? find("structure", contributorHeaders)
      : indicator.counts === "LINES"
        ? (firstOf(numberHeaders) ?? null)
        : null,
    action: restsOnActions(indicator) ? (firstOf(actionHeaders) ?? null) : null,
    holding: protection?.contributors ? (firstOf(holdingHeaders) ?? null) : null,
    statuses: allOf(statusHeaders),
    multiplier: firstOf([multiplierHeader]) ?? null,
    name: firstOf(nameHeaders) ?? null,
    epci: indicator.finest === "COMMUNE" ? (firstOf(epciHeaders) ?? null) : null,
    unit: firstOf(unitHeaders) ?? null,
  };
  for (const ignored of declared.ignored ?? [])
    if (!present.has(normalised(ignored)))
      faults.add(
        "MISSING_COLUMN",
        header.number,
        `la colonne à laisser de côté, « ${ignored} », n'est pas dans le fichier.`,
      );
  return { ...read, ...leftOver(header, read, search) };
}

/** Whether it counts what came of actions: only then may its lines say of which. */
const restsOnActions = ({ structuralZeros = [] }: Indicator): boolean =>
  structuralZeros.some(({ register }) => register === "ACTION");

/** Two columns of one name: which of them is read would be chance. */
function assertDistinct({ number, names, labels }: Header, faults: Faults): void {
  for (const [at, name] of names.entries()) {
    const first = names.indexOf(name);
    if (name !== "" && first < at)
      faults.add(
        "AMBIGUOUS_COLUMN",
        number,
        `les colonnes « ${labels[first]} » et « ${labels[at]} » ont le même nom : ôtez celle qui ne doit pas être lue.`,
      );
  }
}

type Read = Omit<Columns, "ignored" | "figures" | "unknown" | "beside">;

function leftOver({ names }: Header, read: Read, { institution, indicator, declared }: ColumnSearch) {
  const { territory, period, value, contributor, action, holding, statuses, multiplier, dimensions, name, unit } = read;
  const isRead = new Set<string | null>([
    territory,
    ...(period === null ? [] : periodColumnsIn(period)),
    value,
    contributor,
    action,
    holding,
    multiplier,
    ...statuses,
    ...dimensions.values(),
  ]);
  const rest = names.filter((name) => name !== "" && !isRead.has(name));
  const ignored = new Set(declared.ignored?.map(normalised));
  // Other figures of the same producer, and other ways to name the territory.
  const others = new Set([
    ...institution.indicators.flatMap(({ columns }) => columns.map(normalised)),
    ...territoryHeaders(indicator.finest),
    ...nameHeaders,
    ...numberHeaders,
  ]);
  const isIgnored = (one: string) => ignored.has(one) || others.has(one) || isHarmless(one);
  const left = rest.filter((one) => !isIgnored(one) && one !== name && one !== unit);
  const isBeside = (one: string) => (column: string) => normalised(column) === one;
  return {
    beside: institution.indicators
      .filter(({ id, columns }) => id !== indicator.id && rest.some((one) => columns.some(isBeside(one))))
      .map(({ title, columns }) => `${title} ${columns.join(" ")}`),
    ignored: rest.filter(isIgnored),
    figures: left.filter(isFigure),
    unknown: left.filter((one) => !isFigure(one)),
  };
}

/** As the file writes it. */
export const labelOf = ({ names, labels }: Header, name: string): string => labels[names.indexOf(name)] ?? name;
