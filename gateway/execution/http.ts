import type { PartnerId } from "@pacte-hub/schema/model/partner";
import type { Unavailability } from "@pacte-hub/schema/model/refusal";
import { Pool } from "undici";
import { answerInvalid, NotSent } from "./fieldError.ts";
import { betweenLongWork } from "./longWork.ts";
import { parseBody } from "./parseBody.ts";
import { type Headers, type PostOutcome, postJson } from "./postJson.ts";
import { readReply, refused } from "./reply.ts";
import type { SubgraphLimits } from "./subgraphLimits.ts";
import type { Question, Reader, Reply, Sign, SignedHeaders, Transport } from "./transport.ts";

/** What is added to each request as it leaves, and heard of each answer beside its body. */
export interface Outward {
  readonly sign?: Sign;
  readonly hear?: (partner: string, headers: Headers) => void;
}

/** Asks a subgraph over HTTP, on connections that are kept; `sign` sees each request last. */
export function httpTransport(name: string, url: string, patience: SubgraphLimits, outward: Outward = {}): Transport {
  const { origin, pathname, search, href } = new URL(url);
  const pool = new Pool(origin, { connections: patience.connections, connect: { timeout: patience.timeoutMs } });
  const subgraph = { name, pool, url: href, path: `${pathname}${search}`, patience, ...outward };
  return {
    async ask(question) {
      const first = await attempt(subgraph, question);
      // A kept connection may have died with the partner's last restart, so a query may be asked again; an act never.
      const again = first.kind === "BROKEN" && question.kind === "query" && !question.reader.signal.aborted;
      const last = again ? await attempt(subgraph, question) : first;
      await betweenLongWork(question.reader);
      return told(name, last);
    },
    close: () => pool.destroy(),
  };
}

function told(name: string, attempted: Attempt): Reply {
  switch (attempted.kind) {
    case "BROKEN":
      return unavailable(name, attempted.why);
    case "LATE":
      return unavailable(name, "TIMEOUT");
    case "TOO_LONG":
      return refused(answerInvalid(name));
    case "READ":
      return understood(name, attempted.status, attempted.body);
    default:
      return attempted;
  }
}

interface HttpSubgraph extends Outward {
  readonly name: string;
  readonly pool: Pool;
  readonly path: string;
  readonly url: string;
  readonly patience: SubgraphLimits;
}

/** One question, one answer; whatever goes wrong is a value. */
async function attempt(subgraph: HttpSubgraph, { operation, variables, reader }: Question): Promise<Attempt> {
  const { name, pool, path, patience, sign, hear } = subgraph;
  const body = Buffer.from(`{"query":${operation.json},"variables":${variables}}`);
  try {
    const headers = sign || reader.headersFor ? await signed(subgraph, body, reader) : { ...reader.carried, ...json };
    const answered = await postJson(pool, { path, headers, body, signal: reader.signal }, patience);
    if (answered.kind === "READ") hear?.(name, answered.headers);
    return answered;
  } catch (error) {
    return error instanceof NotSent ? refused(error.refusal) : { kind: "BROKEN", why: "DOWN" };
  }
}

type Attempt = PostOutcome | Reply;

/** What is prepared for a request must come in time, or the request does not leave. */
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

/** The place where the bytes that leave are final: what `sign` adds wins over what we meant to say. */
async function prepared({ name, url, sign }: HttpSubgraph, body: Buffer, reader: Reader): Promise<SignedHeaders> {
  const headers = { ...reader.carried, ...(await reader.headersFor?.(name)), ...json };
  return sign ? { ...headers, ...(await sign(name, { method: "POST", url, headers, body }, reader)) } : headers;
}

const json = { "content-type": "application/json", accept: "application/json" } as const;

/** A GraphQL answer counts whatever its status; of anything else the status tells whose fault it is. */
function understood(name: string, status: number, body: Buffer): Reply {
  const reply = readReply(parseBody(body), name);
  if (reply) return reply;
  if (status === 429 || status === 503) return unavailable(name, "OVERLOADED");
  return status >= 500 ? unavailable(name, "DOWN") : refused(answerInvalid(name));
}

const unavailable = (name: string, why: Unavailability): Reply =>
  refused({ code: "PARTNER_UNAVAILABLE", partner: name as PartnerId, why });
