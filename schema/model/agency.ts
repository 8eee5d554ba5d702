import type { PeriodCode } from "./period.ts";
import type { Source } from "./provenance.ts";
import type { TerritoryCode } from "./territory.ts";

/** What a site of the public employment service is, by the list's own codes. */
export const agencyKinds = ["ALE", "DDA"] as const;
export type AgencyKind = (typeof agencyKinds)[number];

/** A site of Pôle emploi, as a public list names it. */
export interface Agency {
  /** Pôle emploi's own code of the site ("code SAFIR"). */
  readonly id: string;
  readonly name: string;
  readonly kind: AgencyKind;
  readonly commune: TerritoryCode;
  /** The month of the list. */
  readonly listedIn: PeriodCode;
  readonly source: Source;
}
