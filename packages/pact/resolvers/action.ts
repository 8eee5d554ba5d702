import { pactInService } from "@pacte-hub/data/pactInService";
import { assertOrdered, assertWithin, foundAs } from "@pacte-hub/institution/graphql/checkArguments";
import { funderFields } from "@pacte-hub/institution/graphql/fundingResolver";
import { ListArgs, listed } from "@pacte-hub/institution/graphql/listFilters";
import type { Context } from "@pacte-hub/institution/server/context";
import { type Action, type ActionStatus, type Operator, statusOf } from "@pacte-hub/schema/model/action";
import type { ActionOutcomeCell } from "@pacte-hub/schema/model/actionOutcome";
import type { FundingRequest } from "@pacte-hub/schema/model/funding";
import { type Axis, type Institution, type Recommendation, recommendationsOf } from "@pacte-hub/schema/model/pact";
import type { Programme } from "@pacte-hub/schema/model/programme";
import type { Entry } from "@pacte-hub/schema/model/record";
import type { TerritoryCode } from "@pacte-hub/schema/model/territory";
import { type ActionOrder, inOrder, withinAmounts } from "@pacte-hub/schema/rules/actionOrder";
import { largestAmount } from "@pacte-hub/schema/rules/acts/amounts";
import { ActionOutcomeCellType } from "@pacte-hub/schema/types/actionOutcome.type";
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Float, ID, Int, Query, Resolver, Root } from "type-graphql";
import { outcomeCells } from "../store/outcomeCells.ts";
import { axisOfAction, isOfPact, pactOfAction } from "../store/pacts.ts";
import type { DepartmentStore } from "../store/read.ts";
import {
  ActionOrderEnum,
  ActionStatusEnum,
  ActionType,
  DepartmentInAction,
  FundingRequestType,
  OperatorType,
  StructureOfDepartment,
} from "../types/action.ts";
import { AxisType, DepartmentInRecommendation, RecommendationType } from "../types/axis.ts";
import { FundingDecisionOfDepartment } from "../types/citation.ts";
import { InstitutionType } from "../types/institution.ts";
import { PactType } from "../types/programme.ts";
import { DepartmentInTerritory, TerritoryOfDepartment } from "../types/territory.ts";
import { assertInPact } from "./assertInPact.ts";

type Ours = Context<DepartmentStore>;

@ArgsType()
class ActionsArgs extends ListArgs {
  @Field(() => ID, { nullable: true, description: "Seulement celles de ce Pacte." })
  readonly pact?: string;
  @Field(() => Int, { nullable: true, description: "Seulement celles de ce sous-programme annuel." })
  readonly year?: number;
  @Field(() => Int, { nullable: true, description: "Seulement celles de cet axe." })
  readonly axis?: number;
  @Field(() => String, { nullable: true, description: "Seulement celles de cette préconisation (« 1.5 »)." })
  readonly recommendation?: string;
  @Field(() => ActionStatusEnum, { nullable: true, description: "Seulement celles dans cet état." })
  readonly status?: ActionStatus;
  @Field(() => ID, { nullable: true, description: "Seulement celles de ce territoire." })
  readonly territory?: TerritoryCode;
  @Field(() => Float, {
    nullable: true,
    description: "Seulement celles qui ont demandé à leurs financeurs au moins ces euros.",
  })
  readonly requestedAtLeast?: number;
  @Field(() => Float, { nullable: true, description: "Seulement celles qui leur ont demandé au plus ces euros." })
  readonly requestedAtMost?: number;
  @Field(() => ActionOrderEnum, { defaultValue: "PROGRAMME", description: "Dans quel ordre." })
  readonly sort!: ActionOrder;
}

/** A filter that is null filters nothing, as one that is not given. */
const matches =
  ({ year, axis, recommendation, status, territory }: Partial<ActionsArgs>) =>
  (action: Action): boolean =>
    (year == null || action.year === year) &&
    (axis == null || action.axis === axis) &&
    (recommendation == null || action.recommendations.includes(recommendation)) &&
    (status == null || statusOf(action) === status) &&
    (territory == null || action.territory === territory);

/** Euros: none is asked for less than nothing. */
const amounts = { least: 0, most: largestAmount };

/** Whole, then cut: the first of an order are the first of all that were asked for. */
async function ordered(
  store: DepartmentStore,
  { sort, requestedAtLeast: atLeast, requestedAtMost: atMost, ...narrowed }: ActionsArgs,
) {
  await assertInPact(store, narrowed);
  assertWithin("requestedAtLeast", atLeast, amounts);
  assertWithin("requestedAtMost", atMost, amounts);
  assertOrdered(["requestedAtLeast", atLeast], ["requestedAtMost", atMost]);
  const isRanged = atLeast != null || atMost != null;
  const ofPact = narrowed.pact == null ? () => true : await isOfPact(store, narrowed.pact);
  const requests = sort === "AMOUNT_REQUESTED" || isRanged ? store.all("funding-request") : [];
  const [allActions, requestsRead] = await Promise.all([store.all("action"), requests]);
  const actions = allActions.filter(ofPact);
  const range = { ...(atLeast != null && { atLeast }), ...(atMost != null && { atMost }) };
  return inOrder(isRanged ? withinAmounts(actions, range, requestsRead) : actions, sort, requestsRead);
}

@Resolver()
class RootResolver {
  @Query(() => [ActionType], { nullable: true, description: "Les actions du programme, par année puis intitulé." })
  async actions(@Args(() => ActionsArgs) args: ActionsArgs, @Ctx() { store }: Ours): Promise<readonly Action[]> {
    return listed(await ordered(store, args), args, matches(args));
  }

