import type { Observation } from "@pacte-hub/schema/model/observation";
import type { Rate } from "@pacte-hub/schema/model/rate";
import type { TerritoryCode } from "@pacte-hub/schema/model/territory";
import { ObservationType } from "@pacte-hub/schema/types/observation.type";
import { RateType } from "@pacte-hub/schema/types/rate.type";
import { SeriesArgs } from "@pacte-hub/schema/types/series.args";
import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Context } from "../server/context.ts";
import { askRate, type RateRead } from "./rates.ts";

interface OnTerritory {
  readonly code: TerritoryCode;
}

/** The resolver class that gives an institution's type one field per rate it declares, under the rate's name. */
export function rateFields(type: () => new () => OnTerritory, rates: Readonly<Record<string, RateRead>>) {
  class RatesResolver {}
  for (const [name, rate] of Object.entries(rates)) {
    const value = ({ code }: OnTerritory, args: SeriesArgs, context: Context): Promise<readonly Rate[]> =>
      askRate(context, { rate, code, args });
    Object.defineProperty(RatesResolver.prototype, name, { value, configurable: true });
    Root()(RatesResolver.prototype, name, 0);
    Args(() => SeriesArgs)(RatesResolver.prototype, name, 1);
    Ctx()(RatesResolver.prototype, name, 2);
    // The least number of cases is stated where the rate is.
    const description = `${rate.definition} Non donné (TOO_FEW) sous ${rate.leastDenominator} au dénominateur.`;
    FieldResolver(() => [RateType], { nullable: true, description })(RatesResolver.prototype, name, { value });
  }
  Resolver(type)(RatesResolver);
  return RatesResolver;
}

@Resolver(() => RateType)
export class RateResolver {
  @FieldResolver(() => [ObservationType], { description: "Les chiffres publiés dont le taux est tiré, un par un." })
  observations(@Root() { observations }: Rate): readonly Observation[] {
    return observations;
  }
}
