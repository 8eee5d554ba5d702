import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from "jose";
import { askable, fetchJson } from "./fetchJson.ts";
import { defaultRefreshPolicy, type RefreshPolicy } from "./refreshPolicy.ts";
import { TtlCache } from "./ttlCache.ts";

/** An issuer's metadata (OpenID Connect Discovery 1.0). */
export interface Metadata {
  readonly jwks: URL;
  readonly tokenEndpoint: URL | null;
  readonly authorizationEndpoint: URL | null;
}

/** An OIDC issuer: its endpoints by discovery, and its key set, refreshed when keys rotate. */
export class Issuer {
  readonly url: string;
  readonly #mayBePlain: boolean;
  readonly #pace: RefreshPolicy;
  readonly #metadata: TtlCache<Metadata>;
  readonly #keys: TtlCache<JWTVerifyGetKey>;

  /** `mayBePlain`: true for a demonstration issuer on this machine, which may use plain HTTP. */
  constructor(url: string, mayBePlain: boolean, pace: RefreshPolicy = defaultRefreshPolicy) {
    this.url = url;
    this.#mayBePlain = mayBePlain;
    this.#pace = pace;
    this.#metadata = new TtlCache(() => this.#reaching(() => this.#discover()), pace);
    this.#keys = new TtlCache(() => this.#reaching(() => this.#fetchKeys()), pace);
  }

  metadata(): Promise<Metadata> {
    return this.#metadata.get();
  }

  /** The key set last read, a new object at each read; undefined when it is too old. */
  get keysHeld(): object | undefined {
    return this.#keys.held;
  }

  /** Finds the key that a token names. An unknown key id may be new: the key set is read again, within a rate limit. */
  readonly key: JWTVerifyGetKey = async (header, token) => {
    const keys = await this.#keys.get();
    try {
      return await keys(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      return (await this.#keys.newerThan(keys))(header, token);
    }
  };

  async #discover(): Promise<Metadata> {
    const address = askable(`${this.url.replace(/\/$/, "")}/.well-known/openid-configuration`, this.#mayBePlain);
    const document = await this.#ask(address);
    if (document.issuer !== this.url) throw new Error("it calls itself by another name");
    const { token_endpoint: token, authorization_endpoint: authorization } = document;
    return {
      jwks: askable(document.jwks_uri, this.#mayBePlain),
      tokenEndpoint: token === undefined ? null : askable(token, this.#mayBePlain),
      authorizationEndpoint: authorization === undefined ? null : askable(authorization, this.#mayBePlain),
    };
  }

  async #fetchKeys(): Promise<JWTVerifyGetKey> {
    const { jwks } = await this.#metadata.get();
    return createLocalJWKSet((await this.#ask(jwks)) as unknown as JSONWebKeySet);
  }

  async #ask(url: URL): Promise<Readonly<Record<string, unknown>>> {
    const { status, body } = await fetchJson(url, this.#pace);
    if (status !== 200 || typeof body !== "object" || body === null) throw new Error(`it answered ${status}`);
    return body as Readonly<Record<string, unknown>>;
  }

  async #reaching<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw error instanceof IssuerUnavailable ? error : new IssuerUnavailable(this.url, causeOf(error));
    }
  }
}

/** The issuer does not answer, or its metadata is unusable; `why` is for the operator's log. */
export class IssuerUnavailable extends Error {
  readonly issuer: string;
  readonly why: string;

  constructor(issuer: string, why: string) {
    super(`${issuer}: ${why}`);
    this.name = "IssuerUnavailable";
    this.issuer = issuer;
    this.why = why;
  }
}

/** The cause behind fetch's message "fetch failed". */
function causeOf(error: unknown): string {
  const { message, cause } = error as Error & { cause?: { code?: string; message?: string } };
  return cause?.code ?? cause?.message ?? message;
}
