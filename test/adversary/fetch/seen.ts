/** All that an intruder holds of a hub: plain values, so that they can be kept in a file and attacked later. */
export interface Seen {
  readonly releases: readonly SeenRelease[];
  readonly actions: readonly SeenAction[];
  readonly structures: readonly SeenStructure[];
  readonly territories: readonly SeenTerritory[];
  readonly rates: readonly SeenRate[];
  /** Cells that a series gave and that no release file holds, and cells that it gave otherwise than the file. */
  readonly beside: readonly SeenCell[];
}

export interface SeenPolicy {
  readonly kind: string;
  readonly k: number | null;
  readonly base: number | null;
  readonly zeroRule: string | null;
  readonly minContributors: number | null;
  readonly dominanceShare: number | null;
  /** p, as a share of the value: 0.1 for 10 %. */
  readonly magnitudeShare: number | null;
}

export interface SeenRelease {
  readonly id: string;
  readonly institution: string;
  readonly dataset: string;
  readonly period: string;
  readonly vintage: number;
  readonly state: string;
  readonly unit: string;
  readonly demonstration: boolean;
  readonly withheld: number | null;
  readonly contentHash: string | null;
  readonly signature: string | null;
  readonly policy: SeenPolicy;
  /** Null where nobody of the coalition was given it. */
  readonly file: string | null;
}

export interface SeenAction {
  readonly id: string;
  readonly year: number;
  readonly steps: readonly { readonly status: string; readonly on: string }[];
  readonly recommendations: readonly string[];
  readonly territory: string;
}

export interface SeenStructure {
  readonly siret: string;
  readonly kind: string;
  readonly commune: string;
}

export interface SeenTerritory {
  readonly code: string;
  readonly level: string;
  /** What holds it directly: a commune is in an EPCI and in an arrondissement; none for the department. */
  readonly parents: readonly string[];
}

export interface SeenCell {
  readonly dataset: string;
  readonly release: string;
  readonly period: string;
  readonly territory: string;
  /** As in release files: "age=LT25;sex=F", "" for the total. */
  readonly breakdown: string;
  readonly status: string;
  readonly value: number | null;
  readonly min: number | null;
  readonly max: number | null;
}

/** A rate by its own terms: `per` x numerator / denominator lies within min and max. */
export interface SeenRate {
  readonly institution: string;
  readonly field: string;
  readonly territory: string;
  readonly period: string;
  readonly breakdown: string;
  readonly per: number;
  readonly min: number;
  readonly max: number;
  readonly numerator: readonly [number, number];
  readonly denominator: readonly [number, number];
}
