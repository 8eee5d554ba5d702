import { type Policy, protectsMagnitudes } from "@pacte-hub/disclosure/policy";
import { isMagnitude } from "@pacte-hub/schema/model/release";
import { isTiedAbroad } from "@pacte-hub/schema/rules/concepts/relations";
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
  const magnitude = tables.find(({ unit }) => isMagnitude(unit));
  if (policy.kind === "SUPPRESSION") {
    // Generated amounts are of nobody.
    if (magnitude && !context.demonstration && !protectsMagnitudes(policy))
      refuse(
        `${magnitude.dataset} n'est pas un effectif : sans nombre minimal de contributeurs ni part dominante, la règle n'en retient rien.`,
      );
    return policy;
  }
  if (magnitude) refuse(`${magnitude.dataset} n'est pas un effectif : l'arrondi ne protège que des effectifs.`);
  const tied = tables.find(({ dataset }) => isTiedAbroad(dataset));
  if (tied)
    refuse(
      `${tied.dataset} est lié à des comptages d'une autre institution, qui ne peut garder ce qu'un arrondi cache : il ne se protège qu'en retenant.`,
    );
  if (roundingKey) return { ...policy, keyed: roundingKey };
  const variable = `${variablePrefix(institution.partner.id)}_ROUNDING_KEY`;
  throw new OperatorError(
    `Il manque ${variable} : le fichier du secret (16 caractères au moins) qui tire les arrondis.`,
    "SETTINGS_REFUSED",
  );
}

function refuse(why: string): never {
  throw new OperatorError(why, "POLICY_INVALID");
}
