import type { Policy } from "@pacte-hub/disclosure/policy";
import { isMagnitude } from "@pacte-hub/schema/model/release";
import { variablePrefix } from "@pacte-hub/server/environmentSchema";
import { OperatorError } from "@pacte-hub/server/operatorError";
import type { PublicationContext } from "./context.ts";
import type { RawTable } from "./rawTable.ts";

/**
 * The rule as it is applied, its secret in hand.
 * @throws OperatorError when it cannot apply to one of these tables, all of which it would have to protect, or lacks its secret.
 */
export function keyedPolicy(context: PublicationContext, tables: readonly RawTable[]): Policy {
  const { institution, policy, roundingKey } = context;
  if (policy.kind === "NONE") throw new Error("an open table has nothing to protect");
  if (policy.kind === "SUPPRESSION") return policy;
  const magnitude = tables.find(({ unit }) => isMagnitude(unit));
  if (magnitude)
    throw new OperatorError(
      `${magnitude.dataset} n'est pas un effectif : l'arrondi ne protège que des effectifs.`,
      "POLICY_INVALID",
    );
  if (roundingKey) return { ...policy, keyed: roundingKey };
  const variable = `${variablePrefix(institution.partner.id)}_ROUNDING_KEY`;
  throw new OperatorError(
    `Il manque ${variable} : le fichier du secret (16 caractères au moins) qui tire les arrondis.`,
    "SETTINGS_REFUSED",
  );
}
