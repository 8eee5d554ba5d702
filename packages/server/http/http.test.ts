import { request as httpRequest } from "node:http";
import { ApolloServer } from "@apollo/server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { OperatorError } from "../operatorError.ts";
import { type Listening, listenOn } from "./http.ts";

const server = new ApolloServer({
  typeDefs: "type Query { word(slow: Boolean): String }",
  resolvers: {
    Query: {
      word: async (_, { slow }) =>
        slow ? new Promise((resolve) => setTimeout(() => resolve("late"), 100)) : "bonjour",
    },
  },
});
let listening: Listening;
let clientsGone = 0;

beforeAll(async () => {
  await server.start();
  const context = async (_: unknown, { signal }: { readonly signal: AbortSignal }) => {
    signal.addEventListener("abort", () => clientsGone++);
    return {};
  };
  listening = await listenOn(server, { host: "127.0.0.1", port: 0, context, maxBodyBytes: 10_000 });
});
afterAll(async () => {
  await listening.close();
  await server.stop();
});

const url = (path = "/graphql"): string => `http://127.0.0.1:${listening.port}${path}`;
const json = { "content-type": "application/json" };

type Answered = {
  readonly status: number;
  readonly body: { readonly errors?: readonly { readonly extensions: { readonly code: string } }[] };
};

async function post(body: string | ReadableStream, init: object = {}): Promise<Answered> {
  const response = await fetch(url(), { method: "POST", headers: json, body, ...init });
  return { status: response.status, body: JSON.parse(await response.text()) };
}

test("a question by POST, whole or in pieces, is answered", async () => {
  const question = JSON.stringify({ query: "{ word }" });
  const pieces = new ReadableStream({
    start(controller) {
      for (const letter of question) controller.enqueue(new TextEncoder().encode(letter));
      controller.close();
    },
  });
  expect(await post(question)).toEqual({ status: 200, body: { data: { word: "bonjour" } } });
  expect(await post(pieces, { duplex: "half" })).toEqual({ status: 200, body: { data: { word: "bonjour" } } });
});

test("a body beyond the limit is refused in words, announced or in pieces", async () => {
  const refusal = { errors: [{ message: "La requête dépasse 9 Kio.", extensions: { code: "BODY_TOO_LARGE" } }] };
  expect(await post("x".repeat(20_000))).toEqual({ status: 413, body: refusal });
  expect(await inPieces(20)).toEqual({ status: 413, body: refusal });
});

/** Sends kilobytes without saying how many there will be. */
function inPieces(kilobytes: number): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(url(), { method: "POST", headers: json }, async (response) => {
      let text = "";
      for await (const chunk of response) text += chunk;
      resolve({ status: response.statusCode, body: JSON.parse(text) });
    });
    request.on("error", reject);
    for (let kilobytesSent = 0; kilobytesSent < kilobytes; kilobytesSent++) request.write("x".repeat(1024));
    request.end();
  });
}

test("a body that is not JSON is refused in words", async () => {
  const { status, body } = await post("{");
  expect([status, body.errors?.[0]?.extensions.code]).toEqual([400, "BAD_REQUEST"]);
});

test("other addresses and methods are refused in JSON, without a stack", async () => {
  const missing = await fetch(url("/etc/passwd"));
  expect([
    missing.status,
    ((await missing.json()) as { errors: { extensions: { code: string } }[] }).errors[0]?.extensions.code,
  ]).toEqual([404, "NOT_FOUND"]);
  const putResponse = await fetch(url(), { method: "PUT", headers: json, body: "{}" });
  expect(putResponse.status).toBe(405);
  expect(await putResponse.text()).not.toMatch(/at .+\.(ts|js)/);
});

test("a client that leaves is noticed", async () => {
  const before = clientsGone;
  const leaving = new AbortController();
  const request = post(JSON.stringify({ query: "{ word(slow: true) }" }), { signal: leaving.signal });
  setTimeout(() => leaving.abort(), 30);
  await expect(request).rejects.toThrow();
  await new Promise((resolve) => setTimeout(resolve, 150));
  expect(clientsGone).toBe(before + 1);
});

test("a port that is taken is said to be", async () => {
  const second = listenOn(server, { host: "127.0.0.1", port: listening.port, context: async () => ({}) });
  await expect(second).rejects.toThrow(OperatorError);
  await expect(second).rejects.toThrow(`Le port ${listening.port} est déjà pris`);
});

test("closing waits for the answer under way, not for idle connections", async () => {
  const secondServer = await listenOn(server, { host: "127.0.0.1", port: 0, context: async () => ({}) });
  const address = `http://127.0.0.1:${secondServer.port}/graphql`;
  await (await fetch(address, { method: "POST", headers: json, body: '{"query":"{ word }"}' })).text();
  const late = fetch(address, { method: "POST", headers: json, body: '{"query":"{ word(slow: true) }"}' });
  await new Promise((resolve) => setTimeout(resolve, 30));
  const started = performance.now();
  await secondServer.close();
  expect(performance.now() - started).toBeLessThan(4_000);
  expect(await (await late).json()).toEqual({ data: { word: "late" } });
});
