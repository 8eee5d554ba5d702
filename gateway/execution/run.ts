import type { JsonRecord } from "../json/record.ts";
import type { EntityKeys, Requirements } from "../supergraph/ownership.ts";
import type { WholeSchema } from "../supergraph/supergraph.ts";
import type { Cause } from "./fieldError.ts";
import type { Includes } from "./rewrite.ts";
import type { Reader, Transport } from "./transport.ts";

/** One execution of a plan: what is known so far, and for whom. */
export interface Run {
  /** The answer being assembled, in the planner's shape; the projection gives it the reader's. */
  readonly data: JsonRecord;
  readonly variables: JsonRecord;
  readonly reader: Reader;
  /** Errors about values that were given all the same, by the object they were said of. */
  readonly remarks: Map<JsonRecord, Cause[]>;
  /** No string escape in the partners' answers so far: their texts may be written out as they came. */
  isPlain: boolean;
  /** Long whole numbers are read exactly, which takes longer. */
  readonly isExact: boolean;
}

/** A plan, or a part of one, ready to be run. What it learns is left in `run.data`; it never throws for a partner's fault. @throws InexactNumber when it must be run again, exactly */
export type Task = (run: Run) => Promise<void> | undefined;

/** What plans are compiled against. */
export interface CompileContext {
  readonly includes: Includes;
  readonly requiredBy: Requirements;
  readonly keysOf: EntityKeys;
  readonly wholeSchema: WholeSchema;
  /** Tells the operator of keys that a subgraph put into its answer without being asked. */
  readonly unasked: (subgraph: string, keys: ReadonlySet<string>) => void;
  readonly transports: ReadonlyMap<string, Transport>;
}

export function remark(run: Run, place: JsonRecord, cause: Cause): void {
  const causes = run.remarks.get(place);
  if (causes) causes.push(cause);
  else run.remarks.set(place, [cause]);
}
