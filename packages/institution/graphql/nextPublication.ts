import type { Origin } from "@pacte-hub/schema/model/release";
import { frenchDay, frenchInstant } from "@pacte-hub/schema/rules/frenchDay";
import { frenchPeriod } from "@pacte-hub/schema/rules/frenchPeriod";
import type { NextPublicationType } from "@pacte-hub/schema/types/seriesChange.type";
import { dayIn } from "@pacte-hub/server/day";
import type { Indicator } from "../config.ts";
import type { Context } from "../server/context.ts";
import { isOf } from "./unpublished.ts";

type Telling = Pick<Context, "releasesOf" | "asOf">;

/** What is announced of a dataset: a release under embargo, else what its source says; never what its rhythm would suggest. */
export async function nextPublication(
  { releasesOf, asOf }: Telling,
  { id, nextPublication: announced }: Pick<Indicator, "id" | "nextPublication">,
  origin: Origin,
): Promise<NextPublicationType> {
  const today = dayIn(null, asOf);
  const [embargoed] = (await releasesOf.load(id))
    .filter(isOf(origin))
    .filter(({ state, embargoUntil }) => state === "EMBARGOED" && embargoUntil !== null)
    .sort((first, second) => String(first.embargoUntil).localeCompare(String(second.embargoUntil)));
  if (embargoed?.embargoUntil) {
    const sentence = `L'institution l'annonce pour ${frenchPeriod(embargoed.period)} : sous embargo jusqu'au ${frenchInstant(embargoed.embargoUntil)}.`;
    return { on: dayIn(null, embargoed.embargoUntil), period: embargoed.period, sentence };
  }
  if (announced && origin === "REAL") {
    const { on, period, source } = announced;
    const isPast = on < today;
    const when = `${source.title}${source.url ? ` (${source.url})` : ""}`;
    return isPast
      ? { on: null, period: null, sentence: `La dernière annonce est passée : le ${frenchDay(on)}, selon ${when}.` }
      : { on, period, sentence: `Annoncée par ${when}.` };
  }
  return { on: null, period: null, sentence: silence[origin] };
}

const silence: Readonly<Record<Origin, string>> = {
  REAL: "Ni l'institution ni aucune source que le hub a lue ne dit quand paraîtront les prochains chiffres.",
  DEMONSTRATION: "Des chiffres de démonstration n'ont pas de prochaine publication.",
};
