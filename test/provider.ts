import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, type JWK, jwtVerify } from "jose";
// It comes without types; what is used of it is said here.
// @ts-expect-error
import Untyped, { errors } from "oidc-provider";

/** A provider of which nothing is ours: oidc-provider, configured as an institution would configure its own. */
export interface RealProvider {
  readonly issuer: string;
  /** Signs with a new key from now on; the former is published beside it. */
  rotate(): Promise<void>;
  close(): Promise<void>;
}

interface Configured {
  readonly gatewayKey: JWK;
  readonly redirectUri: string;
  /** Audiences it may issue tokens for. */
  readonly resources: readonly string[];
}

// biome-ignore lint/suspicious/noExplicitAny: a library without types
type Any = any;
const Provider: Any = Untyped;
const exchangeGrant = "urn:ietf:params:oauth:grant-type:token-exchange";

export async function startProvider(configured: Configured): Promise<RealProvider> {
  let answer: RequestListener = () => undefined;
  const server = createServer((request, response) => answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let keys: JWK[] = [];
  const rotate = async () => {
    keys = [await newKey(), ...keys];
    answer = providerAt(issuer, keys, configured);
  };
  await rotate();
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { issuer, rotate, close };
}

async function newKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair("RS256", { extractable: true });
  return { ...(await exportJWK(privateKey)), kid: crypto.randomUUID(), use: "sig", alg: "RS256" };
}

function providerAt(issuer: string, keys: readonly JWK[], configured: Configured): RequestListener {
  const { gatewayKey, redirectUri, resources } = configured;
  const infoOf = async (_: Any, resource: string) => {
    if (!resources.includes(resource)) throw new errors.InvalidTarget();
    return { scope: "hub", audience: resource, accessTokenFormat: "jwt", accessTokenTTL: 300 };
  };
  const provider = new Provider(issuer, {
    jwks: { keys },
    cookies: { keys: ["a secret of the test"] },
    pkce: { required: () => true },
    features: { resourceIndicators: { enabled: true, getResourceServerInfo: infoOf } },
    // What the institution knows of its people.
    extraTokenClaims: () => ({ siret: "demonstration-55", roles: ["analyst"] }),
    findAccount: (_: Any, id: string) => ({ accountId: id, claims: () => ({ sub: id }) }),
    clients: [
      {
        client_id: "hub-explorer",
        token_endpoint_auth_method: "none",
        application_type: "native",
        redirect_uris: [redirectUri],
      },
      {
        client_id: "hub-gateway",
        token_endpoint_auth_method: "private_key_jwt",
        token_endpoint_auth_signing_alg: "EdDSA",
        jwks: { keys: [gatewayKey] },
        grant_types: [exchangeGrant],
        response_types: [],
        redirect_uris: [],
      },
    ],
    enabledJWA: { clientAuthSigningAlgValues: ["EdDSA", "RS256"] },
  });
  provider.registerGrantType(exchangeGrant, exchanging(provider, keys, infoOf), exchangeParameters, []);
  return provider.callback();
}

const exchangeParameters = ["subject_token", "subject_token_type", "requested_token_type", "resource", "audience"];

/** RFC 8693 in the provider's own terms: it verifies its token, and issues one for the resource that is named. */
function exchanging(provider: Any, keys: readonly JWK[], infoOf: (ctx: Any, resource: string) => Promise<Any>) {
  return async (ctx: Any) => {
    const { subject_token: subject, resource } = ctx.oidc.params;
    const keyOf = ({ kid }: { kid?: string }): JWK => publicOf(keys.find((key) => key.kid === kid) as JWK);
    const { payload } = await jwtVerify<Any>(subject, keyOf as Any, { issuer: provider.issuer });
    const token = new provider.AccessToken({ accountId: payload.sub, client: ctx.oidc.client, gty: "token_exchange" });
    token.resourceServer = new provider.ResourceServer(resource, await infoOf(ctx, resource));
    ctx.oidc.entity("AccessToken", token);
    ctx.body = {
      access_token: await token.save(),
      issued_token_type: "urn:ietf:params:oauth:token-type:access_token",
      token_type: "Bearer",
      expires_in: token.expiration,
    };
  };
}

const publicOf = ({ kty, n, e, alg }: JWK): JWK => ({ kty, n, e, alg }) as JWK;
