import { createHash } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { defaultLimits } from "../http/limits.ts";
import { httpTransport } from "./http.ts";
import type { Question, Sign, Transport } from "./transport.ts";

interface Arrived {
  readonly body: Buffer;
  readonly headers: NodeJS.Dict<string | string[]>;
}

const arrived: Arrived[] = [];
let breaks = 0;
const partner = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  arrived.push({ body: Buffer.concat(chunks), headers: request.headers });
  if (breaks-- > 0) response.destroy();
  else response.writeHead(200, { "content-type": "application/json" }).end('{"data":{"figure":1}}');
});

beforeAll(() => new Promise<void>((resolve) => partner.listen(0, "127.0.0.1", resolve)));
afterAll(() => new Promise<void>((resolve) => partner.close(() => resolve())));

const digest = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("base64");
const reader = { signal: new AbortController().signal, carried: { "hub-as-of": "2021-01-01" } };
const operation = { text: "{ figure }", json: '"{ figure }"' };
const question: Question = { operation, kind: "query", variables: '{"name":"Verdun « é »"}', reader };

async function replyWith(sign: Sign): ReturnType<Transport["ask"]> {
  const { port } = partner.address() as AddressInfo;
  const transport = httpTransport("caf", `http://127.0.0.1:${port}/graphql`, defaultLimits.partner, { sign });
  const reply = await transport.ask(question);
  await transport.close();
  return reply;
}

test("each request to a partner can be signed over the very bytes that leave, every attempt anew", async () => {
  arrived.length = 0;
  breaks = 1;
  let count = 0;
  const reply = await replyWith(async (name, outgoing, forWhom) => {
    expect([name, forWhom, outgoing.method]).toEqual(["caf", reader, "POST"]);
    expect(outgoing.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/graphql$/);
    expect(outgoing.headers["hub-as-of"]).toBe("2021-01-01");
    return { digest: digest(outgoing.body), attempt: `${++count}`, authorization: "Bearer caf" };
  });
  expect(reply).toMatchObject({ kind: "ANSWERED", data: { figure: 1 } });
  expect(arrived.map(({ headers }) => headers.attempt)).toEqual(["1", "2"]);
  for (const { body, headers } of arrived) {
    expect(headers).toMatchObject({ digest: digest(body), authorization: "Bearer caf", "hub-as-of": "2021-01-01" });
  }
});

test("what cannot be signed does not leave", async () => {
  arrived.length = 0;
  const reply = await replyWith(() => {
    throw new Error("no key");
  });
  expect(reply).toMatchObject({ kind: "REFUSED", refusal: { code: "PARTNER_UNAVAILABLE", partner: "caf" } });
  expect(arrived).toEqual([]);
});
