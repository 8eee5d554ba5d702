import type { PartnerId } from "../language/partner.ts";
import type { DatasetId } from "../language/release.ts";

/** A dataset, wherever it is published. */
export interface Owned {
  readonly partner: PartnerId;
  readonly dataset: DatasetId;
}

/**
 * "Never more of the one than of the other, times a factor", on the same day and territory, whoever publishes each: anyone
 * can work it out from the definitions, so whoever publishes later must reckon with it (DISCLOSURE, known facts).
 */
export interface KnownRelation {
  readonly fewer: Owned;
  readonly more: Owned;
  readonly times: number;
  /** TOTALS: of each territory; EACH_CELL: of each crossing that both tables have. */
  readonly at: "TOTALS" | "EACH_CELL";
  /** Why it holds, in French: a steward whose counts contradict it is told so. */
  readonly because: string;
}

const rsaHouseholds: Owned = { partner: "caf", dataset: "rsa-households" };
const rsaPeople: Owned = { partner: "caf", dataset: "rsa-people-covered" };
const adultsWithDuties: Owned = { partner: "department", dataset: "adults-with-duties" };
const rsaJobseekers: Owned = { partner: "pole-emploi", dataset: "rsa-jobseekers" };

/**
 * Stocks of a day only: a flow of the quarter may well exceed the stock at its end, so it says nothing certain of it.
 * There is no order of publication: whoever comes later reads what the others have published.
 */
export const knownRelations: readonly KnownRelation[] = [
  {
    fewer: adultsWithDuties,
    more: rsaHouseholds,
    times: 2,
    at: "TOTALS",
    because: "un foyer allocataire du RSA compte au plus deux adultes soumis aux droits et devoirs (CASF, L262-28)",
  },
  {
    fewer: adultsWithDuties,
    more: rsaPeople,
    times: 1,
    at: "EACH_CELL",
    because: "les adultes soumis aux droits et devoirs sont des personnes couvertes par le RSA",
  },
  {
    fewer: rsaJobseekers,
    more: adultsWithDuties,
    times: 1,
    at: "TOTALS",
    because: "les inscrits à Pôle emploi au RSA sont des adultes soumis aux droits et devoirs",
  },
  {
    fewer: rsaJobseekers,
    more: rsaHouseholds,
    times: 2,
    at: "TOTALS",
    because: "un foyer allocataire du RSA compte au plus deux adultes",
  },
  {
    fewer: rsaJobseekers,
    more: rsaPeople,
    times: 1,
    at: "TOTALS",
    because: "les inscrits à Pôle emploi au RSA sont des personnes couvertes par le RSA",
  },
];

export const isSame = (one: Owned, other: Owned): boolean =>
  one.partner === other.partner && one.dataset === other.dataset;

/** Whether any relation ties a dataset to another. */
export const isTied = (one: Owned): boolean =>
  knownRelations.some(({ fewer, more }) => isSame(one, fewer) || isSame(one, more));
