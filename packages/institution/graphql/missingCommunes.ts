import { communesOf } from "@pacte-hub/data/territories";
import type { Dimension } from "@pacte-hub/schema/model/dimension";
import { dimensions } from "@pacte-hub/schema/model/dimension";
import type { Observation } from "@pacte-hub/schema/model/observation";
import { periodOf } from "@pacte-hub/schema/model/period";
import type { DatasetId, Origin } from "@pacte-hub/schema/model/release";
import type { TerritoryCode } from "@pacte-hub/schema/model/territory";
import type { ComparedCoverage } from "@pacte-hub/schema/rules/compare";
import type { OpenedSeries } from "../access/access.ts";
import type { Context } from "../server/context.ts";
import { openedTo } from "./unpublished.ts";

/** A series' dataset and origin, and along which dimensions its figures stand. */
interface SeriesAsked {
  readonly dataset: DatasetId;
  readonly origin: Origin;
  readonly by: readonly Dimension[];
}

/**
 * The same figure, its coverage told with the communes that it lacks, by what is published of each of them: opened,
 * and journaled, as if the reader had asked those. Left as it is where the reader may not read them, where none of them
 * is published, and where they do not account for what the sum lacks.
 */
export async function withMissingCommunes(
  context: Context,
  figure: Observation,
  { dataset, origin, by }: SeriesAsked,
): Promise<Observation & { readonly coverage: ComparedCoverage | null }> {
  const { coverage, territoryCode, period, release } = figure;
  if (!coverage || coverage.present === coverage.expected) return figure;
  const { first = null, last = null } = periodOf(period) ?? {};
  const ask = { dataset, level: "COMMUNE", dimensions: by, first, last, origin } as const;
  const departmentAccess = await openedTo(context, { ...ask, level: "DEPARTMENT" });
  if (!reachesCommunes(departmentAccess)) return figure;
  const communeAccess = await openedTo(context, ask);
  const communeSeries = (communesOf.get(territoryCode) ?? []).map((territory) =>
    context.series.load({ dataset, origin, ...communeAccess, territory, by: by.join(";") }),
  );
  const cells = (await Promise.all(communeSeries))
    .flat()
    .filter((cell) => cell.release === release && isBeside(figure, cell));
  context.access.read(ask, communeAccess, cells);
  const missing = missingIn(cells);
  return missing.length === coverage.expected - coverage.present
    ? { ...figure, coverage: { ...coverage, missing } }
    : figure;
}

/** Whom a grant opens coarser figures only is not refused what he never asked. */
const reachesCommunes = ({ under }: OpenedSeries): boolean => under === null || under.finest === "COMMUNE";

const isBeside = (total: Observation, cell: Observation): boolean =>
  dimensions.every((name) => total[name] === cell[name]);

/** A commune whose figure is withheld is in the sum. */
const missingIn = (cells: readonly Observation[]): readonly TerritoryCode[] =>
  cells.filter(({ status }) => status === "NOT_COLLECTED").map(({ territoryCode }) => territoryCode);
