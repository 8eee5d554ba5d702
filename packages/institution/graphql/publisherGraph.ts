import type { TerritoryCode } from "@pacte-hub/schema/model/territory";
import type { Indicator } from "../config.ts";
import { type Records, recordsOf } from "../registers/records.ts";
import type { Graph, Resolvers } from "../server/buildSchema.ts";
import { actionOutcomeFields } from "./actionOutcomes.ts";
import { type CommitmentRegisters, commitmentField, reportCommitment, reportFields } from "./commitmentReports.ts";
import { conventionField } from "./conventionResolver.ts";
import { type SignatureRegisters, signatureFields, signConvention } from "./conventionSignatures.ts";
import { datasetFields } from "./datasetResolver.ts";
import { decideFunding } from "./decideFunding.ts";
import { decisionVersions, type FunderRegisters, funderFields, fundingDecisions } from "./fundingResolver.ts";
import { outcomeFields } from "./outcomesResolver.ts";
import { publicationActs } from "./publicationMutations.ts";
import { institutionCosts } from "./publisherCosts.ts";
import { type PublisherNames, type PublisherNouns, publisherNouns, typePrefixOf } from "./publisherNouns.ts";
import { publisherResolvers } from "./publisherResolver.ts";
import { everyRecommendation, outcomeRanking, territoryRanking } from "./ranking.ts";
import { rateFields } from "./rateFields.ts";
import type { RateRead } from "./rates.ts";
import { outcomesCost, type SeriesLengths, seriesCosts } from "./seriesCosts.ts";
import { seriesFields, seriesNotes } from "./seriesFields.ts";
import { stewardActs } from "./stewardMutations.ts";
import { zoneGraph } from "./zoneGraph.ts";
import { isOfCommunes } from "./zoneSeries.ts";

/** An institution that publishes figures and funds actions: its names, and what it counts. */
export interface Publisher extends PublisherNames {
  /** Its series, by the name of their field. */
  readonly indicators: Readonly<Record<string, Indicator>>;
  /** Its rates, by the name of their field. */
  readonly rates: Readonly<Record<string, RateRead>>;
  /** The indicator that counts the outcomes of a recommendation; none where it counts none. */
  readonly outcomes?: Indicator;
  /** How many periods its series and rates have, for their costs. */
  readonly lengths: SeriesLengths;
}

/** The classes that a publisher's figures and decisions stand on: made for it, or those of a register that it keeps. */
export interface PublishedNouns {
  readonly Territory: new () => { readonly code: TerritoryCode };
  readonly InTerritory: new () => { readonly code: TerritoryCode };
  readonly Recommendation: new () => { readonly code: string };
  readonly InRecommendation: new () => { readonly code: string };
  /** The recommendations that outcomes are ranked by. */
  readonly recommendations: Parameters<typeof outcomeRanking>[2]["recommendations"];
  /** FundingDecision, where it says more than every funder's. */
  readonly Decision?: Parameters<typeof fundingDecisions>[2];
  /** What else the institution says of its nouns, and its acts on them. */
  fields(): Resolvers;
  acts(): Resolvers;
  /** What it says of conventions and of commitments. */
  readonly conventions: Resolvers;
}

const noZones = { resolvers: [], entities: [], costs: {} } as const;

/** What every publisher says alike, the Department too: series, rates, outcomes, rankings, decisions, its stewards' acts. */
export function publisherPart(publisher: Publisher, on: PublishedNouns): Pick<Graph, "resolvers" | "costs"> {
  const { field, name, indicators, rates, outcomes, lengths } = publisher;
  const prefix = typePrefixOf(publisher);
  return {
    // Fields stand in the schema in the order in which their resolvers are made.
    resolvers: [
      seriesFields(() => on.InTerritory, indicators),
      rateFields(() => on.InTerritory, rates),
      seriesNotes(() => on.InTerritory),
      ...on.fields(),
      ...(outcomes ? [outcomeFields(() => on.InRecommendation, outcomes)] : []),
      stewardActs(field, name),
      territoryRanking(field, () => on.Territory, { indicators: Object.values(indicators), rates }),
      ...(outcomes
        ? [outcomeRanking(field, () => on.Recommendation, { indicator: outcomes, recommendations: on.recommendations })]
        : []),
      ...on.acts(),
      fundingDecisions(field, name, on.Decision),
      decisionVersions(on.Decision),
      publicationActs(field, name),
      ...on.conventions,
      ...publisherResolvers,
      ...datasetFields(publisher),
    ],
    costs: {
      ...seriesCosts(`${prefix}InTerritory`, { ...indicators, ...rates }, lengths),
      ...(outcomes && { [`${prefix}InRecommendation.outcomes`]: outcomesCost(outcomes) }),
    },
  };
}

/**
 * The graph of an institution that publishes figures and funds actions, without registers of its own.
 * @param nouns its classes, where the institution adds fields of its own to them.
 */
export function publisherGraph(
  publisher: Publisher,
  nouns: PublisherNouns = publisherNouns(publisher),
): Graph<Records<FunderRegisters & SignatureRegisters & CommitmentRegisters>> {
  const { field, name } = publisher;
  const { Territory, Action, InAction, Recommendation } = nouns.types;
  const ofOutcomes = publisher.outcomes ? [Recommendation] : [];
  const convention = conventionField(field, name);
  const commitment = commitmentField(field, name);
  // A type without a field is none: who publishes nothing by commune says nothing of zones.
  const inZones = Object.values(publisher.indicators).some(isOfCommunes) ? zoneGraph(publisher) : noZones;
  const part = publisherPart(publisher, {
    ...nouns.types,
    recommendations: everyRecommendation,
    fields: () => [
      funderFields(() => InAction),
      ...actionOutcomeFields(
        () => InAction,
        Object.values(publisher.indicators),
        async ({ cells }) => cells,
      ),
    ],
    acts: () => [decideFunding(field, name), signConvention(field, name), reportCommitment(field, name)],
    conventions: [
      ...convention.resolvers,
      ...signatureFields(field, name, () => convention.type),
      ...commitment.resolvers,
      ...reportFields(field, name, () => commitment.type),
    ],
  });
  return {
    resolvers: [
      ...nouns.resolvers.filter((resolver) => publisher.outcomes || resolver !== nouns.ofRecommendations),
      ...part.resolvers,
      ...inZones.resolvers,
    ],
    entities: [Territory, Action, ...ofOutcomes, convention.entity, commitment.entity, ...inZones.entities],
    store: (db, asOf) => recordsOf(db, asOf),
    costs: { ...institutionCosts(field, typePrefixOf(publisher)), ...part.costs, ...inZones.costs },
  };
}
