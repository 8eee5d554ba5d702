import type { CommitmentRegisters } from "@pacte-hub/institution/graphql/commitmentReports";
import type { SignatureRegisters } from "@pacte-hub/institution/graphql/conventionSignatures";
import type { FunderRegisters } from "@pacte-hub/institution/graphql/fundingResolver";
import { type Records, recordsOf } from "@pacte-hub/institution/registers/records";
import type { Queryable } from "@pacte-hub/postgres/queryable";
import type { Action } from "@pacte-hub/schema/model/action";
import type { BlockingPoint } from "@pacte-hub/schema/model/blocking";
import type { CommitteeAct, SeatAttendance } from "@pacte-hub/schema/model/committeeAct";
import type { Contribution } from "@pacte-hub/schema/model/contribution";
import type { Convention } from "@pacte-hub/schema/model/convention";
import type { EsfOperation } from "@pacte-hub/schema/model/esfOperation";
import type { Funder } from "@pacte-hub/schema/model/funder";
import type { FundingRequest } from "@pacte-hub/schema/model/funding";
import type { Committee } from "@pacte-hub/schema/model/governance";
import type { Meeting, Note, WorkingGroup } from "@pacte-hub/schema/model/meeting";
import type { Axis, Institution, Orientation, SubProgramme, SubProgrammeReview } from "@pacte-hub/schema/model/pact";
import type { TextBlock } from "@pacte-hub/schema/model/pactText";
import type { Instant } from "@pacte-hub/schema/model/period";
import type { Programme } from "@pacte-hub/schema/model/programme";
import type { Entry } from "@pacte-hub/schema/model/record";
import type { TerritorialPlan } from "@pacte-hub/schema/model/territorialPlan";
import { LRUCache } from "lru-cache";
import { asOfPact, asServed } from "./asServed.ts";

/** The registers the Department keeps. */
export interface DepartmentRegisters extends FunderRegisters, SignatureRegisters, CommitmentRegisters {
  readonly text: TextBlock;
  readonly programme: Programme;
  readonly orientation: Orientation;
  readonly axis: Axis;
  readonly institution: Institution;
  readonly convention: Convention;
  readonly committee: Committee;
  readonly "sub-programme": SubProgramme;
  readonly review: SubProgrammeReview;
  readonly action: Action;
  readonly "funding-request": FundingRequest;
  readonly funder: Funder;
  readonly "blocking-point": BlockingPoint;
  readonly "working-group": WorkingGroup;
  readonly meeting: Meeting;
  readonly contribution: Contribution;
  readonly "committee-act": CommitteeAct;
  readonly "seat-attendance": SeatAttendance;
  readonly "territorial-plan": TerritorialPlan;
  readonly note: Note;
  readonly "esf-operation": EsfOperation;
}

export type DepartmentStore = Records<DepartmentRegisters>;

/** Registers that are transcribed from the Pact, whose nouns gain fields as more of it is transcribed. */
const transcribed: ReadonlySet<string> = new Set<keyof DepartmentRegisters>([
  "programme",
  "orientation",
  "axis",
  "institution",
  "convention",
  "committee",
]);

/** Registers of one Pact's nouns, without more fields to gain: those entered before there were several are of the first. */
const ofPact: ReadonlySet<string> = new Set<keyof DepartmentRegisters>(["text", "sub-programme", "review"]);

/**
 * Entries as they are served, by what never changes: an entry under its version. A register's nouns are not made whole again
 * for each request. Of one database.
 */
export class ServedEntries {
  readonly #completed = new LRUCache<string, Entry<object>>({ max: 2_000 });

  /** @param complete gives the noun every field that the graph may ask of it */
  served(register: string, entry: Entry<object>, complete: (entry: Entry<object>) => Entry<object>): Entry<object> {
    const { id } = entry as { readonly id?: string };
    const { version, recordedAt } = entry.record;
    const key = JSON.stringify([register, id, version, recordedAt]);
    const cached = this.#completed.get(key);
    if (cached) return cached;
    const entryServed = complete(entry);
    if (id !== undefined) this.#completed.set(key, entryServed);
    return entryServed;
  }
}

/** Stores of one institution's requests, which share what never changes. */
export function departmentStores(): (db: Queryable, asOf: Instant | null) => DepartmentStore {
  const servedEntries = new ServedEntries();
  return (db, asOf) => departmentStore(db, asOf, servedEntries);
}

export function departmentStore(
  db: Queryable,
  asOf: Instant | null,
  servedEntries = new ServedEntries(),
): DepartmentStore {
  const records: DepartmentStore = recordsOf(db, asOf);
  const served = new Map<string, Promise<readonly Entry<object>[]>>();
  return {
    ...records,
    all: (register) => {
      // A convention's state is judged by them: one statement reads both.
      if (register === "convention") records.all("convention-signature").catch(() => undefined);
      const complete = transcribed.has(register) ? asServed : ofPact.has(register) ? asOfPact : undefined;
      if (!complete) return records.all(register);
      const entriesServed =
        served.get(register) ??
        records
          .all(register)
          .then((entries) =>
            entries.map((entry) =>
              servedEntries.served(register, entry, complete as (registerEntry: Entry<object>) => never),
            ),
          );
      served.set(register, entriesServed);
      return entriesServed as never;
    },
  };
}
