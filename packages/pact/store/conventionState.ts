import type { Convention, ConventionState, ConventionStep } from "@pacte-hub/schema/model/convention";
import type { Day } from "@pacte-hub/schema/model/period";
import type { Entry } from "@pacte-hub/schema/model/record";
import { type Saying, sayingOfPact, stateOn, stepsOf } from "@pacte-hub/schema/rules/conventionStatus";
import { dayIn } from "@pacte-hub/server/day";
import { isPactFile } from "./pactFile.ts";

/** What a Pact says of a convention is for its years; what a steward records is so from that day on. */
const sayingOf = ({ saidFor, record: { recordedBy, recordedAt } }: Entry<Convention>): Saying =>
  saidFor && isPactFile(recordedBy)
    ? sayingOfPact(saidFor)
    : { since: dayIn(null, recordedAt), until: null, ground: "RECORDED" };

export const stateOf = (convention: Entry<Convention>, day: Day): ConventionState =>
  stateOn(convention, day, sayingOf(convention));

export const historyOf = (convention: Entry<Convention>): readonly ConventionStep[] =>
  stepsOf(convention, sayingOf(convention));

/** What comes in a list that was asked for a day: states inside are judged on that day. */
export interface Judged {
  readonly judgedOn?: Day | undefined;
}
