import type { PartnerId } from "@pacte-hub/schema/model/partner";
import type { AnsweredQuestion } from "@pacte-hub/server/http/answeredQuestion";
import { log } from "@pacte-hub/server/log";
import { accessLog } from "@pacte-hub/server/observation/accessLog";
import type { Metrics } from "@pacte-hub/server/observation/metrics";
import { questionMetrics } from "@pacte-hub/server/observation/questionMetrics";
import { questionSpans } from "@pacte-hub/server/observation/questionSpans";
import type { Traces } from "@pacte-hub/server/observation/traces";
import type { Context } from "./context.ts";

/** Told of each question that the institution answered. */
export type QuestionWatch = (question: AnsweredQuestion<Context>) => void;

interface Watches {
  readonly metrics: Metrics | null;
  readonly traces: Traces | null;
  /** False where another process writes the line of the same question. */
  readonly writesLines: boolean;
}

/** undefined: neither lines at `info`, metrics nor traces are wanted, and nothing is noted of any question. */
export function questionWatch(
  institution: PartnerId,
  { metrics, traces, writesLines }: Watches,
): QuestionWatch | undefined {
  const watches = [
    ...(writesLines && log.isLevelEnabled("info") ? [accessLog(log, institution)] : []),
    ...(metrics ? [questionMetrics(metrics)] : []),
    ...(traces ? [questionSpans] : []),
  ];
  if (watches.length === 0) return undefined;
  return (question) => {
    for (const watch of watches) watch(question);
  };
}
