import type { Columns } from "./columns.ts";
import { periodColumnsIn } from "./periodColumns.ts";

/** What each column of a file was read as, in French: for the steward's report. */
export function rolesOf(columns: Columns): readonly (readonly [string, string])[] {
  const { territory, period, value, dimensions, contributor, action, holding, statuses } = columns;
  const roles: (readonly [string | null, string])[] = [
    [territory, "territoire"],
    ...(period === null ? [] : periodColumnsIn(period).map((name) => [name, "période"] as const)),
    [value, "chiffre"],
    ...[...dimensions].map(([{ name }, column]) => [column, `ventilation (${name})`] as const),
    [contributor, "structure"],
    [action, "action"],
    [holding, "groupe"],
    ...statuses.map((name) => [name, "statut du chiffre"] as const),
  ];
  return roles.filter((role): role is readonly [string, string] => role[0] !== null);
}
