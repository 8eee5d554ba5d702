import type { Metrics } from "@pacte-hub/server/observation/metrics";
import type { Circuit } from "../execution/circuitBreaker.ts";
import type { CallObserver } from "../execution/timedTransport.ts";
import type { Heads } from "../http/journalHeads.ts";
import type { SubgraphHealth } from "../http/subgraphHealth.ts";

/** What the gateway can say of itself at any moment. */
export interface GatewayState {
  readonly health: SubgraphHealth;
  readonly heads?: Pick<Heads, "isFailing">;
}

/**
 * Measures how partners answer, and shows the state of the gateway whenever somebody looks.
 * @returns takes each question to a partner.
 */
export function gatewayMetrics(
  metrics: Metrics,
  circuits: ReadonlyMap<string, Circuit>,
  { health, heads }: GatewayState,
): CallObserver {
  metrics.gauge(
    {
      name: "hub_partner_state",
      help: "1 for the state that a signed question has just met at a partner: up, degraded, unable, untrusted or down.",
      labels: ["partner", "state"],
    },
    async () =>
      [...(await health.states())].map(([partner, state]) => [{ partner, state: state.toLowerCase() }, 1] as const),
  );
  metrics.gauge(
    {
      name: "hub_partner_circuit_open",
      help: "1 while a partner that kept readers waiting in vain is left to rest.",
      labels: ["partner"],
    },
    () => [...circuits].map(([partner, { isOpen }]) => [{ partner }, Number(isOpen)] as const),
  );
  metrics.gauge(
    { name: "hub_partner_questions_waiting", help: "Questions that wait for a partner's answer.", labels: ["partner"] },
    () => [...circuits].map(([partner, { inFlight }]) => [{ partner }, inFlight] as const),
  );
  if (heads)
    metrics.gauge(
      {
        name: "hub_journal_heads_failing",
        help: "1 while the heads of the institutions' journals cannot be kept: a full or protected disk.",
      },
      () => [[{}, Number(heads.isFailing)] as const],
    );
  const took = metrics.durations({
    name: "hub_partner_duration_seconds",
    help: "Time of a question to a partner, by kind of operation and outcome (OK, DOWN, TIMEOUT, CUT, OVERLOADED, or the refusal's code).",
    labels: ["partner", "kind", "outcome"],
  });
  return ({ partner, kind, outcome, milliseconds }) => took({ partner, kind, outcome }, milliseconds / 1_000);
}
