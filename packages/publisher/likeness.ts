import { atLevel } from "@pacte-hub/data/territories";
import { type Indicator, indicatorOf } from "@pacte-hub/institution/config";
import type { DatasetId, ReleaseId } from "@pacte-hub/schema/model/release";
import { isPartOf } from "@pacte-hub/schema/rules/concepts/relations";
import type { PublicationContext } from "./context.ts";
import { type Likeness, likenesses, yearsBetween } from "./formerTotals.ts";
import { mostDrift, thresholds } from "./plausibilityThresholds.ts";
import type { Dated, Unusual } from "./totals.ts";

interface Placed {
  readonly now: Dated;
  /** What was last published of the nearest period; null: this is the first table of its dataset. */
  readonly nearest: ReleaseId | null;
}

/**
 * Territory by territory: a file whose figures are, one by one, those of another release; whose column is rather another
 * dataset's, of whatever period; or whose lines stand in another order than their figures.
 */
export async function unlikeFormer(
  { client, institution, demonstration }: PublicationContext,
  indicator: Indicator,
  { now, nearest }: Placed,
): Promise<readonly Unusual[]> {
  const figures = atLevel(indicator.finest).flatMap(({ code }) => {
    const total = now.totals.get(code);
    return total ? [{ code, value: total.value }] : [];
  });
  const values = new Set(figures.flatMap(({ value }) => (value > 0 ? [value] : [])));
  // One value everywhere is anybody's; a list may stay as it was.
  if (indicator.counts === "LINES" || figures.length < thresholds.leastAlike || values.size < 3) return [];
  const softening = Math.max(1, indicator.roundedTo ?? 1) / 2;
  const all = await likenesses(client, { figures, softening, demonstration });
  const own = all.find(({ release }) => release === nearest);
  const titleOf = (dataset: string) => indicatorOf(institution, dataset)?.title ?? dataset;
  return [
    ...copies(all, { indicator, now, demonstration }),
    ...stale(all, { indicator, now, demonstration }),
    ...outdated(all, own, { indicator, now, demonstration }),
    ...nearerOther(all, { indicator, now, own, titleOf }),
    ...(demonstration ? [] : drifted(own, indicator, now)),
  ];
}

interface Copied {
  readonly indicator: Indicator;
  readonly now: Dated;
  readonly demonstration: boolean;
}

/** The right file under a wrong period, or another dataset's. */
function copies(all: readonly Likeness[], { indicator: { id }, now, demonstration }: Copied): readonly Unusual[] {
  const { period } = now;
  const { leastAlike, leastSame, sameFigures } = thresholds;
  // A few figures are alike by chance, or by who invented them: they must be so to the last.
  const isSame = ({ common, same }: Likeness) =>
    common >= leastSame ? same >= sameFigures : !demonstration && common >= leastAlike && same === 1;
  // Those who are counted twice, by their pathway and by their delay, are as many.
  const isOwn = (one: Likeness) => one.period === period && (one.dataset === id || isSamePopulation(one.dataset, id));
  const copied = all.find((one) => !isOwn(one) && isSame(one));
  if (!copied) return [];
  const sentence = `${period} : ces chiffres sont, un à un, ceux de la publication ${copied.release}.`;
  return [{ sentence, isGross: true }];
}

/** Most figures of another period again, as a formula that fell back on the last file leaves them. */
function stale(all: readonly Likeness[], { indicator: { id }, now, demonstration }: Copied): readonly Unusual[] {
  const { leastSame, sameFigures, staleFigures } = thresholds;
  if (demonstration) return [];
  const former = all.find(
    (one) =>
      one.dataset === id &&
      one.period !== now.period &&
      one.weighed >= leastSame &&
      one.sameWeighed >= staleFigures &&
      one.same < sameFigures,
  );
  if (!former) return [];
  const percent = Math.round(100 * former.sameWeighed);
  const sentence = `${now.period} : ${percent} % des chiffres qui ne sont pas petits sont restés ceux de ${former.period} (${former.release}) : le fichier a peut-être gardé les chiffres d'une autre période.`;
  return [{ sentence, isGross: true }];
}

/** A vintage that another has corrected since, published again. */
function outdated(
  all: readonly Likeness[],
  own: Likeness | undefined,
  { indicator, now, demonstration }: Copied,
): readonly Unusual[] {
  if (demonstration || own?.period !== now.period || own.same === 1) return [];
  const old = all.find(
    ({ release, dataset, period, same, common }) =>
      release !== own.release &&
      dataset === indicator.id &&
      period === now.period &&
      same === 1 &&
      common >= thresholds.leastAlike,
  );
  if (!old) return [];
  const sentence = `${now.period} : ces chiffres sont, un à un, ceux de la publication ${old.release}, que ${own.release} a corrigée depuis.`;
  return [{ sentence, isGross: true }];
}

interface Fit {
  readonly indicator: Indicator;
  readonly now: Dated;
  readonly own: Likeness | undefined;
  titleOf(dataset: string): string;
}

/** Another dataset of the institution, of whatever period and vintage, that these figures are nearer to than to their own. */
function nearerOther(all: readonly Likeness[], { indicator, now, own, titleOf }: Fit): readonly Unusual[] {
  const most = own?.drift == null ? thresholds.otherDataset : own.drift * thresholds.nearer;
  // Two datasets that nobody tells apart are no reason to refuse the one of which this is a usual year.
  if (own?.drift != null && own.drift <= mostDrift(indicator, 1) / 2) return [];
  const [nearest] = all
    .flatMap(({ dataset, period, weighed, drift }) =>
      dataset !== indicator.id &&
      !isSamePopulation(dataset, indicator.id) &&
      drift !== null &&
      drift <= most &&
      weighed >= thresholds.leastAlike
        ? [{ dataset, period, drift }]
        : [],
    )
    .toSorted((a, b) => a.drift - b.drift);
  if (!nearest) return [];
  const sentence = `${now.period} : ces chiffres ressemblent à ceux de « ${titleOf(nearest.dataset)} » (${nearest.period}), et non à ceux de ce jeu : la colonne est peut-être celle d'un autre.`;
  return [{ sentence, isGross: true }];
}

const isSamePopulation = (one: DatasetId, other: DatasetId): boolean => isPartOf(one, other) && isPartOf(other, one);

/** Territories that all moved: shifted lines, a column sorted alone, another unit. */
function drifted(own: Likeness | undefined, indicator: Indicator, { period }: Dated): readonly Unusual[] {
  if (own?.drift == null || own.weighed < thresholds.leastAlike) return [];
  const most = mostDrift(indicator, yearsBetween(own.period, period));
  if (own.drift <= most) return [];
  const times = Math.exp(own.drift).toLocaleString("fr-FR", { maximumFractionDigits: 1 });
  const sentence = `${period} : territoire par territoire, ces chiffres sont ${times} fois plus grands ou plus petits, en moyenne, que ceux de ${own.period} : les lignes et leurs chiffres ne sont peut-être pas dans le même ordre, ou l'unité a changé.`;
  return [{ sentence, isGross: true }];
}
