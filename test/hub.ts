import { type ChildProcess, execFile, spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { inClone } from "@pacte-hub/server/repository";

/** A hub started as a user starts it. */
export interface StartedHub {
  readonly url: string;
  readonly dataDir: string;
  readonly ports: Readonly<Record<PortName, number>>;
  readonly process: ChildProcess;
  /** All it has said so far. */
  said(): string;
  /** Ctrl-C, and the end of it; the data folder goes too unless it was given. */
  stop(): Promise<void>;
}

const portNames = [
  "GATEWAY_PORT",
  "DEPARTMENT_PORT",
  "POLE_EMPLOI_PORT",
  "CAF_PORT",
  "SIAE_PORT",
  "IDENTITY_PORT",
  "PG_PORT",
] as const;
type PortName = (typeof portNames)[number];

export interface Wanted {
  /** What is typed; "start" unless said. */
  readonly words?: readonly string[];
  /** Given, it is left as it is in the end. */
  readonly dataDir?: string;
  /** Of a hub that has started before: a copy of it is what this one finds. */
  readonly from?: string;
  readonly ports?: Readonly<Record<PortName, number>>;
  readonly environment?: Readonly<Record<string, string>>;
}

/** A loaded machine takes a minute for what a quiet one does in twenty seconds. */
const startPatienceMs = 230_000;

/** Starts a hub and waits until it answers; rejects with what it said when it ends instead. */
export async function startedHub(wanted: Wanted = {}): Promise<StartedHub> {
  const dataDir = wanted.dataDir ?? (wanted.from ? await copyFolder(wanted.from) : await openFolder());
  const ports = wanted.ports ?? (await freePorts());
  const { child, said, ended } = hub(wanted.words ?? ["start"], {
    HUB_DEMO_DATA: "0",
    ...environmentOf(ports),
    HUB_DATA_DIR: dataDir,
    ...wanted.environment,
  });
  const answering = new Promise<void>((resolve) => {
    child.stdout?.on("data", () => said().includes("Le hub répond") && resolve());
  });
  await Promise.race([
    answering,
    ended.then((code) => Promise.reject(new Error(`hub start ended (${code}): ${said()}`))),
    late(said),
  ]);
  return {
    url: `http://127.0.0.1:${ports.GATEWAY_PORT}/graphql`,
    dataDir,
    ports,
    process: child,
    said,
    async stop() {
      child.kill("SIGINT");
      await ended;
      if (!wanted.dataDir) await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** A folder that the system user who runs a root's PostgreSQL may enter. */
export async function openFolder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), "hub-"));
  await chmod(path, 0o755);
  return path;
}

/** Of a folder at rest, with its owners and rights: PostgreSQL refuses any other. */
export async function copyFolder(folder: string): Promise<string> {
  const copy = await openFolder();
  await promisify(execFile)("cp", ["-a", `${folder}/.`, copy]);
  return copy;
}

/** Runs `hub <words>` to its end; in the clone, unless another folder is named. */
export async function typed(
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  folder = inClone(),
) {
  const { said, ended } = hub(words, environment, folder);
  return { code: await ended, said: said() };
}

const lowestPort = 12_000;
const blocks = 2_000;
const blockLength = 10;

/**
 * Ports of a block that is this process's own as long as it lives: its last one is held, so that no other test takes the
 * block between the moment it is found free and the hub's start. They lie below those the system gives to whoever calls out.
 */
export async function freePorts(): Promise<Record<PortName, number>> {
  for (;;) {
    const first = lowestPort + blockLength * randomInt(blocks);
    const guard = await listener(first + blockLength - 1);
    if (!guard) continue;
    guard.unref();
    const ports = portNames.map((_, at) => first + at);
    const found = await Promise.all(ports.map(listener));
    await Promise.all(found.map((server) => server && new Promise((resolve) => server.close(resolve))));
    if (found.every(Boolean))
      return Object.fromEntries(portNames.map((name, at) => [name, ports[at] ?? 0])) as Record<PortName, number>;
    guard.close();
  }
}

/** Null when the port is another's. */
const listener = (port: number): Promise<Server | null> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(null));
    server.listen({ port, host: "127.0.0.1", exclusive: true }, () => resolve(server));
  });

/** A test that fails midway leaves no hub behind. */
const running = new Set<ChildProcess>();
process.once("exit", () => {
  for (const child of running) child.kill("SIGTERM");
});

function hub(words: readonly string[], environment: Readonly<Record<string, string>>, folder = inClone()) {
  const child = spawn(process.execPath, [inClone("hub", "bin", "hub.js"), ...words], {
    cwd: folder,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.add(child);
  child.once("close", () => running.delete(child));
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      text += chunk.toString();
    });
  }
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  return { child, said: () => text, ended };
}

const environmentOf = (ports: Readonly<Record<string, number>>): Record<string, string> =>
  Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, String(port)]));

function late(said: () => string): Promise<never> {
  return new Promise((_, reject) =>
    setTimeout(() => reject(new Error(`hub start is late: ${said()}`)), startPatienceMs).unref(),
  );
}
