import { spawn, spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

export const isInstalled = spawnSync("sh", ["-c", "command -v haproxy"], { stdio: "ignore" }).status === 0;

/** HAProxy as `operations/haproxy/haproxy.cfg` says, but for its ports and its certificate. */
export async function haproxy(folder, port, gatewayPorts) {
  const example = readFileSync(new URL("../../operations/haproxy/haproxy.cfg", import.meta.url), "utf8");
  const servers = gatewayPorts.map((one, at) => `    server passerelle${at + 1} 127.0.0.1:${one}`).join("\n");
  const config = join(folder, "haproxy.cfg");
  const here = example.replace(/bind .*/, `bind 127.0.0.1:${port}`).replace(/( {4}server .*\n?)+/, `${servers}\n`);
  writeFileSync(config, here);
  const child = spawn("haproxy", ["-f", config, "-db"], { stdio: ["ignore", "ignore", "ignore"] });
  for (let tries = 0; tries < 100; tries++) {
    if ((await fetch(`http://127.0.0.1:${port}/livez`).catch(() => null))?.ok) break;
    if (child.exitCode !== null) throw new Error("haproxy did not start");
    await sleep(100);
  }
  return {
    pid: child.pid,
    url: `http://127.0.0.1:${port}/graphql`,
    stop: () => {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      return ended;
    },
  };
}
