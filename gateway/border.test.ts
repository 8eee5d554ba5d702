import { createHash } from "node:crypto";
import { Writable } from "node:stream";
import { bearerOf } from "@pacte-hub/auth/tokens/token";
import { pino } from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import { gatewayOver, type Hub, type Partner, servePartner } from "./testbed/hub.ts";

const logged: string[] = [];
const log = pino(
  {},
  new Writable({
    write(line, _, done) {
      logged.push(String(line));
      done();
    },
  }),
);
let caf: Partner;
let hub: Hub;
beforeAll(async () => {
  caf = await servePartner("caf");
  hub = await gatewayOver({ caf: caf.url }, {}, { log });
});
afterAll(async () => {
  await hub.close();
  await caf.close();
});

interface Told {
  readonly status: number;
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

async function responseTo(body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Told> {
  const allHeaders = { "content-type": "application/json", ...headers };
  const response = await fetch(hub.url, { method: "POST", headers: allHeaders, body: JSON.stringify(body) });
  return { status: response.status, ...((await response.json()) as object) };
}

const query = '{ territory(code: "E1") { name } }';
const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex");
const persisted = (sha256Hash: unknown, version: unknown = 1) => ({ persistedQuery: { version, sha256Hash } });
const uuid = /^[0-9a-f-]{36}$/;
const french = /^[A-ZÉL«].*[àéèçêù]|^La |^Le |^L'|^Une? /;

const hostile: readonly (readonly [string, object, Readonly<Record<string, string>>, number, string])[] = [
  [
    "a hash that is another query's",
    { query, extensions: persisted(hashOf("{ caf { id } }")) },
    {},
    400,
    "BAD_REQUEST",
  ],
  ["a hash that is none", { query, extensions: persisted("x") }, {}, 400, "BAD_REQUEST"],
  ["a hash in capitals", { query, extensions: persisted(hashOf(query).toUpperCase()) }, {}, 400, "BAD_REQUEST"],
  ["no hash where one is announced", { extensions: { persistedQuery: {} } }, {}, 400, "BAD_REQUEST"],
  ["a hash that is a list", { query, extensions: persisted([hashOf(query)]) }, {}, 400, "BAD_REQUEST"],
  [
    "an operation that is not there",
    { query: "query A { caf { id } } query B { caf { id } }", operationName: "C" },
    {},
    400,
    "OPERATION_RESOLUTION_FAILURE",
  ],
  [
    "no operation of several",
    { query: "query A { caf { id } } query B { caf { id } }" },
    {},
    400,
    "OPERATION_RESOLUTION_FAILURE",
  ],
  ["a name that is a number", { query, operationName: 3 }, {}, 400, "BAD_REQUEST"],
  ["variables that are a text", { query, variables: "{}" }, {}, 400, "BAD_REQUEST"],
  ["extensions that are a list", { query, extensions: [] }, {}, 400, "BAD_REQUEST"],
  ["no query", {}, {}, 400, "BAD_REQUEST"],
  ["a query that is a list", { query: [query] }, {}, 400, "BAD_REQUEST"],
  ["fragments alone", { query: "fragment a on Query { __typename }" }, {}, 400, "GRAPHQL_VALIDATION_FAILED"],
  ["a purpose that is none", { query }, { "hub-purpose": "CURIOSITY" }, 400, "INVALID_PURPOSE"],
  ["an instant that is none", { query }, { "hub-as-of": "yesterday" }, 400, "INVALID_AS_OF"],
  ["an instant to come", { query }, { "hub-as-of": "2999-01-01T00:00:00Z" }, 400, "AS_OF_IN_FUTURE"],
  ["a token that is none", { query }, { authorization: "Basic eDp5" }, 401, "UNAUTHENTICATED"],
];

test.each(hostile)(
  "%s is refused in French with a stable code, and nothing is logged but that and its code",
  async (_, body, headers, status, code) => {
    logged.length = 0;
    const { status: statusSeen, errors } = await responseTo(body, headers);
    expect([statusSeen, errors?.[0]?.extensions.code], JSON.stringify(errors)).toEqual([status, code]);
    expect(errors?.[0]?.message).toMatch(french);
    const line = {
      level: 30,
      process: "gateway",
      status: statusSeen,
      codes: [code],
      msg: "question",
      requestId: expect.stringMatching(uuid),
    };
    for (const text of logged) {
      const { time: _time, pid: _pid, hostname: _host, ms: _ms, bytes: _bytes, ...rest } = JSON.parse(text);
      expect(rest).toEqual(line);
    }
  },
);

test("an act that is put in an address is refused as such, and in French", async () => {
  const response = await fetch(`${hub.url}?query=${encodeURIComponent("mutation { cafAdd(n: 1) }")}`);
  const { errors } = (await response.json()) as Told;
  expect([response.status, response.headers.get("allow")]).toEqual([405, "POST"]);
  expect(errors).toEqual([
    { message: expect.stringMatching(/^Un acte .* par POST/), extensions: { code: "METHOD_NOT_ALLOWED" } },
  ]);
});

test("a page is read, and told so to whoever would write it", async () => {
  for (const path of ["/", "/ready", "/explorer/x.js", "/releases/caf:x:2020:1.csv"]) {
    const { status, headers } = await fetch(new URL(path, hub.url), { method: "PUT" });
    expect([path, status, headers.get("allow")]).toEqual([path, 405, "GET, HEAD"]);
  }
  const head = await fetch(`${hub.url}?query=${encodeURIComponent(query)}`, { method: "HEAD" });
  expect([head.status, await head.text(), Number(head.headers.get("content-length")) > 20]).toEqual([200, "", true]);
});

test("a token has one spelling: no other text stands for the same bytes", () => {
  const part = (text: string) => Buffer.from(text).toString("base64url");
  const signature = Buffer.alloc(64, 1).toString("base64url");
  const token = `${part('{"alg":"EdDSA"}')}.${part('{"sub":"a"}')}.${signature}`;
  expect(bearerOf(`Bearer ${token}`)).toBe(token);
  const last = signature.at(-1) ?? "";
  const base64url = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const twins = [...base64url].map((letter) => signature.slice(0, -1) + letter).filter((twin) => twin !== signature);
  const same = twins.filter((twin) => Buffer.from(twin, "base64url").equals(Buffer.from(signature, "base64url")));
  expect([same.length > 0, last.length]).toEqual([true, 1]);
  const spelt = [
    ...same.map((twin) => `Bearer ${token.replace(signature, twin)}`),
    `Bearer  ${token}`,
    `Bearer\t${token}`,
    ` Bearer ${token}`,
    `Bearer ${token} `,
    `Bearer ${token}=`,
    `Bearer ${token},Bearer ${token}`,
  ];
  for (const authorization of spelt) expect(() => bearerOf(authorization), authorization).toThrow("MALFORMED");
});
