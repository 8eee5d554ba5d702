/** Limits of a partner, beyond which it counts as not answering. */
export interface SubgraphLimits {
  readonly timeoutMs: number;
  readonly maxBodyBytes: number;
  readonly connections: number;
  /** The most requests in flight. */
  readonly mostAsked: number;
  /** Consecutive failures after which the circuit breaker opens. */
  readonly failuresBeforeRest: number;
  readonly restMs: number;
}
