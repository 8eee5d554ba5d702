/** Limits for requests to an issuer: time, size and frequency. */
export interface RefreshPolicy {
  readonly timeoutMs: number;
  readonly maxBytes: number;
  /** How long its metadata and keys are used before they are read again: a revoked key is refused by then at the latest. */
  readonly keepMs: number;
  /** The least time between two requests, whatever unknown keys tokens name, and after failures too. */
  readonly coolDownMs: number;
}

export const defaultRefreshPolicy: RefreshPolicy = {
  timeoutMs: 3_000,
  maxBytes: 256 * 1024,
  keepMs: 10 * 60_000,
  coolDownMs: 5_000,
};
