import type { Patience } from "./execution/http.ts";
import { type Limits, queryLimits } from "./limits.ts";

/** What the gateway grants readers and partners; every number of it is here or in `limits.ts`. */
export interface Bounds {
  readonly query: Limits;
  readonly partner: Patience;
  readonly maxRequestBytes: number;
  readonly plansKept: number;
  readonly maxErrors: number;
}

export const bounds: Bounds = {
  query: queryLimits,
  partner: { timeoutMs: 10_000, maxBodyBytes: 32 * 1024 * 1024, connections: 64 },
  maxRequestBytes: 512 * 1024,
  plansKept: 500,
  maxErrors: 1_000,
};
