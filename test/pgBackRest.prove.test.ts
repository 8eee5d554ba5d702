import { spawnSync } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { withClient } from "@pacte-hub/postgres/connect";
import { readSettings } from "@pacte-hub/server/config";
import { logins } from "@pacte-hub/server/logins";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isSame, readableComparison, storedComparison } from "../hub/backup/comparison.ts";
import { readManifest } from "../hub/backup/manifest.ts";
import { institutionNamed } from "../hub/cli/institutionNamed.ts";
import { isInstalled } from "../operations/installed.ts";
import { freePorts, typed } from "./hub.ts";
import {
  administrator,
  otherUser,
  type SystemServer,
  servedCluster,
  systemPostgres,
  systemServer,
} from "./systemPostgres.ts";

const programs = systemPostgres();
const isHere = programs !== null && isInstalled("pgbackrest");
if (!isHere)
  console.log("pgBackRest, or PostgreSQL, is not installed on this machine: a return to an instant is not tried");
const partner = "siae";

describe.skipIf(!isHere)("an institution whose database is archived by pgBackRest (of this machine)", () => {
  const folder = mkdtempSync(join(tmpdir(), "hub-pgbackrest-"));
  const config = join(folder, "pgbackrest.conf");
  const keys = {
    SIAE_SIGNING_KEY: join(folder, "publications.pem"),
    SIAE_JOURNAL_KEY: join(folder, "journal.pem"),
    SIAE_CONTEXT_KEY: join(folder, "context.secret"),
  };
  let original: SystemServer;
  let restored: SystemServer | undefined;
  let freePort: number;

  const environmentAt = ({ port }: Pick<SystemServer, "port">): Record<string, string> => ({
    ...keys,
    ...Object.fromEntries(
      logins.map((login) => [
        `SIAE_${login}_URL`,
        `postgres://siae_${login.toLowerCase()}:essai-${login}@127.0.0.1:${port}/siae`,
      ]),
    ),
    HUB_DATA_DIR: folder,
    HUB_PG_BIN: programs ?? "",
  });
  async function done(server: Pick<SystemServer, "port">, ...words: readonly string[]): Promise<string> {
    const { code, said } = await typed(words, environmentAt(server));
    expect([code, said]).toEqual([0, said]);
    return said;
  }
  /** As the user who runs PostgreSQL, to whom the archive belongs. */
  function archived(...words: readonly string[]): void {
    const { status, stdout, stderr } = spawnSync("pgbackrest", [`--config=${config}`, "--stanza=pacte", ...words], {
      ...otherUser(folder),
      cwd: "/",
      env: { PATH: process.env.PATH, PGPASSWORD: administrator.password },
      encoding: "utf8",
    });
    expect([status, stdout + stderr]).toEqual([0, expect.any(String)]);
  }
  /** What the server answers to its administrator. */
  const valueAt = ({ port }: Pick<SystemServer, "port">, sql: string): Promise<string> =>
    withClient(
      `postgres://${administrator.role}:${administrator.password}@127.0.0.1:${port}/postgres`,
      async (client) => {
        const { rows } = await client.query<{ value: string }>(sql);
        return rows[0]?.value ?? "";
      },
    );

  beforeAll(async () => {
    const ports = await freePorts();
    freePort = ports.CAF_PORT;
    original = await systemServer(programs ?? "", ports.PG_PORT, [
      "archive_mode=on",
      `archive_command=pgbackrest --config=${config} --stanza=pacte archive-push %p`,
    ]);
    for (const one of ["repo", "lock", "log", "spool"]) mkdirSync(join(folder, one));
    const { cluster, place, port } = original;
    writeFileSync(
      config,
      `[global]
repo1-path=${join(folder, "repo")}
lock-path=${join(folder, "lock")}
log-path=${join(folder, "log")}
spool-path=${join(folder, "spool")}
log-level-file=off
start-fast=y
[pacte]
pg1-path=${cluster}
pg1-port=${port}
pg1-socket-path=${place}
pg1-user=${administrator.role}
pg1-database=postgres
`,
    );
    for (const file of [keys.SIAE_SIGNING_KEY, keys.SIAE_JOURNAL_KEY]) {
      const { privateKey } = generateKeyPairSync("ed25519");
      writeFileSync(file, privateKey.export({ type: "pkcs8", format: "pem" }));
    }
    writeFileSync(keys.SIAE_CONTEXT_KEY, "a secret of thirty-two characters at least");
    original.administer(await done(original, "restore", partner, "--admin"));
    await done(original, "migrate", partner);
    await done(original, "context-key", "add", partner, keys.SIAE_CONTEXT_KEY);
    archived("stanza-create");
    archived("backup", "--type=full");
    // From here on only the log of writes knows.
    await done(original, "load", partner);
    for (const verb of ["close", "open"]) await done(original, verb, partner, "--reason", "Essai");
  }, 240_000);
  afterAll(async () => {
    await original?.stop();
    await restored?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test("comes back to an instant before a mishap, on a new server: all that was there then, nothing of what came after, and goes on", async () => {
    const saved = await done(original, "backup", partner, join(folder, "backups"));
    const manifest = await readManifest(/Sauvegardé : (.*)/.exec(saved)?.[1] ?? "", partner);
    const instant = await valueAt(original, "select clock_timestamp()::text as value");
    await done(original, "close", partner, "--reason", "Après l'instant");
    original.administer("\\connect siae\ndrop table published.cell cascade;");
    const segment = await valueAt(original, "select pg_walfile_name(pg_switch_wal()) as value");
    const last = "select coalesce(last_archived_wal, '') as value from pg_stat_archiver";
    await expect.poll(() => valueAt(original, last).then((one) => one >= segment), { timeout: 60_000 }).toBe(true);

    const began = performance.now();
    const place = mkdtempSync(join(tmpdir(), "system-postgres-"));
    const cluster = join(place, "cluster");
    mkdirSync(cluster, { mode: 0o700 });
    otherUser(place);
    archived("restore", `--pg1-path=${cluster}`, "--type=time", `--target=${instant}`, "--target-action=promote");
    restored = await servedCluster(programs ?? "", { place, cluster, port: freePort, settings: ["archive_mode=off"] });
    const target = restored;
    const isPrimary = () => valueAt(target, "select (not pg_is_in_recovery())::text as value");
    await expect.poll(isPrimary, { timeout: 60_000 }).toBe("true");
    console.log(`pgBackRest: back at the instant, and writing, after ${Math.round(performance.now() - began)} ms`);

    const settings = readSettings(environmentAt(target));
    const institution = await institutionNamed(partner);
    const stored = await storedComparison(institution, settings, manifest);
    const comparison = { ...stored, readable: await readableComparison(institution, settings, manifest) };
    expect(comparison).toMatchObject({ differing: [], altered: [], chainFaults: [], isSameEnd: true });
    expect(isSame(comparison)).toBe(true);
    expect(comparison.readable?.same).toBeGreaterThan(40);
    expect(await done(target, "journal", "verify", partner)).toContain(`Intact : ${manifest.journal.seq} lignes`);
    await done(target, "audit", partner);
    await done(target, "close", partner, "--reason", "Essai");
    expect(await done(target, "journal", "verify", partner)).toContain(`Intact : ${manifest.journal.seq + 1} lignes`);
  }, 240_000);
});
