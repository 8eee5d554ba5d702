import { costliness } from "@pacte-hub/server/http/limits";
import { LRUCache } from "lru-cache";
import type { GatewayLimits } from "./limits.ts";

/** A query is weighed once, however often it is sent; so many characters of them are remembered. */
export function costOf({ query: limits, plansKept, queriesKept }: GatewayLimits) {
  const weighed = new LRUCache<string, { readonly refusal: ReturnType<typeof costliness> }>({
    max: plansKept,
    maxSize: queriesKept,
    sizeCalculation: (_, query) => query.length + 1,
  });
  return (query: string) => {
    if (query.length > limits.CHARACTERS) return costliness(query, limits);
    const cached = weighed.get(query);
    if (cached) return cached.refusal;
    const refusal = costliness(query, limits);
    weighed.set(query, { refusal });
    return refusal;
  };
}
