import type { Institution } from "@pacte-hub/institution/config";
import { type PartnerId, partnerIds } from "@pacte-hub/schema/model/partner";
import { institutionOf } from "../start/installed.ts";

/** Every institution of this installation, by id: for what is done to all of them. */
export const institutions: Readonly<Record<PartnerId, Institution>> = Object.fromEntries(
  await Promise.all(partnerIds.map(async (id) => [id, await institutionOf(id)] as const)),
);
