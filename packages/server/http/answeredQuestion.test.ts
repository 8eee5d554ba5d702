import { setTimeout as sleep } from "node:timers/promises";
import { ApolloServer } from "@apollo/server";
import { GraphQLError } from "graphql";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { AnsweredQuestion } from "./answeredQuestion.ts";
import { type Listening, listenOn } from "./http.ts";

interface Context {
  readonly who: string;
}

const server = new ApolloServer<Context>({
  typeDefs: "type Query { word(wait: Int): String }",
  resolvers: { Query: { word: async (_, { wait = 0 }: { wait?: number }) => sleep(wait, "bonjour") } },
  csrfPrevention: false,
});
const answeredQuestions: AnsweredQuestion<Context>[] = [];
let listening: Listening;

beforeAll(async () => {
  await server.start();
  listening = await listenOn(server, {
    host: "127.0.0.1",
    port: 0,
    maxBodyBytes: 1_000,
    context: async ({ headers }) => {
      if (headers.authorization) throw new GraphQLError("non", { extensions: { code: "UNAUTHENTICATED" } });
      return { who: "anyone" };
    },
    answered: (question) => {
      answeredQuestions.push(question);
      throw new Error("who watches fails");
    },
  });
});
afterAll(async () => {
  await listening.close();
  await server.stop();
});
beforeEach(() => {
  answeredQuestions.length = 0;
});

const request = (query: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`http://127.0.0.1:${listening.port}/graphql`, {
    method: "POST",
    body: JSON.stringify({ query }),
    ...init,
    headers: { "content-type": "application/json", "x-request-id": "mine", ...init.headers },
  });

async function firstAnswered(): Promise<AnsweredQuestion<Context> | undefined> {
  for (let tries = 0; answeredQuestions.length === 0 && tries < 200; tries++) await sleep(10);
  return answeredQuestions[0];
}

test("of a question that was answered: its name, its status, its time, its bytes, and what it was answered from", async () => {
  const text = await (await request("{ word(wait: 30) }")).text();
  const question = await firstAnswered();
  expect(question).toMatchObject({
    requestId: "mine",
    status: 200,
    isAbandoned: false,
    codes: [],
    bytes: text.length,
    context: { who: "anyone" },
  });
  expect(question?.milliseconds).toBeGreaterThanOrEqual(29);
});

test("of one whose reader was not let in: the code of the refusal, and no reader", async () => {
  await (await request("{ word }", { headers: { authorization: "Bearer x" } })).text();
  const question = await firstAnswered();
  expect(question).toMatchObject({ requestId: "mine", codes: ["UNAUTHENTICATED"] });
  expect(question && "context" in question).toBe(false);
});

test("of one refused as HTTP: the same", async () => {
  await (await request("x".repeat(2_000))).text();
  expect(await firstAnswered()).toMatchObject({ status: 413, codes: ["BODY_TOO_LARGE"], bytes: 0 });
});

test("of one whose client left: that it did", async () => {
  const leaving = new AbortController();
  const abandoned = request("{ word(wait: 300) }", { signal: leaving.signal }).catch(() => null);
  await sleep(50);
  leaving.abort();
  await abandoned;
  expect(await firstAnswered()).toMatchObject({ isAbandoned: true });
});

test("each question once, and nothing of other addresses", async () => {
  await fetch(`http://127.0.0.1:${listening.port}/livez`).then((response) => response.text());
  await (await request("{ word }")).text();
  await (await request("{ word }")).text();
  await sleep(50);
  expect(answeredQuestions.length).toBe(2);
});
