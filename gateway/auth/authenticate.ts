import { audienceOf } from "@pacte-hub/auth/tokens/audience";
import { IssuerUnavailable } from "@pacte-hub/auth/tokens/issuer";
import { defaultRefreshPolicy, type RefreshPolicy } from "@pacte-hub/auth/tokens/refreshPolicy";
import { bearerOf, claimedIssuer, scopesIn, TokenRefused } from "@pacte-hub/auth/tokens/token";
import { tokenCache } from "@pacte-hub/auth/tokens/tokenCache";
import { isPartnerId, type PartnerId } from "@pacte-hub/schema/model/partner";
import type { Refusal } from "@pacte-hub/schema/model/refusal";
import { explain } from "@pacte-hub/schema/rules/explain";
import { log } from "@pacte-hub/server/log";
import { refusalError } from "@pacte-hub/server/refusalError";
import { GraphQLError } from "graphql";
import { NotSent } from "../execution/fieldError.ts";
import type { Reader } from "../execution/transport.ts";
import { ExchangedTokenCache } from "./exchangedTokenCache.ts";
import {
  ExchangeRefused,
  exchangeForRefreshToken,
  exchangeToken,
  type ReadersIssuer,
  type RefreshedTokens,
  refreshedTokens,
} from "./tokenExchange.ts";

/** An authenticated reader. `subject`: their name at their issuer, kept in this process's memory only. */
export interface AuthenticatedReader extends Pick<Reader, "headersFor" | "remarks" | "scopes"> {
  readonly subject?: string;
  readonly absence?: Absence;
}

/** How the hub may act for a reader who is offline: their issuer, and a refresh token that it issues for that. */
export interface Absence {
  readonly issuer: string;
  /** The institution's name as shown to readers; the issuer's host where it has none. */
  readonly institution: string;
  /** @throws ExchangeRefused, or IssuerUnavailable */
  refreshToken(): Promise<string>;
}

/** Verifies the reader's token, and prepares its exchange for one token per partner. */
export interface Authenticator {
  /**
   * The headers to send each partner for the reader: none without a token, or with one that cannot be checked (unknown or
   * unreachable issuer). Such a reader gets open data, with a remark that says so.
   * @throws a GraphQLError (UNAUTHENTICATED, HTTP 401) before any partner is asked, for a forged or expired token
   */
  headersOf(authorization: string | undefined): Promise<AuthenticatedReader>;
  /** Redeems a refresh token at its issuer. @throws ExchangeRefused, or IssuerUnavailable */
  refreshed(issuer: string, refreshToken: string): Promise<RefreshedTokens>;
}

export interface AuthenticatorOptions {
  /** The hub's audience: that of readers' tokens, and the prefix of partners' audiences. */
  readonly audience: string;
  readonly issuers: readonly ReadersIssuer[];
  readonly pace?: RefreshPolicy;
}

