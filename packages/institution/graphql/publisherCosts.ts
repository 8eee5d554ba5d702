import { type Costs, listSize, sizedBy, slicedBy } from "@pacte-hub/demand-control/declare";
import { dimensions, dimensionValues } from "@pacte-hub/schema/model/dimension";
import { writtenOf } from "@pacte-hub/schema/types/dimension.enums";

/**
 * What every institution declares alike of the types they share (docs/limites.md). A file is a whole table, 43 kB for a
 * dataset of all communes: as much as three thousand values.
 */
export const publisherCosts: Costs = {
  "Release.file": "@cost(weight: 3000)",
  "Benchmark.figures": slicedBy("first", 101),
  "BenchmarkTotal.missing": 101,
  // A hundred figures are read and divided, whatever is shown of them.
  "Observation.benchmark": "@cost(weight: 10)",
  "Rate.comparability": 4,
  "Rate.observations": 12,
  "Grant.dimensions": 11,
  "ActResult.remarks": 8,
  "Publisher.signatories": 2,
  "Publisher.deposits": 200,
  "Publisher.publicationOrders": 200,
  "Publisher.access": 90,
  "Publisher.grants": 200,
  "Publisher.datasets": 90,
  "Publisher.releases": slicedBy("first", 200),
  "Publisher.journal": slicedBy("first", 50, "nodes"),
  "Deposit.datasets": 12,
  "Deposit.fileNames": 12,
  "PublicationOrder.releases": 12,
  "Access.dimensions": 11,
  "JournalPage.nodes": 50,
  "JournalEntry.roles": 3,
  "JournalEntry.releases": 70,
  "JournalEntry.periods": 30,
  "Action.outcomes": 12,
  "Dataset.impossible": 24,
  "Dataset.breaks": 4,
  "Dataset.releases": 70,
  "Dataset.structuralZeros": 6,
  "Dataset.dimensions": 4,
  "DatasetDimension.values": 12,
  "DatasetDimension.isPublished": "@cost(weight: 20)",
  "Dataset.levels": 4,
  "Dataset.periods": 120,
  "Dataset.sources": 4,
  "Dataset.rates": 6,
  "RateDefinition.among": 4,
  "RateDefinition.dimensions": 3,
  "Series.breaks": 4,
  "Series.revisions": slicedBy("first", 50),
  // Of two sums that lack as many communes, what is said of each commune is read.
  "Series.change": `@cost(weight: 20) ${crossingsCost(1)}`,
  "Change.cautions": 6,
  "FundingDecision.instalments": 12,
  "FundingDecision.versions": 6,
  "FundingDecisionVersion.instalments": 12,
};

/** A line for each crossing of any dimensions. */
function crossingsCost(lines: number): string {
  const crossings = dimensions.map((name) => [writtenOf(name), dimensionValues[name].length] as const);
  return `${listSize(lines)} ${sizedBy("by", Object.fromEntries(crossings))}`;
}

/** Territories of each level in the Meuse (INSEE, COG 2021), and at most fifty lines. */
const rankingCost = `${slicedBy("first", 50)} ${sizedBy("level", { DEPARTMENT: 1, ARRONDISSEMENT: 3, EPCI: 16, COMMUNE: 50 })}`;
/** The recommendations of the Pact. */
const outcomeRankingCost = slicedBy("first", 24);
const decisionsCost = slicedBy("first", 100);

/** The root fields and the nouns that every institution has under its own name. */
export const institutionCosts = (field: string, type: string): Costs => ({
  ...publisherCosts,
  [`Query.${field}Ranking`]: rankingCost,
  [`Query.${field}OutcomeRanking`]: outcomeRankingCost,
  [`Query.${field}FundingDecisions`]: decisionsCost,
  [`${type}InAction.fundingDecisions`]: 4,
  [`${type}InAction.outcomes`]: 12,
  [`${type}InConvention.grants`]: 20,
  [`${type}InConvention.signatures`]: slicedBy("first", 24),
  [`${type}InConvention.everySignature`]: 24,
  [`Query.${field}ConventionSignatures`]: slicedBy("first", 100),
  [`${type}InCommitment.reports`]: slicedBy("first", 24),
  [`Query.${field}CommitmentReports`]: slicedBy("first", 100),
  [`${type}InConvention.disagreements`]: 20,
});
