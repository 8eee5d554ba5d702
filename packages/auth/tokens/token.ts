import type { TokenFault } from "@pacte-hub/schema/model/refusal";
import { type Role, roles } from "@pacte-hub/schema/model/viewer";
import { decodeJwt, errors, type JWTPayload, jwtVerify } from "jose";
import { isOnlyFor } from "./audience.ts";
import { type Issuer, IssuerUnavailable } from "./issuer.ts";

/** The claims of a verified token. */
export interface Claims extends JWTPayload {
  readonly iss: string;
  readonly sub: string;
  readonly exp: number;
  readonly iat: number;
}

/** A token was refused, with the reason. */
export class TokenRefused extends Error {
  readonly reason: TokenFault;

  constructor(reason: TokenFault) {
    super(reason);
    this.name = "TokenRefused";
    this.reason = reason;
  }
}

/** Asymmetric algorithms only: with HS256 every verifier could forge tokens; with "none", anybody could. */
const algorithms = ["EdDSA", "ES256", "RS256", "PS256"];
/** RFC 9068 requires at+jwt; many issuers still send JWT, or no type. This excludes logout tokens and DPoP proofs. */
const types = ["at+jwt", "application/at+jwt", "jwt"];
const clockSkewSeconds = 60;
const longestLifeSeconds = 3_600;
const longestToken = 8_192;
const longestName = 512;

/**
 * The token of an Authorization header. Only canonical spelling is accepted, since caches are keyed by the token's text (the
 * scheme is case-insensitive: RFC 9110, 11.1).
 * @throws TokenRefused for any other content
 */
export function bearerOf(authorization: string): string {
  const [, token] = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization) ?? [];
  if (token === undefined || token.length > longestToken) throw new TokenRefused("MALFORMED");
  if (!token.split(".").every(isCanonical)) throw new TokenRefused("MALFORMED");
  return token;
}

/** The last character of base64url may hold unused bits: several texts would then decode to one token (RFC 4648, 3.5). */
const isCanonical = (part: string): boolean => Buffer.from(part, "base64url").toString("base64url") === part;

/** The issuer that an unverified token claims: only used to choose the keys to verify it with. @throws TokenRefused */
export function claimedIssuer(token: string): string {
  const { iss } = payloadOf(token);
  if (typeof iss !== "string" || iss === "" || iss.length > longestName) throw new TokenRefused("MALFORMED");
  return iss;
}

function payloadOf(token: string): JWTPayload {
  try {
    return decodeJwt(token);
  } catch {
    throw new TokenRefused("MALFORMED");
  }
}

/** Verifies a token. @throws TokenRefused unless `issuer` signed it for this audience and it is valid now */
export async function verified(token: string, issuer: Issuer, audience: string): Promise<Claims> {
  const { payload, protectedHeader } = await jwtVerify(token, issuer.key, {
    algorithms,
    audience,
    issuer: issuer.url,
    clockTolerance: clockSkewSeconds,
    requiredClaims: ["exp", "iat", "sub"],
  }).catch((error: unknown) => {
    throw refusalOf(error);
  });
  const claims = payload as Claims;
  if (!types.includes((protectedHeader.typ ?? "JWT").toLowerCase())) throw new TokenRefused("MALFORMED");
  if (typeof claims.sub !== "string" || claims.sub === "" || claims.sub.length > longestName)
    throw new TokenRefused("MALFORMED");
  if (!isOnlyFor(audience, claims.aud)) throw new TokenRefused("WRONG_AUDIENCE");
  if (claims.iat > Date.now() / 1_000 + clockSkewSeconds) throw new TokenRefused("NOT_YET_VALID");
  if (claims.exp - claims.iat > longestLifeSeconds) throw new TokenRefused("LIVES_TOO_LONG");
  return claims;
}

/** Whether a verified token has expired since, by the same rule as `verified` (its `exp`, with the clock skew allowed). */
export const isOver = ({ exp }: Claims): boolean => exp <= Math.floor(Date.now() / 1_000) - clockSkewSeconds;

/** Maps jose's errors about the token to TokenRefused; returns other errors, which are not the token's fault, unchanged. */
function refusalOf(error: unknown): unknown {
  if (error instanceof IssuerUnavailable) return error;
  if (error instanceof errors.JWTExpired) return new TokenRefused("EXPIRED");
  if (error instanceof errors.JWTClaimValidationFailed) return new TokenRefused(claimFault(error.claim));
  if (badSignature.some((kind) => error instanceof kind)) return new TokenRefused("BAD_SIGNATURE");
  return error instanceof errors.JOSEError || error instanceof TypeError ? new TokenRefused("MALFORMED") : error;
}

const badSignature = [
  errors.JWSSignatureVerificationFailed,
  errors.JOSEAlgNotAllowed,
  errors.JOSENotSupported,
  errors.JWKSNoMatchingKey,
  errors.JWKSMultipleMatchingKeys,
];

function claimFault(claim: string): TokenFault {
  if (claim === "aud") return "WRONG_AUDIENCE";
  if (claim === "exp" || claim === "iat") return "LIVES_TOO_LONG";
  return claim === "nbf" ? "NOT_YET_VALID" : "MALFORMED";
}

/** The roles in the token that the hub knows: `roles: ["analyst"]`. */
export function rolesIn({ roles: claim }: JWTPayload): readonly Role[] {
  return Array.isArray(claim) ? roles.filter((role) => claim.includes(role.toLowerCase())) : [];
}

/** The token's scopes (RFC 8693, 4.2; RFC 9068): `scope: "read:figures write:grants"`. */
export const scopesIn = ({ scope }: JWTPayload): ReadonlySet<string> =>
  new Set(typeof scope === "string" ? scope.split(" ").filter(Boolean) : []);
