import { afterEach, describe, expect, test } from "vitest";
import { processMetrics } from "./metrics.ts";
import { type MetricsServer, metricsServer } from "./metricsServer.ts";
import { questionMetrics } from "./questionMetrics.ts";

const host = "127.0.0.1";
let serving: MetricsServer | undefined;
afterEach(async () => {
  await serving?.close();
  serving = undefined;
});

const linesOf = (body: string, name: string): string[] =>
  body.split("\n").filter((line) => line.startsWith(name) && !line.startsWith("#"));
const answered = { requestId: "1", status: 200, bytes: 1, milliseconds: 20, isAbandoned: false, codes: [] };
const traceWith = (...codes: readonly string[]) => ({
  trace: { operation: { name: undefined, kind: "query", source: "{ x }" }, codes: new Set(codes), calls: [] },
});

describe("what a process measures of itself", () => {
  test("is shown at /metrics of a port of its own, event loop and memory included; elsewhere there is nothing", async () => {
    serving = await metricsServer(await processMetrics(), { host, port: 0 });
    const url = `http://${host}:${serving.port}`;
    const response = await fetch(`${url}/metrics`);
    expect([response.status, response.headers.get("content-type")]).toEqual([
      200,
      "text/plain; version=0.0.4; charset=utf-8",
    ]);
    expect(await response.text()).toMatch(
      /^process_resident_memory_bytes \d+$[\s\S]*^nodejs_eventloop_lag_p99_seconds /m,
    );
    expect((await fetch(`${url}/`)).status).toBe(404);
    expect((await fetch(`${url}/metrics`, { method: "POST" })).status).toBe(405);
  });

  test("is not shown where the port is taken: the operator is told", async () => {
    const metrics = await processMetrics();
    serving = await metricsServer(metrics, { host, port: 0 });
    await expect(metricsServer(metrics, { host, port: serving.port })).rejects.toMatchObject({
      code: "PORT_UNAVAILABLE",
    });
  });

  test("a gauge shows what is true when it is looked at, and no more what was", async () => {
    const metrics = await processMetrics();
    let state = "up";
    metrics.gauge({ name: "hub_partner_state", help: "x", labels: ["state"] }, () => [[{ state }, 1]]);
    expect(linesOf((await metrics.text()).body, "hub_partner_state")).toEqual(['hub_partner_state{state="up"} 1']);
    state = "down";
    expect(linesOf((await metrics.text()).body, "hub_partner_state")).toEqual(['hub_partner_state{state="down"} 1']);
  });
});

describe("of questions", () => {
  test("time by kind and status, and refusals by code, each once a question", async () => {
    const metrics = await processMetrics();
    const observe = questionMetrics(metrics);
    observe({ ...answered, context: traceWith() });
    observe({ ...answered, context: traceWith("PARTNER_UNAVAILABLE", "NOT_GRANTED") });
    observe({ ...answered, status: 413, codes: ["BODY_TOO_LARGE"] });
    observe({ ...answered, isAbandoned: true, context: traceWith() });
    const { body } = await metrics.text();
    expect(linesOf(body, "hub_question_duration_seconds_count").sort()).toEqual([
      'hub_question_duration_seconds_count{kind="none",status="413"} 1',
      'hub_question_duration_seconds_count{kind="query",status="200"} 2',
      'hub_question_duration_seconds_count{kind="query",status="499"} 1',
    ]);
    expect(linesOf(body, "hub_refusals_total").sort()).toEqual([
      'hub_refusals_total{code="BODY_TOO_LARGE"} 1',
      'hub_refusals_total{code="NOT_GRANTED"} 1',
      'hub_refusals_total{code="PARTNER_UNAVAILABLE"} 1',
    ]);
  });

  test("codes that are none of ours count together, however many a partner invents", async () => {
    const metrics = await processMetrics();
    const observe = questionMetrics(metrics);
    for (let nth = 0; nth < 500; nth++) observe({ ...answered, context: traceWith(`INVENTED_${nth}`, "AND_MORE") });
    expect(linesOf((await metrics.text()).body, "hub_refusals_total")).toEqual([
      'hub_refusals_total{code="other"} 500',
    ]);
  });
});
