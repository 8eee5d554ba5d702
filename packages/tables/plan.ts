import { type GraphQLNamedType, isLeafType } from "graphql";
import { levelColumns, type NamedColumn, nameColumns } from "./columns.ts";
import { isFigure, isTerritory } from "./complete.ts";
import {
  type OperationArgs,
  type SelectedField,
  type SelectedFields,
  selectedFields,
  withDefaults,
} from "./selection.ts";
import type { Series, Sheet, TablePlan } from "./table.ts";
import { institutionOn, shortText } from "./wording.ts";

/**
 * The one flattening rule (docs/tableaux.md), as a pure function of the schema and the operation:
 * - an object's fields are columns of the row it stands on, a list's objects are rows;
 * - what stands around a list is repeated on each of its rows, and stays as one row where the list is empty or null;
 * - sibling lists of one type, and of figures whatever their type, stand one under another, a column naming the list;
 * - other sibling lists are sheets of their own: nothing is crossed, nothing left out.
 * @param args its operation completed before (`complete.ts`) where its rows are to be read without the question
 */
export function tablesOf(args: OperationArgs): TablePlan {
  const planning: Planning = { variables: withDefaults(args) };
  const root: Scope = { fields: selectedFields(args), chain: [], steps: [], columns: [], figures: false, types: [] };
  return { sheets: withDistinctNames(sheetsUnder(root, planning)) };
}

interface Planning {
  readonly variables: Readonly<Record<string, unknown>>;
}

/** An object whose lists are looked for, and the way to it. */
interface Scope {
  readonly fields: SelectedFields;
  readonly chain: readonly (readonly Series[])[];
  /** What each level of the chain is called. */
  readonly steps: readonly string[];
  readonly columns: readonly NamedColumn[];
  readonly figures: boolean;
  /** By level, from the first one on, of what type its objects are. */
  readonly types: readonly GraphQLNamedType[];
}

interface Member {
  readonly field: SelectedField;
  readonly path: readonly string[];
  readonly names: readonly string[];
}

function sheetsUnder(scope: Scope, planning: Planning): readonly Sheet[] {
  const level = scope.chain.length;
  const isRoot = level === 0;
  // Fields of the root have nothing in common but their question: each is a list, of one where it is an object.
  const members = isRoot ? rootMembers(scope.fields) : listsIn(scope.fields);
  const type = scope.types.at(-1);
  const ownColumns = levelColumns(scope.fields, {
    level,
    isRoot,
    figures: scope.figures,
    isTerritory: type !== undefined && isTerritory(type),
  });
  const columns = [...scope.columns, ...ownColumns];
  const groups = groupsOf(members);
  if (groups.length === 0) return [sheetOf(scope, columns)];
  return groups.flatMap((group) => sheetsOfGroup(group, { ...scope, columns }, planning));
}

function sheetsOfGroup(group: readonly Member[], scope: Scope, planning: Planning): readonly Sheet[] {
  const [first] = group;
  if (!first) return [];
  const figures = group.every(({ field }) => isFigure(field.type));
  const series = group.map((member) => seriesOf(member, planning));
  const level = scope.chain.length + 1;
  const columns = seriesColumns({ series, level, figures });
  return sheetsUnder(
    {
      fields: merged(group.map(({ field }) => field.fields)),
      chain: [...scope.chain, series],
      steps: [...scope.steps, groupName(group, figures)],
      columns: [...scope.columns, ...columns],
      figures,
      types: [...scope.types, first.field.type],
    },
    planning,
  );
}

function seriesOf({ field, path, names }: Member, { variables }: Planning): Series {
  return {
    path,
    name: path.join("_"),
    label: shortText(field.definition.description) || field.definition.name,
    institution: institutionOn(names) ?? null,
    origin: originOf(field, variables),
  };
}

/** REAL or DEMONSTRATION: the two never mix, and a row says which it is. */
function originOf({ definition, argumentNodes }: SelectedField, variables: Planning["variables"]): string | null {
  const declared = definition.args.find(({ name, type }) => name === "origin" && /^Origin!?$/.test(String(type)));
  if (!declared) return null;
  const value = argumentNodes.find(({ name }) => name.value === "origin")?.value;
  if (value?.kind === "Variable") {
    const variableValue = variables[value.name.value];
    return typeof variableValue === "string" ? variableValue : String(declared.defaultValue ?? "REAL");
  }
  return value?.kind === "EnumValue" ? value.value : String(declared.defaultValue ?? "REAL");
}

interface SeriesColumnsOf {
  readonly series: readonly Series[];
  readonly level: number;
  readonly figures: boolean;
}

