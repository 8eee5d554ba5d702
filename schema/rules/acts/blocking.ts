import { type Action, type ActionStatus, statusOf } from "../../model/action.ts";
import { type BlockingPoint, type BlockingStep, seizedCommittees } from "../../model/blocking.ts";
import type { Institution } from "../../model/pact.ts";
import { accepted, declined, type Judged } from "../../model/pactRefusal.ts";
import type { Day } from "../../model/period.ts";
import { byId } from "../nearest.ts";
import { isOver, stepped, unknownOf } from "./actions.ts";
import { faultInTexts, longestText, longestTitle } from "./texts.ts";

/** A point and the action it keeps from going on, as both are entered. */
export interface Blocked {
  readonly point: BlockingPoint;
  readonly action: Action;
}

export type BlockingDraft = Pick<BlockingPoint, "action" | "title" | "missing" | "openedOn" | "funder">;

/** Opens a point: the action is blocked, and both committees are told that very day. */
export function opened(
  draft: BlockingDraft,
  { action, institutions }: { readonly action: Action | undefined; readonly institutions: readonly Institution[] },
  id: string,
): Judged<Blocked> {
  const { title, openedOn, funder } = draft;
  if (!action) return declined(unknownOf("ACTION", draft.action));
  if (isOver(action)) return declined({ code: "ACTION_OVER", action: action.id, status: statusOf(action) });
  if (funder !== null && !institutions.some((institution) => institution.id === funder))
    return declined(unknownOf("INSTITUTION", funder, institutions.map(byId)));
  const fault = faultInTexts([["L'intitulé", title, longestTitle]]);
  if (fault) return declined(fault);
  const referrals = seizedCommittees.map((committee) => ({ committee, on: openedOn }));
  const point: BlockingPoint = { ...draft, id, referrals, negotiation: [], solvedOn: null, solution: null };
  // A second thing may be missing while the first still is.
  if (statusOf(action) === "BLOCKED") return accepted({ point, action });
  const judged = stepped(action, "BLOCKED", openedOn);
  return judged.kind === "REFUSED" ? judged : accepted({ point, action: judged.noun });
}

/** One step of a negotiation: the Department leads it, and can force nobody. */
export function negotiated(point: BlockingPoint, step: BlockingStep): Judged<BlockingPoint> {
  const fault = faultInTexts([["L'étape", step.what, longestText]]);
  if (fault) return declined(fault);
  if (point.solvedOn !== null) return declined({ code: "ALREADY_SOLVED", point: point.id });
  const last = lastDayOf(point);
  if (step.on < last) return declined({ code: "DAYS_REVERSED", first: last, next: step.on });
  return accepted({ ...point, negotiation: [...point.negotiation, step] });
}

export interface Solution {
  readonly on: Day;
  readonly solution: string;
  /** Where the action goes, once nothing blocks it any more. */
  readonly to: ActionStatus;
}

/** Solves a point; the action goes on when it was the last. */
export function solved(
  point: BlockingPoint,
  { on, solution, to }: Solution,
  { action, others: otherPoints }: { readonly action: Action; readonly others: readonly BlockingPoint[] },
): Judged<Blocked> {
  const fault = faultInTexts([["La solution", solution, longestText]]);
  if (fault) return declined(fault);
  if (point.solvedOn !== null) return declined({ code: "ALREADY_SOLVED", point: point.id });
  const last = lastDayOf(point);
  if (on < last) return declined({ code: "DAYS_REVERSED", first: last, next: on });
  const done: BlockingPoint = { ...point, solvedOn: on, solution };
  const isLast = otherPoints.every((otherPoint) => otherPoint.id === point.id || otherPoint.solvedOn !== null);
  if (!isLast || statusOf(action) !== "BLOCKED") return accepted({ point: done, action });
  const judged = stepped(action, to, on);
  return judged.kind === "REFUSED" ? judged : accepted({ point: done, action: judged.noun });
}

const lastDayOf = ({ openedOn, referrals, negotiation }: BlockingPoint): Day =>
  [openedOn, ...referrals.map(({ on }) => on), ...negotiation.map(({ on }) => on)].sort().at(-1) ?? openedOn;
