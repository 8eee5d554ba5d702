import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { withClient } from "@pacte-hub/postgres/connect";

/** Where Debian and its kin put each version's programs. */
const versions = "/usr/lib/postgresql";

/** The folder of this machine's own PostgreSQL (server and client of one version, the newest); null where it has none. */
export function systemPostgres(): string | null {
  const folders = existsSync(versions) ? readdirSync(versions).map((one) => join(versions, one, "bin")) : [];
  const whole = folders.filter((folder) =>
    ["initdb", "postgres", "pg_dump", "psql"].every((one) => existsSync(join(folder, one))),
  );
  return whole.sort((one, other) => Number(one.split("/")[4]) - Number(other.split("/")[4])).at(-1) ?? null;
}

/** A server of it, with nothing in it. */
export interface SystemServer {
  readonly port: number;
  /** Its files. */
  readonly cluster: string;
  /** Where its socket is, which the loopback's programs may use too. */
  readonly place: string;
  /** Runs SQL as its administrator, by psql. */
  administer(sql: string): void;
  stop(): Promise<void>;
}

export const administrator = { role: "chief", password: "chief" };

/** Makes a cluster and serves it on that port, as a user who is not root. @param settings of PostgreSQL, beside those of a test */
export async function systemServer(
  programs: string,
  port: number,
  settings: readonly string[] = [],
): Promise<SystemServer> {
  const place = mkdtempSync(join(tmpdir(), "system-postgres-"));
  const passwordFile = join(place, "password");
  writeFileSync(passwordFile, administrator.password);
  const user = otherUser(place);
  const cluster = join(place, "cluster");
  const words = ["-D", cluster, "-U", administrator.role, "-A", "scram-sha-256", "--pwfile", passwordFile];
  execFileSync(join(programs, "initdb"), [...words, "-E", "UTF8", "--locale", "C", "-N"], {
    ...user,
    cwd: "/",
    stdio: "ignore",
  });
  return servedCluster(programs, { place, cluster, port, settings });
}

export interface ServedCluster extends Pick<SystemServer, "place" | "cluster" | "port"> {
  readonly settings: readonly string[];
}

/** Serves a cluster that is there; it goes with its place when it is stopped. */
export async function servedCluster(
  programs: string,
  { place, cluster, port, settings }: ServedCluster,
): Promise<SystemServer> {
  const usual = ["listen_addresses=127.0.0.1", `unix_socket_directories=${place}`, "fsync=off", "max_connections=64"];
  const serving = ["-D", cluster, "-p", String(port), ...[...usual, ...settings].flatMap((one) => ["-c", one])];
  const server = spawn(join(programs, "postgres"), serving, { ...otherUser(place), cwd: "/", stdio: "ignore" });
  const url = `postgres://${administrator.role}:${administrator.password}@127.0.0.1:${port}/postgres`;
  for (let tries = 0; ; tries++) {
    const isThere = await withClient(url, async () => true).catch(() => false);
    if (isThere) break;
    if (tries > 300 || server.exitCode !== null) throw new Error("the machine's PostgreSQL did not start");
    await sleep(100);
  }
  return {
    port,
    cluster,
    place,
    administer: (sql) =>
      void execFileSync(join(programs, "psql"), ["-v", "ON_ERROR_STOP=1", "-q", url], {
        input: sql,
        stdio: ["pipe", "ignore", "pipe"],
      }),
    async stop() {
      const ended = new Promise((resolve) => server.once("exit", resolve));
      server.kill("SIGQUIT");
      await ended;
      rmSync(place, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL refuses to run as root: a root's runs as a user of the system, to whom the place is given. */
export function otherUser(place: string): { readonly uid?: number; readonly gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const idOf = (option: string) => Number(execFileSync("id", [option, "nobody"]).toString());
  const [uid, gid] = [idOf("-u"), idOf("-g")];
  execFileSync("chown", ["-R", `${uid}:${gid}`, place]);
  return { uid, gid };
}
