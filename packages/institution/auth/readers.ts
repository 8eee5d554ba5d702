import { Issuer, IssuerUnavailable } from "@pacte-hub/auth/tokens/issuer";
import { defaultRefreshPolicy, type RefreshPolicy } from "@pacte-hub/auth/tokens/refreshPolicy";
import { bearerOf, claimedIssuer, rolesIn, TokenRefused } from "@pacte-hub/auth/tokens/token";
import { tokenCache } from "@pacte-hub/auth/tokens/tokenCache";
import { anonymous, type InstitutionId, type Viewer } from "@pacte-hub/schema/model/viewer";
import { log } from "@pacte-hub/server/log";
import { refusalError } from "@pacte-hub/server/refusalError";
import type { JWTPayload } from "jose";
import type { Knex } from "knex";
import { type IssuerEntry, lookUpIssuer } from "./issuerLookup.ts";

/** Who asks, by the token that comes with the request. */
export interface Readers {
  /** Without a header: anonymous. @throws a GraphQLError (UNAUTHENTICATED, HTTP 401) for any token that is not to be believed. */
  viewerOf(authorization: string | undefined): Promise<Viewer>;
}

export interface ReadersOptions {
  /** For whom tokens must be: this partner's own audience. */
  readonly audience: string;
  readonly pace?: RefreshPolicy;
}

/** The readers an institution believes, by its own list (authority.issuer). An issuer that is not on it is never asked. */
export function readersOf(db: Knex, { audience, pace = defaultRefreshPolicy }: ReadersOptions): Readers {
  const issuers = new Map<string, Issuer>();
  const verify = tokenCache(audience);
  const issuerAt = (url: string, mayBePlain: boolean): Issuer => {
    const name = `${mayBePlain} ${url}`;
    const issuer = issuers.get(name) ?? new Issuer(url, mayBePlain, pace);
    issuers.set(name, issuer);
    return issuer;
  };
  return {
    async viewerOf(authorization) {
      if (authorization === undefined) return anonymous;
      try {
        const token = bearerOf(authorization);
        const name = claimedIssuer(token);
        const lines = await lookUpIssuer(db, name);
        if (lines.length === 0) throw new TokenRefused("UNKNOWN_ISSUER");
        const issuer = issuerAt(
          name,
          lines.every(({ demonstration }) => demonstration),
        );
        const claims = await verify(token, issuer);
        return {
          kind: "READER",
          subject: claims.sub,
          issuer: claims.iss,
          institution: institutionIn(claims, lines),
          roles: rolesIn(claims),
          until: new Date(claims.exp * 1_000).toISOString(),
        };
      } catch (error) {
        throw toGraphQLError(error);
      }
    },
  };
}

/** @throws TokenRefused when the token speaks for nobody on the list, or for two at once. */
function institutionIn(claims: JWTPayload, lines: readonly IssuerEntry[]): InstitutionId {
  const matching = lines.filter(({ claim, value }) => valuesOf(claims[claim]).includes(value));
  const [institution, ...otherInstitutions] = new Set(matching.map((line) => line.institution));
  if (institution === undefined || otherInstitutions.length > 0) throw new TokenRefused("UNKNOWN_INSTITUTION");
  return institution;
}

const valuesOf = (claim: unknown): readonly unknown[] => (Array.isArray(claim) ? claim : [claim]);

/** Maps TokenRefused and IssuerUnavailable to GraphQL errors, and logs the latter; rethrows anything else. */
function toGraphQLError(error: unknown): unknown {
  if (error instanceof TokenRefused) return refusalError({ code: "UNAUTHENTICATED", reason: error.reason });
  if (!(error instanceof IssuerUnavailable)) return error;
  log.warn({ issuer: error.issuer, why: error.why }, "un émetteur de jetons ne peut être consulté");
  return refusalError({ code: "UNAUTHENTICATED", reason: "ISSUER_UNAVAILABLE" });
}
