import { pactInService } from "@pacte-hub/data/pactInService";
import { periodOf } from "@pacte-hub/schema/model/period";
import type { DatasetId, Origin, Release } from "@pacte-hub/schema/model/release";
import { levelOf } from "@pacte-hub/schema/model/territory";
import { writtenOf } from "@pacte-hub/schema/types/dimension.enums";
import { isRefusal, refusalError } from "@pacte-hub/server/refusalError";
import type { FigureAsk, OpenedSeries } from "../access/access.ts";
import { type Institution, indicatorOf } from "../config.ts";
import type { SeriesAsk } from "../releases/series.ts";
import type { Context } from "../server/context.ts";

type Telling = Pick<Context, "institution" | "releasesOf" | "asOf">;

export const isOf =
  (origin: Origin) =>
  ({ demonstration }: Pick<Release, "demonstration">): boolean =>
    demonstration === (origin === "DEMONSTRATION");

/**
 * Opens an ask as `access` does, and journals a refusal as it does. A reader who is refused real figures that nobody has
 * published is told so, and no convention: the list of releases is open to all, so nothing is told by it.
 * @throws NOT_PUBLISHED, or what `access.opened` throws.
 */
export async function openedTo(context: Telling & Pick<Context, "access">, ask: FigureAsk): Promise<OpenedSeries> {
  try {
    return context.access.opened(ask);
  } catch (refused) {
    if (isRefusal(refused, "NOT_GRANTED")) await assertPublished(context, ask);
    throw refused;
  }
}

/** @throws NOT_PUBLISHED where nobody has published a real figure of the dataset, whoever asks: there is nothing to open. */
export async function assertPublished(
  { institution, releasesOf, asOf }: Telling,
  ask: Pick<FigureAsk, "dataset" | "origin">,
): Promise<void> {
  const { dataset, origin } = ask;
  if (origin !== "REAL") return;
  const releases = await releasesOf.load(dataset);
  if (releases.some(isOf(origin))) return;
  throw refusalError({ code: "NOT_PUBLISHED", ...named(institution, dataset), hasInvented: releases.length > 0, asOf });
}

/**
 * Why a series that its reader may read has no line: nothing is published of these periods, or was at the past instant
 * that is asked about (it is then empty, and `access { isPublished }` says whether anything ever was); or it is, but never
 * so finely. The totals are read under the same grant, which
 * covers what is coarser.
 * @throws BREAKDOWN_NOT_PUBLISHED or LEVEL_NOT_PUBLISHED
 */
export async function assertFineEnough(
  context: Telling & Pick<Context, "series">,
  { level, ...ask }: SeriesAsk & FigureAsk,
): Promise<void> {
  const { institution, releasesOf, series } = context;
  const releases = await releasesOf.load(ask.dataset);
  if (!releases.some((release) => isOf(ask.origin)(release) && isWithin(release, ask))) return;
  const subject = named(institution, ask.dataset);
  const hasTotals = (territory: string) => series.load({ ...ask, territory, by: "" }).then(({ length }) => length > 0);
  if (ask.by !== "" && (await hasTotals(ask.territory))) {
    const by = ask.by.split(";").map((name) => writtenOf(name as Parameters<typeof writtenOf>[0]));
    throw refusalError({ code: "BREAKDOWN_NOT_PUBLISHED", ...subject, by });
  }
  if (level !== levelOf(pactInService.department) && (await hasTotals(pactInService.department)))
    throw refusalError({ code: "LEVEL_NOT_PUBLISHED", ...subject, level });
}

/** Whose dataset a refusal speaks of, and what its institution calls it. */
export const named = (institution: Institution, dataset: DatasetId) => ({
  partner: institution.partner.id,
  dataset,
  datasetTitle: indicatorOf(institution, dataset)?.title ?? null,
});

function isWithin({ period }: Release, { first, last }: Pick<SeriesAsk, "first" | "last">): boolean {
  const days = periodOf(period);
  return !days || ((first === null || days.first >= first) && (last === null || days.last <= last));
}

/** Whether a dataset has any release that is real. */
export async function isPublished({ releasesOf }: Telling, dataset: DatasetId): Promise<boolean> {
  return (await releasesOf.load(dataset)).some(isOf("REAL"));
}
