import type { PartnerId } from "@pacte-hub/schema/model/partner";
import { type Period, periodOf } from "@pacte-hub/schema/model/period";
import type { DatasetId, Origin, Release } from "@pacte-hub/schema/model/release";
import { dayIn } from "@pacte-hub/server/day";
import { refusalError } from "@pacte-hub/server/refusalError";
import type { Indicator } from "../config.ts";
import type { Context } from "../server/context.ts";
import { isOf } from "./unpublished.ts";

interface PeriodAsk {
  readonly indicator: Pick<Indicator, "id" | "title">;
  readonly origin: Origin;
  readonly from: string | null | undefined;
  readonly to: string | null | undefined;
  /** Whether the period itself is wanted, and not those within it. */
  readonly isExact?: boolean;
}

/**
 * A span in which nothing of a dataset was published is out of its range: releases are open to all, so this tells nothing
 * that a reader could not list. Where nothing of that origin is published at all, nothing is thrown: no other span would do.
 * @throws PERIOD_NOT_PUBLISHED, with the published span and the nearest period.
 */
export async function assertPeriodPublished(
  { institution, releasesOf }: Pick<Context, "institution" | "releasesOf">,
  { indicator: { id: dataset, title: datasetTitle }, origin, ...span }: PeriodAsk,
): Promise<void> {
  const releases = (await releasesOf.load(dataset)).filter(isOf(origin));
  assertAmongPeriods(releases, { partner: institution.partner.id, dataset, datasetTitle, ...span });
}

interface SpanAsk extends Omit<PeriodAsk, "indicator" | "origin"> {
  readonly partner: PartnerId;
  /** null: all of the institution's. */
  readonly dataset: DatasetId | null;
  readonly datasetTitle: string | null;
}

/** @throws PERIOD_NOT_PUBLISHED where none of the releases is of the span, and there are some. */
export function assertAmongPeriods(
  releases: readonly Pick<Release, "period">[],
  { partner, dataset, datasetTitle, from, to, isExact = false }: SpanAsk,
): void {
  const published = [...new Set(releases.map(({ period }) => period))].flatMap((code) => periodOf(code) ?? []);
  const [fromPeriod, toPeriod] = [from, to].map((text) => (text == null ? undefined : periodOf(text)));
  const isWanted = ({ code, first, last }: Period): boolean =>
    isExact ? code === fromPeriod?.code : first >= (fromPeriod?.first ?? "") && last <= (toPeriod?.last ?? "9999");
  if (published.length === 0 || published.some(isWanted)) return;
  const sorted = published.toSorted((left, right) => left.first.localeCompare(right.first));
  const day = fromPeriod?.first ?? toPeriod?.last ?? "";
  throw refusalError({
    code: "PERIOD_NOT_PUBLISHED",
    partner,
    dataset,
    datasetTitle,
    from: fromPeriod?.code ?? null,
    to: toPeriod?.code ?? null,
    first: sorted[0]?.code ?? "",
    last: sorted.at(-1)?.code ?? "",
    nearest: sorted.reduce((best, period) => (distance(period, day) < distance(best, day) ? period : best)).code,
    isToCome: fromPeriod !== undefined && fromPeriod.first > dayIn(null),
  });
}

const distance = ({ first }: Period, day: string): number => Math.abs(Date.parse(first) - Date.parse(day));
