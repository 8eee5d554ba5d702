import { Pool } from "undici";
import type { PartnerId } from "../../schema/language/partner.ts";
import type { Unavailability } from "../../schema/language/refusal.ts";
import { answerInvalid, NotSent } from "./flaw.ts";
import { readReply, refused } from "./reply.ts";
import type { Question, Reader, Reply, Sign, SignedHeaders, Transport } from "./transport.ts";

/** What is granted to a partner before it is said not to answer. */
export interface Patience {
  readonly timeoutMs: number;
  readonly maxBodyBytes: number;
  readonly connections: number;
}

/** Asks a subgraph over HTTP, on connections that are kept; `sign` sees each request last. */
export function httpTransport(name: string, url: string, patience: Patience, sign?: Sign): Transport {
  const { origin, pathname, search, href } = new URL(url);
  const pool = new Pool(origin, { connections: patience.connections, connect: { timeout: patience.timeoutMs } });
  const subgraph = { name, pool, url: href, path: `${pathname}${search}`, patience, sign };
  return {
    async ask(question) {
      const first = await attempt(subgraph, question);
      // A kept connection may have died with the partner's last restart, so a query may be asked again; an act never.
      const again = first.kind === "BROKEN" && question.kind === "query" && !question.reader.signal.aborted;
      return told(name, again ? await attempt(subgraph, question) : first);
    },
    close: () => pool.destroy(),
  };
}

type Attempt =
  | Reply
  | { readonly kind: "BROKEN"; readonly why: Unavailability }
  | { readonly kind: "LATE" }
  | { readonly kind: "TOO_LONG" };

function told(name: string, attempted: Attempt): Reply {
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

interface HttpSubgraph {
  readonly name: string;
  readonly pool: Pool;
  readonly path: string;
  readonly url: string;
  readonly patience: Patience;
  readonly sign: Sign | undefined;
}

/** One question, one answer; whatever goes wrong is a value. */
async function attempt(subgraph: HttpSubgraph, { operation, variables, reader }: Question): Promise<Attempt> {
  const { pool, path, patience, name } = subgraph;
  const { signal } = reader;
  const deadline = new AbortController();
  const leave = () => deadline.abort();
  const timer = setTimeout(leave, patience.timeoutMs);
  signal.addEventListener("abort", leave, { once: true });
  let answering = false;
  try {
    const body = Buffer.from(JSON.stringify({ query: operation, variables }));
    const headers = await signed(subgraph, body, reader);
    const response = await pool.request({ method: "POST", path, headers, body, signal: deadline.signal });
    answering = true;
    const text = await read(response.body, patience.maxBodyBytes);
    return text === null ? { kind: "TOO_LONG" } : understood(name, response.statusCode, text);
  } catch (error) {
    if (error instanceof NotSent) return refused(error.refusal);
    if (deadline.signal.aborted) return { kind: "LATE" };
    return { kind: "BROKEN", why: answering ? "CUT" : "DOWN" };
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", leave);
  }
}

/** The place where the bytes that leave are final: what `sign` adds wins over what we meant to say. */
async function signed({ name, url, sign }: HttpSubgraph, body: Buffer, reader: Reader): Promise<SignedHeaders> {
  const headers = { ...reader.carried, ...(await reader.headersFor?.(name)), ...json };
  return sign ? { ...headers, ...(await sign(name, { method: "POST", url, headers, body }, reader)) } : headers;
}

const json = { "content-type": "application/json", accept: "application/json" } as const;

/** null when the body exceeds what is accepted; the connection is then closed. */
async function read(body: AsyncIterable<Buffer>, maxBytes: number): Promise<string | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > maxBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length).toString("utf8");
}

/** A GraphQL answer counts whatever its status; of anything else the status tells whose fault it is. */
function understood(name: string, status: number, text: string): Reply {
  const reply = readReply(parsed(text), name);
  if (reply) return reply;
  if (status === 429 || status === 503) return unavailable(name, "OVERLOADED");
  return status >= 500 ? unavailable(name, "DOWN") : refused(answerInvalid(name));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const unavailable = (name: string, why: Unavailability): Reply =>
  refused({ code: "PARTNER_UNAVAILABLE", partner: name as PartnerId, why });
