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

/** All that has already been let out of the same people, when some tables of theirs are to be published. */
export interface PriorReleases {
  /** Every release ever readable, of these tables and of their neighbours, by dataset, period and vintage. */
  readonly vintages: readonly Vintage[];
  /** Protected tables of the same people already published: decided, but bearing on what is to be decided. */
  readonly neighbours?: readonly RawTable[];
  /** Open releases of the same people: each figure, or what its rounding leaves of it, is a known fact. */
  readonly open?: readonly Vintage[];
  /** Contributors who share what they know: the structures of one holding. */
  readonly coalitions?: KnownFacts["coalitions"];
  /** What other institutions have said of the same people. */
  readonly foreign: KnownFacts;
  /** The releases that said it. */
  readonly foreignReleases?: readonly ReleaseId[];
}

/** What this institution has let out itself. */
export type OwnPriorReleases = Omit<PriorReleases, "foreign" | "foreignReleases">;

/**
 * What this institution's own releases tell before these tables are published. Generated figures and real ones know nothing of each other.
 * @throws OperatorError when what was said before cannot be protected together with what is to be said.
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
}

/** Withdrawn releases too: what was read stays known. Where stocks and flows tie periods, every period bears on the others. */
async function releasesInForce(
  { client, people, demonstration }: DisclosureContext,
  tables: readonly RawTable[],
): Promise<PublishedFact[]> {
  const { rows } = await client.query<PublishedFact>(
    `select id as release, dataset, period, policy from published.standing
      where dataset = any($1) and demonstration = $2 and ($3 or period = any($4))
      order by dataset, first_day, vintage`,
    [people.datasets, demonstration, people.tiesPeriods, tables.map(({ period }) => period)],
  );
  return rows;
}

/** A neighbour's counts, for a problem in which it is decided. */
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

/** The counts a release was made from, or null when they are gone. */
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

/** What a release said cannot be: as public as any figure of it. */
export const notApplicableIn = (cells: Vintage["cells"]): readonly CellPlace[] =>
  cells
    .filter(({ status }) => status === "NOT_APPLICABLE")
    .map(({ territory, breakdown }) => ({ territory, breakdown }));

/** A table that drops a dimension would leave out of the problem figures that readers already hold. */
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

/** Whether two policies say the same, in whatever order. */
export function isSame(one: DisclosurePolicy, other: DisclosurePolicy): boolean {
  const rule = (policy: DisclosurePolicy) =>
    JSON.stringify(Object.entries(policy).sort(([a], [b]) => (a < b ? -1 : 1)));
  return rule(one) === rule(other);
}
