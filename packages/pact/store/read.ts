import type { Action } from "../../../schema/model/action.ts";
import type { BlockingPoint } from "../../../schema/model/blocking.ts";
import type { Convention } from "../../../schema/model/convention.ts";
import type { FundingRequest } from "../../../schema/model/funding.ts";
import type { Committee } from "../../../schema/model/governance.ts";
import type { Meeting, Note, WorkingGroup } from "../../../schema/model/meeting.ts";
import type { Axis, Institution, Orientation, SubProgramme, SubProgrammeReview } from "../../../schema/model/pact.ts";
import type { Instant } from "../../../schema/model/period.ts";
import type { Programme } from "../../../schema/model/programme.ts";
import type { FunderRegisters } from "../../institution/graphql/fundingResolver.ts";
import { type Records, recordsOf } from "../../institution/registers/records.ts";
import type { Queryable } from "../../postgres/queryable.ts";

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
