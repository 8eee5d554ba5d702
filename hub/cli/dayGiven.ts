import type { Day, Instant } from "@pacte-hub/schema/model/period";
import { isEmbargoEnd } from "@pacte-hub/schema/rules/embargo";
import { Misuse } from "@pacte-hub/server/commandLine";
import { isDay } from "@pacte-hub/server/day";

/** The day an option says; null when it is not given. @throws Misuse for what is no day */
export function dayGiven(text: string | undefined): Day | null {
  if (text === undefined) return null;
  if (!isDay(text)) throw new Misuse(`« ${text} » n'est pas un jour (AAAA-MM-JJ).`);
  return text;
}

/** Nobody has published, or obtained, anything tomorrow. @throws Misuse */
export function pastDay(text: string): Day | null {
  const day = dayGiven(text);
  if (day !== null && day > new Date().toISOString().slice(0, 10))
    throw new Misuse(`Le jour « ${text} » n'est pas encore passé.`);
  return day;
}

/** The instant before which nobody reads. @throws Misuse when it is past, or none */
export function instantGiven(text: string | undefined): Instant | null {
  if (text === undefined) return null;
  const instant = Date.parse(text);
  if (!text.includes("T") || Number.isNaN(instant) || !isDay(text.slice(0, 10)))
    throw new Misuse(`« ${text} » n'est pas un instant (2026-12-01T09:00:00+01:00).`);
  if (instant <= Date.now()) throw new Misuse(`L'embargo « ${text} » est déjà passé.`);
  if (!isEmbargoEnd(instant))
    throw new Misuse(
      `L'embargo « ${text} » dure plus d'un an : d'ici là, d'autres ne pourraient rien publier des mêmes personnes.`,
    );
  return new Date(instant).toISOString();
}
