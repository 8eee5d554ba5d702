import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import {
  decodeJwt,
  exportJWK,
  type GenerateKeyPairResult,
  generateKeyPair,
  type JWK,
  type JWTPayload,
  SignJWT,
} from "jose";

/** An OIDC issuer of the tests' own, on this machine: it signs whatever it is told to, and may be ill. */
export interface TestIssuer {
  readonly url: string;
  /** Paths that were asked, in order. */
  readonly asked: string[];
  /** Answers in the place of the issuer, while set. */
  ill: ((request: IncomingMessage, response: ServerResponse) => void) | null;
  /** What was sent to be exchanged, in order. */
  readonly exchanges: { readonly form: URLSearchParams; readonly authorization: string | undefined }[];
  /** What an exchanged token says beside the usual; a string is given back in its place. */
  exchanged: ((form: URLSearchParams) => Promise<object | string>) | null;
  /** A token with what is usual in one, and these claims and header fields instead. */
  token(claims?: JWTPayload & Readonly<Record<string, unknown>>, header?: TokenHeader): Promise<string>;
  /** From now on signs with a new key; the former ones are published still, unless `forget`. */
  rotate(forget?: boolean): Promise<void>;
  close(): Promise<void>;
}

export interface TokenHeader {
  readonly kid?: string;
  readonly typ?: string;
}

interface NamedKey {
  readonly kid: string;
  readonly pair: GenerateKeyPairResult;
}

export const seconds = (fromNow: number): number => Math.floor(Date.now() / 1_000) + fromNow;

export async function startIssuer(alg = "EdDSA"): Promise<TestIssuer> {
  let keys: NamedKey[] = [await newKey(alg)];
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    if (issuer.ill) return issuer.ill(request, response);
    if (request.url === "/.well-known/openid-configuration") {
      return say(response, {
        issuer: issuer.url,
        jwks_uri: `${issuer.url}/jwks`,
        token_endpoint: `${issuer.url}/token`,
      });
    }
    if (request.url === "/token") return void exchange(issuer, request).then((body) => say(response, body));
    void jwksOf(keys, alg).then((jwks) => say(response, jwks));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer: TestIssuer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    ill: null,
    exchanges: [],
    exchanged: null,
    token(claims = {}, { kid, typ = "at+jwt" } = {}) {
      const usual = { iss: issuer.url, sub: "analyste-1", iat: seconds(0), exp: seconds(300), roles: ["analyst"] };
      const [newest] = keys as [NamedKey];
      return new SignJWT({ ...usual, ...claims })
        .setProtectedHeader({ alg, typ, kid: kid ?? newest.kid })
        .sign(newest.pair.privateKey);
    },
    async rotate(forget = false) {
      keys = [await newKey(alg), ...(forget ? [] : keys)];
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return issuer;
}

/** RFC 8693, by an issuer that trusts whoever asks: the same bearer, for another audience. */
async function exchange(issuer: TestIssuer, request: IncomingMessage): Promise<object> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const form = new URLSearchParams(Buffer.concat(chunks).toString());
  issuer.exchanges.push({ form, authorization: request.headers.authorization });
  const { sub, institution, roles } = decodeJwt(form.get("subject_token") ?? "");
  const own = (await issuer.exchanged?.(form)) ?? {};
  const usual = { sub, institution, roles, aud: form.get("audience") ?? undefined };
  const token = typeof own === "string" ? own : await issuer.token({ ...usual, ...own } as JWTPayload);
  return { access_token: token, token_type: "Bearer", issued_token_type: form.get("requested_token_type") };
}

async function newKey(alg: string): Promise<NamedKey> {
  return { kid: crypto.randomUUID(), pair: await generateKeyPair(alg, { extractable: true }) };
}

const jwksOf = async (keys: readonly NamedKey[], alg: string): Promise<{ keys: JWK[] }> => ({
  keys: await Promise.all(keys.map(async ({ kid, pair }) => ({ ...(await exportJWK(pair.publicKey)), kid, alg }))),
});

function say(response: ServerResponse, body: unknown): void {
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
}
