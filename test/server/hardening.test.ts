import { connect } from "node:net";
import { gzipSync } from "node:zlib";
import { ApolloServer } from "@apollo/server";
import { schemaWith } from "@pacte-hub/executor/testbed/bothExecutors";
import { type Listening, listenOn } from "@pacte-hub/server/http/http";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { apolloExecutor } from "../../packages/institution/server/apolloExecutor.ts";

const server = new ApolloServer({
  gateway: apolloExecutor(
    schemaWith(
      "scalar Any input Named { word: String } type Query { word(of: String): String echo(any: Any): String named(in: Named): String }",
      { Query: { word: () => "bonjour", echo: (_: unknown, { any }: { any: unknown }) => JSON.stringify(any) } },
    ),
  ),
  includeStacktraceInErrorResponses: false,
});
const patience = { headersMs: 300, requestMs: 600, maxConnections: 200 };
const site = "https://tableau.meuse.example";
let listening: Listening;
beforeAll(async () => {
  await server.start();
  const host = "127.0.0.1";
  listening = await listenOn(server, { host, port: 0, context: async () => ({}), patience, origins: [site] });
});
afterAll(async () => {
  await listening.close();
  await server.stop();
});

const url = (path = "/graphql"): string => `http://127.0.0.1:${listening.port}${path}`;
const json = { "content-type": "application/json" };
const post = (
  body: string | Uint8Array<ArrayBuffer>,
  headers: Readonly<Record<string, string>> = json,
  path?: string,
) => fetch(url(path), { method: "POST", headers: { ...headers }, body });
const codeIn = async (response: Response): Promise<unknown> =>
  ((await response.json()) as { errors: { extensions: { code: unknown } }[] }).errors[0]?.extensions.code;

/** What tells of our machine or our code. */
const inside =
  /node_modules|\.(ts|js):\d|file:\/\/|\bat \w+[.(]|ECONN|HPE_|llhttp|127\.0\.0\.1|stacktrace|express|apollo/i;

test("every answer, whatever it says, forbids frames, scripts, sniffing and referrers, and does not name its software", async () => {
  const answers = [
    await post('{"query":"{ word }"}'),
    await fetch(url("/health")),
    await fetch(url("/nowhere")),
    await post("{"),
    await fetch(url(), { method: "PUT", body: "{}", headers: json }),
  ];
  for (const { headers, status } of answers) {
    expect(headers.get("x-content-type-options"), String(status)).toBe("nosniff");
    expect(headers.get("content-security-policy")).toBe("default-src 'none'; frame-ancestors 'none'");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect([headers.get("server"), headers.get("x-powered-by")]).toEqual([null, null]);
  }
});

test("nobody keeps an answer, save that of a link followed without a token; all that it varies by is said", async () => {
  const link = url("/graphql?query=%7Bword%7D");
  const open = await fetch(link);
  expect(open.headers.get("cache-control")).toBe("private, no-cache");
  expect(open.headers.get("vary")).toBe(
    "Authorization, Hub-As-Of, Hub-Purpose, Accept-Language, Accept, Accept-Encoding, Origin",
  );
  const own = await fetch(link, { headers: { authorization: "Bearer x" } });
  const posted = await post('{"query":"{ word }"}');
  for (const { headers } of [own, posted]) expect(headers.get("cache-control")).toBe("private, no-store");
});

test("a compressed body is refused unread, whatever it would unfold to", async () => {
  const bomb = gzipSync(Buffer.alloc(50_000_000, " "));
  for (const encoding of ["gzip", "br", "deflate", "zstd", "gzip, gzip"]) {
    const refused = await post(bomb, { ...json, "content-encoding": encoding });
    expect([encoding, refused.status, await codeIn(refused)]).toEqual([encoding, 415, "ENCODING_NOT_SUPPORTED"]);
  }
  expect((await post('{"query":"{ word }"}', { ...json, "content-encoding": "identity" })).status).toBe(200);
});

test("a name that every object inherits is a name like another, however it is spelt and wherever it stands: nothing is polluted, nothing is lost", async () => {
  const before = Object.getOwnPropertyNames(Object.prototype);
  const ignored = [
    '{"query":"{ word }","variables":{"__proto__":{"admin":true}}}',
    '{"query":"{ word }","__proto__":{"variables":{},"query":"{ nothing }"}}',
    '{"query":"{ word }","variables":{"a":[{"b":{"\\u005f_proto__":{"admin":true}}}],"constructor":{"prototype":{"admin":true}}}}',
  ];
  for (const body of ignored) {
    const answered = await post(body);
    expect([body, answered.status, await answered.json()]).toEqual([body, 200, { data: { word: "bonjour" } }]);
  }
  const names = [
    "__proto__",
    "\\u005f_proto__",
    "constructor",
    "toString",
    "hasOwnProperty",
    "__defineGetter__",
    "valueOf",
  ];
  const keys = names.map((name, at) => `"${name}":{"at":${at},"admin":true}`);
  for (const key of [...keys, keys.slice(1).join()]) {
    const value = `{${key},"of":[{${key}}]}`;
    const echoed = await post(`{"query":"query ($any: Any) { echo(any: $any) }","variables":{"any":${value}}}`);
    // Texts are compared: a reader of JSON might lose what the server has kept.
    expect(await echoed.text()).toContain(JSON.stringify(JSON.stringify(JSON.parse(value))));
    const named = await post(
      `{"query":"query ($in: Named) { named(in: $in) }","variables":{"in":{${key},"word":"w"}}}`,
    );
    const said = (await named.json()) as { errors: { message: string }[] };
    const [name] = Object.keys(JSON.parse(`{${key}}`));
    expect([named.status, said.errors[0]?.message]).toEqual([400, expect.stringContaining(`"${name}" is not defined`)]);
  }
  expect(({} as { admin?: unknown }).admin).toBeUndefined();
  expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
  const said = await post(
    JSON.stringify({
      query: "query ($constructor: String) { constructor: word(of: $constructor) }",
      variables: { constructor: "__proto__" },
    }),
  );
  expect(await said.json()).toEqual({ data: { constructor: "bonjour" } });
});

test("pages of a site that is named may read the answers, pages of any other may not", async () => {
  const ask = (origin: string, method: string) =>
    fetch(url(), {
      method,
      headers: { origin, ...(method === "OPTIONS" ? { "access-control-request-method": "POST" } : json) },
      ...(method === "POST" && { body: '{"query":"{ word }"}' }),
    });
  const before = await ask(site, "OPTIONS");
  expect([before.status, before.headers.get("access-control-allow-origin")]).toEqual([204, site]);
  expect(before.headers.get("access-control-allow-credentials")).toBeNull();
  const asked = await ask(site, "POST");
  expect([asked.status, asked.headers.get("access-control-allow-origin")]).toEqual([200, site]);
  for (const other of ["https://elsewhere.example", "null", `${site}.elsewhere.example`]) {
    for (const method of ["OPTIONS", "POST"]) {
      expect((await ask(other, method)).headers.get("access-control-allow-origin"), `${method} ${other}`).toBeNull();
    }
  }
});

/** Sends bytes as they are, and gives all that comes back until the line is cut. */
function raw(pieces: readonly string[], everyMs = 0): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect({ host: "127.0.0.1", port: listening.port });
    let heard = "";
    socket.on("data", (chunk) => {
      heard += chunk.toString("latin1");
    });
    socket.on("error", () => undefined);
    socket.on("close", () => resolve(heard));
    void (async () => {
      for (const piece of pieces) {
        if (socket.destroyed) return;
        socket.write(piece, "latin1");
        if (everyMs > 0) await new Promise((next) => setTimeout(next, everyMs));
      }
      if (everyMs === 0) socket.end();
    })();
  });
}

