/** How an issuer is asked: never for long, never for much, never too often. */
export interface RefreshPolicy {
  readonly timeoutMs: number;
  readonly maxBytes: number;
  /** What it said is believed so long; a key it takes back is refused at the latest then. */
  readonly keepMs: number;
  /** It is not asked again sooner, whatever unknown keys the tokens name and whether or not it answered. */
  readonly coolDownMs: number;
}

export const defaultRefreshPolicy: RefreshPolicy = {
  timeoutMs: 3_000,
  maxBytes: 256 * 1024,
  keepMs: 10 * 60_000,
  coolDownMs: 5_000,
};
