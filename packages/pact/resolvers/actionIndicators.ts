import type { Context } from "@pacte-hub/institution/server/context";
import type { Action } from "@pacte-hub/schema/model/action";
import type { Entry } from "@pacte-hub/schema/model/record";
import { indicatorsOf } from "@pacte-hub/schema/rules/actionIndicators";
import { dayIn } from "@pacte-hub/server/day";
import { Arg, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { DepartmentStore } from "../store/read.ts";
import { ActionType } from "../types/action.ts";
import { ActionIndicatorType } from "../types/actionIndicator.ts";

@Resolver(() => ActionType)
class ActionIndicatorsResolver {
  @FieldResolver(() => [ActionIndicatorType], {
    description:
      "Son évaluation en chiffres, d'après les registres du Département : pertinence, efficacité, efficience.",
  })
  async indicators(
    @Root() action: Entry<Action>,
    @Arg("on", () => String, {
      nullable: true,
      description: "Jour auquel ils sont jugés ; celui de `Hub-As-Of`, ou aujourd'hui, par défaut.",
    })
    on: string | undefined,
    @Ctx() { store, asOf }: Context<DepartmentStore>,
  ): Promise<readonly ActionIndicatorType[]> {
    const day = dayIn(on, asOf);
    const [requests, decisions, allPoints, allMeetings] = await Promise.all([
      store.about("funding-request", action.id),
      store.about("funding-decision", action.id),
      store.all("blocking-point"),
      store.all("meeting"),
    ]);
    const points = allPoints.filter((point) => point.action === action.id);
    const meetings = allMeetings.filter(({ progressOf }) => progressOf.includes(action.id));
    const { demonstration } = action.record;
    return indicatorsOf({ action, requests, decisions, points, meetings }, day).map((indicator) => ({
      ...indicator,
      demonstration,
    }));
  }
}

export const actionIndicatorResolvers = [ActionIndicatorsResolver] as const;
