import type { Queryable } from "../../../runtime/authority/queryable.ts";
import type { FunderRegisters } from "../../../runtime/pact/funder.ts";
import { type Records, recordsOf } from "../../../runtime/pact/records.ts";
import type { Action } from "../../../schema/language/action.ts";
import type { BlockingPoint } from "../../../schema/language/blocking.ts";
import type { Convention } from "../../../schema/language/convention.ts";
import type { FundingRequest } from "../../../schema/language/funding.ts";
import type { Committee } from "../../../schema/language/governance.ts";
import type { Meeting, Note, WorkingGroup } from "../../../schema/language/meeting.ts";
import type {
  Axis,
  Institution,
  Orientation,
  SubProgramme,
  SubProgrammeReview,
} from "../../../schema/language/pact.ts";
import type { Instant } from "../../../schema/language/period.ts";
import type { Programme } from "../../../schema/language/programme.ts";

/** The registers the Department keeps. */
export interface DepartmentRegisters extends FunderRegisters {
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
  readonly "blocking-point": BlockingPoint;
  readonly "working-group": WorkingGroup;
  readonly meeting: Meeting;
  readonly note: Note;
}

export type DepartmentStore = Records<DepartmentRegisters>;

export const departmentStore = (db: Queryable, asOf: Instant | null): DepartmentStore => recordsOf(db, asOf);
