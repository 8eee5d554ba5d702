import { pino } from "pino";
import { expect, test } from "vitest";
import type { AnsweredQuestion } from "../http/answeredQuestion.ts";
import { accessLog, type Logged } from "./accessLog.ts";

function lineOf(question: Partial<AnsweredQuestion<Logged>>): Readonly<Record<string, unknown>> {
  const lines: string[] = [];
  const log = pino({ level: "info", base: null, timestamp: false }, { write: (text: string) => lines.push(text) });
  accessLog(
    log,
    "gateway",
  )({
    requestId: "mine",
    status: 200,
    bytes: 12,
    milliseconds: 3.1406,
    isAbandoned: false,
    codes: [],
    ...question,
  });
  expect(lines).toHaveLength(1);
  return JSON.parse(lines[0] ?? "{}");
}

const call = { partner: "caf", kind: "query", milliseconds: 2, outcome: "OK" } as const;

test("a question is one line: its name, operation, hash, cost, time, and the institutions that were asked", () => {
  const calls = [call, { ...call, milliseconds: 7.77 }, { ...call, partner: "siae", outcome: "TIMEOUT" }];
  const operation = { name: "Rsa", kind: "query", source: "query Rsa { x }" };
  const trace = { operation, codes: new Set(["PARTNER_UNAVAILABLE"]), calls };
  expect(lineOf({ context: { trace, bill: { cost: 40 } } })).toEqual({
    level: 30,
    process: "gateway",
    requestId: "mine",
    status: 200,
    ms: 3.1,
    bytes: 12,
    kind: "query",
    operation: "Rsa",
    hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    cost: 40,
    partners: { caf: { calls: 2, ms: 7.8 }, siae: { calls: 1, ms: 2, failures: ["TIMEOUT"] } },
    codes: ["PARTNER_UNAVAILABLE"],
    msg: "question",
  });
});

test("one that was refused before anyone was let in is a line too, with the code, and says when its client left", () => {
  expect(lineOf({ status: 401, codes: ["UNAUTHENTICATED"], isAbandoned: true })).toEqual({
    level: 30,
    process: "gateway",
    requestId: "mine",
    status: 401,
    ms: 3.1,
    bytes: 12,
    codes: ["UNAUTHENTICATED"],
    abandoned: true,
    msg: "question",
  });
});

test("whatever stands in a context beside what is noted, no line holds it; a name has a length", () => {
  const secrets = { viewer: { subject: "jeanne" }, payer: "sub:jeanne", carried: { authorization: "Bearer secret" } };
  const operation = { name: "N".repeat(5_000), kind: "query", source: '{ territory(code: "jeanne") { code } }' };
  const line = JSON.stringify(lineOf({ context: { ...secrets, trace: { operation, codes: new Set(), calls: [] } } }));
  expect(line).not.toMatch(/jeanne|secret|Bearer/);
  expect(line.length).toBeLessThan(400);
});
