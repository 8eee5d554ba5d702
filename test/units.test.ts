import { type ChildProcess, spawn } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { signerOf } from "@pacte-hub/auth/signatures/sign";
import { newSigningKeyPem } from "@pacte-hub/release-file/signature";
import { inClone } from "@pacte-hub/server/repository";
import { Agent, request } from "undici";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { isInstalled, testName } from "../operations/installed.ts";
import { nginxOver } from "../operations/nginx.ts";
import { credentialsOf, type Unit, unitOf } from "../operations/units.ts";
import { urlsOf } from "./database.ts";
import { freePorts } from "./hub.ts";

/**
 * What systemd's units run, run as they say: with their environment and nothing else, their secrets in files of a folder of
 * their own. systemd itself is not there: that it takes them is `operations/operations.test.ts`.
 */
let folder: string;
let ports: Awaited<ReturnType<typeof freePorts>>;
const children: ChildProcess[] = [];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "units-"));
  ports = await freePorts();
});
afterAll(() => {
  for (const child of children) child.kill("SIGKILL");
  rmSync(folder, { recursive: true });
});

const keyOf = (name: string): string => join(inject("hub").dataDir, "keys", `${name}.pem`);

/** Lays the secrets of a unit where it looks for them, each as its name says; a name that nobody knows is a fault of the unit. */
function laid({ credentials }: Unit): string {
  const urls = urlsOf("caf");
  const texts: Readonly<Record<string, string>> = {
    "reader-url": urls.READER,
    "steward-url": urls.STEWARD,
    "publisher-url": urls.PUBLISHER,
    "owner-url": urls.OWNER,
    token: "none",
    "issuers.json": "[]",
    "hub.pem": newSigningKeyPem(),
    "arrondis.secret": "a secret of sixteen characters",
  };
  const keys: Readonly<Record<string, string>> = {
    "journal.pem": keyOf("caf-journal"),
    "contexte.secret": keyOf("caf-context"),
    "publications.pem": keyOf("caf"),
    "passerelle.pem": keyOf("gateway"),
  };
  const place = mkdtempSync(join(folder, "credentials-"));
  for (const one of credentials) {
    const [text, key] = [texts[one], keys[one]];
    if (text !== undefined) writeFileSync(join(place, one), `${text}\n`);
    else copyFileSync(key as string, join(place, one));
  }
  return place;
}

interface Run {
  readonly child: ChildProcess;
  said(): string;
  ended: Promise<number | null>;
}

/** @param more what differs on this machine: ports, a folder to write */
function run(unit: Unit, more: Readonly<Record<string, string>> = {}): Run {
  const place = laid(unit);
  const environment = Object.fromEntries(
    Object.entries({ ...unit.environment, ...more }).map(([key, value]) => [
      key,
      value.replace(credentialsOf(unit.name), place),
    ]),
  );
  const words = unit.command
    .slice(1)
    .map((word) =>
      word
        .replace("/opt/pacte/hub/node_modules/@pacte-hub/hub/", `${inClone("hub")}/`)
        .replace("/opt/pacte/caf/node_modules/@pacte-hub/caf/", `${inClone("subgraphs", "caf")}/`),
    );
  const child = spawn(process.execPath, words, { cwd: folder, env: { PATH: process.env.PATH, ...environment } });
  children.push(child);
  let text = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => {
      text += chunk;
    });
  return { child, said: () => text, ended: new Promise((resolve) => child.once("close", resolve)) };
}

async function until(isSo: () => Promise<boolean>, { child, said }: Run): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (await isSo().catch(() => false)) return;
    if (child.exitCode !== null) throw new Error(said());
    await sleep(100);
  }
  throw new Error(said());
}

