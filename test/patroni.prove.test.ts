import { execFileSync } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { withClient } from "@pacte-hub/postgres/connect";
import { type LoginUrls, logins } from "@pacte-hub/server/logins";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { institutionNamed } from "../hub/cli/institutionNamed.ts";
import { believeIssuers } from "../hub/start/identity.ts";
import { freePorts, typed } from "./hub.ts";
import { type InstitutionProcess, institutionProcess, signedQuestion } from "./institutionProcess.ts";
import { hasPatroni, type PatroniCluster, patroniCluster } from "./patroni.ts";
import { gatewayAudience, tokenOf } from "./persona.ts";
import { administrator, systemPostgres } from "./systemPostgres.ts";

const programs = systemPostgres();
const isHere = programs !== null && hasPatroni;
if (!isHere)
  console.log("Patroni, etcd or PostgreSQL is not installed on this machine: a lost primary under load is not tried");

describe.skipIf(!isHere)("an institution on two PostgreSQL that Patroni watches over (of this machine)", () => {
  const folder = mkdtempSync(join(tmpdir(), "hub-patroni-"));
  const gatewayKey = join(inject("hub").dataDir, "keys", "gateway.pem");
  const keys = {
    CAF_SIGNING_KEY: join(folder, "publications.pem"),
    CAF_JOURNAL_KEY: join(folder, "journal.pem"),
    CAF_CONTEXT_KEY: join(folder, "context.secret"),
  };
  let cluster: PatroniCluster;
  let caf: InstitutionProcess;

  const urls = (): LoginUrls =>
    Object.fromEntries(
      logins.map((login) => {
        const hosts = cluster.ports.map((port) => `127.0.0.1:${port}`).join(",");
        return [login, `postgres://caf_${login.toLowerCase()}:essai-${login}@${hosts}/caf`];
      }),
    ) as LoginUrls;
  async function done(...words: readonly string[]): Promise<string> {
    const addresses = Object.fromEntries(logins.map((login) => [`CAF_${login}_URL`, urls()[login]]));
    const { code, said } = await typed(words, { ...keys, ...addresses, HUB_DATA_DIR: folder });
    expect([code, said]).toEqual([0, said]);
    return said;
  }

  beforeAll(async () => {
    const [one, other] = [await freePorts(), await freePorts()];
    cluster = await patroniCluster(programs ?? "", {
      postgres: [one.PG_PORT, one.CAF_PORT],
      watches: [one.SIAE_PORT, one.DEPARTMENT_PORT],
      etcd: [one.GATEWAY_PORT, one.IDENTITY_PORT],
    });
    for (const file of [keys.CAF_SIGNING_KEY, keys.CAF_JOURNAL_KEY]) {
      const { privateKey } = generateKeyPairSync("ed25519");
      writeFileSync(file, privateKey.export({ type: "pkcs8", format: "pem" }));
    }
    writeFileSync(keys.CAF_CONTEXT_KEY, "a secret of thirty-two characters at least");
    writeFileSync(
      join(folder, "gateway.pub"),
      execFileSync("openssl", ["pkey", "-in", gatewayKey, "-pubout"], { stdio: "pipe" }),
    );
    const admin = `postgres://${administrator.role}:${administrator.password}@127.0.0.1:${await cluster.primary()}/postgres`;
    execFileSync(join(programs ?? "", "psql"), ["-v", "ON_ERROR_STOP=1", "-q", admin], {
      input: await done("restore", "caf", "--admin"),
      stdio: ["pipe", "ignore", "pipe"],
    });
    await done("migrate", "caf");
    await withClient(urls().OWNER, async (owner) => {
      await owner.query("insert into authority.mark (demonstration) values (true)");
    });
    await believeIssuers(await institutionNamed("caf"), urls(), Number(inject("hub").ports.IDENTITY_PORT));
    await done("context-key", "add", "caf", keys.CAF_CONTEXT_KEY);
    await done("gateway-key", "add", "caf", join(folder, "gateway.pub"));
    await done("load", "caf");
    caf = await institutionProcess("caf", other.CAF_PORT, {
      CAF_READER_URL: urls().READER,
      CAF_STEWARD_URL: urls().STEWARD,
      CAF_JOURNAL_KEY: keys.CAF_JOURNAL_KEY,
      CAF_CONTEXT_KEY: keys.CAF_CONTEXT_KEY,
    });
  }, 240_000);
  afterAll(async () => {
    await caf?.stop();
    await cluster?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function asked(query: string, given: Readonly<Record<string, string>> = {}) {
    const answer = await signedQuestion(caf, readFileSync(gatewayKey, "utf8"), query, given);
    const isJournaled = answer.headers.get("hub-journal") === null;
    return { isJournaled, ...((await answer.json()) as object) } as {
      /** False: it is open to all, and says that the journal cannot be written. */
      readonly isJournaled: boolean;
      readonly data?: { readonly cafGrantAccess?: { readonly id: string }; readonly _entities?: unknown };
      readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
    };
  }
  const rowsOf = (sql: string): Promise<readonly { readonly id: string; readonly reads: number }[]> =>
    withClient(urls().STEWARD, async (steward) => (await steward.query(sql)).rows);

  /** A steward's act under a key of its own; undefined where nobody acknowledged it. */
  async function granted(key: string): Promise<string | undefined> {
    const token = await tokenOf("steward@caf", inject("hub"), `${gatewayAudience}:caf`);
    const input = `{ dataset: "rsa-people-covered", institution: "region-grand-est", role: ANALYST, finest: DEPARTMENT, dimensions: [],
      purpose: STATISTICS, legalBasis: AGREEMENT, convention: "framework-rsa-orientation", startsOn: "2020-01-01", key: "${key}" }`;
    const answer = await asked(`mutation { cafGrantAccess(input: ${input}) { id } }`, {
      authorization: `Bearer ${token}`,
    });
    const code = answer.errors?.[0]?.extensions.code;
    if (code !== undefined) expect(["PARTNER_UNAVAILABLE", "JOURNAL_UNAVAILABLE"]).toContain(code);
    return answer.data?.cafGrantAccess?.id;
  }
  const figures = `{ _entities(representations: [{ __typename: "Territory", code: "55" }]) { ... on Territory { caf {
    rsaHouseholds(from: "2021-12", to: "2021-12") { value } } } } }`;

  test("loses its primary under load: no acknowledged act, reading or line of the journal is lost, and the other serves", async () => {
    const acknowledged: string[] = [];
    const gaps: number[] = [];
    let [readings, unjournaled, unanswered, isRunning, lastAt] = [0, 0, 0, true, performance.now()];
    const acting = async () => {
      for (let turn = 0; isRunning; turn++)
        for (let id: string | undefined; !id && isRunning; await sleep(50)) {
          id = await granted(`patroni-${turn}`);
          if (!id) unanswered++;
          if (!id) continue;
          acknowledged.push(id);
          gaps.push(performance.now() - lastAt);
          lastAt = performance.now();
        }
    };
    const reading = async () => {
      for (; isRunning; await sleep(20)) {
        const { data, errors, isJournaled } = await asked(figures);
        if (errors) continue;
        expect(data).toMatchObject({ _entities: [{ caf: { rsaHouseholds: [{ value: expect.any(Number) }] } }] });
        if (isJournaled) readings++;
        else unjournaled++;
      }
    };
    const loading = Promise.all([acting(), reading(), reading()]);
    await sleep(4_000);
    const before = acknowledged.length;
    const lost = await cluster.killPrimary();
    await expect.poll(() => acknowledged.length > before + 20, { timeout: 90_000, interval: 100 }).toBe(true);
    expect(await cluster.primary()).not.toBe(lost);
    isRunning = false;
    await loading;

    const grants = await rowsOf("select id from authority.access_grant");
    const there = new Set(grants.map(({ id }) => id));
    const [counted] = await rowsOf("select coalesce(sum(reads), 0)::int as reads from authority.open_read");
    const lines = Number(/Intact : (\d+) lignes/.exec(await done("journal", "verify", "caf"))?.[1]);
    const longest = Math.round(Math.max(...gaps));
    console.log(
      `Patroni: ${acknowledged.length} acts acknowledged, ${unanswered} attempts done again; ${readings} open readings answered, ${counted?.reads} counted, ${unjournaled} more that said so; ${lines} lines intact; no act for ${longest} ms`,
    );
    expect(acknowledged.filter((id) => !there.has(id))).toEqual([]);
    expect(new Set(acknowledged).size).toBe(acknowledged.length);
    expect(counted?.reads).toBeGreaterThanOrEqual(readings);
    expect(lines).toBeGreaterThanOrEqual(acknowledged.length);
    await cluster.revive(lost);
    expect(await granted("patroni-after")).toEqual(expect.any(String));
  }, 240_000);
});
