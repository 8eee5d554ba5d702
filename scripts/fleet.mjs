import { spawn } from "node:child_process";
import { openSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

export const partners = ["siae", "caf", "pole-emploi", "department"];
const prefixOf = (partner) => partner.toUpperCase().replaceAll("-", "_");
const logins = ["OWNER", "PUBLISHER", "READER", "STEWARD"];

/**
 * Each institution and each gateway in a process of its own, of one version or another, over databases that are there.
 * @param hub where they are (`ports.PG_PORT`, `passwords` by role), the `folder` of their keys, and the folder of PostgreSQL's client
 * (`clientPrograms`), if not the machine's own
 * @param firstPort of six: four institutions, two gateways
 */
export function fleet(hub, firstPort) {
  const portOf = Object.fromEntries(partners.map((partner, at) => [partner, firstPort + at]));
  const gatewayPorts = [firstPort + 4, firstPort + 5];
  const running = new Map();
  const log = openSync(join(hub.folder, "fleet.log"), "a");

  const urlsOf = (partner) =>
    Object.fromEntries(
      logins.map((login) => {
        const role = `${partner.replace("-", "_")}_${login.toLowerCase()}`;
        const url = `postgres://${role}:${hub.passwords[role]}@127.0.0.1:${hub.ports.PG_PORT}/${partner.replace("-", "_")}`;
        return [`${prefixOf(partner)}_${login}_URL`, url];
      }),
    );
  const keyOf = (name) => join(hub.folder, "keys", `${name}.pem`);
  const base = { PATH: process.env.PATH, HUB_LOG: "error", HUB_DRAIN_SECONDS: "1" };
  const subgraphUrls = Object.fromEntries(
    partners.map((partner) => [`${prefixOf(partner)}_SUBGRAPH_URL`, `http://127.0.0.1:${portOf[partner]}/graphql`]),
  );

  function environmentOf(name) {
    if (!partners.includes(name))
      return {
        ...base,
        ...subgraphUrls,
        GATEWAY_PORT: name,
        GATEWAY_KEY: keyOf("gateway"),
        HUB_READER_BUDGET: "0",
        HUB_DATA_DIR: join(hub.folder, `gateway-${name}`),
      };
    const { [`${prefixOf(name)}_READER_URL`]: READER, [`${prefixOf(name)}_STEWARD_URL`]: STEWARD } = urlsOf(name);
    return {
      ...base,
      [`${prefixOf(name)}_READER_URL`]: READER,
      [`${prefixOf(name)}_STEWARD_URL`]: STEWARD,
      [`${prefixOf(name)}_JOURNAL_KEY`]: keyOf(`${name}-journal`),
      [`${prefixOf(name)}_CONTEXT_KEY`]: keyOf(`${name}-context`),
      [`${prefixOf(name)}_PORT`]: String(portOf[name]),
    };
  }

  const readyAt = (port) => `http://127.0.0.1:${port}/readyz`;
  const portNamed = (name) => portOf[name] ?? Number(name);

  /** Starts one, and waits until it is ready. @param name an institution, or the port of a gateway */
  async function start(name, checkout) {
    const words = partners.includes(name) ? ["subgraph", name] : ["gateway"];
    const child = spawn(
      process.execPath,
      ["--no-memory-reducer", "--v8-pool-size=1", join(checkout, "hub/bin/hub.js"), ...words],
      {
        env: environmentOf(name),
        stdio: ["ignore", log, log],
      },
    );
    running.set(name, child);
    for (let tries = 0; tries < 600; tries++) {
      if ((await fetch(readyAt(portNamed(name))).catch(() => null))?.status === 200) return;
      if (child.exitCode !== null) throw new Error(`${name} ended (${child.exitCode}): see ${hub.folder}/fleet.log`);
      await sleep(100);
    }
    throw new Error(`${name} is not ready`);
  }

  async function stop(name, signal = "SIGTERM") {
    const child = running.get(name);
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill(signal);
    await ended;
  }

  /**
   * Runs a command of that version for an institution, with all its logins and keys.
   * @returns what it said @throws Error with that, when it does not end well
   */
  function run(partner, words, checkout) {
    const child = spawn(process.execPath, [join(checkout, "hub/bin/hub.js"), ...words], {
      env: {
        PATH: process.env.PATH,
        HUB_DATA_DIR: hub.folder,
        ...(hub.clientPrograms && { HUB_PG_BIN: hub.clientPrograms }),
        ...urlsOf(partner),
        [`${prefixOf(partner)}_SIGNING_KEY`]: keyOf(partner),
        [`${prefixOf(partner)}_JOURNAL_KEY`]: keyOf(`${partner}-journal`),
        [`${prefixOf(partner)}_CONTEXT_KEY`]: keyOf(`${partner}-context`),
        [`${prefixOf(partner)}_PORT`]: String(portOf[partner]),
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let [text, complaint] = ["", ""];
    child.stdout.on("data", (chunk) => (text += chunk));
    child.stderr.on("data", (chunk) => (complaint += chunk));
    return new Promise((resolve, reject) =>
      child.once("close", (code) =>
        code === 0 ? resolve(text.trim()) : reject(new Error(`hub ${words.join(" ")} (${code}): ${text}${complaint}`)),
      ),
    );
  }

  return {
    gateways: gatewayPorts.map(String),
    urls: gatewayPorts.map((port) => `http://127.0.0.1:${port}/graphql`),
    urlOf: (partner) => `http://127.0.0.1:${portOf[partner]}/graphql`,
    start,
    stop,
    run,
    end: () => Promise.all([...running.keys()].map((name) => stop(name, "SIGKILL"))),
  };
}
