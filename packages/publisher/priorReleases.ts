import type { KnownFacts } from "@pacte-hub/disclosure/problem";
import { indicatorOf } from "@pacte-hub/institution/config";
import { breakdownOf, type Dimension, dimensions as everyDimension } from "@pacte-hub/schema/model/dimension";
import type { PeriodCode } from "@pacte-hub/schema/model/period";
import type { DatasetId, DisclosurePolicy, ReleaseId } from "@pacte-hub/schema/model/release";
import { grouped } from "@pacte-hub/schema/rules/grouped";
import { OperatorError } from "@pacte-hub/server/operatorError";
import type { DisclosureContext } from "./context.ts";
import { rawTableOf } from "./countedTables.ts";
import { coalitionsIn } from "./holdings.ts";
import type { Vintage } from "./priorVintages.ts";
import type { CellPlace, RawTable } from "./rawTable.ts";
import { cellsOf } from "./release.ts";

/** Everything already published about the same people, before some tables about them are published. */
export interface PriorReleases {
  /** Every release that readers could ever read, of these tables and their neighbours, by dataset, period and vintage. */
  readonly vintages: readonly Vintage[];
  /** Protected tables of the same people already published: no longer changed, but part of the problem. */
  readonly neighbours?: readonly RawTable[];
  /** Open releases of the same people: each figure, or the interval of its rounding, is a known fact. */
  readonly open?: readonly Vintage[];
  /** Contributors who share what they know: the structures of one holding. */
  readonly coalitions?: KnownFacts["coalitions"];
  /** Facts from other institutions' releases about the same people. */
  readonly foreign: KnownFacts;
  /** The releases these facts come from. */
  readonly foreignReleases?: readonly ReleaseId[];
}

/** The part that comes from this institution's own releases. */
export type OwnPriorReleases = Omit<PriorReleases, "foreign" | "foreignReleases">;

/**
 * This institution's own releases that bear on tables to be published. Generated and real figures are kept apart.
 * @throws OperatorError when earlier releases cannot be protected together with the new tables
 */
export async function priorReleases(
  context: DisclosureContext,
  tables: readonly RawTable[],
): Promise<OwnPriorReleases> {
  const { client } = context;
  const own = new Map(tables.map((table) => [`${table.dataset} ${table.period}`, table]));
  const [vintages, neighbours, open]: [Vintage[], RawTable[], Vintage[]] = [[], [], []];
  for (const [key, releases] of grouped(
    await releasesInForce(context, tables),
    (one) => `${one.dataset} ${one.period}`,
  )) {
    const last = releases.at(-1);
    const all: Vintage[] = [];
    for (const one of releases) all.push({ ...one, cells: await cellsOf(client, one.release) });
    const table = own.get(key);
    if (table) for (const vintage of all) assertAsFine(table, vintage);
    if (!table && last?.policy.kind === "NONE") open.push(...all.slice(-1));
    else {
      vintages.push(...all);
      if (!table && last) {
        const neighbour = await neighbourOf(context, last);
        neighbours.push({ ...neighbour, structuralZeros: notApplicableIn(all.at(-1)?.cells ?? []) });
      }
    }
  }
  return { vintages, neighbours, open, coalitions: await coalitionsIn(client) };
}

interface PublishedFact {
  readonly release: ReleaseId;
  readonly dataset: DatasetId;
  readonly period: PeriodCode;
  readonly policy: DisclosurePolicy;
  /** The instant from which it is or was readable. */
  readonly outAt: Date;
}

export type CountedPeriod = Pick<RawTable, "period">;

/**
 * Releases that anybody could ever read, or will. Withdrawn ones are included, since readers may know them, but for those that were
 * withdrawn before their embargo ended. Where stocks and flows tie periods, all periods are included.
 */
export async function releasesInForce(
  { client, people, demonstration }: DisclosureContext,
  tables: readonly CountedPeriod[],
): Promise<PublishedFact[]> {
  const { rows } = await client.query<PublishedFact>(
    `select id as release, dataset, period, policy, effective_at as "outAt" from published.standing
      where dataset = any($1) and demonstration = $2 and ($3 or period = any($4)) and effective_at < 'infinity'
      order by dataset, first_day, vintage`,
    [people.datasets, demonstration, people.tiesPeriods, tables.map(({ period }) => period)],
  );
  return rows;
}

/** The counts of a neighbour table, whose statuses are fixed in the problem. */
async function neighbourOf(context: DisclosureContext, fact: PublishedFact): Promise<RawTable> {
  if (!isSame(fact.policy, context.policy)) {
    throw new OperatorError(
      `La publication ${fact.release} compte les mêmes personnes sous une autre règle de secret : republiez les deux jeux ensemble, sous la même.`,
      "POLICIES_DIFFER",
    );
  }
  if (fact.policy.kind === "ROUNDING") {
    throw new OperatorError(
      `La publication ${fact.release}, arrondie, compte les mêmes personnes : ce qui est arrondi ne se protège qu'avec tout le reste. Publiez les jeux ensemble.`,
      "ROUNDED_ELSEWHERE",
    );
  }
  const table = await tableBehind(context, fact);
  if (table) return table;
  throw new OperatorError(
    `Les comptages de la publication ${fact.release} ne sont plus dans la base : redonnez son fichier avec celui-ci.`,
    "COUNTS_GONE",
  );
}

/** The counts a release was made from; null when they have been deleted. */
export async function tableBehind(
  context: DisclosureContext,
  { release, dataset, period }: Pick<PublishedFact, "release" | "dataset" | "period">,
): Promise<RawTable | null> {
  const { rows } = await context.client.query<{ delivery: string }>(
    "select delivery from intake.release_delivery where release = $1",
    [release],
  );
  const indicator = indicatorOf(context.institution, dataset);
  return rows[0] && indicator ? rawTableOf(context, rows[0].delivery, { indicator, period }) : null;
}

/** The cells that a release marks as NOT_APPLICABLE: public facts like its figures. */
export const notApplicableIn = (cells: Vintage["cells"]): readonly CellPlace[] =>
  cells
    .filter(({ status }) => status === "NOT_APPLICABLE")
    .map(({ territory, breakdown }) => ({ territory, breakdown }));

/** Refuses a table that lacks a dimension of an earlier release: the problem would miss figures that readers know. */
function assertAsFine({ dataset, period, dimensions }: RawTable, { release, cells }: Vintage): void {
  const lost = dimensionsOf(cells).filter((name) => !dimensions.includes(name));
  if (lost.length > 0) {
    throw new OperatorError(
      `La publication ${release} détaillait ${dataset} (${period}) par ${lost.join(", ")} : le fichier doit le faire aussi.`,
      "BREAKDOWN_LOST",
    );
  }
}

export function dimensionsOf(cells: Vintage["cells"]): Dimension[] {
  const ats = [...new Set(cells.map(({ breakdown }) => breakdown))].map(breakdownOf);
  return everyDimension.filter((name) => ats.some((at) => at[name] !== null));
}

/** Whether two policies are equal, whatever the order of their keys. */
export function isSame(one: DisclosurePolicy, other: DisclosurePolicy): boolean {
  const rule = (policy: DisclosurePolicy) =>
    JSON.stringify(Object.entries(policy).sort(([a], [b]) => (a < b ? -1 : 1)));
  return rule(one) === rule(other);
}
