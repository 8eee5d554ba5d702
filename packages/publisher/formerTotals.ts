import type { Indicator } from "@pacte-hub/institution/config";
import { type PeriodCode, periodOf } from "@pacte-hub/schema/model/period";
import type { DatasetId, ReleaseId } from "@pacte-hub/schema/model/release";
import type { TerritoryCode } from "@pacte-hub/schema/model/territory";
import type { Part } from "@pacte-hub/schema/rules/aggregate";
import type { Client } from "pg";
import { thresholds } from "./plausibilityThresholds.ts";
import type { Dated, Total } from "./totals.ts";

interface FormerRelease {
  readonly id: ReleaseId;
  readonly provisional: boolean;
  readonly period: PeriodCode;
}

/** The totals of a release, and the periods of all that were published of its dataset. */
export interface Former extends Dated {
  readonly release: ReleaseId;
  readonly periods: readonly PeriodCode[];
  readonly provisional: boolean;
}

/** What was published of the nearest period, the same before any other: the last vintage of it. */
export async function nearestTotals(
  client: Client,
  { indicator, period, demonstration }: { indicator: Indicator; period: PeriodCode; demonstration: boolean },
): Promise<Former | undefined> {
  const { rows } = await client.query<FormerRelease>(
    `select distinct on (period) id, period, provisional
       from published.release join published.publication on publication.release = release.id
      where dataset = $1 and demonstration = $2 and not exists (select from published.withdrawal where withdrawal.release = id)
      order by period, vintage desc`,
    [indicator.id, demonstration],
  );
  const [nearest] = rows.toSorted((a, b) => yearsBetween(a.period, period) - yearsBetween(b.period, period));
  if (!nearest) return undefined;
  const { rows: cells } = await client.query<Total & { territory: TerritoryCode }>(
    `select territory, value::float8, present from published.cell
      where release = $1 and breakdown = '' and value is not null`,
    [nearest.id],
  );
  const totals = new Map(cells.map(({ territory, ...total }) => [territory, total]));
  const { id: release, ...said } = nearest;
  return { release, ...said, totals, periods: rows.map(({ period: one }) => one) };
}

/** Its figures by breakdown. */
export async function partsIn(client: Client, { release }: Pick<Former, "release">): Promise<readonly Part[]> {
  const { rows } = await client.query<Part>(
    "select territory, breakdown, value::float8 from published.cell where release = $1 and breakdown <> '' and value is not null",
    [release],
  );
  return rows;
}

/** From the end of one to the end of the other. */
export function yearsBetween(one: PeriodCode, other: PeriodCode): number {
  const day = (code: PeriodCode) => Date.parse(periodOf(code)?.last ?? "");
  return Math.abs(day(one) - day(other)) / (365.25 * 24 * 3600 * 1000);
}

/** How near a published release is to some figures, territory by territory. */
export interface Likeness {
  readonly release: ReleaseId;
  readonly dataset: DatasetId;
  readonly period: PeriodCode;
  /** Territories with a figure on both sides, and the part of those that are not zero with the same figure. */
  readonly common: number;
  readonly same: number;
  /** Territories large enough to be weighed, the part of them with the same figure, and the mean of |ln(given / published)| over them; null where there are none. */
  readonly weighed: number;
  readonly sameWeighed: number;
  readonly drift: number | null;
}

interface Given {
  readonly figures: readonly { readonly code: TerritoryCode; readonly value: number }[];
  /** Half of the step of the source's rounding: it softens the ratio of small figures. */
  readonly softening: number;
  readonly demonstration: boolean;
}

/** Every release that stands, of any dataset of the institution, beside these figures. */
export async function likenesses(
  client: Client,
  { figures, softening, demonstration }: Given,
): Promise<readonly Likeness[]> {
  const { rows } = await client.query<Likeness>(
    `select release.id as release, release.dataset, release.period,
            count(*) filter (where given.value > 0)::int as common,
            (count(*) filter (where cell.value = given.value and given.value > 0))::float8
              / greatest(1, count(*) filter (where given.value > 0)) as same,
            count(*) filter (where given.value + cell.value >= $4)::int as weighed,
            (count(*) filter (where cell.value = given.value and given.value + cell.value >= $4))::float8
              / greatest(1, count(*) filter (where given.value + cell.value >= $4)) as "sameWeighed",
            avg(abs(ln((given.value::float8 + $3) / (cell.value::float8 + $3))))
              filter (where given.value + cell.value >= $4) as drift
       from published.release join published.publication on publication.release = release.id
       join published.cell on cell.release = release.id and cell.breakdown = '' and cell.value is not null
       join unnest($1::text[], $2::numeric[]) as given (territory, value) on given.territory = cell.territory
      where release.demonstration = $5
        and not exists (select from published.withdrawal where withdrawal.release = release.id)
      group by release.id order by release.id`,
    [
      figures.map(({ code }) => code),
      figures.map(({ value }) => value),
      softening,
      thresholds.leastWeighed,
      demonstration,
    ],
  );
  return rows;
}
