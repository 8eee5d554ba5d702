import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { chown, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { OperatorError } from "@pacte-hub/server/operatorError";
import pg from "pg";
import type { DataFolder } from "../dataFolder.ts";
import { end, isRunning } from "../processes.ts";
import { type Home, homeFor, ownedFolder } from "./home.ts";
import { postgresPrograms } from "./programs.ts";

/** A PostgreSQL server of our own, on the loopback only. */
export interface EmbeddedPostgres {
  readonly port: number;
  /** Address of the superuser, for provisioning: no institution's process ever holds it. */
  readonly adminUrl: string;
  stop(): Promise<void>;
}

export const admin = "hub_admin";
const host = "127.0.0.1";
const startLimitMs = 30_000;

/** Small, durable, closed: no socket in the file system, no address but the loopback's. */
const options = [
  ["listen_addresses", host],
  ["unix_socket_directories", ""],
  ["shared_buffers", "24MB"],
  ["max_connections", "64"],
  ["max_wal_size", "256MB"],
  ["io_method", "sync"],
  ["jit", "off"],
  ["lc_messages", "C"],
  ["timezone", "Europe/Paris"],
] as const;

/** Starts the server, making its cluster first where there is none. */
export async function startPostgres(folder: DataFolder, port: number): Promise<EmbeddedPostgres> {
  const home = await homeFor(folder, await postgresPrograms());
  const isThere = existsSync(home.cluster);
  if (isThere && folder.isNew) throw new OperatorError(passwordsLost(folder.path), "DATABASE_UNFIT");
  const password = folder.passwords.of(admin);
  await folder.passwords.save();
  if (!isThere) await initialise(home, password);
  const adminUrl = `postgres://${admin}:${password}@${host}:${port}/postgres`;
  const server = await spawned(home, port, adminUrl);
  return { port, adminUrl, stop: () => (server.pid ? end(server.pid, "SIGINT", 10_000) : Promise.resolve()) };
}

/** initdb works beside, then the whole cluster takes its name: one that was cut short is never mistaken for a cluster. */
async function initialise({ programs, cluster, runAs }: Home, password: string): Promise<void> {
  const beside = `${cluster}.new`;
  const passwordFile = `${cluster}.password`;
  await rm(beside, { recursive: true, force: true });
  await ownedFolder(beside, runAs);
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (runAs) await chown(passwordFile, runAs.uid, runAs.gid);
  const args = ["-D", beside, "-U", admin, "--pwfile", passwordFile, "-A", "scram-sha-256", "-E", "UTF8"];
  const locale = ["--locale-provider=builtin", "--locale=C.UTF-8", "--no-instructions"];
  try {
    await ran(join(programs, "bin", "initdb"), [...args, ...locale], runAs);
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(beside, cluster);
}

function ran(program: string, args: readonly string[], runAs: Home["runAs"]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      ...runAs,
      cwd: "/",
      stdio: ["ignore", "ignore", "pipe"],
      env: { LC_ALL: "C" },
    });
    let output = "";
    child.stderr?.on("data", (text: Buffer) => {
      output += text.toString();
    });
    child.once("error", (error) =>
      reject(new OperatorError(`PostgreSQL n'a pas pu être lancé : ${error.message}.`, "PROCESS_FAILED")),
    );
    child.once("close", (code) =>
      code === 0
        ? resolve()
        : reject(new OperatorError(`La base n'a pas pu être créée : ${lastLine(output)}`, "PROCESS_FAILED")),
    );
  });
}

/** Ends the server that a hub killed outright has left running on this folder. */
export async function endOrphan(folder: DataFolder): Promise<void> {
  const { cluster } = await homeFor(folder, await postgresPrograms());
  const lock = join(cluster, "postmaster.pid");
  const pid = Number((await readFile(lock, "utf8").catch(() => "")).split("\n")[0] || 0);
  if (pid > 0 && (await isRunning(pid, cluster))) await end(pid, "SIGINT", 10_000);
}

async function spawned({ programs, cluster, runAs }: Home, port: number, adminUrl: string): Promise<ChildProcess> {
  const args = ["-D", cluster, "-p", String(port), ...options.flatMap(([name, value]) => ["-c", `${name}=${value}`])];
  // Detached: Ctrl-C reaches the whole foreground group, and the database must be the last to leave.
  const server = spawn(join(programs, "bin", "postgres"), args, {
    ...runAs,
    cwd: "/",
    detached: true,
    stdio: ["ignore", "ignore", "pipe"],
    env: { LC_ALL: "C" },
  });
  let output = "";
  server.stderr?.on("data", (text: Buffer) => {
    output = (output + text.toString()).slice(-4_000);
  });
  const failed = new Promise<never>((_, reject) => {
    server.once("error", (error) =>
      reject(new OperatorError(`PostgreSQL n'a pas pu être lancé : ${error.message}.`, "PROCESS_FAILED")),
    );
    server.once("exit", () =>
      reject(new OperatorError(`PostgreSQL s'est arrêté au démarrage : ${lastLine(output)}`, "PROCESS_FAILED")),
    );
  });
  failed.catch(() => undefined);
  await Promise.race([failed, answering(adminUrl)]);
  return server;
}

async function answering(adminUrl: string): Promise<void> {
  const deadline = Date.now() + startLimitMs;
  for (;;) {
    const client = new pg.Client({ connectionString: adminUrl });
    client.on("error", () => undefined);
    try {
      await client.connect();
      return await client.end();
    } catch (error) {
      await client.end().catch(() => undefined);
      if (Date.now() > deadline)
        throw new OperatorError(`PostgreSQL ne répond pas : ${(error as Error).message}.`, "DATABASE_SILENT");
      await sleep(30);
    }
  }
}

const passwordsLost = (path: string): string =>
  `Le fichier passwords.json manque dans ${path} alors que la base existe : remettez-le, ou supprimez tout le dossier pour repartir de zéro.`;

const lastLine = (text: string): string => text.trim().split("\n").at(-1) ?? "sans un mot.";
