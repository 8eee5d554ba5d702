import { Faults } from "@pacte-hub/release-file/extractErrors";
import type { PublicationContext } from "./context.ts";
import { nearestTotals } from "./formerTotals.ts";
import type { IntakeBatch } from "./intake.ts";
import { coarseOnly, crowded, jumps, lostIn } from "./levels.ts";
import { unlikeFormer } from "./likeness.ts";
import type { Dated } from "./totals.ts";

/**
 * Compares a table with all that is known: inhabitants, the nearest period published of it, every other release of the
 * institution. The steward may say why it is right all the same (`unusualBecause`), which is kept with the delivery.
 * @returns French sentences, for the report.
 * @throws ExtractRefused for what is grossly unlike, with the figures on both sides.
 */
export async function unusualIn(
  context: PublicationContext,
  { indicator }: Pick<IntakeBatch, "indicator">,
  now: Dated,
): Promise<readonly string[]> {
  const { client, demonstration, declared } = context;
  if (declared.isReviewed) return [];
  const former = await nearestTotals(client, { indicator, period: now.period, demonstration });
  const found = [
    ...crowded(indicator, now),
    ...coarseOnly(indicator, now),
    ...(former ? [...jumps({ indicator, demonstration }, now, former), ...lostIn(indicator, now, former)] : []),
    ...(await unlikeFormer(context, indicator, { now, nearest: former?.release ?? null })),
  ];
  const faults = new Faults();
  for (const { sentence, isGross } of found)
    if (isGross && declared.unusualBecause === undefined) faults.add("IMPLAUSIBLE", null, `${sentence} ${whatToDo}`);
  faults.refuseIfAny();
  return found.map(({ sentence }) => sentence);
}

const whatToDo = "Corrigez le fichier, ou dites pourquoi ces chiffres sont justes (--unusual <motif>).";
