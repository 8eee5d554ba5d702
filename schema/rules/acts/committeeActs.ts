import type { CommitteeAct, CommitteeActKind, SeatAttendance } from "../../model/committeeAct.ts";
import { attendanceIdOf, seatIdOf } from "../../model/committeeAct.ts";
import type { Committee } from "../../model/governance.ts";
import type { Meeting } from "../../model/meeting.ts";
import type { Axis, Institution, Orientation, SubProgramme } from "../../model/pact.ts";
import { recommendationsOf } from "../../model/pact.ts";
import { accepted, declined, type Judged, type PactRefusal } from "../../model/pactRefusal.ts";
import { byId } from "../nearest.ts";
import { unknownOf } from "./actions.ts";

/** A seat holds so many people at most: a committee, not a crowd. */
export const mostOfASeat = 60;

export type CommitteeActDraft = Omit<CommitteeAct, "id" | "on" | "committee">;

export interface Chamber {
  readonly committees: readonly Committee[];
  readonly meetings: readonly Meeting[];
  readonly institutions: readonly Institution[];
  readonly orientations: readonly Orientation[];
  readonly axes: readonly Axis[];
  readonly subProgrammes: readonly SubProgramme[];
}

/** The words by which the Pact gives a committee each of these roles: none has one that the Pact does not give it. */
const roleWords: Readonly<Record<CommitteeActKind, RegExp>> = {
  VALIDATES: /^valider les orientations/i,
  PRIORITISES: /^déterminer les priorités/i,
  SEATS: /^valider les orientations/i,
};

export const hasRole = ({ roles }: Pick<Committee, "roles">, kind: CommitteeActKind): boolean =>
  roles.some((role) => roleWords[kind].test(role.trim()));

/** Signatories who are members by the clause of signature, and whom the committee's own list does not name. */
export const ambiguousSeats = (committee: Committee, institutions: readonly Institution[]): readonly Institution[] =>
  institutions.filter(({ id }) => !committee.seats.some((seat) => seat.institutions.includes(id)));

/** An act of a committee: of one of its own meetings, by one of its own decisions, within the roles that the Pact gives it. */
export function committeeActed(draft: CommitteeActDraft, among: Chamber, id: string): Judged<CommitteeAct> {
  const meeting = among.meetings.find((candidate) => candidate.id === draft.meeting);
  if (!meeting) return declined(unknownOf("MEETING", draft.meeting));
  const committee = among.committees.find((candidate) => candidate.id === meeting.committee);
  if (!committee || meeting.workingGroup !== null || !hasRole(committee, draft.kind))
    return declined({ code: "NOT_ITS_ROLE", committee: meeting.committee, kind: draft.kind });
  if (meeting.decisions[draft.decision - 1] === undefined)
    return declined(unknownOf("DECISION", String(draft.decision)));
  const fault = faultInObject(draft, committee, among);
  return fault ? declined(fault) : accepted({ ...draft, id, committee: committee.id, on: meeting.heldOn });
}

function faultInObject(draft: CommitteeActDraft, committee: Committee, among: Chamber): PactRefusal | null {
  const { kind, orientations, recommendations, year, institution, seated } = draft;
  const codes = recommendationsOf(among.axes).map(({ code }) => code);
  const orientation = orientations.find((orientationId) => !among.orientations.some(({ id }) => id === orientationId));
  if (orientation !== undefined) return unknownOf("ORIENTATION", orientation, among.orientations.map(byId));
  const recommendation = recommendations.find((code) => !codes.includes(code));
  if (recommendation !== undefined) return unknownOf("RECOMMENDATION", recommendation, recommendationsOf(among.axes));
  const codesNamed = [...orientations, ...recommendations];
  const twice = codesNamed.find((code, at) => codesNamed.indexOf(code) !== at);
  if (twice !== undefined) return { code: "ALREADY_ENTERED", id: twice };
  const isOfSeat = institution !== null || seated !== null;
  if (
    kind === "SEATS"
      ? institution === null || seated === null || codesNamed.length > 0
      : isOfSeat || codesNamed.length === 0
  )
    return { code: "NOTHING_DECIDED", kind };
  if (
    year !== null &&
    (kind !== "PRIORITISES" || !among.subProgrammes.some((subProgramme) => subProgramme.year === year))
  )
    return { code: "OUTSIDE_THE_PACT", year, years: among.subProgrammes.map((subProgramme) => subProgramme.year) };
  if (institution === null) return null;
  if (!among.institutions.some(({ id }) => id === institution))
    return unknownOf("INSTITUTION", institution, among.institutions.map(byId));
  return ambiguousSeats(committee, among.institutions).some(({ id }) => id === institution)
    ? null
    : { code: "SEAT_IS_CLEAR", institution, committee: committee.id };
}

/** The last word of a committee on a seat: its own rule, which stands until it decides otherwise. */
export const seatRuling = (acts: readonly CommitteeAct[], committee: string, institution: string) =>
  acts
    .filter((act) => act.kind === "SEATS" && act.committee === committee && act.institution === institution)
    .sort((a, b) => a.on.localeCompare(b.on))
    .at(-1) ?? null;

/** A committee with the seats that it has itself decided to give. */
export function withRulings(
  committee: Committee,
  acts: readonly CommitteeAct[],
  institutions: readonly Institution[],
): Committee {
  const seatsGiven = ambiguousSeats(committee, institutions).filter(
    ({ id }) => seatRuling(acts, committee.id, id)?.seated === true,
  );
  const seats = seatsGiven.map(({ id, name }) => ({ name, institutions: [id], body: null, isOfUsers: false }));
  return { ...committee, seats: [...committee.seats, ...seats] };
}

/** Attendance by seat: of the meeting's own committee, each seat once, counted and never named. */
export function attendedBySeat(
  draft: Pick<SeatAttendance, "meeting" | "seats">,
  { committees, meetings }: Pick<Chamber, "committees" | "meetings">,
): Judged<SeatAttendance> {
  const meeting = meetings.find(({ id }) => id === draft.meeting);
  if (!meeting) return declined(unknownOf("MEETING", draft.meeting));
  const committee = committees.find(({ id }) => id === meeting.committee);
  const seatIds = committee?.seats.map((_, at) => seatIdOf(committee.id, at + 1)) ?? [];
  const seats = draft.seats.map(({ seat }) => seat);
  const strange = seats.find((seat) => !seatIds.includes(seat));
  if (strange !== undefined) return declined(unknownOf("SEAT", strange));
  const twice = seats.find((seat, at) => seats.indexOf(seat) !== at);
  if (twice !== undefined) return declined({ code: "ALREADY_ENTERED", id: twice });
  const wrong = draft.seats.find(
    ({ present, excused, absent }) =>
      [present, excused, absent].some((count) => !Number.isInteger(count) || count < 0) ||
      present + excused + absent < 1 ||
      present + excused + absent > mostOfASeat,
  );
  if (wrong) return declined({ code: "INVALID_PRESENCE", seat: wrong.seat, most: mostOfASeat });
  return accepted({ ...draft, id: attendanceIdOf(meeting.id), committee: meeting.committee });
}
