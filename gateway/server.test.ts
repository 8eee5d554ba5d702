import { createHash } from "node:crypto";
import { request as httpRequest } from "node:http";
import { getIntrospectionQuery } from "graphql";
import { afterAll, beforeAll, expect, test } from "vitest";
import { subgraphHealth } from "./http/subgraphHealth.ts";
import { startGateway } from "./server.ts";
import {
  ask,
  gatewayOver,
  partnerNames,
  servePartner,
  silent,
  startHub,
  subgraphSchema,
  supergraphSdl,
} from "./testbed/hub.ts";

let hub: Awaited<ReturnType<typeof startHub>>;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());

const at = (path: string, base = hub.url): string => new URL(path, base).href;
const codeOf = (answer: {
  readonly errors?: readonly { readonly extensions: { readonly code?: unknown } }[] | undefined;
}) => answer.errors?.[0]?.extensions.code;

test("the hub says it is alive, whatever its partners do", async () => {
  const response = await fetch(at("/health"));
  expect([response.status, await response.json()]).toEqual([200, { status: "ok" }]);
});

test("the hub is ready while one partner answers, and says which do", async () => {
  const caf = await servePartner("caf");
  const states = { caf: caf.url, siae: "http://127.0.0.1:9/graphql" };
  const small = await gatewayOver(states);
  const before = await fetch(at("/ready", small.url));
  expect([before.status, await before.json()]).toEqual([200, { ready: true, partners: { caf: "up", siae: "down" } }]);
  await caf.close();
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  const after = await fetch(at("/ready", small.url));
  expect([after.status, await after.json()]).toEqual([503, { ready: false, partners: { caf: "down", siae: "down" } }]);
  await small.close();
});

test("a partner that comes back on its port answers at once, without the gateway being told", async () => {
  const caf = await servePartner("caf");
  const small = await gatewayOver({ caf: caf.url });
  const question = '{ territory(code: "E1") { code caf { count } } }';
  expect((await small.ask(question)).data).toEqual({ territory: { code: "E1", caf: { count: 10 } } });
  await caf.close();
  const without = await small.ask(question);
  expect(without.data).toEqual({ territory: { code: "E1", caf: null } });
  expect(without.errors).toEqual([
    expect.objectContaining({
      path: ["territory", "caf"],
      extensions: { code: "PARTNER_UNAVAILABLE", institution: "caf" },
    }),
  ]);
  const again = await servePartner("caf", caf.port);
  expect((await small.ask(question)).data).toEqual({ territory: { code: "E1", caf: { count: 10 } } });
  await small.close();
  await again.close();
});

test("with every partner gone, the territories are still told", async () => {
  const alone = await gatewayOver(Object.fromEntries(partnerNames.map((name) => [name, "http://127.0.0.1:9/graphql"])));
  const answer = await alone.ask(
    "{ territories(level: EPCI) { name caf { count } poleEmploi { jobseekers { value } } siae { structures { name } } } }",
  );
  expect(answer.data?.territories).toHaveLength(3);
  expect(answer.errors?.map(({ extensions }) => extensions.institution).sort()).toEqual(["caf", "pole-emploi", "siae"]);
  expect(answer.text).not.toMatch(/127\.0\.0\.1|ECONN|stack/);
  await alone.close();
});

test("a reference that fails inside the gateway fails like a partner", async () => {
  const schema = subgraphSchema("reference");
  const gateway = await startGateway({
    supergraphSdl,
    subgraphUrls: {},
    inProcess: {
      reference: {
        schema,
        context: () => {
          throw new Error("secret /srv");
        },
      },
    },
    health: subgraphHealth({}),
    host: "127.0.0.1",
    port: 0,
    log: silent,
  });
  const answer = await ask(gateway.url, { query: '{ territory(code: "E1") { name } }' });
  expect(answer.data).toEqual({ territory: null });
  expect(answer.errors?.[0]?.extensions).toEqual({ code: "PARTNER_UNAVAILABLE", institution: "reference" });
  expect(answer.text).not.toContain("secret");
  await gateway.close();
});

test("a link can carry a query, and no act", async () => {
  const get = (query: string) => fetch(`${hub.url}?query=${encodeURIComponent(query)}`);
  expect(await (await get("{ caf { id } }")).json()).toEqual({
    data: { caf: { id: "caf" } },
    extensions: { cost: expect.any(Number) },
  });
  const act = await get("mutation { cafAdd(n: 1) }");
  expect([act.status, act.headers.get("allow")]).toEqual([405, "POST"]);
});

test("a page of another site cannot make a browser ask in its reader's name", async () => {
  const forged = await fetch(hub.url, {
    method: "POST",
    headers: { "content-type": "text/plain" },
    body: '{"query":"{ caf { id } }"}',
  });
  expect(forged.status).toBe(400);
  // A plain link may ask, but the page that made a browser follow it cannot read what comes back.
  const linked = await fetch(`${hub.url}?query=%7Bcaf%7Bid%7D%7D`, {
    headers: { origin: "https://elsewhere.example" },
  });
  expect(linked.headers.get("access-control-allow-origin")).toBeNull();
  expect(
    (await fetch(hub.url, { headers: { accept: "text/html" } })).headers.get("access-control-allow-origin"),
  ).toBeNull();
});

