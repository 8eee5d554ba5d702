import { numberText, unitDecimals, unitText } from "@pacte-hub/dashboard/french/words";
import type { Row } from "./rows.ts";

/** What a line says beside its value; a figure as counted needs no word. */
const states: Readonly<Record<string, string>> = {
  PUBLISHED: "publié",
  ROUNDED: "arrondi",
  PARTIAL: "partiel",
  WITHHELD: "secret",
  NOT_COLLECTED: "non collecté",
  NOT_APPLICABLE: "sans objet",
  EMBARGOED: "sous embargo",
  WITHDRAWN: "retiré",
};

export const stateText = (status: string): string => states[status] ?? status;

/** With the decimals that its source gives, no more than its unit has: 1.9 months are not 1.90. */
function figureText(value: number, unit: string): string {
  const decimals = String(Number(value.toFixed(unitDecimals(unit)))).split(".")[1]?.length ?? 0;
  return numberText(value, decimals);
}

/** The value with its unit; what has none says why in its place. */
export function valueText({ value, unit, status }: Row): string {
  return value === null ? stateText(status) : `${figureText(value, unit)} ${unitText(unit, value)}`;
}

/** What an average has not: a part of it is no less than the whole. */
const isCounted = (unit: string): boolean => unit !== "MONTH" && unit !== "PERCENT";

/** "de 1 246 à 1 326"; of a sum that is not whole, what it is at least; empty where the interval is the value itself, or is not known. */
export function boundsText({ bounds, value, unit, status }: Row): string {
  const isKnown = bounds && (bounds.min !== value || bounds.max !== value);
  if (isKnown) return `de ${figureText(bounds.min, unit)} à ${figureText(bounds.max, unit)}`;
  return status === "PARTIAL" && value !== null && isCounted(unit) ? `au moins ${figureText(value, unit)}` : "";
}

/** Of how many of its communes a sum is; empty where it is of all. */
export const coverageText = ({ coverage }: Row): string =>
  coverage && coverage.present < coverage.expected
    ? `${coverage.present} communes sur ${coverage.expected} : les autres manquent`
    : "";
