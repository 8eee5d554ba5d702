/**
 * The public federation audit (github.com/graphql-hive/federation-gateway-audit), asked of our gateway over HTTP.
 *
 *   git clone https://github.com/graphql-hive/federation-gateway-audit <checkout> && (cd <checkout> && npm install)
 *   npm run build && node bench/gateway/audit.mjs <checkout> [suite]
 *
 * Its code is run where it lies and is no part of this project. Ends with status 1 when a case fails.
 */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import { startGateway } from "@pacte-hub/gateway/server";
import { pino } from "pino";

const port = Number(process.env.AUDIT_PORT ?? 4299);
const origin = `http://127.0.0.1:${port}`;
const [checkout, only] = process.argv.slice(2);
if (!checkout) throw new Error("usage: node bench/gateway/audit.mjs <checkout> [suite]");

/** The audit is written for a newer Node. */
const polyfill = `Promise.withResolvers ??= function () {
  let settle;
  const promise = new Promise((resolve, reject) => { settle = { resolve, reject }; });
  return { promise, ...settle };
};`;

const subgraphs = spawn(
  process.execPath,
  [
    `--import=data:text/javascript,${encodeURIComponent(polyfill)}`,
    "--import=tsx",
    "src/cli.ts",
    "serve",
    "--port",
    `${port}`,
  ],
  {
    cwd: checkout,
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, NODE_PATH: join(checkout, "node_modules") },
  },
);

try {
  const suites = (await answered(`${origin}/ids`)).filter((id) => !only || id === only);
  let [passed, failed] = [0, 0];
  for (const suite of suites) {
    const faults = await faultsOf(suite);
    passed += faults.count - faults.list.length;
    failed += faults.list.length;
    console.log(
      `${faults.list.length === 0 ? "pass" : "FAIL"}  ${suite}  ${faults.count - faults.list.length}/${faults.count}`,
    );
    for (const fault of faults.list) console.log(fault);
  }
  console.log(`${passed} of ${passed + failed} cases pass, in ${suites.length} suites`);
  process.exitCode = failed > 0 ? 1 : 0;
} finally {
  subgraphs.kill();
}

async function faultsOf(suite) {
  const supergraphSdl = await (await fetch(`${origin}/${suite}/supergraph`)).text();
  const tests = await answered(`${origin}/${suite}/tests`);
  const gateway = await startGateway({
    supergraphSdl,
    subgraphUrls: {},
    inProcess: {},
    health: { states: async () => new Map() },
    host: "127.0.0.1",
    port: 0,
    log: pino({ level: "silent" }),
    bounds: { largestAnswer: Number.POSITIVE_INFINITY },
  });
  const list = [];
  for (const [index, test] of tests.entries()) {
    const fault = await faultOf(gateway.url, test);
    if (fault) list.push(`  case ${index}: ${test.query}\n${fault}`);
  }
  await gateway.close();
  return { count: tests.length, list };
}

/** As the audit itself compares: whole data; errors, when the case speaks of them, by whether there are any. */
async function faultOf(url, { query, expected }) {
  const response = await fetch(url, {
    method: "POST",
    headers: { accept: "application/json", "content-type": "application/json" },
    body: JSON.stringify({ query }),
  });
  const { data = null, errors } = /** @type {any} */ (await response.json());
  const speaksOfErrors = typeof expected.errors === "boolean";
  const received = { data, errors: speaksOfErrors ? (errors?.length ?? 0) > 0 : null };
  const wanted = { data: expected.data ?? null, errors: speaksOfErrors ? expected.errors : null };
  if (isDeepStrictEqual(received, wanted)) return null;
  return `  expected ${JSON.stringify(wanted)}\n  received ${JSON.stringify(received)}\n  errors   ${JSON.stringify(errors)}`;
}

/** @returns {Promise<any>} what the audit's server answers, once it answers */
async function answered(url) {
  for (let attempt = 0; ; attempt++) {
    try {
      return await (await fetch(url)).json();
    } catch (error) {
      if (attempt === 100) throw error;
      await sleep(200);
    }
  }
}
