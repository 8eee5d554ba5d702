import { pactInService } from "@pacte-hub/data/pactInService";
import { assertTerritory, assertYearOfRegister } from "@pacte-hub/institution/graphql/checkArguments";
import { ofOrigin } from "@pacte-hub/institution/graphql/listFilters";
import { querySeries } from "@pacte-hub/institution/graphql/querySeries";
import type { Context } from "@pacte-hub/institution/server/context";
import { recommendationNamed } from "@pacte-hub/schema/model/dimension";
import type { Observation } from "@pacte-hub/schema/model/observation";
import type { Day } from "@pacte-hub/schema/model/period";
import type { Origin } from "@pacte-hub/schema/model/release";
import type { TerritoryCode } from "@pacte-hub/schema/model/territory";
import { costOf } from "@pacte-hub/schema/rules/costPerParticipant";
import { OriginEnum } from "@pacte-hub/schema/types/series.args";
import { dayIn } from "@pacte-hub/server/day";
import { isRefusal } from "@pacte-hub/server/refusalError";
import { Args, ArgsType, Ctx, Field, FieldResolver, ID, Int, Resolver, Root } from "type-graphql";
import { actionParticipants } from "../participants.ts";
import type { DepartmentStore } from "../store/read.ts";
import { DepartmentInRecommendation } from "../types/axis.ts";
import { CostPerParticipantType } from "../types/costPerParticipant.ts";

type Ours = Context<DepartmentStore>;

const decisionsOnRegister =
  "d'après les seules décisions que le Département connaît (les siennes, et celles qu'on lui déclare)";

@ArgsType()
class CostArgs {
  @Field(() => Int, { description: "L'année : celle des participants, et l'année budgétaire des décisions." })
  readonly year!: number;
  @Field(() => ID, {
    defaultValue: pactInService.department,
    description: `« ${pactInService.department} », ou le SIREN d'un EPCI.`,
  })
  readonly territory!: TerritoryCode;
  @Field(() => OriginEnum, { defaultValue: "REAL", description: "Lignes et chiffres réels, ou de démonstration." })
  readonly origin!: Origin;
  @Field(() => String, {
    nullable: true,
    description: "Jour auquel les décisions sont jugées ; celui de `Hub-As-Of`, ou aujourd'hui, par défaut.",
  })
  readonly on?: string | null;
}

@Resolver(() => DepartmentInRecommendation)
class CostResolver {
  @FieldResolver(() => CostPerParticipantType, {
    nullable: true,
    description: "Euros accordés par participant publié : par préconisation et par an, jamais par action.",
  })
  async costPerParticipant(
    @Root() { code }: DepartmentInRecommendation,
    @Args(() => CostArgs) { on, ...costArgs }: CostArgs,
    @Ctx() context: Ours,
  ): Promise<CostPerParticipantType> {
    const { year, territory, origin } = costArgs;
    const day = dayIn(on, context.asOf);
    assertTerritory(territory);
    assertYearOfRegister(year, []);
    const period = String(year);
    const args = { from: period, to: period, origin, by: ["RECOMMENDATION"] };
    const [amount, published] = await Promise.all([
      amountGranted(context.store, { ...costArgs, code, on: day }),
      querySeries(context, { indicator: actionParticipants, code: territory, args }).catch(noneOfTheYear),
    ]);
    const participants = published.find(({ recommendation }) => recommendation === recommendationNamed(code));
    const common = { year, on: day, demonstration: origin === "DEMONSTRATION" };
    if (!participants)
      return {
        ...common,
        rate: null,
        explanation: `Non calculable : aucun participant n'est publié pour ${code} en ${year}.`,
      };
    if (amount === null)
      return { ...common, rate: null, explanation: `Non calculable : rien n'est accordé, ${decisionsOnRegister}.` };
    const explanation = `Euros accordés en ${year} aux actions de ${code}, ${decisionsOnRegister} ; rapportés aux participants publiés. Une action de plusieurs préconisations compte tout entière dans chacune. Un effectif retenu laisse un intervalle, ou rien.`;
    return { ...common, rate: costOf(amount, participants), explanation };
  }
}

/** That nobody is published of a year is said in the answer, with what is granted. */
function noneOfTheYear(refused: unknown): readonly Observation[] {
  if (isRefusal(refused, "PERIOD_NOT_PUBLISHED")) return [];
  throw refused;
}

interface Granted extends Pick<CostArgs, "year" | "territory" | "origin"> {
  readonly code: string;
  readonly on: Day;
}

/** null: nothing is known to be granted, which is no zero. */
async function amountGranted(store: DepartmentStore, { code, year, territory, origin, on }: Granted) {
  const [actions, decisions] = await Promise.all([store.all("action"), store.all("funding-decision")]);
  const isIn = (place: string) => territory === pactInService.department || place === territory;
  const actionIds = new Set(
    ofOrigin(actions, origin)
      .filter((action) => action.recommendations.includes(code) && isIn(action.territory))
      .map(({ id }) => id),
  );
  const granted = ofOrigin(decisions, origin).filter(
    ({ action, status, budgetYear, decidedOn }) =>
      actionIds.has(action) && status === "GRANTED" && budgetYear === year && decidedOn !== null && decidedOn <= on,
  );
  return granted.length === 0 ? null : granted.reduce((sum, { amount }) => sum + (amount ?? 0), 0);
}

export const costResolvers = [CostResolver] as const;
