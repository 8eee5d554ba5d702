import type { DimensionRead, Indicator } from "@pacte-hub/institution/config";
import { normalised } from "@pacte-hub/release-file/extract";
import type { Faults } from "@pacte-hub/release-file/extractErrors";
import type { ContributorRegister } from "./contributorRegister.ts";

/** Which column of a file holds what. */
export interface Columns {
  readonly territory: string;
  /** null when the period was declared for the whole file. */
  readonly period: string | null;
  /** null when lines are counted. */
  readonly value: string | null;
  /** By dimension; absent where the extract has no such column. */
  readonly dimensions: ReadonlyMap<DimensionRead, string>;
  /** null where the structure rules ask nothing, and in a list without SIRET. */
  readonly contributor: string | null;
  /** The holding of the structure; null where the extract has no such column. */
  readonly holding: string | null;
}

/** What the steward says of the file instead of letting its header say it. */
export interface DeclaredColumn {
  readonly period?: string;
  readonly valueColumn?: string;
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

/** Headers under which the four institutions' producers write the same thing, French and English. */
const territoryHeaders = [
  "code_commune",
  "codes_insee",
  "code_insee",
  "numero_commune",
  "numcomdo",
  "territory",
  "territoire",
  "code",
];
const periodHeaders = [
  "periode",
  "period",
  "time_period",
  "date_reference",
  "dtreffre",
  "dtref",
  "date",
  "mois",
  "trimestre",
];
const contributorHeaders = ["siret", "siren", "structure", "numero_structure", "contributor"];
const numberHeaders = ["siret", "siren"];
const holdingHeaders = ["groupe", "siren_groupe", "holding", "group"];
const valueHeaders = ["valeur", "value", "obs_value", "nombre", "effectif", "effectifs"];

/** What the file is to bring. */
interface ColumnSearch {
  readonly indicator: Indicator;
  readonly declared: DeclaredColumn;
  readonly protection: Protection | null;
}

/** Finds the columns by their headers; each missing one is a fault that says which headers would do. */
export function columnsOf(
  headers: Iterable<string>,
  { indicator, declared, protection }: ColumnSearch,
  faults: Faults,
): Columns {
  const present = new Set(headers);
  const firstOf = (accepted: readonly string[]) => accepted.map(normalised).find((name) => present.has(name));
  const find = (what: string, accepted: readonly string[]): string => {
    const found = firstOf(accepted);
    if (!found)
      faults.add("MISSING_COLUMN", 1, `la colonne « ${what} » manque ; en-têtes acceptés : ${accepted.join(", ")}.`);
    return found ?? "";
  };
  const values = declared.valueColumn ? [declared.valueColumn] : [...indicator.columns, ...valueHeaders];
  return {
    territory: find("territoire", territoryHeaders),
    period: declared.period === undefined ? find("période", periodHeaders) : null,
    value: indicator.counts === "VALUE" ? find("valeur", values) : null,
    dimensions: new Map(
      indicator.dimensions.flatMap((dimension) => {
        const column =
          firstOf(dimension.columns) ?? (dimension.required ? find(dimension.name, dimension.columns) : undefined);
        return column === undefined ? [] : [[dimension, column]];
      }),
    ),
    // A list of structures says by their numbers who may stand behind other figures.
    contributor: protection?.contributors
      ? find("structure", contributorHeaders)
      : indicator.counts === "LINES"
        ? (firstOf(numberHeaders) ?? null)
        : null,
    holding: protection?.contributors ? (firstOf(holdingHeaders) ?? null) : null,
  };
}
