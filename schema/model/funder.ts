/** Who may be asked for funds: the Pact asks "les financeurs potentiels", of whom only some signed it. */
export const funderKinds = ["SIGNATORY", "EPCI", "COMMUNE", "MANAGING_AUTHORITY", "FOUNDATION", "OTHER"] as const;
export type FunderKind = (typeof funderKinds)[number];

export interface Funder {
  /** A signatory's id, "epci:200049187", "commune:55545", or that of the register of funders. */
  readonly id: string;
  readonly name: string;
  readonly kind: FunderKind;
}

/** A funder that the Department entered by its name: neither a signatory nor a territory. */
export const enteredKinds = ["MANAGING_AUTHORITY", "FOUNDATION", "OTHER"] as const satisfies readonly FunderKind[];
export type EnteredKind = (typeof enteredKinds)[number];
