import { type Period, periodOf } from "@pacte-hub/schema/model/period";
import { refusalError } from "@pacte-hub/server/refusalError";

interface Span {
  readonly from: string;
  readonly to: string;
}

/**
 * A change goes from a period to a later one of the same step.
 * @throws INVALID_PERIOD, SAME_PERIOD, PERIOD_STEPS_DIFFER or PERIOD_REVERSED, in French.
 */
export function assertInOrder({ from, to }: Span): void {
  const [first, last] = [periodIn(from), periodIn(to)];
  if (first.code === last.code) throw refusalError({ code: "SAME_PERIOD", period: first.code });
  if (stepOf(first) !== stepOf(last)) throw refusalError({ code: "PERIOD_STEPS_DIFFER", from, to });
  if (first.first > last.first) throw refusalError({ code: "PERIOD_REVERSED", from, to });
}

function periodIn(text: string): Period {
  const period = periodOf(text);
  if (!period) throw refusalError({ code: "INVALID_PERIOD", period: text.slice(0, 40) });
  return period;
}

/** "2020", "2020-Q4" and "2020-12" are each of a length of their own. */
const stepOf = ({ code }: Period): number => code.length;
