import type { PartnerId } from "@pacte-hub/schema/model/partner";
import { actions } from "./actions.ts";
import { blockingPoints } from "./blocking.ts";
import { decisions, homeOf, requests } from "./funding.ts";
import { meetings, notes, reviews, workingGroups } from "./meetings.ts";

/** A row of an institution's register: what it is about, where the register is asked by it. */
export interface DemonstrationEntry {
  readonly id: string;
  readonly subject?: string;
  readonly body: object;
}

interface Noun {
  readonly id: string;
  readonly action?: string;
  readonly year?: number;
}

/** The invented rows of an institution, by register: a funder's decisions are in its own, or as declared to the Department. */
export function demonstrationRegisters(partner: PartnerId): Readonly<Record<string, readonly DemonstrationEntry[]>> {
  const own = decisions().filter(({ funder }) => (homeOf(funder) ?? "department") === partner);
  const shared = { "funding-decision": own };
  const registers: Readonly<Record<string, readonly Noun[]>> =
    partner !== "department"
      ? shared
      : {
          ...shared,
          action: actions(),
          "funding-request": requests(),
          "blocking-point": blockingPoints(),
          "working-group": workingGroups(),
          meeting: meetings(),
          note: notes(),
          review: reviews(),
        };
  return Object.fromEntries(Object.entries(registers).map(([name, nouns]) => [name, nouns.map(entryIn(name))]));
}

const entryIn =
  (register: string) =>
  (body: Noun): DemonstrationEntry => {
    const subject = register === "review" ? String(body.year) : body.action;
    return subject === undefined ? { id: body.id, body } : { id: body.id, subject, body };
  };
