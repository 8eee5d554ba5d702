import { setTimeout as sleep } from "node:timers/promises";
import { type Metrics, processMetrics } from "@pacte-hub/server/observation/metrics";
import { pino } from "pino";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { gatewayOver, type Hub, type Partner, servePartner } from "../testbed/hub.ts";

type Line = Readonly<Record<string, never>>;

let caf: Partner;
let hub: Hub;
let quiet: Hub;
let metrics: Metrics;
const lines: Line[] = [];
const keep = { write: (text: string) => void lines.push(JSON.parse(text)) };

beforeAll(async () => {
  caf = await servePartner("caf");
  metrics = await processMetrics();
  const urls = { caf: caf.url, siae: "http://127.0.0.1:9/graphql" };
  hub = await gatewayOver(urls, {}, { log: pino({ level: "info", base: null }, keep), metrics });
  quiet = await gatewayOver(urls, {}, { log: pino({ level: "warn", base: null }, keep) });
});
afterAll(() => Promise.all([hub.close(), quiet.close(), caf.close()]));
beforeEach(() => {
  lines.length = 0;
});

const question = 'query Count { territory(code: "E1") { code caf { count } siae { structures { name } } } }';

/** The lines of questions, once there are so many: they are written after the answer has left. */
async function linesOnceThere(count: number): Promise<readonly Line[]> {
  const questionLines = () => lines.filter(({ msg }) => msg === "question");
  for (let tries = 0; questionLines().length < count && tries < 100; tries++) await sleep(10);
  return questionLines();
}

const post = (url: string, body: object, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
  fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });

describe("one line a question", () => {
  test("the same by Apollo Server and by the fast path: name, hash, cost, institutions and what they lacked", async () => {
    for (let time = 0; time < 3; time++)
      await (await post(hub.url, { query: question }, { "x-request-id": `n${time}` })).text();
    const logLines = await linesOnceThere(3);
    expect(logLines.map(({ requestId }) => requestId)).toEqual(["n0", "n1", "n2"]);
    for (const line of logLines)
      expect(line).toMatchObject({
        status: 200,
        kind: "query",
        operation: "Count",
        hash: expect.stringMatching(/^[0-9a-f]{64}$/),
        cost: expect.any(Number),
        partners: {
          caf: { calls: 1, ms: expect.any(Number) },
          siae: { calls: 1, ms: expect.any(Number), failures: ["DOWN"] },
        },
        codes: ["PARTNER_UNAVAILABLE"],
      });
    expect(new Set(logLines.map(({ hash }) => hash)).size).toBe(1);
  });

  test("holds no value of a variable, no token and no address, whether the question is answered or refused", async () => {
    const query = "query Of($code: String!) { territory(code: $code) { code } }";
    const secret = { authorization: "Bearer secret-token" };
    await (await post(hub.url, { query, variables: { code: "secret-code" } })).text();
    await (await post(hub.url, { query, variables: { code: ["secret-code"] } })).text();
    await (await post(hub.url, { query, variables: { code: "secret-code" } }, secret)).text();
    expect(await linesOnceThere(3)).toHaveLength(3);
    expect(JSON.stringify(lines)).not.toMatch(/secret|127\.0\.0\.1/);
  });

  test("is written for what Apollo Server refuses, with its code", async () => {
    await (await post(hub.url, { query: "{ nothing }" })).text();
    expect(await linesOnceThere(1)).toMatchObject([{ codes: ["GRAPHQL_VALIDATION_FAILED"] }]);
  });

  test("is not written where the log is not at info, and nothing is noted", async () => {
    const { data } = await quiet.ask(question);
    expect(data).toMatchObject({ territory: { caf: { count: 10 } } });
    await sleep(100);
    expect(lines).toEqual([]);
  });
});

describe("a fault of ours", () => {
  test("is written with the name of the question that met it, wherever it was met", async () => {
    const faulty = await gatewayOver(
      { caf: caf.url },
      {},
      {
        log: pino({ level: "error", base: null }, keep),
        authenticator: {
          headersOf: () => Promise.reject(new Error("a fault of ours")),
          refreshed: () => Promise.reject(new Error("a fault of ours")),
        },
      },
    );
    const answer = await post(faulty.url, { query: "{ __typename }" }, { "x-request-id": "met-1" });
    expect(await answer.text()).toContain("INTERNAL");
    await faulty.close();
    expect(lines).toMatchObject([{ requestId: "met-1", err: { message: expect.stringContaining("a fault of ours") } }]);
  });
});

describe("for Prometheus", () => {
  test("how partners answer, who is down, and no circuit that nobody opened", async () => {
    await (await post(hub.url, { query: question })).text();
    await linesOnceThere(1);
    const { body } = await metrics.text();
    expect(body).toMatch(/^hub_partner_duration_seconds_count\{partner="caf",kind="query",outcome="OK"\} [1-9]/m);
    expect(body).toMatch(/^hub_partner_duration_seconds_count\{partner="siae",kind="query",outcome="DOWN"\} [1-9]/m);
    expect(body).toMatch(/^hub_partner_state\{partner="siae",state="down"\} 1$/m);
    expect(body).toMatch(/^hub_partner_state\{partner="caf",state="up"\} 1$/m);
    expect(body).toMatch(/^hub_partner_circuit_open\{partner="caf"\} 0$/m);
    expect(body).toMatch(/^hub_partner_questions_waiting\{partner="caf"\} 0$/m);
    expect(body).toMatch(/^hub_question_duration_seconds_count\{kind="query",status="200"\} [1-9]/m);
    expect(body).toMatch(/^hub_refusals_total\{code="PARTNER_UNAVAILABLE"\} [1-9]/m);
  });
});
