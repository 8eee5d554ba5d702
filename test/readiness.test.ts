import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Signer, signerOf } from "@pacte-hub/auth/signatures/sign";
import { signRequestWith } from "@pacte-hub/gateway/http/signRequest";
import { type SubgraphState, subgraphHealth } from "@pacte-hub/gateway/http/subgraphHealth";
import { newSigningKeyPem } from "@pacte-hub/release-file/signature";
import { inClone } from "@pacte-hub/server/repository";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { urlsOf } from "./database.ts";
import { freePorts } from "./hub.ts";
import { Way } from "./way.ts";

const keyOf = (name: string): string => join(inject("hub").dataDir, "keys", `${name}.pem`);

let way: Way;
let caf: ChildProcess;
let port: number;
const logged: string[] = [];
beforeAll(async () => {
  const ports = await freePorts();
  port = ports.CAF_PORT;
  way = new Way(ports.PG_PORT, Number(inject("hub").ports.PG_PORT));
  await way.lay();
  caf = spawn(process.execPath, [inClone("hub", "bin", "hub.js"), "subgraph", "caf"], {
    env: {
      PATH: process.env.PATH,
      CAF_READER_URL: urlsOf("caf").READER.replace(/:\d+\//, `:${ports.PG_PORT}/`),
      CAF_CONTEXT_KEY: keyOf("caf-context"),
      CAF_JOURNAL_KEY: keyOf("caf-journal"),
      CAF_PORT: String(port),
      HUB_DRAIN_SECONDS: "3",
    },
    stdio: ["ignore", "ignore", "pipe"],
  });
  caf.stderr?.on("data", (chunk: Buffer) => logged.push(chunk.toString()));
  while ((await live()) !== 200) await sleep(100);
}, 240_000);
afterAll(async () => {
  caf.kill("SIGKILL");
  await way.cut().catch(() => undefined);
});

const at = (path: string) => fetch(`http://127.0.0.1:${port}${path}`);
const live = () =>
  at("/livez").then(
    ({ status }) => status,
    () => 0,
  );
const own = async () => {
  const answer = await at("/readyz");
  return { status: answer.status, ...((await answer.json()) as object) };
};
const gatewaySigner = (now: () => number = Date.now): Signer => signerOf(readFileSync(keyOf("gateway"), "utf8"), now);
async function seen(signer: Signer = gatewaySigner()): Promise<SubgraphState | undefined> {
  const health = subgraphHealth({ caf: `http://127.0.0.1:${port}/graphql` }, signRequestWith(signer));
  return (await health.states()).get("caf");
}
async function asked() {
  const url = `http://127.0.0.1:${port}/graphql`;
  const query = `{ _entities(representations: [{ __typename: "Territory", code: "55" }]) {
    ... on Territory { caf { rsaHouseholds(from: "2021-12", to: "2021-12") { value } } } } }`;
  const body = Buffer.from(JSON.stringify({ query }));
  const headers = { "content-type": "application/json" };
  const signature = gatewaySigner().sign({ method: "POST", url, headers, body });
  const answer = await fetch(url, { method: "POST", headers: { ...headers, ...signature }, body });
  return (await answer.json()) as { readonly data?: unknown; readonly errors?: readonly object[] };
}

describe("an institution says what it could do for a reader now, and the gateway what a signed question got", () => {
  test("when all is well", async () => {
    expect(await own()).toEqual({
      status: 200,
      ready: true,
      stopping: false,
      database: "ok",
      clock: "ok",
      gatewayKey: "ok",
      journal: "ok",
      releases: "ok",
      replica: "none",
    });
    expect(await seen()).toBe("UP");
  });

  test("a gateway whose key it does not know, or whose clock is two minutes late or early, sees that it is not believed", async () => {
    expect(await seen(signerOf(newSigningKeyPem()))).toBe("UNTRUSTED");
    for (const apart of [-120_000, 120_000])
      expect(await seen(gatewaySigner(() => Date.now() + apart))).toBe("UNTRUSTED");
  });

  test("while its database cannot be reached: alive, not ready, and readers are told that they may ask again", async () => {
    await way.cut();
    await sleep(1_100);
    expect(await live()).toBe(200);
    expect(await own()).toMatchObject({ status: 503, ready: false, database: "silent" });
    expect(await seen()).toBe("UNABLE");
    const { data, errors } = await asked();
    expect(data ?? null).toBeNull();
    expect(errors).toEqual([
      expect.objectContaining({
        message: expect.stringContaining("n'atteint pas sa base de données"),
        extensions: { code: "PARTNER_UNAVAILABLE", retryAfterSeconds: 5 },
      }),
    ]);
    expect(JSON.stringify(errors)).not.toMatch(/ECONN|127\.0\.0\.1|postgres/);
  });

  test("once it is back, without anyone restarting anything", async () => {
    await way.lay();
    await sleep(1_100);
    expect(await own()).toMatchObject({ status: 200, ready: true, database: "ok" });
    expect(await seen()).toBe("UP");
    expect((await asked()).errors).toBeUndefined();
  });

  test("told to stop: not ready at once, still answering until the balancer has seen it, then gone", async () => {
    caf.kill("SIGTERM");
    await sleep(200);
    expect(await own()).toMatchObject({ status: 503, ready: false, stopping: true });
    expect((await asked()).errors).toBeUndefined();
    const code = await new Promise((resolve) => caf.once("exit", resolve));
    expect([code, await live()]).toEqual([0, 0]);
  });

  test("nothing was logged of a stack a second: one line when the database left", () => {
    const lines = logged
      .join("")
      .split("\n")
      .filter((line) => line.includes("la base de données ne répond pas"));
    expect(lines).toHaveLength(1);
  });
});
