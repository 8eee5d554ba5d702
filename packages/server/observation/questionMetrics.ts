import { refusalCodes } from "@pacte-hub/schema/model/refusal";
import type { AnsweredQuestion } from "../http/answeredQuestion.ts";
import type { Metrics } from "./metrics.ts";
import type { Traced } from "./questionTrace.ts";

const knownCodes: ReadonlySet<string> = new Set(refusalCodes);
const unlisted = "other";
/** A partner may say any code: what is none of the list counts together, so that nobody fills the memory with labels. */
const labelOf = (code: string): string => (knownCodes.has(code) ? code : unlisted);

/** What nginx says of a client that left before its answer. */
const abandoned = "499";

/** Counts questions, how long they take and with what codes they are refused, in whole or for a field. */
export function questionMetrics(metrics: Metrics): (question: AnsweredQuestion<Traced>) => void {
  const took = metrics.durations({
    name: "hub_question_duration_seconds",
    help: "Time from a question's headers to the last byte of its answer, by kind of operation and HTTP status (499: the client left).",
    labels: ["kind", "status"],
  });
  const refused = metrics.counter({
    name: "hub_refusals_total",
    help: "Questions in whose answer a refusal of this code stands (docs/codes.md), once each.",
    labels: ["code"],
  });
  return ({ status, milliseconds, isAbandoned, codes, context }) => {
    const kind = context?.trace?.operation?.kind ?? "none";
    took({ kind, status: isAbandoned ? abandoned : String(status) }, milliseconds / 1_000);
    for (const code of new Set([...codes, ...(context?.trace?.codes ?? [])].map(labelOf))) refused({ code });
  };
}
