import { afterAll, beforeAll, expect, test } from "vitest";
import { defaultLimits } from "../http/limits.ts";
import { type Answer, gatewayOver, type Hub, type Partner, servePartner, type TestError } from "../testbed/hub.ts";
import { type Behaviour, type Rogue, says, saysJson, saysOfEach, startRogue } from "../testbed/rogue.ts";

let caf: Rogue;
let otherPartners: readonly Partner[];
let hub: Hub;

beforeAll(async () => {
  caf = await startRogue();
  const [poleEmploi, siae] = await Promise.all([servePartner("pole-emploi"), servePartner("siae")]);
  otherPartners = [poleEmploi, siae];
  const urls = { caf: caf.url, "pole-emploi": poleEmploi.url, siae: siae.url };
  hub = await gatewayOver(urls, { partner: { ...defaultLimits.partner, timeoutMs: 300, maxBodyBytes: 100_000 } });
});
afterAll(async () => {
  await hub.close();
  await Promise.all([caf, ...otherPartners].map((partner) => partner.close()));
});

const question =
  '{ territories(level: EPCI) { code caf { count } poleEmploi { jobseekers(from: "2021") { value } } } }';

async function askOf(behaviour: Behaviour, query = question): Promise<Answer> {
  caf.answersWith(behaviour);
  return hub.ask(query);
}

function expectOthersIntact({ data }: Answer): void {
  expect(data).toEqual({
    territories: ["E1", "E2", "E3"].map((code, index) => ({
      code,
      caf: null,
      poleEmploi: { jobseekers: [{ value: 2031 + 10 * index }] },
    })),
  });
}

const oneError = (code: string, path = ["territories", 0, "caf"]): unknown => [
  expect.objectContaining({ path, extensions: { code, institution: "caf" } }),
];

const unavailable: Readonly<Record<string, Behaviour>> = {
  "hangs up before answering": (response) => response.destroy(),
  "is cut mid-answer": (response) => {
    response.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
    response.write('{"data":{"_enti', () => response.destroy());
  },
  "is cut mid-answer, without saying how long it would be": (response) => {
    response.writeHead(200, { "content-type": "application/json" });
    response.write('{"data":{"_entities":[', () => setTimeout(() => response.destroy(), 10));
  },
  "never answers": () => {},
  "answers the beginning and then nothing": (response) => void response.write('{"data":'),
  "answers an error page of its proxy": says(502, "<html>Bad gateway 10.0.0.12</html>", "text/html"),
  "is saturated": says(503, ""),
};

test.each(Object.entries(unavailable))("a partner that %s leaves the others' figures intact", async (_, behaviour) => {
  const answer = await askOf(behaviour);
  expectOthersIntact(answer);
  expect(answer.errors).toEqual(oneError("PARTNER_UNAVAILABLE"));
  expect(answer.errors?.[0]?.message).toContain("Caisse d'allocations familiales de la Meuse");
});

const entity = { caf: { count: 1 } };
const invalid: Readonly<Record<string, Behaviour>> = {
  "answers a page": says(200, "<html><body>login</body></html>", "text/html"),
  "answers what is not JSON": says(200, '{"data": {"_entities": [}'),
  "answers nothing at all": says(200, ""),
  "answers a number": says(200, "42"),
  "answers a list": says(200, "[]"),
  "answers null": says(200, "null"),
  "answers data: null without a reason": saysJson({ data: null }),
  "answers data that is no object": saysJson({ data: "all" }),
  "leaves the entities out": saysJson({ data: {} }),
  "answers entities that are no list": saysJson({ data: { _entities: entity } }),
  "answers too few entities": saysJson({ data: { _entities: [entity, entity] } }),
  "answers too many entities": saysJson({ data: { _entities: [entity, entity, entity, entity] } }),
  "answers entities that are no objects": saysJson({ data: { _entities: [1, [], "x"] } }),
  "answers more than may be read": says(200, `{"data":{"_entities":[${"1,".repeat(200_000)}1]}}`),
  "forgets the field it was asked": saysOfEach(() => ({})),
  "answers another type than it promised": saysOfEach(() => ({ caf: { count: "beaucoup" } })),
  "answers a list where it promised an object": saysOfEach(() => ({ caf: [] })),
  "answers null where it promised a figure": saysOfEach(() => ({ caf: { count: null } })),
};

test.each(Object.entries(invalid))("a partner that %s is not believed", async (_, behaviour) => {
  const answer = await askOf(behaviour);
  expectOthersIntact(answer);
  expect(answer.errors).toHaveLength(1);
  expect(answer.errors?.[0]?.extensions).toEqual({ code: "PARTNER_ANSWER_INVALID", institution: "caf" });
  expect(answer.errors?.[0]?.path?.slice(0, 3)).toEqual(["territories", 0, "caf"]);
});

test("a partner that does not know a territory leaves its field null, without an error", async () => {
  const answer = await askOf(saysOfEach(() => null));
  expectOthersIntact(answer);
  expect(answer.errors).toBeUndefined();
});

