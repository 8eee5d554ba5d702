/** A signatory of the Pact (21 of them). */
export interface Institution {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly order: number;
}

export interface Recommendation {
  /** "1.5": axis, then number within it. */
  readonly code: string;
  readonly id: string;
  readonly number: number;
  readonly title: string;
  /** Axis 1 comes in three groups; null elsewhere. */
  readonly group: string | null;
}

export interface Axis {
  readonly number: number;
  readonly id: string;
  readonly title: string;
  readonly recommendations: readonly Recommendation[];
}
