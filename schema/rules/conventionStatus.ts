import type { Convention, ConventionStatus } from "../language/convention.ts";
import type { Day } from "../language/period.ts";

/** A dated convention expires the day after its end, whatever the register of 2017 said of it. */
export function statusOn(convention: Pick<Convention, "statusInPact" | "end">, day: Day): ConventionStatus {
  const { statusInPact, end } = convention;
  return end !== null && end < day ? "EXPIRED" : statusInPact;
}
