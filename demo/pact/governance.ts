import { once } from "@pacte-hub/data/once";
import { axes } from "@pacte-hub/pact/store/axes";
import { attendanceIdOf, type CommitteeAct, type SeatAttendance, seatIdOf } from "@pacte-hub/schema/model/committeeAct";
import type { Meeting } from "@pacte-hub/schema/model/meeting";
import { recommendationsOf } from "@pacte-hub/schema/model/pact";
import { uniform } from "../seed.ts";
import { meetings } from "./meetings.ts";

/** How many seats of a territorial committee the Pact lists, and how many of each come at most. */
const seats = [3, 2, 2, 2, 3, 4, 4, 2, 6] as const;

const presenceAt = ({ id, committee }: Meeting): SeatAttendance => ({
  id: attendanceIdOf(id),
  meeting: id,
  committee,
  seats: seats.map((seatCount, at) => {
    const called = 1 + Math.floor(uniform(`called|${id}|${at}`) * seatCount);
    const present = Math.round(called * (0.4 + 0.6 * uniform(`came|${id}|${at}`)));
    const excused = Math.round((called - present) * uniform(`excused|${id}|${at}`));
    return { seat: seatIdOf(committee, at + 1), present, excused, absent: called - present - excused };
  }),
});

/** Who came to each invented meeting of a territorial committee: functions, counted. */
export const seatAttendances = once((): readonly SeatAttendance[] =>
  meetings()
    .filter(({ committee }) => committee === "territorial-committees")
    .map(presenceAt),
);

/** One act a year of the steering committee, where an invented meeting of it decided something. */
export const committeeActs = once((): readonly CommitteeAct[] => {
  const deciding = meetings().filter(
    ({ committee, workingGroup, decisions }) =>
      committee === "steering-committee" && workingGroup === null && decisions.length > 0,
  );
  const codes = recommendationsOf(axes()).map(({ code }) => code);
  return deciding.map(({ id, heldOn, committee }, at): CommitteeAct => {
    const act = { id: id.replace("meeting", "committee-act"), committee, meeting: id, decision: 1, on: heldOn };
    const nothing = { orientations: [], recommendations: [], year: null, institution: null, seated: null };
    if (at === 0) return { ...act, ...nothing, kind: "VALIDATES", recommendations: codes };
    if (at === 1) return { ...act, ...nothing, kind: "SEATS", institution: "maison-emploi", seated: true };
    const first = Math.floor(uniform(`priority|${id}`) * (codes.length - 3));
    const year = Math.min(2021, Number(heldOn.slice(0, 4)) + 1);
    return { ...act, ...nothing, kind: "PRIORITISES", recommendations: codes.slice(first, first + 3), year };
  });
});
