import { ApolloServer } from "@apollo/server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Listening, listenOn } from "./http.ts";

const typeDefs = "type Query { long: [String!]! short: String! }";
const long = Array.from({ length: 400 }, (_, at) => `ligne ${at} : « été »`);
const server = new ApolloServer({ typeDefs, resolvers: { Query: { long: () => long, short: () => "bref" } } });
let [packing, plain]: Listening[] = [];
beforeAll(async () => {
  await server.start();
  const listener = { host: "127.0.0.1", port: 0, context: async () => ({}) };
  [packing, plain] = [await listenOn(server, { ...listener, packsAnswers: true }), await listenOn(server, listener)];
});
afterAll(async () => {
  await packing?.close();
  await plain?.close();
  await server.stop();
});

const responseTo = (query: string, headers: Record<string, string>, by = packing) =>
  fetch(`http://127.0.0.1:${by?.port}/graphql?query=${encodeURIComponent(query)}`, { headers });
const encodingOf = async (query: string, accepted: string, by = packing) =>
  (await responseTo(query, { "accept-encoding": accepted }, by)).headers.get("content-encoding");

test("a long answer comes packed to whoever takes it so, and says the same", async () => {
  const [small, large] = await Promise.all(
    ["gzip, br", "identity"].map((accepted) => responseTo("{long}", { "accept-encoding": accepted })),
  );
  expect([small?.headers.get("content-encoding"), large?.headers.get("content-encoding")]).toEqual(["gzip", null]);
  const lengths = [small, large].map((response) => Number(response?.headers.get("content-length")));
  expect(lengths[0]).toBeGreaterThan(0);
  expect(lengths[0]).toBeLessThan((lengths[1] ?? 0) / 4);
  expect(await small?.text()).toBe(await large?.text());
  expect(small?.headers.get("vary")).toContain("Accept-Encoding");
});

test("a short answer, and one to whoever refuses gzip, come as they are", async () => {
  expect(await encodingOf("{short}", "gzip")).toBeNull();
  for (const refused of ["gzip;q=0", "br, gzip; q=0.000", "deflate"]) {
    expect(await encodingOf("{long}", refused), refused).toBeNull();
  }
});

test("an answer opened by a token is packed alike, and still bears no tag", async () => {
  const withToken = await responseTo("{long}", { "accept-encoding": "gzip", authorization: "Bearer x" });
  expect([withToken.headers.get("content-encoding"), withToken.headers.get("etag")]).toEqual(["gzip", null]);
  expect(await withToken.json()).toEqual({ data: { long } });
});

test("each form has a tag of its own, by which it is not sent twice", async () => {
  const tagOf = async (accepted: string) =>
    (await responseTo("{long}", { "accept-encoding": accepted })).headers.get("etag") ?? "";
  const [small, large] = [await tagOf("gzip"), await tagOf("identity")];
  expect(small).not.toBe(large);
  const statusOf = async (accepted: string, tag: string) =>
    (await responseTo("{long}", { "accept-encoding": accepted, "if-none-match": tag })).status;
  expect([await statusOf("gzip", small), await statusOf("identity", large)]).toEqual([304, 304]);
  expect([await statusOf("gzip", large), await statusOf("identity", small)]).toEqual([200, 200]);
});

test("an institution answers its gateway plainly, whatever it is asked", async () => {
  expect(await encodingOf("{long}", "gzip", plain)).toBeNull();
});
