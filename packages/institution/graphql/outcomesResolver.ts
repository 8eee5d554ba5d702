import { pactInService } from "@pacte-hub/data/pactInService";
import { recommendationNamed } from "@pacte-hub/schema/model/dimension";
import type { Observation } from "@pacte-hub/schema/model/observation";
import type { Origin } from "@pacte-hub/schema/model/release";
import type { TerritoryCode } from "@pacte-hub/schema/model/territory";
import { DimensionEnum } from "@pacte-hub/schema/types/dimension.enums";
import { ObservationType } from "@pacte-hub/schema/types/observation.type";
import { OriginEnum } from "@pacte-hub/schema/types/series.args";
import { Args, ArgsType, Ctx, Field, FieldResolver, ID, Resolver, Root } from "type-graphql";
import type { Indicator } from "../config.ts";
import type { Context } from "../server/context.ts";
import { querySeries } from "./querySeries.ts";

@ArgsType()
class OutcomeArgs {
  @Field(() => String, { nullable: true, description: "Première année voulue (incluse)." })
  readonly from?: string;
  @Field(() => String, { nullable: true, description: "Dernière année voulue (incluse)." })
  readonly to?: string;
  @Field(() => ID, {
    defaultValue: pactInService.department,
    description: `« ${pactInService.department} », ou le SIREN d'un EPCI.`,
  })
  readonly territory!: TerritoryCode;
  @Field(() => OriginEnum, { defaultValue: "REAL", description: "Chiffres réels, ou de démonstration." })
  readonly origin!: Origin;
  @Field(() => [DimensionEnum], { nullable: true, description: "Ventilation, en plus de la préconisation." })
  readonly by?: readonly string[] | null;
}

/** A recommendation as a partner is asked of it: by its code. */
interface OnRecommendation {
  readonly code: string;
}

/**
 * The resolver class that gives what an institution counts of a recommendation's outcomes. One action is few people: its
 * own count is never published, that of its recommendation and year is, out of one protected table.
 */
export function outcomeFields(type: () => new () => OnRecommendation, indicator: Indicator) {
  @Resolver(type)
  class OutcomeResolver {
    @FieldResolver(() => [ObservationType], { nullable: true, description: indicator.definition })
    async outcomes(
      @Root() { code }: OnRecommendation,
      @Args(() => OutcomeArgs) { territory, ...seriesArgs }: OutcomeArgs,
      @Ctx() context: Context,
    ): Promise<readonly Observation[]> {
      const args = { ...seriesArgs, by: ["RECOMMENDATION", ...(seriesArgs.by ?? [])] };
      const observations = await querySeries(context, { indicator, code: territory, args });
      return observations.filter(({ recommendation }) => recommendation === recommendationNamed(code));
    }
  }
  return OutcomeResolver;
}
