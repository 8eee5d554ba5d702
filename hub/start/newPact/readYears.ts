import { periodOf } from "@pacte-hub/schema/model/period";
import { OperatorError } from "@pacte-hub/server/operatorError";

/** @throws OperatorError PACT_FILE_REFUSED for a year of which no question could be asked */
export function assertReadYears(years: readonly number[]): void {
  const unread = years.find((year) => periodOf(String(year)) === undefined);
  if (unread !== undefined)
    throw new OperatorError(
      `${unread} est hors des années que le hub sait lire : de 1900 à 2099.`,
      "PACT_FILE_REFUSED",
    );
}
