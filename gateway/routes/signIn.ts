import type { IncomingMessage, ServerResponse } from "node:http";
import { fetchJson } from "@pacte-hub/auth/tokens/fetchJson";
import { defaultRefreshPolicy } from "@pacte-hub/auth/tokens/refreshPolicy";
import { pathOf } from "@pacte-hub/server/http/http";
import { httpRefusal, problem } from "@pacte-hub/server/http/httpRefusal";
import { sayJson } from "@pacte-hub/server/http/sayJson";
import { z } from "zod";
import type { ReadersIssuer } from "../auth/tokenExchange.ts";

const largestBody = 8 * 1024;
const code = z.strictObject({
  issuer: z.string().max(500),
  code: z.string().min(1).max(2_000),
  verifier: z.string().regex(/^[\w.~-]{43,128}$/),
  redirectUri: z.string().max(500),
});

/**
 * How the pages sign readers in (authorization code with PKCE): which institutions there are, and a code exchanged for a
 * token. The exchange goes through here so that the pages speak to the machine that served them and to no other; what it
 * takes, the code and its verifier, only the page that asked has. Nothing is kept.
 */
export function signIn(issuers: readonly ReadersIssuer[]) {
  const clients = issuers.flatMap(({ issuer, signIn: client }) => (client ? [{ issuer, ...client }] : []));
  return async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    switch (`${request.method} ${pathOf(request)}`) {
      case "GET /session/issuers.json": {
        const described = await Promise.allSettled(
          clients.map(async ({ issuer, name, client }) => {
            const { authorizationEndpoint } = await issuer.metadata();
            return { name, issuer: issuer.url, client, authorize: authorizationEndpoint?.href };
          }),
        );
        const answering = described.flatMap((outcome) =>
          outcome.status === "fulfilled" && outcome.value.authorize ? [outcome.value] : [],
        );
        sayJson(response, 200, answering);
        return true;
      }
      case "POST /session/token": {
        const parsed = code.safeParse(await bodyOf(request));
        const issuer = parsed.success ? clients.find(({ issuer }) => issuer.url === parsed.data.issuer) : undefined;
        if (!parsed.success || !issuer) sayJson(response, 400, refused);
        else await exchanged(issuer, parsed.data, response);
        return true;
      }
      default:
        return false;
    }
  };
}

const refused = problem(httpRefusal({ code: "SIGN_IN_FAILED" }));

type SignInClient = Pick<ReadersIssuer, "issuer"> & NonNullable<ReadersIssuer["signIn"]>;

async function exchanged({ issuer, client }: SignInClient, grant: z.infer<typeof code>, response: ServerResponse) {
  const { tokenEndpoint } = await issuer.metadata().catch(() => ({ tokenEndpoint: null }));
  if (!tokenEndpoint) return sayJson(response, 503, refused);
  const form = new URLSearchParams({
    grant_type: "authorization_code",
    client_id: client,
    code: grant.code,
    code_verifier: grant.verifier,
    redirect_uri: grant.redirectUri,
  });
  const answer = await fetchJson(tokenEndpoint, defaultRefreshPolicy, { method: "POST", body: form }).catch(() => null);
  const token = z.object({ access_token: z.string(), expires_in: z.number().default(300) }).safeParse(answer?.body);
  if (answer?.status !== 200 || !token.success) return sayJson(response, 401, refused);
  sayJson(response, 200, { token: token.data.access_token, seconds: token.data.expires_in });
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  if (!request.headers["content-type"]?.startsWith("application/json")) return undefined;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > largestBody) return undefined;
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString("utf8"));
  } catch {
    return undefined;
  }
}
