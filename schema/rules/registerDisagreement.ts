import type { Grant } from "../model/grant.ts";
import type { Day } from "../model/period.ts";
import { hasEnded } from "./conventionStatus.ts";

export const disagreementCodes = ["CONVENTION_ENDED", "CONVENTION_NOT_BEGUN"] as const;
export type DisagreementCode = (typeof disagreementCodes)[number];

/** An access that opens although the Department's register says that its convention does not run. */
export interface RegisterDisagreement {
  /** The grant's id. */
  readonly grant: string;
  readonly code: DisagreementCode;
  /** French. */
  readonly explanation: string;
}

/** The days of a convention, as the Department's register says them; null: it does not. */
export interface RegisteredDays {
  readonly start: Day | null;
  readonly end: Day | null;
}

type GrantState = Pick<Grant, "id"> & { readonly isEffective: boolean };

/** Where register and grants disagree on a day. The grant prevails: an institution alone opens and closes what it holds. */
export function disagreementsOf(
  { start, end }: RegisteredDays,
  grants: readonly GrantState[],
  today: Day,
): readonly RegisterDisagreement[] {
  const registerState = hasEnded({ end }, today)
    ? ({ code: "CONVENTION_ENDED", day: `finie depuis le ${end}` } as const)
    : start !== null && start > today
      ? ({ code: "CONVENTION_NOT_BEGUN", day: `à venir, le ${start}` } as const)
      : null;
  if (!registerState) return [];
  const explanation = `Le registre du Département dit cette convention ${registerState.day}, et l'accès est ouvert. L'accès fait foi : l'institution qui l'accorde peut seule y mettre fin.`;
  return grants
    .filter(({ isEffective }) => isEffective)
    .map(({ id }) => ({ grant: id, code: registerState.code, explanation }));
}
