import {
  type Convention,
  type ConventionState,
  type ConventionStep,
  isOfPact,
  isRunning,
} from "@pacte-hub/schema/model/convention";
import type { ConventionSignature } from "@pacte-hub/schema/model/conventionSignature";
import type { Day } from "@pacte-hub/schema/model/period";
import type { Entry } from "@pacte-hub/schema/model/record";
import {
  type HeldSignatures,
  stateBySignatures,
  stepsBySignatures,
} from "@pacte-hub/schema/rules/conventionBySignatures";
import { firstDayOf, type StateSource, sayingOfPact, stateOn, stepsOf } from "@pacte-hub/schema/rules/conventionStatus";
import { dayIn } from "@pacte-hub/server/day";
import { isPactFile } from "./pactFile.ts";
import type { DepartmentStore } from "./read.ts";

/** What a Pact says of a convention is for its years; what a steward records is so from that day on. */
const sayingOf = ({ saidFor, record: { recordedBy, recordedAt } }: Entry<Convention>): StateSource =>
  saidFor && isPactFile(recordedBy)
    ? sayingOfPact(saidFor)
    : { since: dayIn(null, recordedAt), until: null, ground: "RECORDED" };

/** A convention's words in the Department's own register: its own, and those it declares. An invented one says nothing of what is real. */
export async function wordsOn(
  store: Pick<DepartmentStore, "all">,
  { id, record }: Entry<Pick<Convention, "id">>,
): Promise<readonly ConventionSignature[]> {
  const words = await store.all("convention-signature");
  return words.filter((word) => word.convention === id && isOfKind(word, record));
}

/** Whether a word is as real, or as invented, as what it is of. */
export const isOfKind = (
  { record }: Entry<ConventionSignature>,
  { demonstration }: Entry<Convention>["record"],
): boolean => record.demonstration === demonstration;

/**
 * From which day on, and by which words, the register of signatures tells: of what a Pact says in force, never; of another that
 * it cites, from the first word; of one that a steward entered, always. null: the Pact's saying stands.
 */
function heldOf(convention: Entry<Convention>, words: readonly ConventionSignature[]): HeldSignatures | null {
  const { record, statusInPact } = convention;
  if (!isOfPact(convention) && !isPactFile(record.recordedBy)) return { words, since: dayIn(null, record.recordedAt) };
  const first = words.map(({ on }) => on).sort()[0];
  return first === undefined || isRunning(statusInPact) ? null : { words, since: first };
}

export function stateOf(
  convention: Entry<Convention>,
  words: readonly ConventionSignature[],
  day: Day,
): ConventionState {
  const signatures = heldOf(convention, words);
  const tells = signatures !== null && (!isOfPact(convention) || signatures.since <= day);
  return tells ? stateBySignatures(convention, signatures, day) : stateOn(convention, day, sayingOf(convention));
}

export function historyOf(
  convention: Entry<Convention>,
  words: readonly ConventionSignature[],
): readonly ConventionStep[] {
  const signatures = heldOf(convention, words);
  if (!signatures) return stepsOf(convention, sayingOf(convention));
  const before = isOfPact(convention) ? stepsOf(convention, sayingOf(convention)) : [];
  return [
    ...before.filter(({ since }) => firstDayOf(since) < signatures.since),
    ...stepsBySignatures(convention, signatures),
  ];
}

/** What comes in a list that was asked for a day: states inside are judged on that day. */
export interface JudgedOn {
  readonly judgedOn?: Day | undefined;
}
