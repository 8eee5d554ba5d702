import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { OperatorError } from "@pacte-hub/server/operatorError";
import { authorize, Codes } from "./authorize.ts";
import { GrantRefused, granted, spentProofs, type TokenDesk } from "./grant.ts";
import { type DemoKeys, keyAt } from "./keys.ts";
import { pageHeaders, refusalPage } from "./page.ts";
import { type IssuerId, isIssuerId, issuerIds } from "./personas.ts";
import { issuerUrl } from "./tokens.ts";

export interface IdentityOptions {
  /** 0: any free port. */
  readonly port: number;
  readonly keys: DemoKeys;
  /** The hub's name: for whom readers' tokens are. */
  readonly audience: string;
}

export interface Identity {
  readonly port: number;
  close(): Promise<void>;
}

/** Never anything else: who can reach these issuers can be anyone. */
const host = "127.0.0.1";
const largestForm = 32 * 1024;

/** One OIDC issuer for each institution of the demonstration, on one port of this machine. @throws OperatorError */
export async function startIdentity({ port, keys, audience }: IdentityOptions): Promise<Identity> {
  const desks = new Map<IssuerId, TokenDesk>();
  const server = createServer((request, response) => {
    answer(desks, { request, response }).catch(() => sendJson(response, 500, { error: "server_error" }));
  });
  server.requestTimeout = 10_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", ({ code }: NodeJS.ErrnoException) =>
      reject(
        new OperatorError(
          `Le port ${port} (IDENTITY_PORT) ne peut pas être ouvert sur ${host} (${code}).`,
          "PORT_UNAVAILABLE",
        ),
      ),
    );
    server.listen({ host, port }, resolve);
  });
  const open = (server.address() as AddressInfo).port;
  const codes = new Codes();
  const spent = spentProofs();
  for (const issuer of issuerIds) {
    const voice = { url: issuerUrl(open, issuer), key: keyAt(keys, issuer) };
    desks.set(issuer, { issuer, voice, keys, codes, spent, audience });
  }
  return {
    port: open,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

async function answer(desks: ReadonlyMap<IssuerId, TokenDesk>, { request, response }: Exchange): Promise<void> {
  const [path = "", search = ""] = (request.url ?? "").split("?", 2);
  const [, name = "", ...rest] = path.split("/");
  const desk = isIssuerId(name) ? desks.get(name) : undefined;
  // A page elsewhere whose name was made to lead here (DNS rebinding) says its own name.
  if (!desk || !isOurs(request.headers.host)) return sendJson(response, 404, { error: "not_found" });
  switch (`${request.method} ${rest.join("/")}`) {
    case "GET .well-known/openid-configuration":
      return sendJson(response, 200, discoveryOf(desk.voice.url));
    case "GET jwks":
      return sendJson(response, 200, { keys: [desk.voice.key.jwk] });
    case "GET authorize":
      return sayAuthorized(response, authorize(desk.issuer, new URLSearchParams(search), desk.codes));
    case "POST token":
      return token(desk, { request, response });
    default:
      return sendJson(response, 404, { error: "not_found" });
  }
}

const isOurs = (name = ""): boolean => /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(name);

const discoveryOf = (url: string) => ({
  issuer: url,
  authorization_endpoint: `${url}/authorize`,
  token_endpoint: `${url}/token`,
  jwks_uri: `${url}/jwks`,
  response_types_supported: ["code"],
  grant_types_supported: ["authorization_code", "refresh_token", "urn:ietf:params:oauth:grant-type:token-exchange"],
  subject_types_supported: ["public"],
  id_token_signing_alg_values_supported: ["EdDSA"],
  code_challenge_methods_supported: ["S256"],
  token_endpoint_auth_methods_supported: ["none", "private_key_jwt"],
  token_endpoint_auth_signing_alg_values_supported: ["EdDSA"],
});

function sayAuthorized(response: ServerResponse, authorized: ReturnType<typeof authorize>): void {
  if (authorized.kind === "REDIRECT") {
    response.writeHead(303, { location: authorized.to, "cache-control": "no-store", "referrer-policy": "no-referrer" });
    return void response.end();
  }
  response.writeHead(authorized.kind === "PAGE" ? 200 : 400, pageHeaders);
  response.end(authorized.kind === "PAGE" ? authorized.html : refusalPage(authorized.sentence));
}

async function token(desk: TokenDesk, { request, response }: Exchange): Promise<void> {
  const form = await formOf(request);
  if (!form) return sendJson(response, 413, { error: "invalid_request" });
  try {
    sendJson(response, 200, await granted(desk, form));
  } catch (error) {
    if (!(error instanceof GrantRefused)) throw error;
    const status = error.error === "invalid_client" ? 401 : 400;
    sendJson(response, status, { error: error.error, error_description: error.message });
  }
}

async function formOf(request: IncomingMessage): Promise<URLSearchParams | undefined> {
  let text = "";
  for await (const chunk of request) {
    text += chunk;
    if (text.length > largestForm) return undefined;
  }
  return new URLSearchParams(text);
}

function sendJson(response: ServerResponse, status: number, body: object): void {
  const headers = { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" };
  response.writeHead(status, { ...headers, "x-content-type-options": "nosniff" }).end(JSON.stringify(body));
}
