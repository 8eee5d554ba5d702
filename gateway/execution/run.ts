import type { JsonRecord } from "../json/record.ts";
import type { EntityKeys, Requirements } from "../supergraph/ownership.ts";
import type { WholeSchema } from "../supergraph/supergraph.ts";
import type { Cause } from "./fieldError.ts";
import type { Includes } from "./rewrite.ts";
import type { Reader, Transport } from "./transport.ts";

/** The state of one execution of a plan. */
export interface Run {
  /** The data merged so far, in the plan's shape; the projection gives it the reader's shape. */
  readonly data: JsonRecord;
  readonly variables: JsonRecord;
  readonly reader: Reader;
  /** Errors about values that are present nevertheless, by object. */
  readonly remarks: Map<JsonRecord, Cause[]>;
  /** True while the partners' answers contain no escaped string: strings may then be written without escaping. */
  isPlain: boolean;
  /** True: long integers are read exactly, which takes longer. */
  readonly isExact: boolean;
}

/** A compiled plan node. It merges its results into `run.data` and does not throw for a partner's fault. @throws InexactNumber when the run must be repeated with exact numbers */
export type Task = (run: Run) => Promise<void> | undefined;

/** What plans are compiled with. */
export interface CompileContext {
  readonly includes: Includes;
  readonly requiredBy: Requirements;
  readonly keysOf: EntityKeys;
  readonly wholeSchema: WholeSchema;
  /** Called with keys in a subgraph's answer that were not requested. */
  readonly unasked: (subgraph: string, keys: ReadonlySet<string>) => void;
  readonly transports: ReadonlyMap<string, Transport>;
}

export function remark(run: Run, place: JsonRecord, cause: Cause): void {
  const causes = run.remarks.get(place);
  if (causes) causes.push(cause);
  else run.remarks.set(place, [cause]);
}
