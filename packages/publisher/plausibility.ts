import type { Indicator } from "@pacte-hub/institution/config";
import { Faults } from "@pacte-hub/release-file/extractErrors";
import { isMagnitude } from "@pacte-hub/schema/model/release";
import { artefactsIn } from "./artefacts.ts";
import type { PublicationContext } from "./context.ts";
import { contradicted } from "./contradicted.ts";
import { cumulated, twoPeriodsAsOne } from "./cumulated.ts";
import { cutFigure, cutShort } from "./cutShort.ts";
import { displacedIn } from "./displaced.ts";
import { exchangedIn } from "./exchanged.ts";
import { type Broken, exchangedParts } from "./exchangedParts.ts";
import { type Former, nearestTotals, partsIn } from "./formerTotals.ts";
import type { IntakeBatch } from "./intake.ts";
import { coarseOnly, crowded, jumps, lostIn, totalsOfFormer } from "./levels.ts";
import { unlikeFormer } from "./likeness.ts";
import { projectedFrom } from "./projected.ts";
import { relisted } from "./relisted.ts";
import { repeatedSpan } from "./repeatedSpan.ts";
import { beyondAll, otherTotals, unsteady } from "./steadiness.ts";
import { straysIn } from "./strays.ts";
import type { Dated, Unusual } from "./totals.ts";
import { totalsBeside } from "./totalsBeside.ts";
import { moreUnmoved, usuallyUnmoved } from "./unmoved.ts";
import { unusualPeriod } from "./unusualPeriod.ts";

/** What is compared of a table: its totals, and its figures by breakdown where it has any. */
export type Judged = Dated & Broken;

/**
 * Compares a table with all that is known: inhabitants, the nearest period published of it, every other release of the
 * institution. The steward may say why it is right all the same (`unusualBecause`), which is kept with the delivery.
 * @returns what is unlike, for the report: gross where the steward's word has lifted it.
 * @throws ExtractRefused for what is grossly unlike, with the figures on both sides.
 */
export async function unusualIn(
  context: PublicationContext,
  batch: Pick<IntakeBatch, "id" | "indicator" | "unended">,
  now: Judged,
): Promise<readonly Unusual[]> {
  const { declared } = context;
  if (declared.isReviewed) return [];
  const found = await comparedWith(context, batch, now);
  const faults = new Faults();
  for (const { sentence, isGross, code = "IMPLAUSIBLE" } of found)
    if (isGross && declared.unusualBecause === undefined) faults.add(code, null, `${sentence} ${whatToDo}`);
  faults.refuseIfAny();
  return found;
}

/** Lines that are far where the others moved as usual; where some have changed places, what else is far is told after. */
function movedAlone(indicator: Indicator, now: Dated, former: Dated): readonly Unusual[] {
  const exchanged = exchangedIn(indicator, now, former);
  if (exchanged.length > 0) return exchanged;
  return [...displacedIn(indicator, now, former), ...straysIn(indicator, now, former)];
}

/** What was final does not become provisional again. */
function unsettled({ period }: Dated, former: Former): readonly Unusual[] {
  if (former.period !== period || former.provisional) return [];
  const sentence = `${period} : la publication ${former.release} est définitive, et ces chiffres sont donnés provisoires.`;
  return [{ sentence, isGross: true, code: "PROVISIONAL" }];
}

const whatToDo = "Corrigez le fichier, ou dites pourquoi ces chiffres sont justes (--unusual <motif>).";

async function comparedWith(
  context: PublicationContext,
  { id, indicator, unended }: Pick<IntakeBatch, "id" | "indicator" | "unended">,
  now: Judged,
): Promise<readonly Unusual[]> {
  const { client, demonstration, provisional } = context;
  const former = await nearestTotals(client, { indicator, period: now.period, demonstration });
  const alone = [
    ...crowded(indicator, now),
    // What is protected is published down to the EPCI, whatever its file brings: no commune of it was ever known.
    ...(context.policy.kind === "NONE" ? coarseOnly(indicator, now) : []),
    ...(demonstration ? [] : [...artefactsIn(indicator, now), ...totalsBeside(indicator, now, former)]),
  ];
  const others = [
    ...(await unlikeFormer(context, indicator, { now, nearest: former?.release ?? null })),
    ...(demonstration ? [] : await relisted(client, { id, indicator }, now)),
    ...(demonstration ? [] : await contradicted(client, { institution: context.institution, indicator }, now)),
  ];
  // Generated figures follow no year: nothing is to be learnt of a line from the one before.
  const isCut = demonstration ? [] : cutShort(indicator, now, former);
  if (!former) return [...alone, ...isCut, ...others];
  const near = [...jumps({ indicator, demonstration }, now, former), ...lostIn(indicator, now, former)];
  if (demonstration) return [...alone, ...near, ...others];
  // A list may stay as it was; a share, an amount or a delay is no count.
  const isCounted = indicator.counts !== "LINES" && !isMagnitude(indicator.unit);
  const series = await otherTotals(client, indicator, now.period);
  const parts = now.parts.length > 0 ? await partsIn(client, former) : [];
  return [
    ...alone,
    ...unusualPeriod(now.period, former),
    ...(provisional ? unsettled(now, former) : []),
    ...(await cumulated(client, indicator, now)),
    ...unsteady(indicator, now, series),
    ...beyondAll(indicator, now, series),
    ...twoPeriodsAsOne(indicator, now, former),
    ...(isCounted ? totalsOfFormer(indicator, now, former) : []),
    ...(isCounted ? repeatedSpan(now, series) : []),
    ...near,
    ...isCut,
    ...cutFigure(unended, now, former),
    ...(isCounted ? movedAlone(indicator, now, former) : []),
    ...(isCounted ? projectedFrom(indicator, now, former) : []),
    ...(isCounted
      ? moreUnmoved(indicator, now, { former, usual: await usuallyUnmoved(client, indicator, now.period) })
      : []),
    ...exchangedParts(indicator, now, { period: former.period, parts }),
    ...others,
  ];
}
