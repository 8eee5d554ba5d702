import { type GraphQLNamedType, isLeafType } from "graphql";
import { addedPrefix } from "./complete.ts";
import type { SelectedField, SelectedFields } from "./selection.ts";
import type { CellSource, Column, ColumnKind } from "./table.ts";
import { labelsOf } from "./wording.ts";

/** A column before it has its name: the words it will be made of. */
export interface NamedColumn extends Omit<Column, "name"> {
  readonly path: readonly string[];
}

export interface Place {
  readonly level: number;
  /** Leaves of the root alone are columns there: its objects are lists of one. */
  readonly isRoot: boolean;
  readonly figures: boolean;
}

/** The columns that an object's fields give to its row: its leaves, those of the objects it holds, a label beside each code. */
export function levelColumns(fields: SelectedFields, { level, isRoot, figures }: Place): readonly NamedColumn[] {
  const under = (within: SelectedFields, path: readonly string[], words: readonly string[]): readonly NamedColumn[] =>
    [...within.values()].flatMap((field) => {
      if (isRepeated(field, within)) return [];
      const here = [...path, field.key];
      const called = [...words, plainName(field.key)];
      if (isLeafType(field.type)) return leafColumns(field, { level, path: here, words: named(called, figures) });
      return field.depth > 0 || isRoot ? [] : under(field.fields, here, called);
    });
  const named = (words: readonly string[], ofFigure: boolean) =>
    ofFigure ? (short.get(words.join("_")) ?? words) : words;
  return under(fields, [], []);
}

/** A figure's unit and release have the same name whichever type says them. */
const short: ReadonlyMap<string, readonly string[]> = new Map([
  ["release_id", ["release"]],
  ["release_unit", ["unit"]],
]);

const plainName = (key: string): string => (key.startsWith(addedPrefix) ? key.slice(addedPrefix.length) : key);

/** What was added beside a field that turns out to say the same. */
function isRepeated(field: SelectedField, within: SelectedFields): boolean {
  if (!field.key.startsWith(addedPrefix)) return false;
  const asked = within.get(plainName(field.key));
  if (asked?.definition !== field.definition) return false;
  return [...field.fields.keys()].every(
    (key) => asked.fields.get(key)?.definition === field.fields.get(key)?.definition,
  );
}

interface LeafPlace {
  readonly level: number;
  readonly path: readonly string[];
  readonly words: readonly string[];
}

function leafColumns(field: SelectedField, { level, path, words }: LeafPlace): readonly NamedColumn[] {
  const { definition, type, depth, otherTypes = [] } = field;
  const types = [type, ...otherTypes];
  const source: CellSource = { from: "ANSWER", level, path };
  const says = definition.description ?? definition.name;
  const code: NamedColumn = { path: words, kind: depth > 0 ? "TEXT" : kindOf(types), definition: says, source };
  const labels = Object.assign({}, ...types.map(labelsOf).reverse());
  if (Object.keys(labels).length === 0) return [code];
  return [
    code,
    { path: [...words, "label"], kind: "TEXT", definition: `${says} En français.`, source: { ...source, labels } },
  ];
}

const kinds: Readonly<Record<string, ColumnKind>> = { Int: "INTEGER", Float: "NUMBER", Boolean: "BOOLEAN" };
/** What is a number in one list and a text in another is a text. */
const kindOf = ([first, ...others]: readonly GraphQLNamedType[]): ColumnKind => {
  const kind = kinds[first?.name ?? ""] ?? "TEXT";
  return others.every(({ name }) => (kinds[name] ?? "TEXT") === kind) ? kind : "TEXT";
};

/**
 * Each column's name: the path of its keys, without the list that it stands in. Where two would bear one name, both bear
 * that of their list before it, and a number if that does not tell them apart.
 * @param lists by level, from the first one on, the name of the list
 */
export function named(columns: readonly NamedColumn[], lists: readonly string[]): readonly Column[] {
  const joined = columns.map(({ path }) => path.join("_"));
  const counts = new Map<string, number>();
  for (const name of joined) counts.set(key(name), (counts.get(key(name)) ?? 0) + 1);
  const deepest = lists.length;
  const taken = new Set<string>();
  return columns.map(({ path: _, ...column }, at) => {
    const short = joined[at] as string;
    const level = "level" in column.source ? column.source.level : deepest;
    const isShared = (counts.get(key(short)) ?? 0) > 1 || (level > 1 && level < deepest);
    const list = lists[level - 1];
    const whole = isShared && list !== undefined && level < deepest ? `${list}_${short}` : short;
    let name = whole;
    for (let turn = 2; taken.has(key(name)); turn++) name = `${whole}_${turn}`;
    taken.add(key(name));
    return { name, ...column };
  });
}

/** A spreadsheet's reader, and DuckDB, do not tell capitals apart in names. */
const key = (name: string): string => name.toLowerCase();