/** Authentication of the readers of these issuers. */
export function authenticatorFor({
  audience,
  issuers,
  pace = defaultRefreshPolicy,
}: AuthenticatorOptions): Authenticator {
  const exchangedTokens = new ExchangedTokenCache();
  const verify = tokenCache(audience);
  const issuersByUrl = new Map(issuers.map((readersIssuer) => [readersIssuer.issuer.url, readersIssuer]));
  return {
    async refreshed(issuer, refreshToken) {
      const readersIssuer = issuersByUrl.get(issuer);
      if (!readersIssuer) throw new ExchangeRefused("REFUSED", "no such issuer is configured any more");
      return refreshedTokens(readersIssuer, refreshToken, audience);
    },
    async headersOf(authorization) {
      if (authorization === undefined) return {};
      const bearer = await verifiedBearer(authorization, issuersByUrl, verify);
      if (bearer instanceof GraphQLError) return { remarks: [bearer] };
      const { token, at, subject, scopes, exp } = bearer;
      const remarks = new Map<PartnerId, GraphQLError>();
      return {
        subject: `${at.issuer.url} ${subject}`,
        scopes,
        absence: {
          issuer: at.issuer.url,
          institution: at.signIn?.name ?? new URL(at.issuer.url).host,
          refreshToken: () => exchangeForRefreshToken(at, token, audience),
        },
        get remarks() {
          return [...remarks.values()];
        },
        async headersFor(partner) {
          // The reference subgraph belongs to no partner, and knows no readers.
          if (!isPartnerId(partner)) return {};
          const partnerToken = await exchangedTokens
            .tokenFor(token, partner, () => exchangeToken(at, token, audienceOf(audience, partner), pace))
            .catch((error: unknown) => {
              const refusal = notExchanged(error, { at, partner, exp });
              if (refusal.reason === "ISSUER_REFUSED") throw new NotSent(refusal);
              // The issuer is unreachable, or the token has just expired: the partner is asked for open data only.
              remarks.set(partner, remarkOf(refusal));
              return null;
            });
          return partnerToken === null ? {} : { authorization: `Bearer ${partnerToken}` };
        },
      };
    },
  };
}

async function verifiedBearer(
  authorization: string,
  issuersByUrl: ReadonlyMap<string, ReadersIssuer>,
  verify: ReturnType<typeof tokenCache>,
) {
  try {
    const token = bearerOf(authorization);
    const readersIssuer = issuersByUrl.get(claimedIssuer(token));
    if (!readersIssuer) throw new TokenRefused("UNKNOWN_ISSUER");
    const claims = await verify(token, readersIssuer.issuer);
    return { token, at: readersIssuer, subject: claims.sub, scopes: scopesIn(claims), exp: claims.exp };
  } catch (error) {
    if (error instanceof TokenRefused && error.reason === "UNKNOWN_ISSUER")
      return remarkOf({ code: "TOKEN_NOT_ACCEPTED", reason: error.reason });
    if (error instanceof TokenRefused) throw refusalError({ code: "UNAUTHENTICATED", reason: error.reason });
    if (!(error instanceof IssuerUnavailable)) throw error;
    log.warn({ issuer: error.issuer, why: error.why }, "un émetteur de jetons ne peut être consulté");
    return remarkOf({ code: "TOKEN_NOT_ACCEPTED", reason: "ISSUER_UNAVAILABLE" });
  }
}

interface Exchange {
  readonly at: ReadersIssuer;
  readonly partner: PartnerId;
  /** Expiry of the reader's own token, in seconds since 1970. */
  readonly exp: number;
}

type NotExchanged = Extract<Refusal, { readonly code: "TOKEN_NOT_EXCHANGED" }>;

/** The refusal of this partner's fields after a failed exchange; other partners have tokens of their own. @throws other errors */
function notExchanged(error: unknown, { at, partner, exp }: Exchange): NotExchanged {
  if (!(error instanceof ExchangeRefused) && !(error instanceof IssuerUnavailable)) throw error;
  log.warn({ issuer: at.issuer.url, partner, why: error.why }, "un jeton n'a pu être échangé");
  const isRefused = error instanceof ExchangeRefused && error.kind === "REFUSED";
  if (!isRefused) return { code: "TOKEN_NOT_EXCHANGED", partner, reason: "ISSUER_UNAVAILABLE" };
  // The gateway tolerates clock skew; the issuer need not.
  const hasEnded = exp <= Date.now() / 1_000;
  return { code: "TOKEN_NOT_EXCHANGED", partner, reason: hasEnded ? "TOKEN_EXPIRED" : "ISSUER_REFUSED" };
}

/** An error without a path, beside the data. */
function remarkOf(refusal: NotExchanged | Extract<Refusal, { readonly code: "TOKEN_NOT_ACCEPTED" }>): GraphQLError {
  const { code, reason } = refusal;
  const extensions = { code, reason, ...("partner" in refusal && { institution: refusal.partner }) };
  return new GraphQLError(explain(refusal), { extensions });
}
