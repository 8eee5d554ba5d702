import type { ActionId } from "./action.ts";
import type { MissingResource } from "./blocking.ts";
import type { CommitteeId } from "./governance.ts";
import type { Day } from "./period.ts";
import type { MeansOrigin } from "./programme.ts";
import type { TerritoryCode } from "./territory.ts";

/** What anyone with a place in the Pact may bring to it, under their own name. */
export const contributionKinds = ["PROPOSAL", "BLOCKING_POINT", "NOTE"] as const;
export type ContributionKind = (typeof contributionKinds)[number];

export const contributionStatuses = ["SUBMITTED", "TAKEN_UP", "DECLINED", "WITHDRAWN"] as const;
export type ContributionStatus = (typeof contributionStatuses)[number];

/** What a proposed action would be, as its proposer says it. */
export interface ProposedAction {
  readonly recommendations: readonly string[];
  readonly year: number;
  readonly territory: TerritoryCode;
  readonly targetPublic: string;
  readonly means: MeansOrigin;
  /** Who would carry it: a name, and a SIRET where it is a structure. */
  readonly operatorName: string;
  readonly siret: string | null;
}

/** What the technical committee answered: it builds actions, and says why it does not. */
export interface ContributionAnswer {
  readonly verdict: "TAKEN_UP" | "DECLINED";
  readonly on: Day;
  readonly reason: string | null;
  /** The action or the blocking point that came of it. */
  readonly became: string | null;
}

export interface Contribution {
  readonly id: string;
  readonly kind: ContributionKind;
  /** Who speaks: a signatory ("caf"), an EPCI ("epci-200049187"), a structure ("siret-…"): what their token says. */
  readonly from: string;
  readonly submittedOn: Day;
  readonly title: string;
  readonly text: string;
  readonly proposal: ProposedAction | null;
  /** The action that is blocked, or that a note is about. */
  readonly action: ActionId | null;
  readonly missing: MissingResource | null;
  /** The committee that a note is for. */
  readonly to: CommitteeId | null;
  readonly answer: ContributionAnswer | null;
  readonly withdrawnOn: Day | null;
}

export const statusOfContribution = ({
  answer,
  withdrawnOn,
}: Pick<Contribution, "answer" | "withdrawnOn">): ContributionStatus =>
  withdrawnOn !== null ? "WITHDRAWN" : (answer?.verdict ?? "SUBMITTED");
