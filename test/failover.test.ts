import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { signerOf } from "@pacte-hub/auth/signatures/sign";
import { withClient } from "@pacte-hub/postgres/connect";
import { inClone } from "@pacte-hub/server/repository";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { urlsOf } from "./database.ts";
import { freePorts } from "./hub.ts";
import { type Standby, standbyAt } from "./standby.ts";
import { Way } from "./way.ts";

const keyOf = (name: string): string => join(inject("hub").dataDir, "keys", `${name}.pem`);

/** Two processes of one institution: one prefers the primary, the other reads on the replica. */
interface Served {
  readonly child: ChildProcess;
  readonly url: string;
}

let standby: Standby;
let primary: Way;
let standbyPort: number;
let first: Served;
let onReplica: Served;
beforeAll(async () => {
  const ports = await freePorts();
  standbyPort = ports.SIAE_PORT;
  standby = await standbyAt(standbyPort);
  primary = new Way(ports.PG_PORT, Number(inject("hub").ports.PG_PORT));
  await primary.lay();
  first = await served(ports.CAF_PORT, [primary.port, standbyPort]);
  onReplica = await served(ports.DEPARTMENT_PORT, [standbyPort, primary.port]);
}, 240_000);
afterAll(async () => {
  for (const one of [first, onReplica]) one?.child.kill("SIGKILL");
  await primary?.cut().catch(() => undefined);
  await standby?.stop();
});

async function served(port: number, hosts: readonly number[]): Promise<Served> {
  const address = hosts.map((one) => `127.0.0.1:${one}`).join(",");
  const child = spawn(process.execPath, [inClone("hub", "bin", "hub.js"), "subgraph", "caf"], {
    env: {
      PATH: process.env.PATH,
      CAF_READER_URL: urlsOf("caf").READER.replace(/@[^/]+\//, `@${address}/`),
      CAF_CONTEXT_KEY: keyOf("caf-context"),
      CAF_JOURNAL_KEY: keyOf("caf-journal"),
      CAF_PORT: String(port),
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const url = `http://127.0.0.1:${port}/graphql`;
  for (let tries = 0; tries < 300 && child.exitCode === null; tries++) {
    if (await fetch(url.replace("/graphql", "/livez")).catch(() => null)) return { child, url };
    await sleep(100);
  }
  throw new Error("the institution did not start");
}

/** An open figure: the journal counts that it was read. */
const question = `{ _entities(representations: [{ __typename: "Territory", code: "55" }]) { ... on Territory { caf {
  rsaHouseholds(from: "2021-12", to: "2021-12") { value } } } } }`;

async function asked({ url }: Served): Promise<{ readonly data?: unknown; readonly errors?: readonly object[] }> {
  const body = Buffer.from(JSON.stringify({ query: question }));
  const headers = { "content-type": "application/json", "hub-request-id": randomUUID() };
  const signature = signerOf(readFileSync(keyOf("gateway"), "utf8")).sign({ method: "POST", url, headers, body });
  const answer = await fetch(url, { method: "POST", headers: { ...headers, ...signature }, body });
  return { ...((await answer.json()) as object), failing: answer.headers.get("hub-journal") } as object;
}

/** How often open figures were read, as the journal of that host counts them. */
const readsAt = (port: number): Promise<number> =>
  withClient(urlsOf("caf").STEWARD.replace(/:\d+\//, `:${port}/`), async (client) => {
    const { rows } = await client.query("select coalesce(sum(reads), 0)::int as reads from authority.open_read");
    return rows[0].reads;
  });

const figure = { data: { _entities: [{ caf: { rsaHouseholds: [{ value: expect.any(Number) }] } }] } };

test("a process that reads on a replica answers, and writes its journal to the primary", async () => {
  const before = await readsAt(primary.port);
  expect(await asked(onReplica)).toMatchObject({ ...figure, failing: null });
  expect(await readsAt(primary.port)).toBe(before + 1);
});

test("the primary is lost and its replica promoted: the same process answers again, and its journal goes on there", async () => {
  expect(await asked(first)).toMatchObject({ ...figure, failing: null });
  await sleep(500);
  const before = await readsAt(standbyPort);
  expect(before).toBeGreaterThan(0);
  await primary.cut();
  await standby.promote();
  const began = Date.now();
  let answer = await asked(first);
  while ((answer.errors || (answer as { failing?: unknown }).failing) && Date.now() - began < 20_000) {
    await sleep(200);
    answer = await asked(first);
  }
  console.log(`failover: answered and journaled again after ${Date.now() - began} ms`);
  expect(answer).toMatchObject({ ...figure, failing: null });
  expect(await readsAt(standbyPort)).toBeGreaterThan(before);
}, 60_000);