test("what is no HTTP, or too much of it, is turned away in a word", async () => {
  const cases: readonly (readonly [string, number, string])[] = [
    ["garbage\r\n\r\n", 400, "BAD_REQUEST"],
    [`GET /health HTTP/1.1\r\nhost: x\r\nbig: ${"x".repeat(40_000)}\r\n\r\n`, 431, "HEADERS_TOO_LARGE"],
    [
      "POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n",
      400,
      "BAD_REQUEST",
    ],
    ["POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab", 400, "BAD_REQUEST"],
  ];
  for (const [sent, status, code] of cases) {
    const heard = await raw([sent]);
    expect(heard.slice(9, 12), sent.slice(0, 80)).toBe(String(status));
    expect(JSON.parse(heard.slice(heard.indexOf("\r\n\r\n"))).errors[0].extensions.code).toBe(code);
    expect(heard).not.toMatch(inside);
  }
  const pipelined = await raw(["GET /health HTTP/1.1\r\nhost: x\r\n\r\n", "\u0000\u0001 garbage\r\n\r\n"]);
  expect(pipelined).toMatch(/^HTTP\/1\.1 (200|400)/);
  expect(pipelined).not.toMatch(inside);
});

test("a client that sends a letter at a time is cut, and others are answered meanwhile", async () => {
  const slow = ["GET /health HTTP/1.1\r\n", ...Array.from({ length: 200 }, (_, at) => `h${at}: x\r\n`)];
  const drips = Array.from({ length: 20 }, () => raw(slow, 50));
  expect((await fetch(url("/health"))).status).toBe(200);
  for (const heard of await Promise.all(drips)) expect(heard === "" || heard.startsWith("HTTP/1.1 408")).toBe(true);
}, 15_000);

test("no request, however malformed, makes an answer tell of our machine or our code", async () => {
  const word = fc.oneof(
    fc.string({ unit: "binary-ascii", maxLength: 60 }),
    fc.constantFrom(
      "{ word }",
      "{",
      "query ($x: [X!]!) { word(of: $x) }",
      "__proto__",
      "../../etc/passwd",
      "%",
      "\u0000",
    ),
  );
  const method = fc.constantFrom(
    "GET",
    "POST",
    "PUT",
    "PATCH",
    "DELETE",
    "OPTIONS",
    "HEAD",
    "TRACE",
    "CONNECT",
    "BREW",
  );
  const type = fc.constantFrom(
    "application/json",
    "text/plain",
    "application/json; charset=utf-16",
    "multipart/form-data",
    "",
  );
  const body = fc.oneof(
    fc.json(),
    word,
    fc
      .record({ query: word, variables: fc.jsonValue(), operationName: word, extensions: fc.jsonValue() })
      .map((each) => JSON.stringify(each)),
  );
  await fc.assert(
    fc.asyncProperty(method, word, type, body, async (verb, path, contentType, sent) => {
      const bytes = Buffer.from(sent, "latin1");
      const head = `${verb} /graphql?query=${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: ${contentType}\r\ncontent-length: ${bytes.length}\r\n\r\n`;
      const heard = await raw([head + bytes.toString("latin1")]);
      const own = heard.replace(/Ceci|"message":"[^"]*Syntax Error[^"]*"/g, "");
      expect(own.replaceAll(path, ""), head).not.toMatch(
        /node_modules|\.(ts|js):\d|file:\/\/|\n\s+at |ECONN|HPE_|stacktrace/,
      );
      expect(heard).not.toMatch(/^HTTP\/1\.1 5/);
    }),
    { numRuns: 200 },
  );
}, 240_000);
