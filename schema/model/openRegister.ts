import type { Dimension } from "./dimension.ts";
import type { Day } from "./period.ts";
import type { TerritoryCode } from "./territory.ts";

/** Registers that everybody may read through the hub: the Pact's actions, and the State's list of structures. */
export const openRegisters = ["ACTION", "STRUCTURE"] as const;
export type OpenRegister = (typeof openRegisters)[number];

/**
 * "Nobody can be counted where the register shows nothing": by the dataset's own definition, so that its figures are
 * structural zeros, known to everybody who reads the register.
 */
export interface StructuralZeros {
  readonly register: OpenRegister;
  /** Whether an entry lets somebody be counted in the territories it lies in (or holds) alone, or in all of them. */
  readonly where: "ITS_TERRITORY" | "EVERYWHERE";
  /** Whether it is certain of generated figures alone. */
  readonly generatedOnly: boolean;
  /** French: the definition that says so. */
  readonly because: string;
}

/** An entry of an open register, as what it lets be counted: where, at which values, from which day to which. */
export interface RegisterEntry {
  /** Its name in the register; none where the register names nothing that a count can be of. */
  readonly id?: string;
  readonly territory: TerritoryCode;
  /** The values of a dimension it is of; a dimension that is not named may take any. */
  readonly at: Readonly<Partial<Record<Dimension, readonly string[]>>>;
  readonly first: Day;
  /** null: to this day. */
  readonly last: Day | null;
}
