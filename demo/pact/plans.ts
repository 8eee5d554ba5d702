import { once } from "@pacte-hub/data/once";
import { type Action, statusOf } from "@pacte-hub/schema/model/action";
import type { PlanLine, TerritorialPlan } from "@pacte-hub/schema/model/territorialPlan";
import { planIdOf } from "@pacte-hub/schema/rules/acts/territorialPlans";
import { epcis } from "../observed.ts";
import { actions } from "./actions.ts";
import { years } from "./days.ts";
import { meetings } from "./meetings.ts";

/** The plans of EPCI that had an action of their own that year: each line is one, as its life went. */
export const territorialPlans = once((): readonly TerritorialPlan[] =>
  years.flatMap((year) =>
    epcis().flatMap((territory): TerritorialPlan[] => {
      const localActions = actions().filter((action) => action.territory === territory && action.year === year);
      if (localActions.length === 0) return [];
      const meeting = meetings().find(
        (candidate) => candidate.territory === territory && candidate.heldOn.startsWith(String(year)),
      );
      return [
        {
          id: planIdOf(territory, year),
          territory,
          year,
          meeting: meeting?.id ?? null,
          adoptedOn: meeting?.heldOn ?? `${year}-03-15`,
          lines: localActions.map((action) => lineOf(action, year)),
        },
      ];
    }),
  ),
);

const lineOf = (action: Action, year: number): PlanLine => ({
  recommendation: action.recommendations[0] ?? "",
  action: action.id,
  what: `Exemple : ${action.title}`,
  who: action.operator.name,
  when: `${year}-Q${1 + (action.title.length % 4)}`,
  status: stateOf(action),
});

function stateOf(action: Action): PlanLine["status"] {
  const status = statusOf(action);
  if (status === "ABANDONED") return "DROPPED";
  if (status === "FINISHED" || status === "EVALUATED") return "DONE";
  return status === "RUNNING" || status === "FUNDED" ? "UNDER_WAY" : "PLANNED";
}
