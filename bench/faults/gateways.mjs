import { spawn } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { haproxy } from "./haproxy.mjs";
import { typed } from "./hub.mjs";

const program = fileURLToPath(new URL("../../hub/bin/hub.js", import.meta.url));
const partners = ["caf", "pole-emploi", "siae", "department"];
const prefixOf = (partner) => partner.toUpperCase().replaceAll("-", "_");

/** Two gateways of their own, each with its key, behind HAProxy, in front of a started hub's institutions. */
export async function twoGateways(hub, firstPort) {
  const ports = [firstPort, firstPort + 1];
  const gateways = [];
  for (const port of ports) gateways.push(await startedWith(hub, port, await believedKey(hub, `${port}-1`)));
  const balancer = await haproxy(hub.folder, firstPort + 2, ports);
  let rotations = 1;

  async function restarted(at, key) {
    gateways[at].child.kill("SIGTERM");
    await gateways[at].ended;
    gateways[at] = await startedWith(hub, ports[at], key);
  }

  return {
    url: balancer.url,
    pid: balancer.pid,
    pids: () => gateways.map(({ child }) => child.pid),
    /** One of them is killed outright, and started again by its supervisor. */
    async killOne(turn) {
      const at = turn % 2;
      gateways[at].child.kill("SIGKILL");
      await gateways[at].ended;
      await sleep(500);
      gateways[at] = await startedWith(hub, ports[at], gateways[at].key);
    },
    /** Both take a new key, one after the other; then the former are ended, and nobody who has one is answered. */
    async rotateKeys() {
      rotations++;
      const former = gateways.map(({ key }) => key);
      for (const [at, port] of ports.entries()) await restarted(at, await believedKey(hub, `${port}-${rotations}`));
      for (const { id } of former)
        for (const partner of partners) {
          const { code, said } = await typed(hub, ["gateway-key", "end", partner, "--", id]);
          if (code !== 0) throw new Error(said);
        }
    },
    async stop() {
      await balancer.stop();
      for (const { child, ended } of gateways) {
        child.kill("SIGTERM");
        await ended;
      }
    },
  };
}

/** A new key that every institution is told to believe. */
async function believedKey(hub, name) {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const file = join(hub.folder, `gateway-${name}.pem`);
  const publicFile = join(hub.folder, `gateway-${name}.pub`);
  writeFileSync(file, privateKey.export({ type: "pkcs8", format: "pem" }), { mode: 0o600 });
  writeFileSync(publicFile, publicKey.export({ type: "spki", format: "pem" }));
  let id;
  for (const partner of partners) {
    const { code, said } = await typed(hub, ["gateway-key", "add", partner, publicFile]);
    if (code !== 0) throw new Error(said);
    id = /^Ajoutée : (\S+)\.$/m.exec(said)?.[1];
  }
  return { file, id };
}

async function startedWith(hub, port, key) {
  const dataDir = join(hub.folder, `gateway-${port}`);
  mkdirSync(dataDir, { recursive: true });
  const urls = Object.fromEntries(
    partners.map((partner) => [
      `${prefixOf(partner)}_SUBGRAPH_URL`,
      `http://127.0.0.1:${hub.ports[`${prefixOf(partner)}_PORT`]}/graphql`,
    ]),
  );
  const own = { GATEWAY_PORT: String(port), GATEWAY_KEY: key.file, HUB_DATA_DIR: dataDir, HUB_DRAIN_SECONDS: "3" };
  const env = { PATH: process.env.PATH, HUB_LOG: "fatal", HUB_READER_BUDGET: "0", ...urls, ...own };
  const child = spawn(process.execPath, ["--no-memory-reducer", "--v8-pool-size=1", program, "gateway"], {
    env,
    stdio: ["ignore", "ignore", "inherit"],
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  for (let tries = 0; tries < 600; tries++) {
    if ((await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null))?.status === 200)
      return { child, ended, key };
    if (child.exitCode !== null) throw new Error(`the gateway on ${port} ended`);
    await sleep(100);
  }
  throw new Error(`the gateway on ${port} is not ready`);
}
