import type { Instant } from "@pacte-hub/schema/model/period";
import { Misuse } from "@pacte-hub/server/commandLine";

/** The instant an option gives, when it is given. @throws Misuse when it is none. */
export function instantIn(option: string, text: string | undefined): Instant | undefined {
  if (text === undefined) return undefined;
  const instant = /^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:\d{2}))?$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(instant)) throw new Misuse(`${option} s'écrit « 2026-12-31T00:00:00Z ».`);
  return new Date(instant).toISOString();
}
