import { ListArgs, listed } from "@pacte-hub/institution/graphql/listFilters";
import type { Context } from "@pacte-hub/institution/server/context";
import type { Action } from "@pacte-hub/schema/model/action";
import type { Meeting } from "@pacte-hub/schema/model/meeting";
import { recommendationsOf } from "@pacte-hub/schema/model/pact";
import type { PlanLine, TerritorialPlan } from "@pacte-hub/schema/model/territorialPlan";
import { Args, ArgsType, Ctx, Field, FieldResolver, Int, Query, Resolver, Root } from "type-graphql";
import type { DepartmentStore } from "../store/read.ts";
import { ActionType } from "../types/action.ts";
import { RecommendationType } from "../types/axis.ts";
import { MeetingType } from "../types/meeting.ts";
import { PlanLineType, TerritorialPlanType } from "../types/territorialPlan.ts";
import { DepartmentInTerritory, TerritoryOfDepartment } from "../types/territory.ts";
import { actionById } from "./action.ts";
import { assertInPact } from "./assertInPact.ts";

type Ours = Context<DepartmentStore>;

@ArgsType()
class PlansArgs extends ListArgs {
  @Field(() => Int, { nullable: true, description: "Seulement ceux de cette année." })
  readonly year?: number;
}

const inYear =
  (year: number | undefined) =>
  (plan: TerritorialPlan): boolean =>
    year == null || plan.year === year;

@Resolver()
class RootResolver {
  @Query(() => [TerritorialPlanType], { nullable: true, description: "Les plans des comités territorialisés." })
  async territorialPlans(@Args(() => PlansArgs) args: PlansArgs, @Ctx() { store }: Ours) {
    await assertInPact(store, args.year == null ? {} : { year: args.year });
    return listed(await store.all("territorial-plan"), args, inYear(args.year));
  }
}

@Resolver(() => DepartmentInTerritory)
class PlannedTerritoryResolver {
  @FieldResolver(() => [TerritorialPlanType], {
    description: "Ses plans, par année : ce que le comité territorialisé y a traduit en actions. D'un EPCI seulement.",
  })
  async territorialPlans(
    @Root() { code }: DepartmentInTerritory,
    @Args(() => PlansArgs) args: PlansArgs,
    @Ctx() { store }: Ours,
  ) {
    await assertInPact(store, args.year == null ? {} : { year: args.year });
    return listed(await store.about("territorial-plan", code), args, inYear(args.year));
  }
}

@Resolver(() => TerritorialPlanType)
class TerritorialPlanResolver {
  @FieldResolver(() => TerritoryOfDepartment, { description: "L'EPCI." })
  territory(@Root() { territory }: TerritorialPlan): TerritoryOfDepartment {
    return { code: territory };
  }

  @FieldResolver(() => MeetingType, { nullable: true, description: "La réunion qui l'a arrêté." })
  async meeting(@Root() { meeting }: TerritorialPlan, @Ctx() { store }: Ours): Promise<Meeting | undefined> {
    return (await store.all("meeting")).find(({ id }) => id === meeting);
  }

  @FieldResolver(() => [PlanLineType], { description: "Ses lignes." })
  lines(@Root() { lines }: TerritorialPlan): readonly PlanLine[] {
    return lines;
  }
}

@Resolver(() => PlanLineType)
class PlanLineResolver {
  @FieldResolver(() => RecommendationType, { nullable: true, description: "La préconisation." })
  async recommendation(@Root() { recommendation }: PlanLine, @Ctx() { store }: Ours) {
    return recommendationsOf(await store.all("axis")).find(({ code }) => code === recommendation);
  }

  @FieldResolver(() => ActionType, { nullable: true, description: "L'action du programme qui la fait." })
  async action(@Root() { action }: PlanLine, @Ctx() { store }: Ours): Promise<Action | undefined> {
    return action === null ? undefined : actionById(store, action);
  }
}

export const territorialPlanResolvers = [
  RootResolver,
  PlannedTerritoryResolver,
  TerritorialPlanResolver,
  PlanLineResolver,
] as const;
