import { dimensionValues } from "./dimension.ts";
import type { PeriodCode } from "./period.ts";
import type { Source } from "./provenance.ts";
import type { TerritoryCode } from "./territory.ts";

/** Kinds of work-integration structures (Code du travail L5132-4). */
export const structureKinds = dimensionValues.structureKind;
export type StructureKind = (typeof structureKinds)[number];

/** One line of the State's list of agreed SIAE. */
export interface Structure {
  /** 14 digits, text. */
  readonly siret: string;
  readonly name: string;
  readonly kind: StructureKind;
  readonly legalForm: string;
  /** NAF rév. 2, "8899B". */
  readonly activityCode: string;
  readonly commune: TerritoryCode;
  /** The month of the list it stands on. */
  readonly listedIn: PeriodCode;
  readonly source: Source;
}
