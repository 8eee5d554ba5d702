// Under each version of Node that README.md names: the unit tests, and a start of one institution with the gateway. A version that cannot
// be had here (no registry, no binary for this machine) is said to be skipped. Usage: node scripts/proveNodes.mjs [version…]
import { spawn, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const versions = process.argv.length > 2 ? process.argv.slice(2) : ["20.19", "22.15", "24"];
const startingMs = 180_000;

const folder = mkdtempSync(join(tmpdir(), "hub-nodes-"));
chmodSync(folder, 0o755);
const results = [];
for (const version of versions) results.push(await provenOn(version));
rmSync(folder, { recursive: true, force: true });
console.log(`\n${results.map(({ version, said }) => `Node ${version}: ${said}`).join("\n")}`);
process.exitCode = results.some(({ failed }) => failed) ? 1 : 0;

async function provenOn(version) {
  const node = installed(version);
  if (!node) return { version, said: "skipped: this machine cannot have it", failed: false };
  const exact = spawnSync(node, ["--version"], { encoding: "utf8" }).stdout.trim();
  console.log(`\n--- ${exact}`);
  const tests = spawnSync(node, ["node_modules/vitest/vitest.mjs", "run", "--project", "unit"], {
    cwd: root,
    stdio: "inherit",
  });
  const started = await starts(node, join(folder, version));
  const sentence = `unit tests ${tests.status === 0 ? "pass" : "FAIL"}, hub start ${started ? "answers" : "FAILS"} (${exact})`;
  return { version, said: sentence, failed: tests.status !== 0 || !started };
}

/** npm's own packages of Node's binaries; no install script is run. */
function installed(version) {
  const name = `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;
  const prefix = join(folder, `node-${version}`);
  const words = ["install", "--prefix", prefix, "--no-audit", "--no-fund", "--ignore-scripts", `${name}@${version}`];
  spawnSync("npm", words, { stdio: ["ignore", "ignore", "inherit"] });
  const node = join(prefix, "node_modules", name, "bin", "node");
  return existsSync(node) ? node : undefined;
}

/** Whether one institution and the gateway start from nothing, answer a question, and end when told to. */
async function starts(node, dataDir) {
  const names = [
    "GATEWAY_PORT",
    "DEPARTMENT_PORT",
    "POLE_EMPLOI_PORT",
    "CAF_PORT",
    "SIAE_PORT",
    "IDENTITY_PORT",
    "PG_PORT",
  ];
  const ports = Object.fromEntries(await Promise.all(names.map(async (name) => [name, String(await freePort())])));
  const hub = spawn(node, ["--no-memory-reducer", "--v8-pool-size=1", "hub/bin/hub.js", "start", "caf"], {
    cwd: root,
    env: { ...process.env, ...ports, HUB_DATA_DIR: dataDir },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise((resolve) => hub.once("close", resolve));
  const ready = new Promise((resolve) => {
    let output = "";
    hub.stdout.on("data", (text) => {
      output += text;
      if (output.includes("Le hub répond")) resolve(true);
    });
  });
  const late = new Promise((resolve) => setTimeout(resolve, startingMs, false).unref());
  const isReady = await Promise.race([ready, ended.then(() => false), late]);
  const isRight = isReady && (await answers(ports.GATEWAY_PORT));
  hub.kill("SIGINT");
  return isRight && (await ended) === 0;
}

async function answers(port) {
  const query = '{ territory(code: "55") { caf { rsaHouseholds(from: "2021-12") { value } } } }';
  const response = await fetch(`http://127.0.0.1:${port}/graphql?query=${encodeURIComponent(query)}`);
  const { data } = /** @type {any} */ (await response.json());
  return Number.isInteger(data?.territory?.caf?.rsaHouseholds?.[0]?.value);
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });
}
