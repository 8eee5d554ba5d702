import type { Others, Respondent } from "../solve/respondent.ts";
import { holdings, type Referee } from "./truth.ts";

/** Each respondent, and each holding as one, as the referee lets it play: its own figures, and where it is alone. */
export function respondentsOf({ respondents, contributors }: Referee, periods: readonly string[]): Respondent[] {
  return [...holdings(respondents)].map(([name, all]) => {
    const own = all.filter(({ period }) => periods.includes(period));
    const alone = new Set<string>();
    const others = new Map<string, Others>();
    for (const [cell, brought] of contributors) {
      if (!periods.includes(cell.split("|")[1] ?? "")) continue;
      const strangers = [...brought]
        .filter(([one]) => one !== name && one.slice(0, 9) !== name)
        .map(([, value]) => value);
      if (strangers.length === 0) alone.add(cell);
      else {
        const sum = strangers.reduce((a, b) => a + b, 0);
        others.set(cell, { number: strangers.length, largest: Math.max(...strangers), sum });
      }
    }
    return { name, own, alone, others };
  });
}
