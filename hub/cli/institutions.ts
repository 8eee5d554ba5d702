import { caf } from "@pacte-hub/caf/institution";
import { department } from "@pacte-hub/department/institution";
import type { Institution } from "@pacte-hub/institution/config";
import { poleEmploi } from "@pacte-hub/pole-emploi/institution";
import { isPartnerId, type PartnerId, partnerIds } from "@pacte-hub/schema/model/partner";
import { siae } from "@pacte-hub/siae/institution";
import { Misuse } from "./misuse.ts";

/** The four institutions, by id. */
export const institutions: Readonly<Record<PartnerId, Institution>> = {
  department,
  "pole-emploi": poleEmploi,
  caf,
  siae,
};

/** The institution a command names. @throws Misuse when it names none. */
export function institutionNamed(word: string | undefined): Institution {
  if (word === undefined) throw new Misuse(`Dites de quelle institution il s'agit : ${partnerIds.join(", ")}.`);
  if (!isPartnerId(word))
    throw new Misuse(`L'institution « ${word} » est inconnue ; le hub connaît ${partnerIds.join(", ")}.`);
  return institutions[word];
}
