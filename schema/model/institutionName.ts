import type { Day } from "./period.ts";

/** A name that an institution has borne, and on which days. */
export interface InstitutionName {
  readonly name: string;
  /** First day; null where the hub knows no beginning. */
  readonly from: Day | null;
  /** Last day; null as long as it bears it. */
  readonly until: Day | null;
  /** French: the text that gave it; null where nothing changed it. */
  readonly source: string | null;
}

const fullEmployment =
  "loi n° 2023-1196 du 18 décembre 2023 pour le plein emploi : Pôle emploi devient France Travail le 1er janvier 2024";

/** Institutions whose name has changed, by the identifier of the signatory: all others have one name. */
export const changedNames: Readonly<Record<string, readonly InstitutionName[]>> = {
  "pole-emploi": [
    { name: "Pôle emploi", from: null, until: "2023-12-31", source: fullEmployment },
    { name: "France Travail", from: "2024-01-01", until: null, source: fullEmployment },
  ],
};
