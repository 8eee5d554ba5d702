import { caf } from "@pacte-hub/caf/institution";
import { department } from "@pacte-hub/department/institution";
import type { Institution } from "@pacte-hub/institution/config";
import { poleEmploi } from "@pacte-hub/pole-emploi/institution";
import type { PartnerId } from "@pacte-hub/schema/model/partner";
import { siae } from "@pacte-hub/siae/institution";

/** The four institutions, by id: for what is done to all of them. */
export const institutions: Readonly<Record<PartnerId, Institution>> = {
  department,
  "pole-emploi": poleEmploi,
  caf,
  siae,
};