describe("the units, by what they say and nothing else", () => {
  test("an institution answers, is ready, shows its metrics, and stops when it is told", async () => {
    const serving = run(unitOf("pacte-institution@"), {
      CAF_PORT: String(ports.CAF_PORT),
      HUB_METRICS_PORT: String(ports.SIAE_PORT),
      HUB_DRAIN_SECONDS: "0",
    });
    await until(async () => (await fetch(`http://127.0.0.1:${ports.CAF_PORT}/readyz`)).status === 200, serving);
    const metrics = await fetch(`http://127.0.0.1:${ports.SIAE_PORT}/metrics`);
    expect(await metrics.text()).toContain("hub_ready 1");
    serving.child.kill("SIGTERM");
    expect([await serving.ended, serving.said()]).toEqual([0, expect.not.stringMatching(/postgres:\/\//)]);
  });

  test("the gateway answers, and keeps the heads of the journals in its own folder", async () => {
    const state = join(folder, "state");
    mkdirSync(state);
    const serving = run(unitOf("pacte-gateway"), {
      HUB_DATA_DIR: state,
      GATEWAY_PORT: String(ports.GATEWAY_PORT),
      HUB_METRICS_PORT: String(ports.IDENTITY_PORT),
      HUB_DRAIN_SECONDS: "0",
    });
    await until(async () => (await fetch(`http://127.0.0.1:${ports.GATEWAY_PORT}/livez`)).status === 200, serving);
    const answer = await fetch(`http://127.0.0.1:${ports.GATEWAY_PORT}/graphql?query={__typename}`);
    expect(await answer.json()).toMatchObject({ data: { __typename: "Query" } });
    serving.child.kill("SIGTERM");
    expect([await serving.ended, serving.said()]).toEqual([0, expect.stringContaining("La passerelle répond")]);
  });

  test.each(["pacte-publish@", "pacte-retain@"])("%s does its work once, and ends well", async (template) => {
    const { ended, said } = run(unitOf(template), { HUB_URL: inject("hub").url });
    expect([await ended, said()]).toEqual([0, expect.any(String)]);
  });

  test("pacte-audit@ has all that it needs: it refuses only a release that nobody published", async () => {
    const unit = unitOf("pacte-audit@");
    const { ended, said } = run(
      { ...unit, command: [...unit.command, "caf:nothing:2000:1"] },
      { HUB_URL: inject("hub").url },
    );
    expect([await ended, said()]).toEqual([1, expect.not.stringMatching(/Il manque|SETTINGS_REFUSED|DATABASE_/)]);
  });

  test("pacte-backup@ has all that it needs but PostgreSQL's client, which it asks for by its version", async () => {
    const { ended, said } = run(unitOf("pacte-backup@"), { HUB_PG_BIN: folder });
    expect([await ended, said()]).toEqual([1, expect.stringMatching(/postgresql-client-18.*\[PROGRAM_MISSING\]/)]);
  });

  test.skipIf(!isInstalled("nginx"))(
    testName(
      "nginx",
      "an institution behind nginx answers what was signed for its name, and nothing that was signed for another",
    ),
    async () => {
      const own = { listening: Number(ports.POLE_EMPLOI_PORT), behind: Number(ports.PG_PORT) };
      const authority = `localhost:${own.listening}`;
      const institution = run(unitOf("pacte-institution@"), {
        CAF_PORT: String(own.behind),
        CAF_AUTHORITY: authority,
        HUB_METRICS_PORT: String(ports.DEPARTMENT_PORT),
      });
      await until(async () => (await fetch(`http://127.0.0.1:${own.behind}/readyz`)).status === 200, institution);
      const { config, certificate } = nginxOver("institution.conf", join(folder, "nginx"), own);
      // The example sends on the host without its port, which is 443's there.
      writeFileSync(config, readFileSync(config, "utf8").replaceAll("Host $host;", "Host $http_host;"));
      const nginx = spawn("nginx", ["-c", config], { stdio: "ignore" });
      children.push(nginx);
      const ask = async (name: string) => {
        const url = `https://${name}:${own.listening}/graphql`;
        const body = Buffer.from('{"query":"{ __typename }"}');
        const headers = { "content-type": "application/json" };
        const signer = signerOf(readFileSync(keyOf("gateway"), "utf8"));
        const signature = signer.sign({ method: "POST", url, headers, body });
        const dispatcher = new Agent({ connect: { ca: readFileSync(certificate) } });
        const answer = await request(url, { method: "POST", headers: { ...headers, ...signature }, body, dispatcher });
        return { status: answer.statusCode, body: await answer.body.json() };
      };
      await until(async () => (await ask("localhost")).status === 200, { ...institution, child: nginx });
      expect(await ask("localhost")).toMatchObject({ status: 200, body: { data: { __typename: "Query" } } });
      expect(await ask("127.0.0.1")).toMatchObject({ status: 401 });
      nginx.kill("SIGTERM");
    },
    60_000,
  );
});
