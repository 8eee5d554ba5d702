/** What is granted to a partner before it is said not to answer. */
export interface SubgraphLimits {
  readonly timeoutMs: number;
  readonly maxBodyBytes: number;
  readonly connections: number;
  /** Questions that may wait for it at once. */
  readonly mostAsked: number;
  /** How often on end it may keep readers waiting in vain before it is left to rest. */
  readonly failuresBeforeRest: number;
  readonly restMs: number;
}