test("a query that was sent once is asked again by its hash alone, in a link too", async () => {
  const query = '{ territory(code: "E2") { name } }';
  const sha256Hash = createHash("sha256").update(query).digest("hex");
  const extensions = { persistedQuery: { version: 1, sha256Hash } };
  const unknown = await ask(hub.url, { extensions });
  expect([unknown.errors?.[0]?.message, codeOf(unknown)]).toEqual([
    "PersistedQueryNotFound",
    "PERSISTED_QUERY_NOT_FOUND",
  ]);
  // The message is the protocol's own word, by which clients know what to do; a person reads the sentence beside it.
  expect(unknown.errors?.[0]?.extensions.sentence).toBe(
    "L'empreinte envoyée n'est pas connue : renvoyez la requête avec elle.",
  );
  const expectedData = { territory: { name: "Territoire E2" } };
  expect((await ask(hub.url, { query, extensions })).data).toEqual(expectedData);
  expect((await ask(hub.url, { extensions })).data).toEqual(expectedData);
  const link = await fetch(`${hub.url}?extensions=${encodeURIComponent(JSON.stringify(extensions))}`);
  expect(await link.json()).toMatchObject({ data: expectedData });
  const afterOtherQuery = await ask(hub.url, { query: "{ caf { id } }", extensions });
  expect(afterOtherQuery.data).toBeUndefined();
});

test("a query that is refused for its weight is not kept under its hash", async () => {
  const query = `{ ${"a".repeat(200_000)} }`;
  const extensions = { persistedQuery: { version: 1, sha256Hash: createHash("sha256").update(query).digest("hex") } };
  expect((await ask(hub.url, { query, extensions })).data).toBeUndefined();
  expect(codeOf(await ask(hub.url, { extensions }))).toBe("PERSISTED_QUERY_NOT_FOUND");
});

test("several operations in one request are refused", async () => {
  const response = await fetch(hub.url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: '[{"query":"{ caf { id } }"}]',
  });
  expect(response.status).toBe(400);
});

test("a browser is given the explorer, which may load nothing from elsewhere", async () => {
  for (const search of ["", "?query=%7Bcaf%7Bid%7D%7D"]) {
    const page = await fetch(`${hub.url}${search}`, {
      headers: { accept: "text/html,application/xhtml+xml,*/*;q=0.8" },
    });
    expect([page.status, page.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
    const policy = page.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toMatch(/https?:|unsafe-eval|script-src [^;]*unsafe/);
    expect(page.headers.get("x-content-type-options")).toBe("nosniff");
    const html = await page.text();
    expect(html).toContain("<title>Explorateur du hub</title>");
    expect(html).not.toMatch(/https?:\/\//);
  }
});

test("an address that does not exist is said to, in JSON", async () => {
  for (const path of ["/nowhere", "/explorer/../../package.json", "/explorer/%2e%2e/server.ts", "//", "/graphql/x"]) {
    const response = await fetch(at("/")).then(() => raw(path));
    expect([path, response.status]).toEqual([path, 404]);
    expect(JSON.parse(response.text).errors[0].extensions.code).toBe("NOT_FOUND");
  }
});

/** Sends the path as it is written: fetch would tidy it up. */
function raw(path: string): Promise<{ readonly status: number | undefined; readonly text: string }> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(hub.url);
    httpRequest({ hostname, port, path }, async (response) => {
      let text = "";
      for await (const chunk of response) text += chunk;
      resolve({ status: response.statusCode, text });
    })
      .on("error", reject)
      .end();
  });
}

test("what is wrong with a query is told in French, with a stable code", async () => {
  const cases = [
    ["{", "GRAPHQL_PARSE_FAILED", "La requête n'est pas du GraphQL valide."],
    ["{ nothing }", "GRAPHQL_VALIDATION_FAILED", "La requête ne correspond pas au schéma."],
    [
      "query ($c: ID!) { territory(code: $c) { name } }",
      "BAD_USER_INPUT",
      "Une valeur fournie avec la requête ne convient pas.",
    ],
  ] as const;
  for (const [query, code, sentence] of cases) {
    const answer = await hub.ask(query);
    expect([answer.status, codeOf(answer)]).toEqual([400, code]);
    expect(answer.errors?.[0]?.message).toContain(sentence);
    expect(answer.text).not.toMatch(/stacktrace|node_modules/);
  }
});

test("the schema can be explored with the query that tools use", async () => {
  const answer = await hub.ask(
    getIntrospectionQuery({ inputValueDeprecation: true, specifiedByUrl: true, directiveIsRepeatable: true }),
  );
  expect(answer.errors).toBeUndefined();
  expect(answer.text).toContain("CafInTerritory");
  expect(answer.text).not.toMatch(/join__|link__|_entities|SECRET|hidden/);
});

test("a reader who leaves is no longer worked for", async () => {
  const leaving = new AbortController();
  const request = fetch(hub.url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: "{ territories { caf { count } } }" }),
    signal: leaving.signal,
  });
  leaving.abort();
  await expect(request).rejects.toThrow();
  expect((await hub.ask("{ caf { id } }")).data).toEqual({ caf: { id: "caf" } });
});
