import type { PartnerId } from "@pacte-hub/schema/model/partner";
import { actions } from "./actions.ts";
import { blockingPoints } from "./blocking.ts";
import { reportsOf } from "./commitments.ts";
import { contributions } from "./contributions.ts";
import { demonstrationConventions, signaturesOf } from "./conventions.ts";
import { decisions, homeOf, requests } from "./funding.ts";
import { committeeActs, seatAttendances } from "./governance.ts";
import { meetings, notes, reviews, workingGroups } from "./meetings.ts";
import { territorialPlans } from "./plans.ts";

/** A row of an institution's register: what it is about, where the register is asked by it. */
export interface DemonstrationEntry {
  readonly id: string;
  readonly subject?: string;
  readonly body: object;
}

interface Noun {
  readonly id: string;
  readonly action?: string | null;
  readonly year?: number | null;
  readonly convention?: string;
  readonly commitment?: string;
  readonly territory?: string | null;
  readonly answer?: { readonly became: string | null } | null;
}

/** The invented rows of an institution, by register: a funder's decisions are in its own, or as declared to the Department. */
export function demonstrationRegisters(partner: PartnerId): Readonly<Record<string, readonly DemonstrationEntry[]>> {
  const ownDecisions = decisions().filter(({ funder }) => (homeOf(funder) ?? "department") === partner);
  const shared = {
    "funding-decision": ownDecisions,
    "convention-signature": signaturesOf(partner),
    "commitment-report": reportsOf(partner),
  };
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
          convention: demonstrationConventions(),
          contribution: contributions(),
          "committee-act": committeeActs(),
          "seat-attendance": seatAttendances(),
          "territorial-plan": territorialPlans(),
        };
  return Object.fromEntries(Object.entries(registers).map(([name, nouns]) => [name, nouns.map(entryIn(name))]));
}

/** What a register is asked by, where it is not the action. */
const subjects: Readonly<Record<string, (noun: Noun) => string | undefined>> = {
  review: ({ year }) => String(year),
  "convention-signature": ({ convention }) => convention,
  "commitment-report": ({ commitment }) => commitment,
  "territorial-plan": ({ territory }) => territory ?? undefined,
  contribution: ({ action, answer }) => action ?? answer?.became ?? undefined,
};

const entryIn =
  (register: string) =>
  (body: Noun): DemonstrationEntry => {
    const subject = subjects[register]?.(body) ?? body.action ?? undefined;
    return subject === undefined ? { id: body.id, body } : { id: body.id, subject, body };
  };
