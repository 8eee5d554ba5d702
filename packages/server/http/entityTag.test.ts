import { ApolloServer } from "@apollo/server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Listening, listenOn } from "./http.ts";

let listening: Listening;
let answer = 1;
const server = new ApolloServer({ typeDefs: "type Query { one: Int }", resolvers: { Query: { one: () => answer } } });

beforeAll(async () => {
  await server.start();
  listening = await listenOn(server, { host: "127.0.0.1", port: 0, context: async () => ({}) });
});

afterAll(async () => {
  await listening.close();
  await server.stop();
});

const responseTo = (headers: Record<string, string> = {}, query = "{one}") =>
  fetch(`http://127.0.0.1:${listening.port}/graphql?query=${encodeURIComponent(query)}`, { headers });

const tagOf = async (): Promise<string> => (await responseTo()).headers.get("etag") ?? "";

test("who holds an open answer is told in a line that it still stands, and is sent the new one once it changed", async () => {
  const tagHeld = await tagOf();
  expect(tagHeld).toMatch(/^"[\w-]{43}"$/);
  for (const tag of [tagHeld, `W/${tagHeld}`, `"another", ${tagHeld}`]) {
    const again = await responseTo({ "if-none-match": tag });
    expect([again.status, await again.text()]).toEqual([304, ""]);
    expect(again.headers.get("etag")).toBe(tagHeld);
    expect(again.headers.get("vary")).toContain("Authorization");
  }
  answer = 2;
  const changed = await responseTo({ "if-none-match": tagHeld });
  expect([changed.status, await changed.json()]).toEqual([200, { data: { one: 2 } }]);
  expect(changed.headers.get("etag")).not.toBe(tagHeld);
});

test("what is said to a reader who shows a token bears no tag, and is never said to be unchanged", async () => {
  const withToken = await responseTo({ authorization: "Bearer x", "if-none-match": await tagOf() });
  expect([withToken.status, withToken.headers.get("etag")]).toEqual([200, null]);
  expect(await withToken.json()).toEqual({ data: { one: answer } });
});

test("neither a question sent by POST nor a refused one bears a tag", async () => {
  const posted = await fetch(`http://127.0.0.1:${listening.port}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", "if-none-match": "*" },
    body: JSON.stringify({ query: "{one}" }),
  });
  expect([posted.status, posted.headers.get("etag")]).toEqual([200, null]);
  const refused = await responseTo({ "if-none-match": "*" }, "{two}");
  expect([refused.status, refused.headers.get("etag")]).toEqual([400, null]);
});
