import type { PartnerId } from "@pacte-hub/schema/model/partner";

/** pole-emploi -> pole_emploi: the name of an institution's database, and the beginning of its roles'. */
export const databaseOf = (partner: PartnerId): string => partner.replaceAll("-", "_");
