import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";
import type { Issuer } from "./issuer.ts";
import { type Claims, isOver, verified } from "./token.ts";

const mostRemembered = 5_000;

interface CachedToken {
  readonly issuer: Issuer;
  /** The issuer's key set that verified it: once that is read again, the token is verified again. */
  readonly keys: object;
  readonly claims: Claims;
}

/**
 * Caches verified tokens, as a reader sends many requests with one: valid until the token expires or the issuer's key set is
 * read again. Which institution the issuer speaks for is not cached: it is looked up at each request.
 */
export function tokenCache(audience: string): (token: string, issuer: Issuer) => Promise<Claims> {
  const remembered = new LRUCache<string, CachedToken>({ max: mostRemembered });
  return async (token, issuer) => {
    // The token itself is not stored.
    const name = createHash("sha256").update(token).digest("base64");
    const keys = issuer.keysHeld;
    const cached = remembered.get(name);
    if (cached && keys && cached.issuer === issuer && cached.keys === keys && !isOver(cached.claims))
      return cached.claims;
    const claims = await verified(token, issuer, audience);
    if (keys && keys === issuer.keysHeld) remembered.set(name, { issuer, keys, claims });
    return claims;
  };
}
