import { territories, territoriesOverlap } from "@pacte-hub/data/territories";
import { ofOrigin } from "@pacte-hub/institution/graphql/listFilters";
import type { Action } from "@pacte-hub/schema/model/action";
import type { ActionOutcomeCell } from "@pacte-hub/schema/model/actionOutcome";
import type { Entry } from "@pacte-hub/schema/model/record";
import { levelOf, type TerritoryCode } from "@pacte-hub/schema/model/territory";
import { outcomeCellsOf } from "@pacte-hub/schema/rules/actionOutcomes";
import { pactOfAction } from "./pacts.ts";
import type { DepartmentStore } from "./read.ts";

/** Which published figures hold what came of an action, as the register of actions stands. */
export async function outcomeCells(
  store: DepartmentStore,
  action: Entry<Action>,
): Promise<readonly ActionOutcomeCell[]> {
  const origin = action.record.demonstration ? "DEMONSTRATION" : "REAL";
  const [allActions, pact] = await Promise.all([store.all("action"), pactOfAction(store, action)]);
  const actions = ofOrigin(allActions, origin);
  return outcomeCellsOf(action, { actions, origin, years: pact?.years ?? [], overlap: territoriesOverlap, placesOf });
}

/** Where outcomes are published: an action's EPCI, or that of its commune, and the department. */
function placesOf(territory: TerritoryCode): readonly TerritoryCode[] {
  const epci = levelOf(territory) === "COMMUNE" ? territories.get(territory)?.parent : territory;
  const department = [...territories.values()].find(({ level }) => level === "DEPARTMENT")?.code ?? "";
  return epci && levelOf(epci) === "EPCI" ? [epci, department] : [department];
}
