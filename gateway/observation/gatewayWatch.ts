import type { AnsweredQuestion } from "@pacte-hub/server/http/answeredQuestion";
import { accessLog } from "@pacte-hub/server/observation/accessLog";
import type { Metrics } from "@pacte-hub/server/observation/metrics";
import { questionMetrics } from "@pacte-hub/server/observation/questionMetrics";
import { questionSpans } from "@pacte-hub/server/observation/questionSpans";
import type { Traces } from "@pacte-hub/server/observation/traces";
import type { Logger } from "pino";
import type { Circuit } from "../execution/circuitBreaker.ts";
import type { CallObserver } from "../execution/timedTransport.ts";
import type { ReaderContext } from "../http/readerContext.ts";
import type { TransportWatch } from "../serving/subgraphTransports.ts";
import { type GatewayState, gatewayMetrics } from "./gatewayMetrics.ts";

/** Who watches what the gateway answers, and how its partners are asked. */
export interface GatewayWatch extends TransportWatch {
  question(question: AnsweredQuestion<ReaderContext>): void;
}

export interface WatchOptions extends GatewayState {
  readonly log: Logger;
  /** Absent: nothing is measured. */
  readonly metrics?: Metrics;
  /** Absent: no traces are kept. */
  readonly traces?: Traces;
}

/** undefined: neither lines at `info`, metrics nor traces are wanted, and nothing is noted of any question. */
export function gatewayWatch({ log, metrics, traces, ...state }: WatchOptions): GatewayWatch | undefined {
  const isLogged = log.isLevelEnabled("info");
  if (!isLogged && !metrics && !traces) return undefined;
  const questions = [
    ...(isLogged ? [accessLog(log, "gateway")] : []),
    ...(metrics ? [questionMetrics(metrics)] : []),
    ...(traces ? [questionSpans] : []),
  ];
  const circuits = new Map<string, Circuit>();
  const call: CallObserver = metrics ? gatewayMetrics(metrics, circuits, state) : () => undefined;
  return {
    question: (question) => {
      for (const watch of questions) watch(question);
    },
    call,
    circuit: (partner, circuit) => circuits.set(partner, circuit),
  };
}
