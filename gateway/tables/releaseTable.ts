import { cellsIn } from "@pacte-hub/release-file/canonicalFile";
import type { PublishedCell } from "@pacte-hub/release-file/publishedCell";
import { breakdownOf, type Dimension, dimensions } from "@pacte-hub/schema/model/dimension";
import { partners } from "@pacte-hub/schema/model/partner";
import { levelOf } from "@pacte-hub/schema/model/territory";
import type { CellSource, Column, ColumnKind, Sheet } from "@pacte-hub/tables/table";
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
  const used = dimensions.filter((one) => cells.some(({ breakdown }) => breakdownOf(breakdown)[one] !== null));
  const partner = Object.values(partners).find(({ id }) => release.id.startsWith(`${id}:`));
  const same = {
    institution: partner?.name ?? null,
    origin: demonstration === "true" ? "DEMONSTRATION" : "REAL",
    series: release.id.split(":")[1] ?? null,
    series_label: release.title,
    period: release.period,
    unit,
    measure,
    release: release.id,
  };
  const rows = cells.map((cell) => ({ ...same, ...rowOf(cell, release.names, used) }));
  const sheet = { name: "publication", columns: columnsOf(schema, used), levels: [[seriesOfCells]] };
  return { sheet, answer: { data: { cells: rows } } };
}

const seriesOfCells = { path: ["cells"], name: "cells", label: "Cellules publiées", institution: null, origin: null };

function rowOf(cell: PublishedCell, names: ReadonlyMap<string, string>, used: readonly Dimension[]): object {
  const place = breakdownOf(cell.breakdown);
  return {
    code: cell.territory,
    name: names.get(cell.territory) ?? null,
    level: levelOf(cell.territory),
    ...Object.fromEntries(used.map((one) => [one, place[one]])),
    value: cell.value,
    status: cell.status,
    bounds_min: cell.min,
    bounds_max: cell.max,
    coverage_present: cell.present,
    coverage_expected: cell.expected,
    standard_error: cell.standardError,
  };
}

/** A column by its name: what it holds, and the enum that its codes are of. */
type Described = readonly [name: string, kind: ColumnKind, definition: string, codes?: GraphQLNamedType | undefined];

function columnsOf(schema: GraphQLSchema, used: readonly Dimension[]): readonly Column[] {
  const figure = fieldsOf(schema, "Observation");
  const says = (name: string) => figure[name]?.description ?? "";
  const typeOf = (name: string) => (figure[name] ? getNamedType(figure[name].type) : undefined);
  const described: readonly Described[] = [
    ["code", "TEXT", "Code du territoire : « 55 », code d'arrondissement, SIREN d'EPCI ou code INSEE de commune."],
    ["name", "TEXT", "Nom du territoire."],
    ["level", "TEXT", "Niveau du territoire : ne sommez jamais deux niveaux.", schema.getType("Level")],
    ["series", "TEXT", "Identifiant du jeu de données."],
    ["series_label", "TEXT", "Ce que compte le jeu de données."],
    ["institution", "TEXT", "L'institution qui le publie."],
    ["origin", "TEXT", "REAL : chiffres réels ; DEMONSTRATION : chiffres engendrés, qui ne disent rien de la Meuse."],
    ["period", "TEXT", says("period")],
    ...used.map((one): Described => [one, "TEXT", `${says(one)} Vide : le total.`, typeOf(one)]),
    ["value", "NUMBER", says("value")],
    ["unit", "TEXT", "Unité.", schema.getType("Unit")],
    ["status", "TEXT", says("status"), typeOf("status")],
    ["bounds_min", "NUMBER", "Intervalle certain : minimum, inclus."],
    ["bounds_max", "NUMBER", "Intervalle certain : maximum, inclus."],
    ["coverage_present", "INTEGER", "D'une somme : communes renseignées."],
    ["coverage_expected", "INTEGER", "D'une somme : communes attendues."],
    ["release", "TEXT", "La publication : institution:jeu:période:millésime."],
    ["measure", "TEXT", "Stock, moyenne ou flux.", schema.getType("Measure")],
    ["standard_error", "NUMBER", says("standardError")],
  ];
  return described.flatMap(labelled);
}

/** A code has its French label beside it. */
function labelled([name, kind, definition, codes]: Described): readonly Column[] {
  const source: CellSource = { from: "ANSWER", level: 1, path: [name] };
  const labels = codes && labelsOf(codes);
  const own = { name, kind, definition, source };
  return labels
    ? [own, { ...own, name: `${name}_label`, definition: `${definition} En français.`, source: { ...source, labels } }]
    : [own];
}

function fieldsOf(schema: GraphQLSchema, name: string) {
  const type = schema.getType(name);
  return isObjectType(type) ? type.getFields() : {};
}
