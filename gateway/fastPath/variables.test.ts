import { ApolloServer } from "@apollo/server";
import { ApolloServerPluginInlineTraceDisabled } from "@apollo/server/plugin/disabled";
import { buildSubgraphSchema } from "@apollo/subgraph";
import { type Listening, listenOn } from "@pacte-hub/server/http/http";
import { parse } from "graphql";
import { afterAll, beforeAll, expect, test } from "vitest";
import { apolloExecutor } from "../../packages/institution/server/apolloExecutor.ts";
import { composed } from "../testbed/composed.ts";
import { gatewayOver, type Hub } from "../testbed/hub.ts";

const sdl = `scalar Any input Named { word: String }
  type Query { echo(any: Any): String named(in: Named): String person(id: ID!): String }`;

let partner: Listening;
let hub: Hub;
let apollo: ApolloServer;
beforeAll(async () => {
  const schema = buildSubgraphSchema([
    {
      typeDefs: parse(sdl),
      resolvers: {
        Query: {
          echo: (_: unknown, { any }: { any: unknown }) => JSON.stringify(any),
          person: (_: unknown, { id }: { id: string }) => `person ${id}`,
        },
      } as never,
    },
  ]);
  apollo = new ApolloServer({ gateway: apolloExecutor(schema), plugins: [ApolloServerPluginInlineTraceDisabled()] });
  await apollo.start();
  partner = await listenOn(apollo, { host: "127.0.0.1", port: 0, context: async () => ({}) });
  const urls = { a: `http://127.0.0.1:${partner.port}/graphql` };
  hub = await gatewayOver(urls, {}, { supergraphSdl: composed({ a: sdl }), inProcess: {} });
});
afterAll(async () => {
  await hub.close();
  await partner.close();
  await apollo.stop();
});

interface Told {
  readonly status: number;
  readonly text: string;
}

/** The same question through Apollo Server, by the short way once it is known, and by a link. */
async function byEveryWay(query: string, variables: string): Promise<readonly Told[]> {
  const body = `{"query":${JSON.stringify(query)},"variables":${variables}`;
  const answers: Told[] = [];
  for (const requestBody of [`${body}}`, `${body}}`, `${body},"extensions":{}}`]) {
    const headers = { "content-type": "application/json" };
    const answer = await fetch(hub.url, { method: "POST", headers, body: requestBody });
    answers.push({ status: answer.status, text: await answer.text() });
  }
  const link = await fetch(`${hub.url}?${new URLSearchParams({ query, variables })}`);
  return [...answers, { status: link.status, text: await link.text() }];
}

test("a name that every object inherits is carried to the partner as it was sent, by every way, and pollutes nothing", async () => {
  const before = Object.getOwnPropertyNames(Object.prototype);
  for (const name of ["__proto__", "\\u005f_proto__", "constructor", "toString"]) {
    const value = `{"${name}":{"admin":true},"of":[{"${name}":1}]}`;
    const expectedText = JSON.stringify(JSON.stringify(JSON.parse(value)));
    for (const { status, text } of await byEveryWay("query ($any: Any) { echo(any: $any) }", `{"any":${value}}`))
      expect([name, status, text]).toEqual([name, 200, expect.stringContaining(`{"echo":${expectedText}}`)]);
    const variable = JSON.parse(`"${name}"`) as string;
    const asVariable = await byEveryWay(`query ($${variable}: Any) { echo(any: $${variable}) }`, `{"${name}":[1]}`);
    for (const { text } of asVariable) expect([name, text]).toEqual([name, expect.stringContaining('{"echo":"[1]"}')]);
    const unsent = await byEveryWay(`query ($${variable}: Any) { echo(any: $${variable}) }`, "{}");
    for (const { text } of unsent) expect([name, text]).toEqual([name, expect.stringContaining('{"echo":null}')]);
    const namedAnswers = await byEveryWay("query ($in: Named) { named(in: $in) }", `{"in":{"${name}":{"admin":true}}}`);
    for (const { status, text } of namedAnswers)
      expect([status, text]).toEqual([400, expect.stringContaining(`n'a pas de champ « ${variable} »`)]);
    const unknown = await byEveryWay('query { person(id: "7") }', `{"${name}":{"admin":true}}`);
    for (const { text } of unknown) expect(text).toContain('{"person":"person 7"}');
  }
  expect(({} as { admin?: unknown }).admin).toBeUndefined();
  expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
});

test("a number whose digits JSON has lost asks for nobody: it is refused in French, by every way", async () => {
  const query = "query ($id: ID!) { person(id: $id) }";
  for (const { text } of await byEveryWay(query, '{"id":"9007199254740993"}'))
    expect(text).toContain('{"person":"person 9007199254740993"}');
  for (const { text } of await byEveryWay(query, '{"id":7}')) expect(text).toContain('{"person":"person 7"}');
  for (const { status, text } of await byEveryWay(query, '{"id":9007199254740993}')) {
    expect([status, JSON.parse(text).errors]).toEqual([
      400,
      [
        expect.objectContaining({
          extensions: { code: "NUMBER_NOT_EXACT" },
          message: expect.stringMatching(/^La variable \$id porte un nombre/),
        }),
      ],
    ]);
    expect(text).not.toContain("person");
  }
  const literal = await byEveryWay("{ person(id: 9007199254740993) }", "{}");
  for (const { text } of literal) expect(text).toContain('{"person":"person 9007199254740993"}');
});
