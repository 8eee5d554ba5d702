import type { Observation } from "@pacte-hub/schema/model/observation";
import type { Origin } from "@pacte-hub/schema/model/release";
import type { TerritoryCode } from "@pacte-hub/schema/model/territory";
import { ObservationType } from "@pacte-hub/schema/types/observation.type";
import { OriginEnum, SeriesArgs } from "@pacte-hub/schema/types/series.args";
import { SeriesType } from "@pacte-hub/schema/types/series.type";
import { Arg, Args, Ctx, FieldResolver, ID, Resolver, Root } from "type-graphql";
import { type Indicator, indicatorOf } from "../config.ts";
import type { Context } from "../server/context.ts";
import { assertDataset, assertTerritory } from "./checkArguments.ts";
import { querySeries } from "./querySeries.ts";
import type { NamedSeries } from "./seriesResolver.ts";

interface OnTerritory {
  readonly code: TerritoryCode;
}

const originArg = { defaultValue: "REAL", description: "Chiffres réels, ou de démonstration." } as const;

/** The field that names a series, to say what is to be known of it: its breaks, revisions, changes. */
export function seriesNotes(type: () => new () => OnTerritory) {
  @Resolver(type)
  class SeriesNotes {
    @FieldResolver(() => SeriesType, {
      nullable: true,
      description:
        "Ce qu'il faut savoir d'une série de ce territoire : ruptures, révisions, prochaine publication, évolutions.",
    })
    series(
      @Root() { code }: OnTerritory,
      @Arg("of", () => ID, { description: "Le jeu de données, par son identifiant." }) of: string,
      @Arg("origin", () => OriginEnum, originArg) origin: Origin,
      @Ctx() { institution }: Context,
    ): NamedSeries {
      assertTerritory(code);
      assertDataset(institution, of);
      return { territoryCode: code, dataset: indicatorOf(institution, of) as Indicator, origin };
    }
  }
  return SeriesNotes;
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
