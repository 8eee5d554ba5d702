import type { Observation } from "../model/observation.ts";
import type { Rate, Term } from "../model/rate.ts";
import { comparability } from "./comparability.ts";
import { termIn } from "./crossRate.ts";
import { leastParticipants } from "./derivedNumbers.ts";
import { rateOf } from "./rate.ts";

/** Euros for one published participant, with the interval of the ratio where the count is withheld: no more than is published. */
export function costOf(amount: number, participants: Observation): Rate {
  const { release: _, ...cell } = participants;
  const euros: Term = {
    value: amount,
    bounds: { min: amount, max: amount },
    status: "PUBLISHED",
    coverage: null,
    period: participants.period,
    unit: "EURO",
    measure: "FLOW",
    regime: null,
  };
  const people = termIn({ ...participants, release: { unit: "PERSON", measure: "FLOW", regime: null } });
  return {
    ...cell,
    ...rateOf(euros, people, { per: 1, isPart: false, leastDenominator: leastParticipants, rest: null }),
    per: 1,
    unit: "euros accordés par participant",
    numerator: euros,
    denominator: people,
    comparability: comparability(euros, people),
    observations: [participants],
  };
}
