import type { Institution } from "@pacte-hub/institution/config";
import { isPartnerId, type Partner, type PartnerId, partnerIds, partners } from "@pacte-hub/schema/model/partner";
import { Misuse } from "@pacte-hub/server/commandLine";

/** Each loaded when it is named: a command for one institution needs no file of another. */
const institutions: Readonly<Record<PartnerId, () => Promise<Institution>>> = {
  department: async () => (await import("@pacte-hub/department/institution")).department,
  "pole-emploi": async () => (await import("@pacte-hub/pole-emploi/institution")).poleEmploi,
  caf: async () => (await import("@pacte-hub/caf/institution")).caf,
  siae: async () => (await import("@pacte-hub/siae/institution")).siae,
};

/** Who a command is about. @throws Misuse when it names no institution. */
export function partnerNamed(word: string | undefined): Partner {
  if (word === undefined) throw new Misuse(`Dites de quelle institution il s'agit : ${partnerIds.join(", ")}.`);
  if (!isPartnerId(word))
    throw new Misuse(`L'institution « ${word} » est inconnue ; le hub connaît ${partnerIds.join(", ")}.`);
  return partners[word];
}

/** The institution a command names, with what it publishes. @throws Misuse when it names none. */
export const institutionNamed = async (word: string | undefined): Promise<Institution> =>
  institutions[partnerNamed(word).id]();
