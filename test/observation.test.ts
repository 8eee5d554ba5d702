import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { signerOf } from "@pacte-hub/auth/signatures/sign";
import { withClient } from "@pacte-hub/postgres/connect";
import { inClone } from "@pacte-hub/server/repository";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { urlsOf } from "./database.ts";
import { freePorts } from "./hub.ts";

const keyOf = (name: string): string => join(inject("hub").dataDir, "keys", `${name}.pem`);

let caf: ChildProcess;
let url: string;
let metricsUrl: string;
let logged = "";
beforeAll(async () => {
  const ports = await freePorts();
  url = `http://127.0.0.1:${ports.CAF_PORT}/graphql`;
  metricsUrl = `http://127.0.0.1:${ports.SIAE_PORT}/metrics`;
  caf = spawn(process.execPath, [inClone("hub", "bin", "hub.js"), "subgraph", "caf"], {
    env: {
      PATH: process.env.PATH,
      CAF_READER_URL: urlsOf("caf").READER,
      CAF_CONTEXT_KEY: keyOf("caf-context"),
      CAF_JOURNAL_KEY: keyOf("caf-journal"),
      CAF_PORT: String(ports.CAF_PORT),
      HUB_LOG: "info",
      HUB_METRICS_PORT: String(ports.SIAE_PORT),
    },
    stdio: ["ignore", "ignore", "pipe"],
  });
  caf.stderr?.on("data", (chunk: Buffer) => {
    logged += chunk;
  });
  const live = () =>
    fetch(url.replace("/graphql", "/livez")).then(
      ({ ok }) => ok,
      () => false,
    );
  while (!(await live())) await sleep(100);
}, 120_000);
afterAll(() => void caf.kill("SIGTERM"));

const question = `{ _entities(representations: [{ __typename: "Territory", code: "55" }]) {
  ... on Territory { caf { rsaHouseholds(from: "2021-12", to: "2021-12") { value } } } } }`;

/** Asks as the gateway does; without its signature, as nobody. */
async function asked(requestId: string, isSigned = true): Promise<Response> {
  const body = Buffer.from(JSON.stringify({ query: question }));
  const headers = { "content-type": "application/json", "hub-request-id": requestId };
  const signature = signerOf(readFileSync(keyOf("gateway"), "utf8")).sign({ method: "POST", url, headers, body });
  const response = await fetch(url, { method: "POST", headers: { ...headers, ...(isSigned && signature) }, body });
  await response.arrayBuffer();
  return response;
}

async function lineOf(requestId: string): Promise<Readonly<Record<string, unknown>> | undefined> {
  for (let tries = 0; tries < 100; tries++) {
    const lines = logged.split("\n").filter((line) => line.includes(`"${requestId}"`) && line.includes('"question"'));
    if (lines[0]) return JSON.parse(lines[0]);
    await sleep(20);
  }
  return undefined;
}

describe("what an institution's operator sees", () => {
  test("a line for each question, under the name that the gateway gave it, whether it was answered or refused", async () => {
    expect((await asked("obs-1")).headers.get("hub-request-id")).toBe("obs-1");
    expect(await lineOf("obs-1")).toMatchObject({ process: "caf", status: 200, kind: "query", ms: expect.any(Number) });
    await asked("obs-2", false);
    expect(await lineOf("obs-2")).toMatchObject({ status: 401, codes: ["CARRIER_REFUSED"] });
    expect(logged).not.toMatch(/postgres:\/\/|rsaHouseholds/);
  });

  test("readiness, journal, connections, releases and refusals as Prometheus reads them, of the questions just asked", async () => {
    const text = await (await fetch(metricsUrl)).text();
    expect(text).toMatch(/^hub_ready 1$/m);
    for (const [part, state] of [
      ["database", "ok"],
      ["journal", "ok"],
      ["gatewayKey", "ok"],
      ["releases", "ok"],
    ])
      expect(text).toContain(`hub_readiness{part="${part}",state="${state}"} 1`);
    expect(text).toMatch(/^hub_journal_failing 0$/m);
    expect(text).toMatch(/^hub_journal_write_duration_seconds_count\{outcome="ok"\} [1-9]/m);
    expect(text).toMatch(/^hub_database_connections\{pool="reader",state="free"\} \d+$/m);
    expect(text).toMatch(/^hub_question_duration_seconds_count\{kind="query",status="200"\} 1$/m);
    expect(text).toMatch(/^hub_refusals_total\{code="CARRIER_REFUSED"\} 1$/m);
    const published = /^hub_release_published_timestamp_seconds\{dataset="rsa-households"\} (\S+)$/m.exec(text)?.[1];
    expect(Number(published)).toBeGreaterThan(Date.parse("2020-01-01") / 1_000);
    expect(Number(published)).toBeLessThanOrEqual(Date.now() / 1_000);
    expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds /m);
  });

  test("a reader's own name for a question comes back to them, and stands in the journal of the institution that refused", async () => {
    const hub = inject("hub");
    const query = `{ territory(code: "55") { department { orientations(by: [PATHWAY], origin: DEMONSTRATION) { value } } } }`;
    const requestId = `observation-${process.pid}-${Date.now()}`;
    const response = await fetch(hub.url, {
      method: "POST",
      headers: { "content-type": "application/json", "x-request-id": requestId },
      body: JSON.stringify({ query }),
    });
    expect(response.headers.get("hub-request-id")).toBe(requestId);
    expect(await response.text()).toContain("NOT_GRANTED");
    const { rows } = await withClient(urlsOf("department").STEWARD, (client) =>
      client.query("select from authority.journal where position($1 in entry) > 0", [requestId]),
    );
    expect(rows.length).toBeGreaterThan(0);
  });
});
