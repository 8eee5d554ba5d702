import { rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { signerIn } from "@pacte-hub/auth/signatures/signerFile";
import { inClone } from "@pacte-hub/server/repository";
import { describe, expect, inject, test } from "vitest";
import { freshDatabase, urlsOf } from "../database.ts";
import { scope } from "../house/packages.ts";
import { freePorts } from "../hub.ts";
import { isProof } from "../proof.ts";
import { type Alone, installedAlone, packagesOf, type Recorded, recorded, unpackedAlone } from "./alone.ts";

const keyOf = (name: string): string => join(inject("hub").dataDir, "keys", `${name}.pem`);
const mainOf = ({ folder }: Alone): string => join(folder, "node_modules/@pacte-hub/caf/dist/main.js");
const question = `{ _entities(representations: [{ __typename: "Territory", code: "55" }]) {
  ... on Territory { caf { rsaHouseholds(from: "2021-12", to: "2021-12") { value } } } } }`;

/** The CAF's process in its folder, over the database of this run's hub, until `met` has asked what it wants. */
async function serving(alone: Alone, met: (url: string) => Promise<void>): Promise<Recorded> {
  const { CAF_PORT } = await freePorts();
  const process = recorded(mainOf(alone), ["serve"], {
    CAF_READER_URL: urlsOf("caf").READER,
    CAF_CONTEXT_KEY: keyOf("caf-context"),
    CAF_JOURNAL_KEY: keyOf("caf-journal"),
    CAF_PORT: String(CAF_PORT),
    HUB_LOG: "silent",
  });
  try {
    const url = `http://127.0.0.1:${CAF_PORT}/graphql`;
    await answering(url, process);
    await met(url);
  } finally {
    process.child.kill("SIGTERM");
    await process.ended;
  }
  return process;
}

async function answering(url: string, { child, said }: Recorded): Promise<void> {
  while (child.exitCode === null) {
    if (
      await fetch(url.replace("graphql", "health")).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return;
    await sleep(100);
  }
  throw new Error(said());
}

/** Asked as the gateway of the run asks: an institution answers to whom it knows. */
async function asked(url: string): Promise<unknown> {
  const body = Buffer.from(JSON.stringify({ query: question }));
  const headers = { "content-type": "application/json" };
  const signature = await (await signerIn(keyOf("gateway"))).sign({ method: "POST", url, headers, body });
  const answer = await fetch(url, { method: "POST", headers: { ...headers, ...signature }, body });
  return answer.json();
}

const figure = { data: { _entities: [{ caf: { rsaHouseholds: [{ value: expect.any(Number) }] } }] } };

/** Nothing of it may be in the process that serves the CAF. */
const strangers =
  /\/(department|pole-emploi|siae)\/|@pacte-hub\/(demo|publisher|pact|structures|drees|hub|gateway|disclosure)\/|csv-parse|data\/pact\//;

/** Of our packages, all that the CAF's process loads: one more is a decision, argued in docs/architecture.md. */
const needed = [
  "auth",
  "caf",
  "data",
  "demand-control",
  "executor",
  "institution",
  "postgres",
  "release-file",
  "schema",
  "server",
].map((name) => `${scope}${name}`);

const ownPackages = (paths: readonly string[]): string[] =>
  packagesOf(paths)
    .filter((name) => name.startsWith(scope))
    .sort();

/** A figure to report, where it is asked for. */
function tell(program: string, paths: readonly string[]): void {
  if (!isProof) return;
  const libraries = packagesOf(paths).filter((name) => !name.startsWith(scope));
  const ours = paths.filter((path) => !path.includes("/node_modules/") || path.includes(`/node_modules/${scope}`));
  console.log(`${program}: ${paths.length} files loaded, ${ours.length} of ours; ${libraries.length} libraries`);
}

describe("an institution installed alone", () => {
  test("serves from the tarballs of its own packages, and loads no file of another institution, of the demonstration, of the Pact's register", async () => {
    const alone = unpackedAlone("caf");
    const { loaded } = await serving(alone, async (url) => expect(await asked(url)).toMatchObject(figure));
    tell("caf", loaded());
    expect(loaded().filter((path) => strangers.test(path))).toEqual([]);
    expect(ownPackages(loaded())).toEqual(needed);
    rmSync(alone.folder, { recursive: true });
  }, 240_000);

  test("brings an empty database to its schema from the same tarballs, by its own steps only", async () => {
    const alone = unpackedAlone("caf");
    const { drop, ...urls } = await freshDatabase("caf");
    const environment = Object.fromEntries(Object.entries(urls).map(([login, url]) => [`CAF_${login}_URL`, url]));
    const { ended, said, loaded } = recorded(mainOf(alone), ["migrate"], environment);
    expect([await ended, said()]).toEqual([0, expect.stringMatching(/^La base est à jour \(\d+ étapes\)/)]);
    expect(loaded().filter((path) => strangers.test(path) || /\/(graphql|type-graphql)\//.test(path))).toEqual([]);
    await drop();
    rmSync(alone.folder, { recursive: true });
  }, 240_000);

  test.runIf(isProof)(
    "is installed by npm from the tarballs, without the network, and answers",
    async () => {
      const alone = installedAlone("caf");
      await serving(alone, async (url) => expect(await asked(url)).toMatchObject(figure));
      rmSync(alone.folder, { recursive: true });
    },
    120_000,
  );
});

describe("the gateway alone", () => {
  test("loads no driver of a database, no decorator, no institution, no demonstration", async () => {
    const { ports } = inject("hub");
    const { GATEWAY_PORT } = await freePorts();
    const { child, ended, said, loaded } = recorded(inClone("hub/bin/hub.js"), ["gateway"], {
      ...Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, String(port)])),
      HUB_DATA_DIR: inject("hub").dataDir,
      GATEWAY_PORT: String(GATEWAY_PORT),
    });
    while (!said().includes("La passerelle répond") && child.exitCode === null) await sleep(100);
    child.kill("SIGTERM");
    await ended;
    expect(said()).toContain("La passerelle répond");
    tell("gateway", loaded());
    const libraries = ["pg", "knex", "type-graphql", "csv-parse", "pg-copy-streams"];
    expect(packagesOf(loaded()).filter((name) => libraries.includes(name))).toEqual([]);
    const theirs =
      /\/(subgraphs\/(caf|department|pole-emploi|siae)|packages\/(institution|publisher|pact|structures|drees|postgres)|demo)\//;
    expect(loaded().filter((path) => theirs.test(path))).toEqual([]);
  }, 240_000);
});
