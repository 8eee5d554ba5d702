// On each major version of PostgreSQL that docs/operations/postgresql.md names: four institutions are laid (roles, migrations, keys, open
// data, a publication that is protected), answer through a gateway, are examined, audited, their journals verified; each is backed up and
// restored on a new server of that version and of the newest, where every answer must be the same. A version that cannot be had here (not on
// this machine, no registry) is said to be skipped. Usage: npm run build:code && node scripts/provePostgres.mjs [major…]
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { clusterAt } from "./postgres/cluster.mjs";
import { laidOn, secretsIn } from "./postgres/laid.mjs";
import { majors, programsOf, versionOf } from "./postgres/programs.mjs";

const wanted = process.argv.length > 2 ? process.argv.slice(2).map(Number) : majors;
const newest = majors.at(-1);

// Root's PostgreSQL runs as another user, who must come to its files.
const folder = mkdtempSync(join(tmpdir(), "hub-postgres-"));
chmodSync(folder, 0o755);
const results = [];
let expected;
for (const major of wanted) {
  const began = performance.now();
  const { found, isFailed } = await tried(major).catch((error) => ({
    found: `FAILS: ${error.message}`,
    isFailed: true,
  }));
  const seconds = ((performance.now() - began) / 1_000).toFixed(0);
  results.push({ major, found, isFailed });
  console.log(`PostgreSQL ${major}: ${found} (${seconds} s)`);
}
rmSync(folder, { recursive: true, force: true });
console.log(`\n${results.map(({ major, found }) => `PostgreSQL ${major}: ${found}`).join("\n")}`);
process.exitCode = results.some(({ isFailed }) => isFailed) ? 1 : 0;

async function tried(major) {
  const programs = programsOf(major, folder);
  const { server, client } = programs;
  if (!server) return { found: "skipped: this machine cannot have its server", isFailed: false };
  if (!client) return { found: "skipped: this machine cannot have a client of it", isFailed: false };
  const place = join(folder, String(major));
  mkdirSync(place);
  const firstPort = await freeBlock(8);
  const clusters = [];
  let made = 0;
  const cluster = async (at, of) => {
    const served = await clusterAt(firstPort + 6 + at, of, join(place, `cluster-${made++}`));
    clusters.push(served);
    return served;
  };
  try {
    const secrets = secretsIn(place);
    const original = laidOn(await cluster(0, programs), secrets, { client, firstPort });
    await original.lay();
    const answer = await original.asked();
    expected ??= answer;
    if (answer !== expected) throw new Error("its answers are not those of the version before");
    await original.verify();
    const backups = await original.backUp();
    const restored = [await restoredOn(programs)];
    const last = major === newest ? null : programsOf(newest, folder);
    if (last?.server && last.client) restored.push(await restoredOn(last));
    const [exact, clients] = [versionOf(server, "postgres"), versionOf(client, "pg_dump")];
    return { found: `${exact} (client ${clients}): answers, restored on ${restored.join(" and ")}`, isFailed: false };

    async function restoredOn(target) {
      const anew = laidOn(await cluster(1, target), secrets, { client: target.client, firstPort });
      await anew.restore(backups);
      if ((await anew.asked()) !== answer) throw new Error(`restored on ${target.major}, it answers otherwise`);
      await anew.verify();
      await clusters.pop().stop();
      return versionOf(target.server, "postgres");
    }
  } finally {
    for (const one of clusters) await one.stop();
  }
}

/** The first of so many ports in a row that are free, below those that the system gives to whoever calls out. */
async function freeBlock(length) {
  for (let first = 15_000 + 10 * Math.floor(Math.random() * 1_500); ; first += length) {
    const free = await Promise.all(Array.from({ length }, (_, at) => isFree(first + at)));
    if (free.every(Boolean)) return first;
  }
}

function isFree(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen({ port, host: "127.0.0.1", exclusive: true }, () => server.close(() => resolve(true)));
  });
}