test("a partner that fails with a GraphQL answer is heard, whatever its HTTP status", async () => {
  const errors = [
    { message: "Le service est en maintenance.", extensions: { code: "MAINTENANCE", serviceName: "db-3" } },
  ];
  for (const body of [{ errors }, { data: null, errors }, { data: { _entities: null }, errors }]) {
    const answer = await askOf(saysJson(body, 500));
    expectOthersIntact(answer);
    expect(answer.errors).toEqual([
      expect.objectContaining({
        message: "Le service est en maintenance.",
        path: ["territories", 0, "caf"],
        extensions: { code: "MAINTENANCE", institution: "caf" },
      }),
    ]);
  }
});

test("an error about a value that was given all the same is told at the value's place", async () => {
  const errors = [
    { message: "Chiffre provisoire.", path: ["_entities", 1, "caf", "count"], extensions: { code: "NOTE" } },
  ];
  const answer = await askOf(saysOfEach(() => entity, errors));
  expect(answer.data?.territories).toHaveLength(3);
  expect(pathsOf(answer.errors)).toEqual([["territories", 1, "caf", "count"]]);
});

test("errors whose place makes no sense are told, and break nothing", async () => {
  const strange = [
    ["_entities", 99, "caf"],
    ["nowhere"],
    [{}],
    "caf",
    ["_entities", "x"],
    ["_entities", 0, "__proto__", "caf"],
    null,
    [],
  ];
  const errors = strange.map((path) => ({ message: "Étrange.", path }));
  const answer = await askOf(saysOfEach(() => entity, [...errors, null, 4, { message: { toString: 1 } }]));
  expect(answer.data?.territories).toHaveLength(3);
  expect(answer.errors?.length).toBeGreaterThan(0);
});

test("no host, stack or SQL of a partner reaches the reader", async () => {
  const leaks = [
    "connect ECONNREFUSED 10.1.2.3:5432",
    'select "value" from published.cell',
    "Error: x\n    at Object.<anonymous> (/srv/app/node_modules/pg/lib/client.js:1:1)",
    "postgres://caf:secret@db.caf.fr/caf",
    "fetch failed http://caf.internal:4003/graphql",
  ];
  for (const message of leaks) {
    const extensions = {
      code: "X",
      stacktrace: ["at /srv"],
      exception: { host: "db-3" },
      serviceName: "caf-7",
      reason: message,
    };
    const answer = await askOf(
      saysOfEach(() => ({ caf: null }), [{ message, path: ["_entities", 0, "caf"], extensions }]),
    );
    expect(answer.errors?.[0]?.extensions).toEqual({ code: "INTERNAL", institution: "caf" });
    expect(answer.text).not.toMatch(/10\.1\.2|select|srv|secret|4003|db-3|caf-7|stack/);
  }
});

test("names that JavaScript knows pollute nothing when a partner sends them", async () => {
  const poison =
    '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"caf":{"__proto__":{"count":5,"polluted":1},"count":7}}';
  const answer = await askOf(
    says(
      200,
      `{"data":{"_entities":[${poison},${poison},${poison}],"__proto__":{"polluted":1}},"__proto__":{"errors":[]}}`,
    ),
  );
  expect(answer.data?.territories).toEqual(expect.arrayContaining([expect.objectContaining({ caf: { count: 7 } })]));
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  const byAlias = await askOf(
    // Partners are asked under neutral names.
    saysOfEach(() => ({ r1: { count: 3 }, r2: { count: 4 } })),
    '{ territory(code: "E1") { __proto__: caf { count } constructor: caf { count } } }',
  );
  expect(byAlias.text).toContain('{"__proto__":{"count":3},"constructor":{"count":4}}');
  expect(({} as Record<string, unknown>).count).toBeUndefined();
});

test("a partner that fails everywhere is told of once per field, not once per territory", async () => {
  const answer = await askOf(
    says(500, ""),
    "{ territories { a: caf { count } b: caf { list } parent { caf { count } } } }",
  );
  expect(pathsOf(answer.errors).map((path) => path.filter((step) => typeof step === "string").join("."))).toEqual([
    "territories.a",
    "territories.b",
    "territories.parent.caf",
  ]);
});

test("a partner that sends thousands of errors does not flood the reader", async () => {
  const errors = Array.from({ length: 5_000 }, (_, index) => ({ message: `${index}` }));
  const answer = await askOf(saysOfEach(() => entity, errors));
  expect(answer.errors).toHaveLength(defaultLimits.maxErrors);
  // The body is within what may be read, so the figures are there.
  expect(answer.data?.territories).toHaveLength(3);
});

test("a query whose connection broke is asked once more; a partner that is slow is not", async () => {
  await askOf((response) => response.destroy());
  expect(caf.asked()).toBe(2);
  await askOf(() => {});
  expect(caf.asked()).toBe(1);
  let first = true;
  const answer = await askOf((response, variables) => {
    if (first) response.destroy();
    else saysOfEach(() => entity)(response, variables);
    first = false;
  });
  expect(answer.errors).toBeUndefined();
});

test("an act is never asked twice, and none is done after one whose answer is lost", async () => {
  const answer = await askOf(
    (response) => response.destroy(),
    "mutation { a: cafAdd(n: 1) b: poleEmploiAdd(n: 2) c: cafFail }",
  );
  expect(answer.data).toBeNull();
  expect(caf.asked()).toBe(1);
  expect(answer.errors?.[0]).toMatchObject({
    path: ["a"],
    extensions: { code: "PARTNER_UNAVAILABLE", institution: "caf" },
  });
});

const pathsOf = (errors: readonly TestError[] | undefined) => (errors ?? []).map(({ path }) => path ?? []);
