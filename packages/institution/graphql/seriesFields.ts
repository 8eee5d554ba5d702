import type { Observation } from "@pacte-hub/schema/model/observation";
import type { TerritoryCode } from "@pacte-hub/schema/model/territory";
import { ObservationType } from "@pacte-hub/schema/types/observation.type";
import { SeriesArgs } from "@pacte-hub/schema/types/series.args";
import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Indicator } from "../config.ts";
import type { Context } from "../server/context.ts";
import { querySeries } from "./querySeries.ts";

interface OnTerritory {
  readonly code: TerritoryCode;
}

/**
 * The resolver class that gives an institution's type one series field per indicator, under the indicator's name: what
 * is counted is data, so the fields follow from it and cannot forget a definition.
 */
export function seriesFields(type: () => new () => OnTerritory, indicators: Readonly<Record<string, Indicator>>) {
  class SeriesResolver {}
  for (const [name, indicator] of Object.entries(indicators)) {
    const value = ({ code }: OnTerritory, args: SeriesArgs, context: Context): Promise<readonly Observation[]> =>
      querySeries(context, { indicator, code, args });
    Object.defineProperty(SeriesResolver.prototype, name, { value, configurable: true });
    Root()(SeriesResolver.prototype, name, 0);
    Args(() => SeriesArgs)(SeriesResolver.prototype, name, 1);
    Ctx()(SeriesResolver.prototype, name, 2);
    // One that is refused leaves what the same institution says beside it.
    FieldResolver(() => [ObservationType], { nullable: true, description: indicator.definition })(
      SeriesResolver.prototype,
      name,
      { value },
    );
  }
  Resolver(type)(SeriesResolver);
  return SeriesResolver;
}
