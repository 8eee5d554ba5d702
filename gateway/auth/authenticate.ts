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

/** A reader who was let in: `subject` is their name at their issuer, for this process's memory only. */
export interface AuthenticatedReader extends Pick<Reader, "headersFor" | "remarks" | "scopes"> {
  readonly subject?: string;
  readonly absence?: Absence;
}

/** How the hub may speak for a reader who is not there: their issuer, and a refresh token that it gives for that. */
export interface Absence {
  readonly issuer: string;
  /** Whose readers the issuer knows, as shown; its host where nobody named it. */
  readonly institution: string;
  /** @throws ExchangeRefused, or IssuerUnavailable */
  refreshToken(): Promise<string>;
}

/** Authentication: verifies the reader's token, and prepares a token of its own for each partner. */
export interface Authenticator {
  /**
   * The headers each partner is sent for the reader; none without a token, or with one that nobody can check: such a
   * reader is shown what is open to all, with a remark that says so.
   * @throws a GraphQLError (UNAUTHENTICATED, HTTP 401) before any partner is asked, for a token that is forged or over.
   */
  headersOf(authorization: string | undefined): Promise<AuthenticatedReader>;
  /** What a refresh token of an issuer gives now. @throws ExchangeRefused, or IssuerUnavailable */
  refreshed(issuer: string, refreshToken: string): Promise<RefreshedTokens>;
}

export interface AuthenticatorOptions {
  /** The hub's name: for whom readers' tokens must be, and the beginning of what partners' tokens are for. */
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
  const wallet = new ExchangedTokenCache();
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
          const partnerToken = await wallet
            .tokenFor(token, partner, () => exchangeToken(at, token, audienceOf(audience, partner), pace))
            .catch((error: unknown) => {
              const refusal = notExchanged(error, { at, partner, exp });
              if (refusal.reason === "ISSUER_REFUSED") throw new NotSent(refusal);
              // Nobody is to blame, or the token has just ended: the partner is asked for what is open to all.
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
  /** When the reader's own token ends, in seconds since 1970. */
  readonly exp: number;
}

type NotExchanged = Extract<Refusal, { readonly code: "TOKEN_NOT_EXCHANGED" }>;

/** Only this partner's fields are concerned: the others have tokens of their own. @throws what is a fault of ours. */
function notExchanged(error: unknown, { at, partner, exp }: Exchange): NotExchanged {
  if (!(error instanceof ExchangeRefused) && !(error instanceof IssuerUnavailable)) throw error;
  log.warn({ issuer: at.issuer.url, partner, why: error.why }, "un jeton n'a pu être échangé");
  const isRefused = error instanceof ExchangeRefused && error.kind === "REFUSED";
  if (!isRefused) return { code: "TOKEN_NOT_EXCHANGED", partner, reason: "ISSUER_UNAVAILABLE" };
  // The gateway allows for clocks that differ, and its issuer need not.
  const hasEnded = exp <= Date.now() / 1_000;
  return { code: "TOKEN_NOT_EXCHANGED", partner, reason: hasEnded ? "TOKEN_EXPIRED" : "ISSUER_REFUSED" };
}

/** Said beside an answer, at no place of it. */
function remarkOf(refusal: NotExchanged | Extract<Refusal, { readonly code: "TOKEN_NOT_ACCEPTED" }>): GraphQLError {
  const { code, reason } = refusal;
  const extensions = { code, reason, ...("partner" in refusal && { institution: refusal.partner }) };
  return new GraphQLError(explain(refusal), { extensions });
}
