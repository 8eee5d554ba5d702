import { cellsIn } from "@pacte-hub/release-file/canonicalFile";
import type { PublishedCell } from "@pacte-hub/release-file/publishedCell";
import { departmentInService } from "@pacte-hub/schema/model/department";
import { breakdownOf, type Dimension, dimensions } from "@pacte-hub/schema/model/dimension";
import { partners } from "@pacte-hub/schema/model/partner";
import { levelOf } from "@pacte-hub/schema/model/territory";
import { type FigurePath, figureColumn, labelColumn } from "@pacte-hub/schema/rules/figureColumns";
import type { Cell, CellSource, Column, ColumnKind, Sheet } from "@pacte-hub/tables/table";
import { labelsOf } from "@pacte-hub/tables/wording";
import { type GraphQLNamedType, type GraphQLSchema, getNamedType, isObjectType } from "graphql";

/** A release's signed file, and what the file leaves unsaid. */
export interface ReadableRelease {
  readonly id: string;
  /** The canonical file. */
  readonly file: string;
  readonly period: string;
  /** The dataset's title, French. */
  readonly title: string | null;
  /** Names of territories by their codes. */
  readonly names: ReadonlyMap<string, string>;
}

/** A sheet, and the answer that its cells are found in. */
export interface ReleaseTable {
  readonly sheet: Sheet;
  readonly answer: { readonly data: { readonly cells: readonly object[] } };
}

/**
 * The labelled table of a release: a row for each cell of the signed file, in its order, with the columns that the graph's
 * tables have for a figure (docs/tableaux.md). A breakdown's column is empty on the total over it.
 */
export function releaseTable(schema: GraphQLSchema, release: ReadableRelease): ReleaseTable {
  const [, first = ""] = release.file.split("\n");
  const [, unit = "", measure = "", demonstration] = first.split(",");
  const cells = cellsIn(release.file);
  const used = dimensions.filter((dimension) =>
    cells.some(({ breakdown }) => breakdownOf(breakdown)[dimension] !== null),
  );
  const partner = Object.values(partners).find(({ id }) => release.id.startsWith(`${id}:`));
  const same = byColumn({
    institution: partner?.name ?? null,
    origin: demonstration === "true" ? "DEMONSTRATION" : "REAL",
    "dataset.id": release.id.split(":")[1] ?? null,
    "dataset.title": release.title,
    period: release.period,
    "release.unit": unit,
    "release.measure": measure,
    "release.id": release.id,
  });
  const rows = cells.map((cell) => ({ ...same, ...rowOf(cell, release.names, used) }));
  const sheet = { name: "publication", columns: columnsOf(schema, used), levels: [[seriesOfCells]] };
  return { sheet, answer: { data: { cells: rows } } };
}

const seriesOfCells = { path: ["cells"], name: "cells", label: "Cellules publiées", institution: null, origin: null };

/** Cells by the names of their columns. */
const byColumn = (cells: Partial<Readonly<Record<FigurePath, Cell>>>): Readonly<Record<string, Cell>> =>
  Object.fromEntries(Object.entries(cells).map(([path, cell]) => [figureColumn(path as FigurePath), cell]));

function rowOf(cell: PublishedCell, names: ReadonlyMap<string, string>, used: readonly Dimension[]): object {
  const place = breakdownOf(cell.breakdown);
  return {
    ...Object.fromEntries(used.map((dimension) => [dimension, place[dimension]])),
    ...byColumn({
      "territory.code": cell.territory,
      "territory.name": names.get(cell.territory) ?? null,
      "territory.level": levelOf(cell.territory),
      value: cell.value,
      status: cell.status,
      "bounds.min": cell.min,
      "bounds.max": cell.max,
      "coverage.present": cell.present,
      "coverage.expected": cell.expected,
      standardError: cell.standardError,
    }),
  };
}

/** A column by what it says: its kind, its definition, and the enum that its codes are of. */
type Described = readonly [
  path: FigurePath | Dimension,
  kind: ColumnKind,
  definition: string,
  codes?: GraphQLNamedType | undefined,
];

function columnsOf(schema: GraphQLSchema, used: readonly Dimension[]): readonly Column[] {
  const figure = fieldsOf(schema, "Observation");
  const says = (name: string) => figure[name]?.description ?? "";
  const typeOf = (name: string) => (figure[name] ? getNamedType(figure[name].type) : undefined);
  const described: readonly Described[] = [
    [
      "territory.code",
      "TEXT",
      `Code du territoire : « ${departmentInService.code} », code d'arrondissement, SIREN d'EPCI ou code INSEE de commune.`,
    ],
    ["territory.name", "TEXT", "Nom du territoire."],
    ["territory.level", "TEXT", "Niveau du territoire : ne sommez jamais deux niveaux.", schema.getType("Level")],
    ["dataset.id", "TEXT", "Identifiant du jeu de données."],
    ["dataset.title", "TEXT", "Ce que compte le jeu de données."],
    ["institution", "TEXT", "L'institution qui le publie."],
    [
      "origin",
      "TEXT",
      "REAL : chiffres réels ; DEMONSTRATION : chiffres engendrés, qui ne disent rien du département.",
    ],
    ["period", "TEXT", says("period")],
    ...used.map(
      (dimension): Described => [dimension, "TEXT", `${says(dimension)} Vide : le total.`, typeOf(dimension)],
    ),
    ["value", "NUMBER", says("value")],
    ["release.unit", "TEXT", "Unité.", schema.getType("Unit")],
    ["status", "TEXT", says("status"), typeOf("status")],
    ["bounds.min", "NUMBER", "Intervalle certain : minimum, inclus."],
    ["bounds.max", "NUMBER", "Intervalle certain : maximum, inclus."],
    ["coverage.present", "INTEGER", "D'une somme : communes renseignées."],
    ["coverage.expected", "INTEGER", "D'une somme : communes attendues."],
    ["release.id", "TEXT", "La publication : institution:jeu:période:millésime."],
    ["release.measure", "TEXT", "Stock, moyenne ou flux.", schema.getType("Measure")],
    ["standardError", "NUMBER", says("standardError")],
  ];
  return described.flatMap(labelled);
}

/** A code has its French label beside it. */
function labelled([path, kind, definition, codes]: Described): readonly Column[] {
  const name = figureColumn(path as FigurePath);
  const source: CellSource = { from: "ANSWER", level: 1, path: [name] };
  const labels = codes && labelsOf(codes);
  const column = { name, kind, definition, source };
  return labels
    ? [
        column,
        { ...column, name: labelColumn(name), definition: `${definition} En français.`, source: { ...source, labels } },
      ]
    : [column];
}

function fieldsOf(schema: GraphQLSchema, name: string) {
  const type = schema.getType(name);
  return isObjectType(type) ? type.getFields() : {};
}
