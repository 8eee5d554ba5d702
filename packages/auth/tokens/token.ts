import type { TokenFault } from "@pacte-hub/schema/model/refusal";
import { type Role, roles } from "@pacte-hub/schema/model/viewer";
import { decodeJwt, errors, type JWTPayload, jwtVerify } from "jose";
import { isOnlyFor } from "./audience.ts";
import { type Issuer, IssuerUnavailable } from "./issuer.ts";

/** A token that was verified. */
export interface Claims extends JWTPayload {
  readonly iss: string;
  readonly sub: string;
  readonly exp: number;
  readonly iat: number;
}

/** A token that opens nothing, and why. */
export class TokenRefused extends Error {
  readonly reason: TokenFault;

  constructor(reason: TokenFault) {
    super(reason);
    this.name = "TokenRefused";
    this.reason = reason;
  }
}

/** Asymmetric ones only: with HS256, whoever verifies could forge; with "none", anyone. */
const algorithms = ["EdDSA", "ES256", "RS256", "PS256"];
/** RFC 9068 says at+jwt; many issuers still say JWT, or nothing. A logout token or a DPoP proof is none of them. */
const types = ["at+jwt", "application/at+jwt", "jwt"];
const clockSkewSeconds = 60;
const longestLifeSeconds = 3_600;
const longestToken = 8_192;
const longestName = 512;

/**
 * The token of an Authorization header, in the one spelling it has: what is remembered of it is found by its text, so no
 * other text may stand for it (a scheme's case apart: RFC 9110, 11.1).
 * @throws TokenRefused when there is anything else in it.
 */
export function bearerOf(authorization: string): string {
  const [, token] = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization) ?? [];
  if (token === undefined || token.length > longestToken) throw new TokenRefused("MALFORMED");
  if (!token.split(".").every(isCanonical)) throw new TokenRefused("MALFORMED");
  return token;
}

/** The last letter of base64url may hold bits that no byte has: several texts would then be one token (RFC 4648, 3.5). */
const isCanonical = (part: string): boolean => Buffer.from(part, "base64url").toString("base64url") === part;

/** Who the token says issued it: not to be believed, only to know whose keys to try. @throws TokenRefused */
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

/** @throws TokenRefused unless `issuer` signed the token for this audience and it is of now. */
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

/** What is no fault of the token is no refusal: it is thrown on. */
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

/** The roles the issuer gives, of those the hub knows: `roles: ["analyst"]`. */
export function rolesIn({ roles: claim }: JWTPayload): readonly Role[] {
  return Array.isArray(claim) ? roles.filter((role) => claim.includes(role.toLowerCase())) : [];
}

/** What the issuer allows, as RFC 8693 (section 4.2) and RFC 9068 write it: `scope: "read:figures write:grants"`. */
export const scopesIn = ({ scope }: JWTPayload): ReadonlySet<string> =>
  new Set(typeof scope === "string" ? scope.split(" ").filter(Boolean) : []);
