import { generateKeyPairSync } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SavedQuery } from "@pacte-hub/gateway/savedQueries/store";
import { openStore } from "@pacte-hub/gateway-store/store";
import { type LoginUrls, logins } from "@pacte-hub/server/logins";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { freePorts, typed } from "./hub.ts";
import { type InstitutionProcess, institutionProcess, signedQuestion } from "./institutionProcess.ts";
import { type SystemServer, systemPostgres, systemServer } from "./systemPostgres.ts";

const programs = systemPostgres();
const partner = "siae";

/** What a reader asks, at one instant: the same figures, for ever. */
const questions = [
  `{ _entities(representations: [{ __typename: "Territory", code: "55" }]) { ... on Territory { siae {
    structureCount { period value status release { id } } employedMonthly(from: "2021-01", to: "2021-12") { period value status bounds { min max } release { id } } } } } }`,
  `{ _entities(representations: [{ __typename: "Territory", code: "200049187" }]) { ... on Territory { siae {
    structures { siret name } structureCount { period value } } } } }`,
];

const ed25519 = () => {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  return {
    privateKey: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    publicKey: publicKey.export({ type: "spki", format: "pem" }).toString(),
  };
};

describe.skipIf(!programs)("an institution's backup, restored on another server (PostgreSQL of this machine)", () => {
  const folder = mkdtempSync(join(tmpdir(), "hub-backup-"));
  const gateway = ed25519();
  const keys = {
    SIAE_SIGNING_KEY: join(folder, "publications.pem"),
    SIAE_JOURNAL_KEY: join(folder, "journal.pem"),
    SIAE_CONTEXT_KEY: join(folder, "context.secret"),
  };
  let first: SystemServer;
  let second: SystemServer;
  let port: number;
  let answers: readonly string[];
  let made: string;
  let asOf: string;

  const urlsAt = ({ port: at }: SystemServer, database = "siae"): LoginUrls =>
    Object.fromEntries(
      logins.map((login) => [
        login,
        `postgres://siae_${login.toLowerCase()}:essai-${login}@127.0.0.1:${at}/${database}`,
      ]),
    ) as LoginUrls;
  const environmentAt = (server: SystemServer, database?: string) => ({
    ...keys,
    ...Object.fromEntries(Object.entries(urlsAt(server, database)).map(([login, url]) => [`SIAE_${login}_URL`, url])),
    HUB_DATA_DIR: folder,
    HUB_PG_BIN: programs ?? "",
  });
  const typing = (server: SystemServer, words: readonly string[], database?: string) =>
    typed(words, environmentAt(server, database));
  async function done(server: SystemServer, ...words: readonly string[]): Promise<string> {
    const { code, said } = await typing(server, words);
    expect([code, said]).toEqual([0, said]);
    return said;
  }
  async function asked(server: SystemServer): Promise<readonly string[]> {
    const { SIAE_READER_URL, SIAE_STEWARD_URL } = environmentAt(server) as Record<string, string>;
    const given = { ...keys, SIAE_READER_URL: SIAE_READER_URL ?? "", SIAE_STEWARD_URL: SIAE_STEWARD_URL ?? "" };
    const served: InstitutionProcess = await institutionProcess(partner, port, given);
    try {
      const all = [];
      for (const query of questions) {
        const answer = await signedQuestion(served, gateway.privateKey, query, { "hub-as-of": asOf });
        all.push(await answer.text());
      }
      return all;
    } finally {
      await served.stop();
    }
  }

  beforeAll(async () => {
    const ports = await freePorts();
    port = ports.SIAE_PORT;
    first = await systemServer(programs ?? "", ports.PG_PORT);
    second = await systemServer(programs ?? "", ports.CAF_PORT);
    writeFileSync(keys.SIAE_SIGNING_KEY, ed25519().privateKey);
    writeFileSync(keys.SIAE_JOURNAL_KEY, ed25519().privateKey);
    writeFileSync(keys.SIAE_CONTEXT_KEY, "a secret of thirty-two characters at least");
    writeFileSync(join(folder, "gateway.pub"), gateway.publicKey);
    first.administer(await done(first, "restore", partner, "--admin"));
    await done(first, "migrate", partner);
    await done(first, "context-key", "add", partner, keys.SIAE_CONTEXT_KEY);
    await done(first, "gateway-key", "add", partner, join(folder, "gateway.pub"));
    await done(first, "load", partner);
    asOf = new Date().toISOString();
    answers = await asked(first);
    await done(first, "close", partner, "--reason", "Essai");
    await done(first, "open", partner, "--reason", "Essai");
  }, 240_000);
  afterAll(async () => {
    await first?.stop();
    await second?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test("a client older than the server is told in one sentence, and nothing is made", async () => {
    const { dataDir, ports } = inject("hub");
    const environment = { HUB_DATA_DIR: dataDir, PG_PORT: String(ports.PG_PORT), HUB_PG_BIN: programs ?? "" };
    const { code, said } = await typed(["backup", "siae", join(folder, "refused")], environment);
    // The run's own server is PostgreSQL 18.
    if (!programs?.includes("/18/"))
      expect([code, said]).toEqual([
        1,
        expect.stringMatching(
          /^Ce pg_dump est celui de PostgreSQL \d+ : il ne lit rien de PostgreSQL 18\..*\[PROGRAM_MISSING\]\n$/,
        ),
      ]);
  });

  test("it is restored on a new server, roles included: tables, signatures, journal and answers are the same", async () => {
    expect(answers.every((one) => one.includes('"value":') && !one.includes('"errors"'))).toBe(true);
    const said = await done(first, "backup", partner, join(folder, "backups"));
    made = /Sauvegardé : (.*)/.exec(said)?.[1] ?? "";
    expect(said).not.toMatch(/essai-/);
    second.administer(await done(second, "restore", partner, "--admin"));
    const report = await done(second, "restore", partner, made);
    const { tables, journal, readable } = JSON.parse(readFileSync(join(made, "sauvegarde.json"), "utf8"));
    const count = Object.keys(tables).length;
    const releases = tables["published.release"].rows;
    expect(releases).toBeGreaterThan(40);
    expect(journal.seq).toBeGreaterThan(2);
    expect(report).toContain(`tables : ${count} sur ${count} comme elles étaient`);
    expect(report).toContain(`publications : ${releases} sur ${releases} sont ce qui a été signé`);
    expect(report).toContain(`journal : ${journal.seq} lignes, intact, la même fin (ligne ${journal.seq})`);
    expect(report).toContain(`les mêmes cellules de ${Object.keys(readable).length} publications`);
    expect(report).toContain("Tout est là.");
    expect(await asked(second)).toEqual(answers);
    expect(await done(second, "journal", "verify", partner)).toContain(`Intact : ${journal.seq} lignes`);
  }, 120_000);

  test("a database that is not new is refused, and so is a dump that was changed: nothing is written", async () => {
    const again = await typing(second, ["restore", partner, made]);
    expect([again.code, again.said]).toEqual([
      1,
      expect.stringMatching(/n'est pas neuve.*Rien n'est changé\. \[DATABASE_UNFIT\]/),
    ]);
    const dump = readFileSync(join(made, "base.dump"));
    writeFileSync(join(made, "base.dump"), dump.subarray(0, dump.length - 1));
    const cut = await typing(second, ["restore", partner, made]);
    expect([cut.code, cut.said]).toEqual([1, expect.stringContaining("n'est plus celui qui fut sauvegardé")]);
    writeFileSync(join(made, "base.dump"), dump);
  });

  test("what differs from what was saved is told by name, with another exit code", async () => {
    second.administer("create database another owner siae_owner;");
    const file = join(made, "sauvegarde.json");
    const text = readFileSync(file, "utf8");
    const manifest = JSON.parse(text);
    manifest.tables["pact.structure"].digest = "1";
    manifest.journal.hash = "0".repeat(64);
    writeFileSync(file, JSON.stringify(manifest));
    const { code, said } = await typing(second, ["restore", partner, made], "another");
    writeFileSync(file, text);
    expect([code, said]).toEqual([4, expect.stringContaining("TABLES : 1 DIFFÈRENT : pact.structure")]);
    expect(said).toContain("JOURNAL : 0 fautes, et une autre fin");
    expect(said).toContain("n'est PAS celle qui fut sauvegardée");
  }, 60_000);

  /** The client of a later version, whose `pg_restore` begins by a setting that this server does not know; and ends there, if told. */
  function laterClient(ending: string): string {
    const place = mkdtempSync(join(folder, "client-"));
    const lines = [
      "#!/bin/sh",
      '[ "$1" = --version ] && { echo "pg_restore (PostgreSQL) 18.0"; exit; }',
      'echo "SET transaction_timeout = 0;"',
      `'${programs}/pg_restore' "$@" ${ending}`,
    ];
    writeFileSync(join(place, "pg_restore"), lines.join("\n"), { mode: 0o755 });
    symlinkSync(join(programs ?? "", "psql"), join(place, "psql"));
    return place;
  }
  const major = Number(programs?.split("/")[4]);

  test.runIf(major < 17)(
    "a client later than the server puts it back too; one that stops half-way leaves the database new",
    async () => {
      second.administer("create database later owner siae_owner;");
      const restoring = (ending: string) =>
        typed(["restore", partner, made], { ...environmentAt(second, "later"), HUB_PG_BIN: laterClient(ending) });
      const cut = await restoring("| head -c 200000; echo it broke >&2; exit 1");
      expect([cut.code, cut.said]).toEqual([1, expect.stringMatching(/n'a pas abouti : it broke \[PROCESS_FAILED\]/)]);
      const whole = await restoring("");
      expect([whole.code, whole.said]).toEqual([0, expect.stringContaining("Tout est là.")]);
    },
    60_000,
  );

  test("the gateway's is too: saved queries, keys, citations, and the heads that it witnessed", async () => {
    for (const server of [first, second])
      server.administer("create role passerelle login password 'essai'; create database passerelle owner passerelle;");
    const url = ({ port: at }: SystemServer) => `postgres://passerelle:essai@127.0.0.1:${at}/passerelle`;
    const [from, to] = [join(folder, "gateway"), join(folder, "gateway-anew")];
    const at = (server: SystemServer, dataDir: string) => ({
      GATEWAY_DATABASE_URL: url(server),
      HUB_DATA_DIR: dataDir,
      HUB_PG_BIN: programs ?? "",
    });
    const query: SavedQuery = {
      name: "rsa",
      description: "Foyers au RSA",
      document: "{ __typename }",
      institution: "siae",
      owner: "o",
      needsKey: false,
      createdAt: "2026-11-30T12:00:00Z",
    };
    const store = await openStore(url(first));
    expect(await store.addQuery(query, 10)).toBe("ADDED");
    await store.close();
    const nothing = await typed(["backup", "gateway", join(folder, "none")], { HUB_DATA_DIR: from });
    expect([nothing.code, nothing.said]).toEqual([1, expect.stringMatching(/^Rien à sauvegarder.*\[NOT_DONE\]/)]);
    mkdirSync(from);
    writeFileSync(join(from, "journal-heads.jsonl"), '{"institution":"siae","seq":1}\n');
    const saved = await typed(["backup", "gateway", join(folder, "backups")], at(first, from));
    expect(saved).toEqual({ code: 0, said: expect.stringContaining("têtes des journaux : 1 fichiers") });
    const place = /Sauvegardé : (.*)/.exec(saved.said)?.[1] ?? "";
    const restored = await typed(["restore", "gateway", place], at(second, to));
    expect(restored).toEqual({ code: 0, said: expect.stringContaining("Tout est là.") });
    const anew = await openStore(url(second));
    expect(await anew.query("rsa")).toEqual(query);
    await anew.close();
    expect(readFileSync(join(to, "journal-heads.jsonl"))).toEqual(readFileSync(join(from, "journal-heads.jsonl")));
    const again = await typed(["restore", "gateway", place], at(second, join(folder, "elsewhere")));
    expect([again.code, again.said]).toEqual([1, expect.stringContaining("n'est pas neuve")]);
    const over = await typed(["restore", "gateway", place], at(second, to));
    expect([over.code, over.said]).toEqual([1, expect.stringContaining("ne se remplacent pas")]);
  }, 60_000);
});
