import { columnAt, labelColumn } from "@pacte-hub/schema/rules/figureColumns";
import { type GraphQLNamedType, isLeafType } from "graphql";
import { addedPrefix } from "./complete.ts";
import type { SelectedField, SelectedFields } from "./selection.ts";
import type { CellSource, Column, ColumnKind } from "./table.ts";
import { labelsOf } from "./wording.ts";

/** A column before it has its name: the words it will be made of. */
export interface NamedColumn extends Omit<Column, "name"> {
  readonly path: readonly string[];
  /** Code, name or level of a territory whose lists are walked, under its own name. */
  readonly isPlace?: boolean;
}

export interface Place {
  readonly level: number;
  /** Leaves of the root alone are columns there: its objects are lists of one. */
  readonly isRoot: boolean;
  readonly figures: boolean;
  readonly isTerritory: boolean;
}

/** The columns that an object's fields give to its row: its leaves, those of the objects it holds, a label beside each code. */
export function levelColumns(
  fields: SelectedFields,
  { level, isRoot, figures, isTerritory }: Place,
): readonly NamedColumn[] {
  const under = (within: SelectedFields, path: readonly string[], words: readonly string[]): readonly NamedColumn[] =>
    [...within.values()].flatMap((field) => {
      if (isRepeated(field, within)) return [];
      const columnPath = [...path, field.key];
      const called = [...words, plainName(field.key)];
      if (isLeafType(field.type)) {
        const isPlaceName = isTerritory && path.length === 0 && placeNames.includes(field.definition.name);
        return leafColumns(field, {
          level,
          path: columnPath,
          words: figures ? [columnAt(called)] : called,
          isPlaceName,
          // Under an alias it is a column as any other.
          isPlace: isPlaceName && called.join() === field.definition.name,
        });
      }
      return field.depth > 0 || isRoot ? [] : under(field.fields, columnPath, called);
    });
  return under(fields, [], []);
}

const placeNames = ["code", "name", "level"];

const plainName = (key: string): string => (key.startsWith(addedPrefix) ? key.slice(addedPrefix.length) : key);

/** What was added beside a field that turns out to say the same. */
function isRepeated(field: SelectedField, within: SelectedFields): boolean {
  if (!field.key.startsWith(addedPrefix)) return false;
  const plainField = within.get(plainName(field.key));
  if (plainField?.definition !== field.definition) return false;
  return [...field.fields.keys()].every(
    (key) => plainField.fields.get(key)?.definition === field.fields.get(key)?.definition,
  );
}

interface LeafPlace {
  readonly level: number;
  readonly path: readonly string[];
  readonly words: readonly string[];
  readonly isPlaceName: boolean;
  readonly isPlace: boolean;
}

function leafColumns(
  field: SelectedField,
  { level, path, words, isPlace, isPlaceName }: LeafPlace,
): readonly NamedColumn[] {
  const { definition, type, depth, otherTypes = [] } = field;
  const types = [type, ...otherTypes];
  const source: CellSource = { from: "ANSWER", level, path };
  const says = definition.description ?? definition.name;
  const code: NamedColumn = {
    path: words,
    kind: depth > 0 ? "TEXT" : kindOf(types),
    definition: says,
    source,
    isPlace,
    isPlaceName,
  };
  const labels = Object.assign({}, ...types.map(labelsOf).reverse());
  if (Object.keys(labels).length === 0) return [code];
  return [
    code,
    {
      path: [labelColumn(words.join("_"))],
      kind: "TEXT",
      definition: `${says} En français.`,
      source: { ...source, labels },
      isPlace,
      isPlaceName,
    },
  ];
}

const kinds: Readonly<Record<string, ColumnKind>> = { Int: "INTEGER", Float: "NUMBER", Boolean: "BOOLEAN" };
/** What is a number in one list and a text in another is a text. */
const kindOf = ([first, ...otherTypes]: readonly GraphQLNamedType[]): ColumnKind => {
  const kind = kinds[first?.name ?? ""] ?? "TEXT";
  return otherTypes.every(({ name }) => (kinds[name] ?? "TEXT") === kind) ? kind : "TEXT";
};

/** What names columns beside their own paths. */
export interface Naming {
  /** By level, from the first one on, the name of the list. */
  readonly lists: readonly string[];
  /** The level whose territory a row of figures is of; undefined: the rows are no figures, or stand in no territory. */
  readonly territoryLevel: number | undefined;
}

/**
 * Each column's name: the path of its keys, without the list that it stands in. Where two would bear one name, both bear
 * that of their list before it, and a number if that does not tell them apart. The territory of a figure has one name
 * wherever it stands: however many territories are around it, `code` is its own.
 */
export function nameColumns(columns: readonly NamedColumn[], { lists, territoryLevel }: Naming): readonly Column[] {
  const joined = columns.map(({ path }) => path.join("_"));
  const counts = new Map<string, number>();
  for (const name of joined) counts.set(key(name), (counts.get(key(name)) ?? 0) + 1);
  const deepest = lists.length;
  const levelOf = ({ source }: NamedColumn): number => ("level" in source ? source.level : deepest);
  const isOwnPlace = (column: NamedColumn): boolean => column.isPlace === true && levelOf(column) === territoryLevel;
  const namesTaken = new Set(columns.flatMap((column, at) => (isOwnPlace(column) ? [key(joined[at] as string)] : [])));
  return columns.map((namedColumn, at) => {
    const { path: _, isPlace: __, ...column } = namedColumn;
    const short = joined[at] as string;
    if (isOwnPlace(namedColumn)) return { name: short, ...column };
    const level = levelOf(namedColumn);
    const isAround = namedColumn.isPlace === true && territoryLevel !== undefined;
    const isShared = isAround || (counts.get(key(short)) ?? 0) > 1 || (level > 1 && level < deepest);
    const list = lists[level - 1];
    const fullName = isShared && list !== undefined && level < deepest ? `${list}_${short}` : short;
    let name = fullName;
    for (let attempt = 2; namesTaken.has(key(name)); attempt++) name = `${fullName}_${attempt}`;
    namesTaken.add(key(name));
    return { name, ...column };
  });
}

/** A spreadsheet's reader, and DuckDB, do not tell capitals apart in names. */
const key = (name: string): string => name.toLowerCase();
