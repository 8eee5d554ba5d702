import type { Knex } from "knex";
import { type Records, recordsOf } from "../../../runtime/pact/records.ts";
import type { Convention } from "../../../schema/language/convention.ts";
import type { Committee } from "../../../schema/language/governance.ts";
import type { Axis, Institution, Orientation, SubProgramme } from "../../../schema/language/pact.ts";
import type { Instant } from "../../../schema/language/period.ts";
import type { Programme } from "../../../schema/language/programme.ts";

/** The registers the Department keeps. */
export interface DepartmentRegisters {
  readonly programme: Programme;
  readonly orientation: Orientation;
  readonly axis: Axis;
  readonly institution: Institution;
  readonly convention: Convention;
  readonly committee: Committee;
  readonly "sub-programme": SubProgramme;
}

export type DepartmentStore = Records<DepartmentRegisters>;

export const departmentStore = (db: Knex, asOf: Instant | null): DepartmentStore => recordsOf(db, asOf);
