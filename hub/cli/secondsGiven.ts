import { Misuse } from "@pacte-hub/server/commandLine";

/** What `--seconds` allows the solver. @throws Misuse when it is no time at all. */
export function secondsGiven(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const seconds = Number(text);
  if (Number.isFinite(seconds) && seconds > 0) return seconds;
  throw new Misuse(`« ${text} » n'est pas un nombre de secondes.`);
}
