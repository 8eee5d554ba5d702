import type { Institution } from "../../packages/institution/config.ts";
import { isPartnerId, type PartnerId, partnerIds } from "../../schema/model/partner.ts";
import { caf } from "../../subgraphs/caf/institution.ts";
import { department } from "../../subgraphs/department/institution.ts";
import { poleEmploi } from "../../subgraphs/pole-emploi/institution.ts";
import { siae } from "../../subgraphs/siae/institution.ts";
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
