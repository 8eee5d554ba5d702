import type { Indicator } from "../config.ts";
import { type Records, recordsOf } from "../registers/records.ts";
import type { Graph } from "../server/buildSchema.ts";
import { conventionField } from "./conventionResolver.ts";
import { decideFunding } from "./decideFunding.ts";
import { type FunderRegisters, funderFields, fundingDecisions } from "./fundingResolver.ts";
import { outcomeFields } from "./outcomesResolver.ts";
import { publicationActs } from "./publicationMutations.ts";
import { institutionCosts } from "./publisherCosts.ts";
import { type PublisherNames, type PublisherNouns, publisherNouns, typePrefixOf } from "./publisherNouns.ts";
import { publisherResolvers } from "./publisherResolver.ts";
import { everyRecommendation, outcomeRanking, territoryRanking } from "./ranking.ts";
import { rateFields } from "./rateFields.ts";
import type { RateRead } from "./rates.ts";
import { outcomesCost, type SeriesLengths, seriesCosts } from "./seriesCosts.ts";
import { seriesFields } from "./seriesFields.ts";
import { stewardActs } from "./stewardMutations.ts";

/** An institution that publishes figures and funds actions: its names, and what it counts. */
export interface Publisher extends PublisherNames {
  /** Its series, by the name of their field. */
  readonly indicators: Readonly<Record<string, Indicator>>;
  /** Its rates, by the name of their field. */
  readonly rates: Readonly<Record<string, RateRead>>;
  /** The indicator that counts the outcomes of a recommendation. */
  readonly outcomes: Indicator;
  /** How many periods its series and rates have, for their costs. */
  readonly lengths: SeriesLengths;
}

/**
 * The graph of an institution that publishes figures and funds actions, without registers of its own.
 * @param nouns its classes, where the institution adds fields of its own to them.
 */
export function publisherGraph(
  publisher: Publisher,
  nouns: PublisherNouns = publisherNouns(publisher),
): Graph<Records<FunderRegisters>> {
  const { field, name, indicators, rates, outcomes, lengths } = publisher;
  const prefix = typePrefixOf(publisher);
  const { Territory, InTerritory, Action, InAction, Recommendation, InRecommendation } = nouns.types;
  const convention = conventionField(field, name);
  return {
    // Fields stand in the schema in the order in which their resolvers are made.
    resolvers: [
      ...nouns.resolvers,
      seriesFields(() => InTerritory, indicators),
      rateFields(() => InTerritory, rates),
      funderFields(() => InAction),
      outcomeFields(() => InRecommendation, outcomes),
      stewardActs(field, name),
      territoryRanking(field, () => Territory, { indicators: Object.values(indicators), rates }),
      outcomeRanking(field, () => Recommendation, { indicator: outcomes, recommendations: everyRecommendation }),
      decideFunding(field, name),
      fundingDecisions(field, name),
      publicationActs(field, name),
      ...convention.resolvers,
      ...publisherResolvers,
    ],
    entities: [Territory, Action, Recommendation, convention.entity],
    store: (db, asOf) => recordsOf(db, asOf),
    costs: {
      ...institutionCosts(field, prefix),
      ...seriesCosts(`${prefix}InTerritory`, { ...indicators, ...rates }, lengths),
      [`${prefix}InRecommendation.outcomes`]: outcomesCost(outcomes),
    },
  };
}
