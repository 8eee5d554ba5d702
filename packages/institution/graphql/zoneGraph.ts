import { departmentInService } from "@pacte-hub/schema/model/department";
import type { Observation } from "@pacte-hub/schema/model/observation";
import type { Rate } from "@pacte-hub/schema/model/rate";
import type { TerritoryCode } from "@pacte-hub/schema/model/territory";
import { ObservationType } from "@pacte-hub/schema/types/observation.type";
import { RateType } from "@pacte-hub/schema/types/rate.type";
import { Args, ArgsType, Ctx, Directive, Field, FieldResolver, ID, ObjectType, Resolver, Root } from "type-graphql";
import type { Indicator } from "../config.ts";
import type { Graph } from "../server/buildSchema.ts";
import type { Context } from "../server/context.ts";
import { type PublisherNames, typePrefixOf } from "./publisherNouns.ts";
import { askRate, type RateRead } from "./rates.ts";
import { type SeriesLengths, seriesCosts } from "./seriesCosts.ts";
import { isOfCommunes, ofZones, zoneSeries } from "./zoneSeries.ts";

interface OnZone {
  readonly code: TerritoryCode;
}

@ArgsType()
class ZoneSeriesArgs {
  @Field(() => String, {
    nullable: true,
    description: "Première période voulue (incluse) : « 2020 », « 2020-Q4 », « 2020-12 ».",
  })
  readonly from?: string;
  @Field(() => String, { nullable: true, description: "Dernière période voulue (incluse)." })
  readonly to?: string;
}

/** Hundreds of communes are read and added up for each period. */
const weight = "@cost(weight: 20)";

interface OfZones extends PublisherNames {
  readonly indicators: Readonly<Record<string, Indicator>>;
  readonly rates: Readonly<Record<string, RateRead>>;
  readonly lengths: SeriesLengths;
}

/**
 * What an institution says of zones of communes, `Zone.caf { ... }`: each of its series and rates that are published by
 * commune, in total and real. The reference subgraph says which zones there are.
 */
export function zoneGraph(publisher: OfZones): Pick<Graph, "resolvers" | "entities" | "costs"> {
  const { field, subject, indicators, rates, lengths } = publisher;
  const prefix = typePrefixOf(publisher);
  const series = withName(indicators, isOfCommunes);
  const ofCommunes = withName(
    rates,
    ({ numerator, denominator, among }) =>
      among === null && isOfCommunes(numerator) && (denominator === "POPULATION" || isOfCommunes(denominator)),
  );

  @Directive('@key(fields: "code")')
  @ObjectType("Zone")
  class Zone {
    @Field(() => ID)
    readonly code!: TerritoryCode;
  }

  @ObjectType(`${prefix}InZone`, {
    description: `Ce que ${subject} dit d'une zone : sommes des communes ${departmentInService.of} qui y sont, par la règle des EPCI.`,
  })
  class InZone {
    readonly code!: TerritoryCode;
  }

  @Resolver(() => Zone)
  class ZoneResolver {
    @FieldResolver(() => InZone, { name: field, nullable: true, description: `Ce que ${subject} dit de cette zone.` })
    inZone(@Root() { code }: Zone): InZone {
      return { code };
    }
  }

  class SeriesResolver {}
  const add = (
    name: string,
    { type, description }: { readonly type: () => [new () => object]; readonly description: string },
    value: (on: OnZone, args: ZoneSeriesArgs, context: Context) => Promise<readonly (Observation | Rate)[]>,
  ) => {
    Object.defineProperty(SeriesResolver.prototype, name, { value, configurable: true });
    Root()(SeriesResolver.prototype, name, 0);
    Args(() => ZoneSeriesArgs)(SeriesResolver.prototype, name, 1);
    Ctx()(SeriesResolver.prototype, name, 2);
    FieldResolver(type, { nullable: true, description })(SeriesResolver.prototype, name, { value });
  };
  for (const [name, indicator] of Object.entries(series))
    add(name, { type: () => [ObservationType], description: indicator.definition }, ({ code }, args, context) =>
      zoneSeries(context, { indicator, code, args: { ...args, origin: "REAL" } }),
    );
  for (const [name, rate] of Object.entries(ofCommunes)) {
    const description = `${rate.definition} Non donné (TOO_FEW) sous ${rate.leastDenominator} au dénominateur.`;
    add(name, { type: () => [RateType], description }, ({ code }, args, context) =>
      askRate(context, { rate, code, args: { ...args, origin: "REAL" } }, ofZones),
    );
  }
  Resolver(() => InZone)(SeriesResolver);

  const lists = seriesCosts(`${prefix}InZone`, withoutDimensions({ ...series, ...ofCommunes }), lengths);
  return {
    resolvers: [ZoneResolver, SeriesResolver],
    entities: [Zone],
    // Real figures alone are given of zones: no argument says the origin.
    costs: Object.fromEntries(
      Object.entries(lists).map(([name, cost]) => [name, `${String(cost).replace(/ @sizedBy\(.*\)$/, "")} ${weight}`]),
    ),
  };
}

const withName = <Value>(
  entries: Readonly<Record<string, Value>>,
  isIn: (value: Value) => boolean,
): Record<string, Value> => Object.fromEntries(Object.entries(entries).filter(([, value]) => isIn(value)));

const withoutDimensions = (fields: Readonly<Record<string, object>>) =>
  Object.fromEntries(Object.keys(fields).map((name) => [name, { dimensions: [] }]));
