import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { otherUser } from "./systemPostgres.ts";

const program = ["/usr/sbin/pgbouncer", "/usr/bin/pgbouncer", "/opt/homebrew/bin/pgbouncer"].find(existsSync);

/** Whether this machine has PgBouncer. */
export const hasPgBouncer = program !== undefined;

/** PgBouncer in transaction mode, before a server on this machine. */
export interface Pooler {
  readonly port: number;
  stop(): Promise<void>;
}

export interface PoolerOptions {
  readonly port: number;
  /** PostgreSQL's. */
  readonly server: number;
  /** By role. */
  readonly passwords: Readonly<Record<string, string>>;
  /** Of the server, for each database and role. */
  readonly connections: number;
  /** Lines of `[pgbouncer]`. */
  readonly more?: readonly string[];
}

/** Starts it as a user who is not root, and waits until it answers. */
export async function poolerAt({ port, server, passwords, connections, more = [] }: PoolerOptions): Promise<Pooler> {
  const place = mkdtempSync(join(tmpdir(), "pgbouncer-"));
  const users = join(place, "users.txt");
  writeFileSync(
    users,
    Object.entries(passwords)
      .map(([role, word]) => `"${role}" "${word}"\n`)
      .join(""),
  );
  const settings = [
    "[databases]",
    `* = host=127.0.0.1 port=${server}`,
    "[pgbouncer]",
    "listen_addr = 127.0.0.1",
    `listen_port = ${port}`,
    "unix_socket_dir =",
    "auth_type = scram-sha-256",
    `auth_file = ${users}`,
    "pool_mode = transaction",
    `default_pool_size = ${connections}`,
    "max_client_conn = 300",
    ...more,
  ];
  const file = join(place, "pgbouncer.ini");
  writeFileSync(file, `${settings.join("\n")}\n`);
  const child = spawn(program ?? "", ["-q", file], { ...otherUser(place), cwd: "/", stdio: "ignore" });
  await answering(port, child);
  return {
    port,
    async stop() {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGKILL");
      await ended;
      rmSync(place, { recursive: true, force: true });
    },
  };
}

/** Somebody without a password is refused by who answers. */
async function answering(port: number, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 100 && child.exitCode === null; tries++) {
    const client = new pg.Client({ host: "127.0.0.1", port, user: "nobody", database: "none" });
    client.on("error", () => undefined);
    const code = await client.connect().then(
      () => "",
      (error) => error.code,
    );
    if (code !== "ECONNREFUSED") return;
    await sleep(50);
  }
  throw new Error("PgBouncer did not start");
}
