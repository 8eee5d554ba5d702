import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";
import type { Issuer } from "./issuer.ts";
import { type Claims, isOver, verified } from "./token.ts";

const mostRemembered = 5_000;

interface CachedToken {
  readonly issuer: Issuer;
  /** The issuer's keys it was verified by: once they are read anew, so is the token. */
  readonly keys: object;
  readonly claims: Claims;
}

/**
 * A reader asks many times with one token: its signature is verified once, for as long as the issuer's keys are those that
 * verified it and the token is not over. Whom its issuer speaks for is no part of it, and is looked up at each request.
 */
export function tokenCache(audience: string): (token: string, issuer: Issuer) => Promise<Claims> {
  const remembered = new LRUCache<string, CachedToken>({ max: mostRemembered });
  return async (token, issuer) => {
    // The token itself is not kept.
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
