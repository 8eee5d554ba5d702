import type { PartnerId } from "@pacte-hub/schema/model/partner";
import type { Unavailability } from "@pacte-hub/schema/model/refusal";
import { Pool } from "undici";
import { answerInvalid, NotSent } from "./fieldError.ts";
import { betweenLongWork } from "./longWork.ts";
import { parseBody } from "./parseBody.ts";
import { joined, lengthOf } from "./pieces.ts";
import { type Headers, type PostOutcome, postJson } from "./postJson.ts";
import { readReply, refused } from "./reply.ts";
import type { SubgraphLimits } from "./subgraphLimits.ts";
import type {
  Question,
  Reader,
  RelayedReply,
  RelayedRequest,
  RelayingTransport,
  Reply,
  Sign,
  SignedHeaders,
} from "./transport.ts";

/** Hooks for each request before it is sent, and for the headers of each response. */
export interface Outward {
  readonly sign?: Sign;
  readonly hear?: (partner: string, headers: Headers) => void;
}

/** Sends requests to a subgraph over kept-alive HTTP connections; `sign` is called last, with the final bytes. */
export function httpTransport(
  name: string,
  url: string,
  patience: SubgraphLimits,
  outward: Outward = {},
): RelayingTransport {
  const { origin, pathname, search, href } = new URL(url);
  const pool = new Pool(origin, { connections: patience.connections, connect: { timeout: patience.timeoutMs } });
  const subgraph = { name, pool, url: href, path: `${pathname}${search}`, patience, ...outward };
  return {
    async ask({ operation, variables, kind, reader }) {
      const posted = await post(subgraph, { body: bodyOf(operation, variables), kind, reader });
      await betweenLongWork(reader);
      return posted.kind === "READ" ? understood(name, posted.status, joined(posted.body)) : failed(name, posted);
    },
    async relay(request) {
      const posted = await post(subgraph, request);
      return posted.kind === "READ" ? unread(name, posted) : failed(name, posted);
    },
    close: () => pool.destroy(),
  };
}

export const bodyOf = (operation: Question["operation"], variables: string): Buffer =>
  Buffer.from(`{"query":${operation.json},"variables":${variables}}`);

/** A kept-alive connection may have died with the partner's restart, so a query is sent once more; a mutation never is. */
async function post(subgraph: HttpSubgraph, request: RelayedRequest): Promise<Attempt> {
  const first = await attempt(subgraph, request);
  const again = first.kind === "BROKEN" && request.kind === "query" && !request.reader.signal.aborted;
  return again ? attempt(subgraph, request) : first;
}

/** The refusal for a request without a response. */
function failed(name: string, attempted: Exclude<Attempt, { kind: "READ" }>): Refused {
  switch (attempted.kind) {
    case "BROKEN":
      return unavailable(name, attempted.why);
    case "LATE":
      return unavailable(name, "TIMEOUT");
    case "TOO_LONG":
      return refused(answerInvalid(name));
    default:
      return attempted;
  }
}

/** Leaves a response unread for the other process. Short ones of an error status are read here, so that the circuit breaker counts them. */
function unread(name: string, { status, body }: Extract<PostOutcome, { kind: "READ" }>): RelayedReply {
  if (status >= 400 && lengthOf(body) <= longestErrorPage) {
    const reply = understood(name, status, joined(body));
    if (reply.kind === "REFUSED") return reply;
  }
  return { kind: "UNREAD", status, body };
}

const longestErrorPage = 64 * 1024;

interface HttpSubgraph extends Outward {
  readonly name: string;
  readonly pool: Pool;
  readonly path: string;
  readonly url: string;
  readonly patience: SubgraphLimits;
}

/** Sends one request. Never rejects: failures are values. */
async function attempt(subgraph: HttpSubgraph, { body, reader }: RelayedRequest): Promise<Attempt> {
  const { name, pool, path, patience, sign, hear } = subgraph;
  try {
    const headers = sign || reader.headersFor ? await signed(subgraph, body, reader) : { ...reader.carried, ...json };
    const answered = await postJson(pool, { path, headers, body, signal: reader.signal }, patience);
    if (answered.kind === "READ") hear?.(name, answered.headers);
    return answered;
  } catch (error) {
    return error instanceof NotSent ? refused(error.refusal) : { kind: "BROKEN", why: "DOWN" };
  }
}

type Refused = Extract<Reply, { kind: "REFUSED" }>;
type Attempt = PostOutcome | Refused;

/** Prepares a request's headers within its time limit; otherwise the request is not sent. */
async function signed(subgraph: HttpSubgraph, body: Buffer, reader: Reader): Promise<SignedHeaders> {
  const { name, patience } = subgraph;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const refusal = { code: "PARTNER_UNAVAILABLE", partner: name as PartnerId, why: "TIMEOUT" } as const;
    timer = setTimeout(() => reject(new NotSent(refusal)), patience.timeoutMs);
  });
  try {
    return await Promise.race([prepared(subgraph, body, reader), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** The headers of the final request: those that `sign` adds override ours. */
async function prepared({ name, url, sign }: HttpSubgraph, body: Buffer, reader: Reader): Promise<SignedHeaders> {
  const headers = { ...reader.carried, ...(await reader.headersFor?.(name)), ...json };
  return sign ? { ...headers, ...(await sign(name, { method: "POST", url, headers, body }, reader)) } : headers;
}

const json = { "content-type": "application/json", accept: "application/json" } as const;

/** Reads a response: a GraphQL body counts whatever the status; for any other body the status decides the refusal. */
export function understood(name: string, status: number, body: Buffer): Reply {
  const reply = readReply(parseBody(body), name);
  if (reply) return reply;
  if (status === 429 || status === 503) return unavailable(name, "OVERLOADED");
  return status >= 500 ? unavailable(name, "DOWN") : refused(answerInvalid(name));
}

const unavailable = (name: string, why: Unavailability): Refused =>
  refused({ code: "PARTNER_UNAVAILABLE", partner: name as PartnerId, why });
