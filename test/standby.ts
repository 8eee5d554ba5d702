import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { withClient } from "@pacte-hub/postgres/connect";
import { postgresPrograms } from "../hub/start/postgres/programs.ts";
import { adminUrl } from "./database.ts";

/** A streaming replica of the run's PostgreSQL. */
export interface Standby {
  /** From now on it takes writes. */
  promote(): Promise<void>;
  stop(): Promise<void>;
}

/** Copies the run's cluster as PostgreSQL's manual says of a base backup, and follows it on a port of its own. */
export async function standbyAt(port: number): Promise<Standby> {
  const place = mkdtempSync(join(tmpdir(), "standby-"));
  const cluster = join(place, "cluster");
  const { uid, gid } = await copied(cluster);
  execFileSync("chown", ["-R", `${uid}:${gid}`, place]);
  const programs = await postgresPrograms();
  const given = ["listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=64", "io_method=sync"];
  const words = ["-D", cluster, "-p", String(port), ...given.flatMap((one) => ["-c", one])];
  const server = spawn(join(programs, "bin", "postgres"), words, { uid, gid, cwd: "/", stdio: "ignore" });
  const url = adminUrl().replace(/:\d+\//, `:${port}/`);
  await answering(url, server);
  return {
    promote: () => withClient(url, async (client) => void (await client.query("select pg_promote()"))),
    async stop() {
      const ended = new Promise((resolve) => server.once("exit", resolve));
      server.kill("SIGQUIT");
      await ended;
      rmSync(place, { recursive: true, force: true });
    },
  };
}

/** @see https://www.postgresql.org/docs/current/continuous-archiving.html#BACKUP-LOWLEVEL-BASE-BACKUP */
function copied(cluster: string): Promise<{ readonly uid: number; readonly gid: number }> {
  return withClient(adminUrl(), async (client) => {
    const { rows } = await client.query("select current_setting('data_directory') as folder");
    const { folder } = rows[0] as { folder: string };
    const { uid, gid } = statSync(folder);
    await client.query("select pg_backup_start('standby', true)");
    // A file may go while it is copied: the log of writes says what became of it.
    execFileSync("sh", ["-c", 'cp -a "$0" "$1" || true', folder, cluster], { stdio: "ignore" });
    rmSync(join(cluster, "postmaster.pid"), { force: true });
    const stopped = await client.query("select labelfile from pg_backup_stop(false)");
    writeFileSync(join(cluster, "backup_label"), stopped.rows[0].labelfile);
    writeFileSync(join(cluster, "standby.signal"), "");
    const { username, password, port } = new URL(adminUrl());
    const primary = `host=127.0.0.1 port=${port} user=${username} password=${password}`;
    writeFileSync(join(cluster, "postgresql.auto.conf"), `primary_conninfo = '${primary}'\n`);
    return { uid, gid };
  });
}

async function answering(url: string, server: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 300 && server.exitCode === null; tries++) {
    const isThere = await withClient(url, async (client) => {
      const { rows } = await client.query("select pg_is_in_recovery() as standby");
      return rows[0].standby === true;
    }).catch(() => false);
    if (isThere) return;
    await sleep(100);
  }
  throw new Error("the standby did not start");
}