function seriesColumns({ series, level, figures }: SeriesColumnsOf): readonly NamedColumn[] {
  const column = (
    says: "name" | "label" | "institution" | "origin",
    name: string,
    definition: string,
  ): NamedColumn => ({
    path: [name],
    kind: "TEXT",
    definition,
    source: { from: "SERIES", level, says },
  });
  const names = figures || series.length > 1;
  return [
    ...(names ? [column("name", "series", "La liste d'où vient la ligne, par son chemin dans la question.")] : []),
    ...(names ? [column("label", "series_label", "Ce que compte cette liste.")] : []),
    ...(figures && series.some(({ institution }) => institution !== null)
      ? [column("institution", "institution", "L'institution qui le dit.")]
      : []),
    ...(series.some(({ origin }) => origin !== null)
      ? [
          column(
            "origin",
            "origin",
            "REAL : chiffres réels ; DEMONSTRATION : chiffres engendrés, qui ne disent rien du département.",
          ),
        ]
      : []),
  ];
}

function rootMembers(fields: SelectedFields): readonly Member[] {
  return [...fields.values()]
    .filter(({ type }) => !isLeafType(type))
    .map((field) => ({ field, path: [field.key], names: [field.definition.name] }));
}

/** Lists under an object, those of the objects that stand on its row included. */
function listsIn(
  fields: SelectedFields,
  path: readonly string[] = [],
  names: readonly string[] = [],
): readonly Member[] {
  return [...fields.values()].flatMap((field) => {
    if (isLeafType(field.type)) return [];
    const fieldPath = [...path, field.key];
    const called = [...names, field.definition.name];
    return field.depth > 0 ? [{ field, path: fieldPath, names: called }] : listsIn(field.fields, fieldPath, called);
  });
}

/** Those whose rows may stand one under another, in the order asked. */
function groupsOf(members: readonly Member[]): readonly (readonly Member[])[] {
  const groups = new Map<string, Member[]>();
  for (const member of members) {
    const kind = kindOf(member.field.type);
    groups.set(kind, [...(groups.get(kind) ?? []), member]);
  }
  return [...groups.values()];
}

const kindOf = (type: GraphQLNamedType): string => (isFigure(type) ? "figures" : `type ${type.name}`);

/** The fields of several lists as those of one; a list that lacks a field has empty cells there. */
function merged(fieldMaps: readonly SelectedFields[]): SelectedFields {
  const [first = new Map<string, SelectedField>()] = fieldMaps;
  if (fieldMaps.length === 1) return first;
  const fields = new Map<string, SelectedField>();
  for (const fieldMap of fieldMaps) {
    for (const [key, field] of fieldMap) {
      const earlier = fields.get(key);
      fields.set(key, earlier ? mergedField(earlier, field) : field);
    }
  }
  return fields;
}

function mergedField(earlier: SelectedField, field: SelectedField): SelectedField {
  const otherTypes = [...(earlier.otherTypes ?? []), ...(field.type === earlier.type ? [] : [field.type])];
  return { ...earlier, otherTypes, fields: merged([earlier.fields, field.fields]) };
}

/** A list by its path; several, by what they have in common. */
function groupName([first, ...otherMembers]: readonly Member[], figures: boolean): string {
  if (!first) return "";
  if (otherMembers.length === 0) return first.path.join("_");
  const { name } = first.field.type;
  return figures ? "figures" : `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
}

function sheetOf({ chain, steps, figures, types }: Scope, columns: readonly NamedColumn[]): Sheet {
  const errors: NamedColumn = {
    path: ["errors"],
    kind: "TEXT",
    definition: "Codes de ce qui manque à la ligne (docs/codes.md) ; vide : rien ne manque.",
    source: { from: "ERRORS" },
  };
  const territories = types.flatMap((type, at) => (isTerritory(type) ? [at + 1] : []));
  const naming = { lists: steps, territoryLevel: figures ? territories.at(-1) : undefined };
  return { name: steps.join("_") || "answer", columns: nameColumns([...columns, errors], naming), levels: chain };
}

/** What a workbook takes for a sheet's name: 31 characters, each once, whatever their capitals. */
function withDistinctNames(sheets: readonly Sheet[]): readonly Sheet[] {
  const namesTaken = new Set<string>(["sources", "colonnes"]);
  return sheets.map((sheet) => {
    let name = sheet.name.slice(0, 31);
    for (let attempt = 2; namesTaken.has(name.toLowerCase()); attempt++) name = `${sheet.name.slice(0, 27)}_${attempt}`;
    namesTaken.add(name.toLowerCase());
    return { ...sheet, name };
  });
}
