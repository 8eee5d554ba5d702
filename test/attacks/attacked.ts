import type { Indicator, Institution } from "@pacte-hub/institution/config";
import type { Cube } from "../cube.ts";
import type { StartedHub } from "../hub.ts";

/** A running hub with all generated figures published, attacked from outside. */
export interface Attacked {
  hub(): StartedHub;
  readonly institutions: readonly (readonly [Institution, Readonly<Record<string, Indicator>>])[];
  /** The generated cells of the four institutions, as those who are opened them may fetch them. */
  everything(): Promise<Cube>;
}
