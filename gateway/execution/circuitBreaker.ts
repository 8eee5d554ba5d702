import type { PartnerId } from "@pacte-hub/schema/model/partner";
import type { Unavailability } from "@pacte-hub/schema/model/refusal";
import { refused } from "./reply.ts";
import type { SubgraphLimits } from "./subgraphLimits.ts";
import type { Reader, RelayedReply, RelayingTransport, Reply } from "./transport.ts";

type CircuitBreakerOptions = Pick<SubgraphLimits, "timeoutMs" | "mostAsked" | "failuresBeforeRest" | "restMs">;

/** What a circuit breaker sees at this moment. */
export interface Circuit {
  /** Questions under way. */
  readonly inFlight: number;
  /** True while the partner is left to rest. */
  readonly isOpen: boolean;
}

/** A transport behind a circuit breaker. */
export interface GuardedTransport extends RelayingTransport {
  readonly circuit: Circuit;
}

/**
 * A partner that does not keep up costs its own fields only. No more than so many questions wait for it at once; and when it
 * has kept readers waiting in vain several times on end it is left to rest, then asked one question to see.
 */
export function withCircuitBreaker(
  partner: string,
  transport: RelayingTransport,
  guard: CircuitBreakerOptions,
  now: () => number = Date.now,
): GuardedTransport {
  const state = new CircuitState(guard, now);
  const guarded = async <Answered extends Reply | RelayedReply>(reader: Reader, ask: () => Promise<Answered>) => {
    const why = state.refusal();
    if (why) return refused({ code: "PARTNER_UNAVAILABLE", partner: partner as PartnerId, why });
    const began = now();
    state.inFlight++;
    try {
      const reply = await ask();
      state.learn(outcomeOf(reader, reply), now() - began);
      return reply;
    } finally {
      state.inFlight--;
    }
  };
  return {
    ...transport,
    circuit: state,
    ask: (question) => guarded(question.reader, () => transport.ask(question)),
    relay: (request) => guarded(request.reader, () => transport.relay(request)),
  };
}

/** Null when nothing is to be learnt of the partner: the reader left. */
type Outcome = "WELL" | Unavailability | null;

function outcomeOf(reader: Reader, reply: Reply | RelayedReply): Outcome {
  if (reply.kind === "REFUSED" && reply.refusal.code === "PARTNER_UNAVAILABLE")
    return reader.signal.aborted ? null : reply.refusal.why;
  return "WELL";
}

class CircuitState implements Circuit {
  readonly #guard: CircuitBreakerOptions;
  readonly #now: () => number;
  inFlight = 0;
  #failures = 0;
  #restsUntil = 0;
  #lastWhy: Unavailability = "TIMEOUT";

  constructor(guard: CircuitBreakerOptions, now: () => number) {
    this.#guard = guard;
    this.#now = now;
  }

  get isOpen(): boolean {
    return this.#failures >= this.#guard.failuresBeforeRest && this.#now() < this.#restsUntil;
  }

  refusal(): Unavailability | null {
    const { mostAsked, failuresBeforeRest, restMs } = this.#guard;
    if (this.inFlight >= mostAsked) return "OVERLOADED";
    if (this.isOpen) return this.#lastWhy;
    if (this.#failures < failuresBeforeRest) return null;
    // This question is the one that sees; those that come meanwhile are still refused.
    this.#restsUntil = this.#now() + restMs;
    return null;
  }

  /** One that refuses at once costs nobody anything and may come back at any moment: only waiting in vain counts. */
  learn(outcome: Outcome, tookMs: number): void {
    if (outcome === null) return;
    const { timeoutMs, restMs } = this.#guard;
    if (outcome === "WELL" || tookMs < timeoutMs / 2) {
      this.#failures = 0;
      return;
    }
    this.#failures++;
    this.#lastWhy = outcome;
    this.#restsUntil = this.#now() + restMs;
  }
}
