import { shippedRecommendations } from "@pacte-hub/data/recommendations";
import { atLevel } from "@pacte-hub/data/territories";
import { recommendationNamed } from "@pacte-hub/schema/model/dimension";
import type { Observation } from "@pacte-hub/schema/model/observation";
import { periodOf } from "@pacte-hub/schema/model/period";
import type { Ranked } from "@pacte-hub/schema/model/ranked";
import type { Rate } from "@pacte-hub/schema/model/rate";
import { hintFor } from "@pacte-hub/schema/rules/nearest";
import { ranked } from "@pacte-hub/schema/rules/ranked";
import { ObservationType } from "@pacte-hub/schema/types/observation.type";
import { RateType } from "@pacte-hub/schema/types/rate.type";
import { refusalError } from "@pacte-hub/server/refusalError";
import { Args, Ctx, Directive, Field, Int, ObjectType, Query, Resolver } from "type-graphql";
import type { Indicator } from "../config.ts";
import type { Context } from "../server/context.ts";
import { assertOrdered, assertWithin, validLength } from "./checkArguments.ts";
import { assertPeriodPublished } from "./periodPublished.ts";
import { querySeries } from "./querySeries.ts";
import {
  longestRanking,
  OutcomeRankingArgs,
  type RankingArgs,
  rankingIn,
  TerritoryRankingArgs,
} from "./ranking.args.ts";
import { askRate, type RateRead } from "./rates.ts";

const rank = {
  nullable: true,
  description:
    "Rang par la valeur publiée, les ex æquo au même ; null si aucune ne l'est : la ligne vient après les autres.",
};
const total = { description: "Lignes du classement en tout, où qu'en soit la page (`first`, `offset`)." };
const silence =
  "Une valeur retenue n'est ni classée ni filtrée : sa ligne vient à la fin, dans l'ordre du code officiel.";

interface Figured {
  readonly code: string;
  readonly observation: Observation | null;
  readonly rate: Rate | null;
}

const figureOf = ({ observation, rate }: Figured): number | null => observation?.value ?? rate?.value ?? null;

/**
 * An institution ranks territories by its own published figures; other institutions complete each in the same document.
 * No one ranks across institutions: none sees another's figures, and the gateway keeps none.
 */
export function territoryRanking(
  field: string,
  territoryType: () => new () => { readonly code: string },
  { indicators, rates }: { indicators: readonly Indicator[]; rates: Readonly<Record<string, RateRead>> },
) {
  @Directive("@shareable")
  @ObjectType("RankedTerritory", { description: `Territoire d'un classement. ${silence}` })
  class RankedTerritory {
    @Field(() => Int, rank)
    readonly rank!: number | null;
    @Field(() => Int, total)
    readonly total!: number;
    @Field(territoryType, { description: "Le territoire : les autres institutions y disent ce qu'elles en savent." })
    readonly territory!: { readonly code: string };
    @Field(() => ObservationType, { nullable: true, description: "Le chiffre classé, si c'en est un." })
    readonly observation!: Observation | null;
    @Field(() => RateType, { nullable: true, description: "Le taux classé, si c'en est un." })
    readonly rate!: Rate | null;
  }

  @Resolver()
  class TerritoryRanking {
    @Query(() => [RankedTerritory], {
      name: `${field}Ranking`,
      nullable: true,
      description: `Territoires par un chiffre ou un taux publié de cette institution. ${silence}`,
    })
    async ranking(@Args(() => TerritoryRankingArgs) args: TerritoryRankingArgs, @Ctx() context: Context) {
      assertRanking(args);
      const { figure, indicator } = figureNamed(args.of, indicators, Object.values(rates));
      const places = [...atLevel(args.level)].map(({ code }) => code).sort();
      const figured = await Promise.all(places.map((code) => figure(context, code, args)));
      // "2020" of a monthly figure is within what is published, and is no period of it.
      if (figured.every(({ observation, rate }) => !observation && !rate))
        await assertOwnPeriod(context, indicator, args);
      return listedBy(figured, args).map(({ item: { code, ...ranked }, ...place }) => ({
        ...place,
        territory: { code },
        ...ranked,
      }));
    }
  }
  return TerritoryRanking;
}

/** What is ranked, and the recommendations as the institution's part of the graph knows them. */
interface OutcomesOf<Recommendation> {
  readonly indicator: Indicator;
  readonly recommendations: (context: never) => Promise<readonly Recommendation[]>;
}