  @Query(() => ActionType, { nullable: true, description: "Une action par son identifiant." })
  async action(@Arg("id", () => ID, { description: "Identifiant." }) id: string, @Ctx() { store }: Ours) {
    const actions = await store.all("action");
    const namedActions = () => actions.map((action) => ({ code: action.id, name: action.title }));
    return foundAs("ACTION", id, { found: actions.find((action) => action.id === id), candidates: namedActions });
  }
}

@Resolver(() => ActionType)
class ActionResolver {
  @FieldResolver(() => ActionStatusEnum, { description: "Où elle en est." })
  status(@Root() action: Action): ActionStatus {
    return statusOf(action);
  }

  @FieldResolver(() => AxisType, { nullable: true, description: "Son axe." })
  axis(@Root() action: Action, @Ctx() { store }: Ours): Promise<Axis | undefined> {
    return axisOfAction(store, action);
  }

  @FieldResolver(() => PactType, { nullable: true, description: "Son Pacte : celui de ses préconisations." })
  pact(@Root() action: Action, @Ctx() { store }: Ours): Promise<Programme | undefined> {
    return pactOfAction(store, action);
  }

  @FieldResolver(() => [RecommendationType], { description: "Ses préconisations." })
  async recommendations(@Root() { recommendations }: Action, @Ctx() { store }: Ours) {
    return recommendationsOf(await store.all("axis")).filter(({ code }) => recommendations.includes(code));
  }

  @FieldResolver(() => TerritoryOfDepartment, { description: "Son territoire." })
  territory(@Root() { territory }: Action): TerritoryOfDepartment {
    return { code: territory };
  }

  @FieldResolver(() => [FundingRequestType], {
    description: "Ses demandes de financement, une par financeur et par an.",
  })
  async fundingRequests(@Root() { id }: Action, @Ctx() { store }: Ours): Promise<readonly FundingRequest[]> {
    return store.about("funding-request", id);
  }

  @FieldResolver(() => [ActionOutcomeCellType], {
    description:
      "Où lire ses issues : par année, le chiffre publié qui les contient, et s'il est le sien ; chaque institution donne les siens sous son nom (`poleEmploi { outcomes }`). Vide tant qu'elle n'a pas couru.",
  })
  outcomes(@Root() action: Entry<Action>, @Ctx() { store }: Ours): Promise<readonly ActionOutcomeCell[]> {
    return outcomeCells(store, action);
  }

  @FieldResolver(() => DepartmentInAction, {
    nullable: true,
    description: "Ce que le Département dit de cette action.",
  })
  department(@Root() { id }: Action): DepartmentInAction {
    return { id };
  }
}

@Resolver(() => OperatorType)
class OperatorResolver {
  @FieldResolver(() => InstitutionType, { nullable: true, description: "Le signataire, si c'en est un." })
  async institution(@Root() { institution }: Operator, @Ctx() { store }: Ours): Promise<Institution | undefined> {
    return (await store.all("institution")).find(({ id }) => id === institution);
  }

  @FieldResolver(() => StructureOfDepartment, { nullable: true, description: "La SIAE, si c'en est une." })
  structure(@Root() { siret }: Operator): StructureOfDepartment | null {
    return siret === null ? null : { siret };
  }
}

@Resolver(() => FundingRequestType)
class FundingRequestResolver {
  @FieldResolver(() => InstitutionType, { nullable: true, description: "Le financeur sollicité." })
  async funder(@Root() { funder }: FundingRequest, @Ctx() { store }: Ours): Promise<Institution | undefined> {
    return (await store.all("institution")).find(({ id }) => id === funder);
  }

  @FieldResolver(() => ActionType, { nullable: true, description: "L'action." })
  action(@Root() { action }: FundingRequest, @Ctx() { store }: Ours) {
    return actionById(store, action);
  }
}

@Resolver(() => RecommendationType)
class RecommendationResolver {
  @FieldResolver(() => DepartmentInRecommendation, {
    nullable: true,
    description: "Ce que le Département dit de cette préconisation.",
  })
  department(@Root() { code }: Recommendation): DepartmentInRecommendation {
    return { code };
  }

  @FieldResolver(() => [ActionType], { description: "Les actions qui la mettent en œuvre." })
  async actions(@Root() { code }: Recommendation, @Args(() => ActionsArgs) args: ActionsArgs, @Ctx() { store }: Ours) {
    const isOurs = matches({ recommendation: code });
    const isAsked = matches(args);
    return listed(await ordered(store, args), args, (action) => isOurs(action) && isAsked(action));
  }
}

@Resolver(() => DepartmentInTerritory)
class ActionsInTerritoryResolver {
  @FieldResolver(() => [ActionType], { description: "Les actions de ce territoire ; toutes, pour le département." })
  async actions(
    @Root() { code }: DepartmentInTerritory,
    @Args(() => ActionsArgs) args: ActionsArgs,
    @Ctx() { store }: Ours,
  ) {
    const isOurs = matches(code === pactInService.department ? {} : { territory: code });
    const isAsked = matches(args);
    return listed(await ordered(store, args), args, (action) => isOurs(action) && isAsked(action));
  }
}

export async function actionById(store: DepartmentStore, id: string): Promise<Action | undefined> {
  return (await store.all("action")).find((action) => action.id === id);
}

export const actionResolvers = [
  RootResolver,
  ActionResolver,
  OperatorResolver,
  FundingRequestResolver,
  RecommendationResolver,
  ActionsInTerritoryResolver,
  funderFields(() => DepartmentInAction, FundingDecisionOfDepartment),
] as const;
