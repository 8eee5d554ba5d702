import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readlinkSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { postgresOf } from "../faults/hub.mjs";

/**
 * A streaming replica of a started hub's PostgreSQL, on a port of its own.
 * @see https://www.postgresql.org/docs/current/continuous-archiving.html#BACKUP-LOWLEVEL-BASE-BACKUP
 */
export async function standbyOf(hub, port) {
  const place = mkdtempSync(join(tmpdir(), "standby-"));
  const cluster = join(place, "cluster");
  const addressOf = (at) => `postgres://hub_admin:${hub.passwords.hub_admin}@127.0.0.1:${at}/postgres`;
  const { uid, gid } = await copied(addressOf(hub.ports.PG_PORT), cluster);
  const primary = `host=127.0.0.1 port=${hub.ports.PG_PORT} user=hub_admin password=${hub.passwords.hub_admin}`;
  writeFileSync(join(cluster, "standby.signal"), "");
  writeFileSync(join(cluster, "postgresql.auto.conf"), `primary_conninfo = '${primary}'\n`);
  execFileSync("chown", ["-R", `${uid}:${gid}`, place]);
  const given = ["listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=64", "io_method=sync"];
  const words = ["-D", cluster, "-p", String(port), ...given.flatMap((one) => ["-c", one])];
  const program = readlinkSync(`/proc/${postgresOf(hub)}/exe`);
  const server = spawn(program, words, { uid, gid, cwd: "/", stdio: "ignore" });
  for (let tries = 0; !(await isStandby(addressOf(port))); tries++) {
    if (tries > 300 || server.exitCode !== null) throw new Error("the standby did not start");
    await sleep(100);
  }
  return {
    port,
    pid: server.pid,
    stop() {
      const ended = new Promise((resolve) => server.once("exit", resolve));
      server.kill("SIGQUIT");
      return ended.then(() => rmSync(place, { recursive: true, force: true }));
    },
  };
}

/** Copies the cluster while it serves. @returns who owns it */
async function copied(address, cluster) {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  const { rows } = await client.query("select current_setting('data_directory') as folder");
  await client.query("select pg_backup_start('standby', true)");
  // A file may go while it is copied: the log of writes says what became of it.
  execFileSync("sh", ["-c", 'cp -a "$0" "$1" || true', rows[0].folder, cluster], { stdio: "ignore" });
  rmSync(join(cluster, "postmaster.pid"), { force: true });
  const stopped = await client.query("select labelfile from pg_backup_stop(false)");
  writeFileSync(join(cluster, "backup_label"), stopped.rows[0].labelfile);
  await client.end();
  return statSync(rows[0].folder);
}

async function isStandby(connectionString) {
  const client = new pg.Client({ connectionString });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query("select pg_is_in_recovery() as standby");
    return rows[0].standby === true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
