import type { Action } from "../../model/action.ts";
import type { Meeting } from "../../model/meeting.ts";
import { type Axis, recommendationsOf, type SubProgramme } from "../../model/pact.ts";
import { accepted, declined, type Judged, type PactRefusal } from "../../model/pactRefusal.ts";
import { periodOf } from "../../model/period.ts";
import type { PlanLine, TerritorialPlan } from "../../model/territorialPlan.ts";
import { levelOf } from "../../model/territory.ts";
import { unknownOf } from "./actions.ts";
import { faultInTexts, longestText, longestTitle } from "./texts.ts";

/** A plan is read by a committee in one sitting. */
export const mostLines = 40;

export interface PlanSurroundings {
  readonly axes: readonly Axis[];
  readonly actions: readonly Action[];
  readonly meetings: readonly Meeting[];
  readonly subProgrammes: readonly SubProgramme[];
  readonly isEpci: (code: string) => boolean;
}

export const planIdOf = (territory: string, year: number): string => `plan-${territory}-${year}`;

/** The plan of an EPCI for a year: each line a recommendation of the Pact turned into something to do, by whom and when. */
export function planned(draft: Omit<TerritorialPlan, "id">, among: PlanSurroundings): Judged<TerritorialPlan> {
  const { territory, year, meeting: meetingId, adoptedOn, lines } = draft;
  if (!among.isEpci(territory)) return declined(unknownOf("EPCI", territory));
  const years = among.subProgrammes.map((subProgramme) => subProgramme.year);
  if (!years.includes(year)) return declined({ code: "OUTSIDE_THE_PACT", year, years });
  const meeting = among.meetings.find(({ id }) => id === meetingId);
  if (meetingId !== null && (meeting?.committee !== "territorial-committees" || meeting.territory !== territory))
    return declined(unknownOf("MEETING", meetingId));
  if (meeting && adoptedOn < meeting.heldOn)
    return declined({ code: "DAYS_REVERSED", first: meeting.heldOn, next: adoptedOn });
  if (lines.length < 1 || lines.length > mostLines) return declined({ code: "INVALID_PLAN", most: mostLines });
  for (const line of lines) {
    const fault = faultInLine(line, draft, among);
    if (fault) return declined(fault);
  }
  return accepted({ ...draft, id: planIdOf(territory, year) });
}

function faultInLine(
  { recommendation, action: actionId, what: whatText, who: whoText, when }: PlanLine,
  { territory, year }: Pick<TerritorialPlan, "territory" | "year">,
  { axes, actions }: PlanSurroundings,
): PactRefusal | null {
  if (!recommendationsOf(axes).some(({ code }) => code === recommendation))
    return unknownOf("RECOMMENDATION", recommendation, recommendationsOf(axes));
  const action = actions.find(({ id }) => id === actionId);
  if (actionId !== null && !action) return unknownOf("ACTION", actionId);
  if (
    action &&
    (!action.recommendations.includes(recommendation) ||
      !(action.territory === territory || levelOf(action.territory) === "DEPARTMENT"))
  )
    return { code: "ACTION_ELSEWHERE", action: action.id, recommendation, territory };
  const period = periodOf(when);
  if (!period?.first.startsWith(String(year))) return { code: "NOT_IN_THE_YEAR", when, year };
  return faultInTexts([
    ["Ce qui est à faire", whatText, longestText],
    ["Qui le fait", whoText, longestTitle],
  ]);
}
