import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

const administrator = "chief";
const given = ["listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=200"];

/**
 * A new cluster with nothing in it, served on a port of the loopback by a user who is not root.
 * @throws Error with the server's last words when it does not start
 */
export async function clusterAt(port, { server, client }, place) {
  mkdirSync(place);
  const passwordFile = join(place, "password");
  writeFileSync(passwordFile, administrator);
  const user = otherUser(place);
  const cluster = join(place, "cluster");
  const making = ["-D", cluster, "-U", administrator, "-A", "scram-sha-256", "--pwfile", passwordFile];
  const options = { ...user, cwd: "/", env: { LC_ALL: "C" } };
  execFileSync(join(server, "initdb"), [...making, "-E", "UTF8", "--locale", "C", "-N"], { ...options, stdio: "pipe" });
  const words = ["-D", cluster, "-p", String(port), ...given.flatMap((one) => ["-c", one])];
  const postgres = spawn(join(server, "postgres"), words, { ...options, stdio: ["ignore", "ignore", "pipe"] });
  let complaint = "";
  postgres.stderr.on("data", (text) => (complaint = (complaint + text).slice(-2_000)));
  const url = `postgres://${administrator}:${administrator}@127.0.0.1:${port}/postgres`;
  for (let tries = 0; !(await isAnswering(url)); tries++) {
    if (tries > 300 || postgres.exitCode !== null) throw new Error(complaint);
    await sleep(100);
  }
  return {
    port,
    complaints: () => complaint,
    /** Runs SQL as its administrator, by psql. */
    administer: (sql) =>
      execFileSync(join(client, "psql"), ["-v", "ON_ERROR_STOP=1", "-q", url], {
        input: sql,
        stdio: ["pipe", "ignore", "pipe"],
      }),
    stop() {
      const ended = new Promise((resolve) => postgres.once("exit", resolve));
      postgres.kill("SIGINT");
      return ended;
    },
  };
}

async function isAnswering(connectionString) {
  const client = new pg.Client({ connectionString });
  client.on("error", () => undefined);
  return client.connect().then(
    () => client.end().then(() => true),
    () => false,
  );
}

/** PostgreSQL refuses to run as root: a root's runs as a user of the system, to whom the place is given. */
function otherUser(place) {
  if (process.getuid?.() !== 0) return {};
  const idOf = (option) => Number(execFileSync("id", [option, "nobody"]).toString());
  const [uid, gid] = [idOf("-u"), idOf("-g")];
  execFileSync("chown", ["-R", `${uid}:${gid}`, place]);
  return { uid, gid };
}
