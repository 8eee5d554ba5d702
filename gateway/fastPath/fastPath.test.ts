import { ApolloServer } from "@apollo/server";
import { randomQuery } from "@pacte-hub/executor/testbed/author";
import { Dice } from "@pacte-hub/executor/testbed/dice";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import {
  gatewayOver,
  type Hub,
  monolith,
  partnerNames,
  supergraphSdl as sdl,
  servePartner,
  startHub,
} from "../testbed/hub.ts";

/** Of the gateways of this file: what reaches Apollo Server with a question of theirs in it. */
const judged = vi.spyOn(ApolloServer.prototype, "executeHTTPGraphQLRequest");
const timesJudged = (query: string): number =>
  judged.mock.calls.filter(
    ([{ httpGraphQLRequest }]) => (httpGraphQLRequest.body as { query?: unknown })?.query === query,
  ).length;

let hub: Hub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(async () => {
  await hub.close();
  judged.mockRestore();
});

interface Told {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

async function responseTo(url: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Told> {
  const allHeaders = { "content-type": "application/json", "hub-request-id": "mine", ...headers };
  const answer = await fetch(url, { method: "POST", headers: allHeaders, body: JSON.stringify(body) });
  const { date: _, ...rest } = Object.fromEntries(answer.headers);
  return { status: answer.status, headers: rest, text: await answer.text() };
}

/** Once to be judged, once by the short way, and once more through Apollo Server: empty extensions are unusual enough. */
async function expectSame(question: { readonly query: string }, headers: Readonly<Record<string, string>> = {}) {
  await responseTo(hub.url, question, headers);
  const before = timesJudged(question.query);
  const short = await responseTo(hub.url, question, headers);
  const isShort = timesJudged(question.query) === before;
  const long = await responseTo(hub.url, { ...question, extensions: {} }, headers);
  expect(timesJudged(question.query)).toBe(before + (isShort ? 1 : 2));
  expect(short).toEqual(long);
  return isShort;
}

test("whatever is asked, a question asked again by the short way has the very bytes Apollo Server would give, errors included", async () => {
  const samples = { code: ["55", "E1", "E3", "C4", "no"], id: ["B1", "F2"], siret: ["S1", "S3"], to: ["2020"] };
  const schema = monolith();
  let short = 0;
  let withErrors = 0;
  for (let seed = 1; seed <= (process.env.HUB_PROVE ? 2_000 : 120); seed++) {
    const { text: query, variables } = randomQuery(new Dice(seed), { schema, samples, fields: 25 });
    if (!(await expectSame({ query, ...(variables && { variables }) }))) continue;
    short++;
    if ((await hub.ask(query, variables)).errors) withErrors++;
  }
  expect(short).toBeGreaterThan(80);
  expect(withErrors).toBeGreaterThan(5);
}, 600_000);

const figures = '{ territory(code: "E3") { name caf { brittle count } } }';
const namedQuery = 'query Named($code: ID = "E1") { territory(code: $code) { name } }';

test("the short way is taken for what is plain only, and its answer says all that Apollo Server's says", async () => {
  expect(await expectSame({ query: figures })).toBe(true);
  expect(await expectSame({ query: figures }, { accept: "application/graphql-response+json" })).toBe(true);
  expect(await expectSame({ query: namedQuery, operationName: "Named", variables: { code: "E2" } } as never)).toBe(
    true,
  );
  expect(await expectSame({ query: namedQuery, variables: null } as never)).toBe(true);
  for (const unusual of [
    { body: { query: namedQuery, operationName: "Other" } },
    { body: { query: namedQuery, variables: { code: { a: 1 } } } },
    { body: { query: figures, extra: 1 } },
    { body: { query: `${figures} ${figures}` } },
    { body: { query: "{ nothing }" } },
    { body: { query: figures }, headers: { accept: "application/json, text/plain" } },
  ])
    expect([unusual, await expectSame(unusual.body as never, unusual.headers)]).toEqual([unusual, false]);
  // What HTTP refuses (a form of another site, a shape that is no question) is refused before both ways.
  expect((await responseTo(hub.url, { query: figures }, { "content-type": "text/plain" })).status).toBe(400);
  expect((await responseTo(hub.url, { query: figures }, { accept: "text/html" })).status).toBe(406);
  expect((await responseTo(hub.url, { query: namedQuery, variables: "{}" })).status).toBe(400);
});

test("a budget is one budget by both ways: who has spent it is refused in the same words", async () => {
  const partners = await Promise.all(partnerNames.map((name) => servePartner(name)));
  const urls = Object.fromEntries(partners.map(({ url }, index) => [partnerNames[index] as string, url]));
  const poor = await gatewayOver(urls, {}, { readerBudget: 1_000 });
  const answers: Told[] = [];
  for (let at = 0; at < 12; at++)
    answers.push(await responseTo(poor.url, { query: figures, ...(at % 3 === 2 && { extensions: {} }) }));
  expect(answers[0]?.status).toBe(200);
  const paid = answers.filter(({ status }) => status === 200);
  expect(paid.length * JSON.parse(paid[0]?.text ?? "").extensions.cost).toBeLessThanOrEqual(1_100);
  // A second may pass between them: how many are to wait is not compared.
  const refused = answers.slice(-3).map(({ status, text }) => [status, text.replaceAll(/\d+/g, "n")]);
  expect(refused[0]).toEqual([429, expect.stringContaining("BUDGET_SPENT")]);
  expect(new Set(refused.map((refusal) => JSON.stringify(refusal))).size).toBe(1);
  await poor.close();
  await Promise.all(partners.map((partner) => partner.close()));
});

test("a reader's limits are asked at each request: a token nobody believes, an instant to come, a graph that changed", async () => {
  let change = (_: string): void => {};
  const supergraphChanges = (onChange: (changed: string) => void) => {
    change = onChange;
    return () => undefined;
  };
  const changing = await gatewayOver({}, {}, { supergraphChanges });
  const query = "{ territories(level: EPCI) { code shout } }";
  await responseTo(changing.url, { query });
  const before = timesJudged(query);
  expect(await responseTo(changing.url, { query })).toMatchObject({ status: 200 });
  expect(timesJudged(query)).toBe(before);
  const unknown = await responseTo(changing.url, { query }, { authorization: "Bearer nobody" });
  expect([unknown.status, unknown.text]).toEqual([401, expect.stringContaining("UNAUTHENTICATED")]);
  const early = await responseTo(changing.url, { query }, { "hub-as-of": "2999-01-01T00:00:00Z" });
  expect([early.status, early.text]).toEqual([400, expect.stringContaining("AS_OF_IN_FUTURE")]);
  change(sdl.replace(/^\s*shout\(.*$/m, ""));
  const changed = await responseTo(changing.url, { query });
  expect(changed.text).toContain("GRAPHQL_VALIDATION_FAILED");
  await changing.close();
});