/** The recommendations by what an institution publishes of their outcomes; their actions hang under each. */
export function outcomeRanking<Recommendation extends { readonly code: string }>(
  field: string,
  recommendationType: () => new () => { readonly code: string },
  { indicator, recommendations }: OutcomesOf<Recommendation>,
) {
  @Directive("@shareable")
  @ObjectType("RankedRecommendation", { description: "Préconisation d'un classement par ses issues." })
  class RankedRecommendation {
    @Field(() => Int, rank)
    readonly rank!: number | null;
    @Field(() => Int, total)
    readonly total!: number;
    @Field(recommendationType, { description: "La préconisation, d'où l'on va à ses actions." })
    readonly recommendation!: Recommendation;
    @Field(() => ObservationType, { description: "Le chiffre classé." })
    readonly observation!: Observation;
  }

  @Resolver()
  class OutcomeRanking {
    @Query(() => [RankedRecommendation], {
      name: `${field}OutcomeRanking`,
      nullable: true,
      description: `Préconisations par ce que cette institution publie des issues de leurs actions, dans l'année. ${silence}`,
    })
    async outcomeRanking(@Args(() => OutcomeRankingArgs) args: OutcomeRankingArgs, @Ctx() context: Context) {
      const { territory, origin } = args;
      assertRanking(args);
      const seriesArgs = { ...spanOf(args), origin, by: ["RECOMMENDATION"] };
      const observations = (await querySeries(context, { indicator, code: territory, args: seriesArgs })).filter(
        isOf(args),
      );
      if (observations.length === 0) await assertOwnPeriod(context, indicator, args);
      const figured = (await recommendations(context as never)).flatMap((recommendation) => {
        const observation = observations.find(
          (candidate) => candidate.recommendation === recommendationNamed(recommendation.code),
        );
        return observation ? [{ code: recommendation.code, recommendation, observation, rate: null }] : [];
      });
      return listedBy(figured, args).map(({ item, ...place }) => ({ ...place, ...item }));
    }
  }
  return OutcomeRanking;
}

/** The recommendations as those who keep no register of them know them: by their code. */
export const everyRecommendation = async (): Promise<readonly { readonly code: string }[]> =>
  shippedRecommendations().map((code) => ({ code }));

/** @throws INVALID_LENGTH or OUT_OF_RANGE */
function assertRanking({ first, offset, atLeast, atMost }: RankingArgs): void {
  validLength(first, longestRanking);
  assertWithin("offset", offset, { least: 0, most: Number.MAX_SAFE_INTEGER });
  assertOrdered(["atLeast", atLeast], ["atMost", atMost]);
}

/**
 * A page of the ranking. What is not published at all is no line: there is nothing to withhold.
 * @throws OUT_OF_RANGE for a page after the last line.
 */
function listedBy<One extends Figured>(
  figured: readonly One[],
  args: RankingArgs,
): readonly (Ranked<One> & { readonly total: number })[] {
  const published = figured.filter(({ observation, rate }) => observation !== null || rate !== null);
  const lines = ranked(published, figureOf, rankingIn(args));
  if (args.offset > 0) assertWithin("offset", args.offset, { least: 0, most: Math.max(0, lines.length - 1) });
  return lines.slice(args.offset, args.offset + args.first).map((line) => ({ ...line, total: lines.length }));
}

const assertOwnPeriod = (context: Context, indicator: Indicator, { origin, ...args }: RankingArgs): Promise<void> =>
  assertPeriodPublished(context, { indicator, origin, ...spanOf({ ...args, origin }), isExact: true });

const spanOf = ({ period }: RankingArgs) => ({ from: period, to: period });

/** "2020" asks for the year's own figure, not for those of its months. */
const isOf =
  ({ period }: RankingArgs) =>
  (figure: { readonly period: string }): boolean =>
    figure.period === (periodOf(period)?.code ?? period);

type Figure = (context: Context, code: string, args: TerritoryRankingArgs) => Promise<Figured>;

interface NamedFigure {
  readonly figure: Figure;
  /** What is counted: of a rate, its numerator. */
  readonly indicator: Indicator;
}

/** @throws UNKNOWN_DATASET where the institution has no such figure. */
function figureNamed(id: string, indicators: readonly Indicator[], rates: readonly RateRead[]): NamedFigure {
  const indicator = indicators.find((candidate) => candidate.id === id);
  const rate = rates.find((candidate) => candidate.id === id);
  const seriesArgs = (args: TerritoryRankingArgs) => ({ ...spanOf(args), origin: args.origin });
  if (indicator) {
    const figure: Figure = async (context, code, args) => {
      const observations = await querySeries(context, { indicator, code, args: seriesArgs(args) });
      return { code, observation: observations.find(isOf(args)) ?? null, rate: null };
    };
    return { figure, indicator };
  }
  if (rate) {
    const figure: Figure = async (context, code, args) => {
      const rates = await askRate(context, { rate, code, args: seriesArgs(args) });
      return { code, observation: null, rate: rates.find(isOf(args)) ?? null };
    };
    return { figure, indicator: rate.numerator };
  }
  throw refusalError({
    code: "UNKNOWN_DATASET",
    dataset: id.slice(0, 60),
    hint: hintFor(
      id,
      [...indicators, ...rates].map((candidate) => ({ code: candidate.id })),
    ),
  });
}
