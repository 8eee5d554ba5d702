import type { Institution } from "@pacte-hub/institution/config";
import { isPartnerId, type Partner, partnerIds, partnerOf } from "@pacte-hub/schema/model/partner";
import { Misuse } from "@pacte-hub/server/commandLine";
import { institutionOf } from "../start/installed.ts";

/** How a command's usage names the institutions: <department|pole-emploi|caf|siae>. */
export const anyInstitution = `<${partnerIds.join("|")}>`;

/** Who a command is about. @throws Misuse when it names no institution. */
export function partnerNamed(word: string | undefined): Partner {
  if (word === undefined) throw new Misuse(`Dites de quelle institution il s'agit : ${partnerIds.join(", ")}.`);
  if (!isPartnerId(word))
    throw new Misuse(`L'institution « ${word} » est inconnue ; le hub connaît ${partnerIds.join(", ")}.`);
  return partnerOf(word);
}

/** The institution a command names, with what it publishes. @throws Misuse when it names none. */
export const institutionNamed = async (word: string | undefined): Promise<Institution> =>
  institutionOf(partnerNamed(word).id);
