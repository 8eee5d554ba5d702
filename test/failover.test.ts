import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { withClient } from "@pacte-hub/postgres/connect";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { adminUrl, urlsOf } from "./database.ts";
import { freePorts, typed } from "./hub.ts";
import { type InstitutionProcess, institutionProcess, signedQuestion } from "./institutionProcess.ts";
import { type Standby, standbyAt } from "./standby.ts";
import { Way } from "./way.ts";

const keyOf = (name: string): string => join(inject("hub").dataDir, "keys", `${name}.pem`);

let standby: Standby;
let primary: Way;
let standbyPort: number;
/** Two processes of one institution: one prefers the primary, the other reads on the replica. */
let first: InstitutionProcess;
let onReplica: InstitutionProcess;
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
  for (const one of [first, onReplica]) await one?.stop();
  await primary?.cut().catch(() => undefined);
  await standby?.stop();
});

const served = (port: number, hosts: readonly number[]): Promise<InstitutionProcess> =>
  institutionProcess("caf", port, {
    CAF_READER_URL: addressOn(hosts),
    CAF_CONTEXT_KEY: keyOf("caf-context"),
    CAF_JOURNAL_KEY: keyOf("caf-journal"),
    HUB_REPLICA_LAG_SECONDS: "2",
  });

const addressOn = (hosts: readonly number[]): string =>
  urlsOf("caf").READER.replace(/@[^/]+\//, `@${hosts.map((one) => `127.0.0.1:${one}`).join(",")}/`);

/** An open figure: the journal counts that it was read. */
const question = `{ _entities(representations: [{ __typename: "Territory", code: "55" }]) { ... on Territory { caf {
  rsaHouseholds(from: "2021-12", to: "2021-12") { value } } } } }`;

async function asked(
  one: InstitutionProcess,
): Promise<{ readonly data?: unknown; readonly errors?: readonly object[] }> {
  const answer = await signedQuestion(one, readFileSync(keyOf("gateway"), "utf8"), question);
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

const readyOf = async ({ url }: InstitutionProcess): Promise<{ readonly ready: boolean; readonly replica: string }> =>
  (await (await fetch(url.replace("/graphql", "/readyz"))).json()) as { ready: boolean; replica: string };
const onStandby = (sql: string): Promise<void> =>
  withClient(adminUrl().replace(/:\d+\//, `:${standbyPort}/`), async (client) => void (await client.query(sql)));
async function becomes(replica: string): Promise<number> {
  const began = Date.now();
  while ((await readyOf(onReplica)).replica !== replica) {
    if (Date.now() - began > 20_000) throw new Error(`the replica was never ${replica}`);
    await sleep(50);
  }
  return Date.now() - began;
}

test("what is written shows on the replica in a moment; doctor finds nothing wrong with reading there", async () => {
  await becomes("fresh");
  const lags: number[] = [];
  for (let turn = 0; turn < 10; turn++) {
    await asked(onReplica);
    const [wanted, began] = [await readsAt(primary.port), performance.now()];
    while ((await readsAt(standbyPort)) < wanted) await sleep(2);
    lags.push(Math.round(performance.now() - began));
  }
  console.log(`replica: a write shows after ${lags.sort((one, other) => one - other).join(", ")} ms`);
  expect(lags[5]).toBeLessThan(5_000);
  const { said } = await typed(["doctor", "caf"], {
    CAF_READER_URL: addressOn([standbyPort, primary.port]),
    CAF_CONTEXT_KEY: keyOf("caf-context"),
    CAF_JOURNAL_KEY: keyOf("caf-journal"),
    HUB_DATA_DIR: "/nowhere",
  });
  expect(said).toMatch(/bien +réplica : les lectures y vont/);
}, 60_000);

test("a replica that falls behind answers nobody past the bound, says so, and answers again once it has caught up", async () => {
  await onStandby("select pg_wal_replay_pause()");
  const lateAfter = await becomes("late");
  const refused = await asked(onReplica);
  expect(refused.errors).toMatchObject([{ extensions: { code: "PARTNER_UNAVAILABLE" } }]);
  expect(JSON.stringify(refused)).toContain("trop en retard");
  expect((await readyOf(onReplica)).ready).toBe(false);
  // The other process reads the original.
  expect(await asked(first)).toMatchObject({ ...figure, failing: null });
  await onStandby("select pg_wal_replay_resume()");
  const backAfter = await becomes("fresh");
  console.log(`replica: late said after ${lateAfter} ms for a bound of 2 s, fresh again after ${backAfter} ms`);
  expect(lateAfter).toBeLessThan(8_000);
  expect(await asked(onReplica)).toMatchObject({ ...figure, failing: null });
}, 60_000);

test("an original that comes back finds its replica late at once, or not late at all: the bound does not begin anew", async () => {
  const away = async () => {
    await primary.cut();
    await sleep(4_000);
    expect((await readyOf(onReplica)).replica).toBe("fresh");
    await primary.lay();
  };
  await away();
  for (let turn = 0; turn < 20; turn++, await sleep(100)) expect((await readyOf(onReplica)).replica).toBe("fresh");
  await onStandby("select pg_wal_replay_pause()");
  await away();
  const lateAfter = await becomes("late");
  await onStandby("select pg_wal_replay_resume()");
  const backAfter = await becomes("fresh");
  console.log(`replica: late ${lateAfter} ms after the original is back, fresh ${backAfter} ms after it follows`);
  expect(lateAfter).toBeLessThan(2_000);
}, 60_000);

test("the primary is lost and its replica promoted: the same process answers again, and its journal goes on there", async () => {
  // The test above cut the primary: this process finds it again by itself (a try a second).
  await expect.poll(() => asked(first), { timeout: 20_000, interval: 200 }).toMatchObject({ ...figure, failing: null });
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
