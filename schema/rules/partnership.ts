import type { BlockingPoint } from "../model/blocking.ts";
import type { Convention } from "../model/convention.ts";
import { citationStatusOf, citedIn, type FundingDecision, type FundingRequest, fundersOf } from "../model/funding.ts";
import type { Meeting, Presence } from "../model/meeting.ts";
import type { Day } from "../model/period.ts";
import { renewedAmong } from "./acts/funding.ts";
import { hasEnded } from "./conventionStatus.ts";
import { medianOf } from "./derivedNumbers.ts";
import { grouped } from "./grouped.ts";

/** How often a member came to the meetings it was called to. */
export interface Participation {
  readonly institution: string;
  readonly called: number;
  readonly present: number;
  readonly excused: number;
}

/** Attendance by institution, those called most often first. */
export function participation(meetings: readonly Pick<Meeting, "attendance">[]): readonly Participation[] {
  const byInstitution = grouped(
    meetings.flatMap(({ attendance }) => attendance),
    ({ institution }) => institution,
  );
  return [...byInstitution]
    .map(([institution, lines]) => {
      const countOf = (presenceAsked: Presence) => lines.filter(({ presence }) => presence === presenceAsked).length;
      return { institution, called: lines.length, present: countOf("PRESENT"), excused: countOf("EXCUSED") };
    })
    .sort((a, b) => b.called - a.called || a.institution.localeCompare(b.institution));
}

/** Decisions by what the register of requests says of what they cite: those it holds as they say, and the others. */
export function byCitation(decisions: readonly FundingDecision[], requests: readonly FundingRequest[]) {
  const byId = new Map(requests.map((request) => [request.id, request]));
  const renewed = renewedAmong(requests);
  const isHeld = (decision: FundingDecision) =>
    citationStatusOf(citedIn(decision), byId.get(decision.request), renewed.has(decision.request)) === "ON_REGISTER";
  return { held: decisions.filter(isHeld), unknown: decisions.filter((decision) => !isHeld(decision)) };
}

/** Actions to which two funders or more granted something. */
export function coFunded(decisions: readonly FundingDecision[]): readonly string[] {
  return [...grouped(decisions, ({ action }) => action)]
    .filter(([, ofAction]) => fundersOf(ofAction).size >= 2)
    .map(([action]) => action);
}

/** Signed, due but not known to be signed, or over, as far as the register knows on a day. */
export interface ConventionTally {
  readonly signed: number;
  readonly late: number;
  readonly expired: number;
  readonly renewed: number;
}

/**
 * Late: the signature was expected and the day has passed without one; or it ended and nothing of the same kind and
 * parties begins after it. The register cannot know what was never told to it: the answer says so.
 */
export function tally(conventions: readonly Convention[], on: Day): ConventionTally {
  const over = conventions.filter((convention) => hasEnded(convention, on));
  const renewed = over.filter((ended) => conventions.some((successor) => renews(successor, ended, on)));
  return {
    signed: conventions.filter(({ signed }) => signed !== null && signed <= on).length,
    late: conventions.filter(({ signed, expectedSignature }) => isLate(signed, expectedSignature, on)).length,
    expired: over.length,
    renewed: renewed.length,
  };
}

const isLate = (signed: string | null, expected: string | null, on: Day): boolean =>
  expected !== null && signed === null && expected < on.slice(0, expected.length);

function renews(later: Convention, earlier: Convention, on: Day): boolean {
  const began = later.start ?? later.signed;
  return (
    later.id !== earlier.id &&
    later.kind === earlier.kind &&
    began !== null &&
    began <= on &&
    began > (earlier.end ?? "") &&
    earlier.parties.every(({ id }) => later.parties.some((party) => party.id === id))
  );
}

/** Median days from opening to solving, of the points solved; null while none is. */
export function medianDaysToSolve(points: readonly BlockingPoint[]): number | null {
  return medianOf(
    points.flatMap(({ openedOn, solvedOn }) => (solvedOn === null ? [] : [daysBetween(openedOn, solvedOn)])),
  );
}

/** Whole days from a day to another. */
export const daysBetween = (from: Day, to: Day): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** Open on that day, and for longer than so many months. */
export function isOpenFor(
  { openedOn, solvedOn }: Pick<BlockingPoint, "openedOn" | "solvedOn">,
  months: number,
  on: Day,
) {
  const since = new Date(`${on}T00:00:00Z`);
  since.setUTCMonth(since.getUTCMonth() - months);
  return openedOn < since.toISOString().slice(0, 10) && (solvedOn === null || solvedOn > on);
}
