import { performance } from "node:perf_hooks";
import type { PartnerCall, QuestionTrace } from "@pacte-hub/server/observation/questionTrace";
import type { Question, RelayedReply, RelayingTransport, Reply } from "./transport.ts";

/** Called after each request to a partner. */
export type CallObserver = (call: PartnerCall) => void;

/** A transport that also records the duration and outcome of each request in the reader's question trace. */
export function timedTransport(
  partner: string,
  transport: RelayingTransport,
  observe: CallObserver,
): RelayingTransport {
  const timed = async <Answered extends Reply | RelayedReply>(
    { kind, reader: { trace } }: Pick<Question, "kind" | "reader">,
    send: () => Promise<Answered>,
  ): Promise<Answered> => {
    const began = performance.now();
    const reply = await send();
    const call = { partner, kind, milliseconds: performance.now() - began, outcome: outcomeOf(reply) };
    observe(call);
    note(trace, call);
    trace?.span?.part({ name: `partner ${partner}`, began, words: wordsOf(call), isFailed: call.outcome !== "OK" });
    return reply;
  };
  return {
    ...transport,
    ask: (question) => timed(question, () => transport.ask(question)),
    relay: (request) => timed(request, () => transport.relay(request)),
  };
}

const wordsOf = ({ partner, kind, outcome }: PartnerCall) => ({
  "hub.partner": partner,
  "graphql.operation.type": kind,
  "hub.outcome": outcome,
});

/** The most calls recorded for one operation. */
const mostCalls = 1_000;

function note(trace: QuestionTrace | undefined, call: PartnerCall): void {
  if (trace && trace.calls.length < mostCalls) trace.calls.push(call);
}

function outcomeOf(reply: Reply | RelayedReply): string {
  if (reply.kind !== "REFUSED") return "OK";
  const { refusal } = reply;
  return refusal.code === "PARTNER_UNAVAILABLE" ? refusal.why : refusal.code;
}
