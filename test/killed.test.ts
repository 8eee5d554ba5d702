import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { generate } from "@pacte-hub/demo/generate";
import { withClient } from "@pacte-hub/postgres/connect";
import { inClone } from "@pacte-hub/server/repository";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { ask } from "./ask.ts";
import { type StartedHub, startedHub } from "./hub.ts";
import { as } from "./persona.ts";
import { isProof } from "./proof.ts";

/** `npm run prove` kills several hundred publishers; `npm test` two dozen. */
const kills = isProof ? 300 : 24;
const period = "2018-Q2";

let hub: StartedHub;
let folder: string;
let publisherUrl: string;
beforeAll(async () => {
  hub = await startedHub({ from: inject("firstFolder") });
  folder = await mkdtemp(join(tmpdir(), "killed-"));
  const passwords = JSON.parse(await readFile(join(hub.dataDir, "passwords.json"), "utf8"));
  publisherUrl = `postgres://department_publisher:${passwords.department_publisher}@127.0.0.1:${hub.ports.PG_PORT}/department`;
}, 240_000);
afterAll(async () => {
  await hub.stop();
  await rm(folder, { recursive: true });
});

/** A file whose every department total differs, so that each vintage is told from the others by one figure. */
async function extract(vintage: number): Promise<string> {
  const file = join(folder, `orientations-${vintage}.csv`);
  const lines = generate("orientations", period).map(
    ({ territory, breakdown, value }, at) =>
      `${territory};${period};${breakdown.split("=")[1]};${value + (at === 0 ? 10 * vintage : 0)}`,
  );
  await writeFile(file, `territoire;periode;parcours;valeur\n${lines.join("\n")}\n`);
  return file;
}

function publisher(file: string) {
  const words = ["publish", "department", "orientations", file, "--demonstration"];
  const environment = { PATH: process.env.PATH, HUB_DATA_DIR: hub.dataDir, PG_PORT: String(hub.ports.PG_PORT) };
  const child = spawn(process.execPath, [inClone("hub", "bin", "hub.js"), ...words], {
    env: environment,
    stdio: "ignore",
  });
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  return { kill: () => child.kill("SIGKILL"), ended };
}

/** All that the hub says of the dataset: every cell, and how many releases it is in. */
async function truth(): Promise<string> {
  const series = `orientations(origin: DEMONSTRATION) { value status release { id } }`;
  const { data, errors } = await ask(
    `{ department { dataset(id: "orientations") { releases(origin: DEMONSTRATION) { id contentHash state } } }
       whole: territory(code: "55") { department { ${series} } }
       parts: territories(level: EPCI) { department { ${series} } } }`,
    {},
    hub.url,
    await as("analyst@department", hub),
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return JSON.stringify(data);
}

const idsIn = (said: string): string[] => [...new Set(said.match(/department:orientations:[^"]+/g))];

/** What a half-written publication would leave behind. */
const leftovers = () =>
  withClient(publisherUrl, async (client) => {
    const { rows } = await client.query(
      `select (select count(*) from published.release left join published.publication on publication.release = release.id
                where publication.release is null)::int as drafts,
              (select count(*) from intake.delivery left join intake.release_delivery on delivery = delivery.id
                where release is null and dataset = 'orientations')::int as deliveries,
              (select count(*) from (select release, count(*) from published.cell where release like '%orientations%'
                group by release having count(*) <> 68) as partial)::int as partial`,
    );
    return rows[0];
  });

test("a publisher killed at any instant leaves the old truth or the new one, whole, and the next publishes", {
  timeout: kills * 20_000,
}, async () => {
  expect(await publisher(await extract(0)).ended).toBe(0);
  const started = performance.now();
  const rehearsed = publisher(await extract(0));
  await rehearsed.ended;
  const usual = performance.now() - started;
  let before = await truth();
  let survivors = 0;
  for (let one = 1; one <= kills; one++) {
    const { kill, ended } = publisher(await extract(one));
    // From before it has read its settings to after it has ended.
    await Promise.race([sleep(Math.random() * usual * 1.1), ended]);
    kill();
    await ended;
    // The server may still be ending what the killed process had asked of it.
    await withClient(publisherUrl, (client) =>
      client.query("select pg_advisory_xact_lock(hashtext('publish'), hashtext('orientations'))"),
    );
    const after = await truth();
    if (after !== before) {
      survivors += 1;
      expect(idsIn(after).length).toBe(idsIn(before).length + 1);
      before = after;
    }
    expect(await leftovers()).toEqual({ drafts: 0, deliveries: 0, partial: 0 });
  }
  console.log(`${kills} publishers killed at random: ${kills - survivors} left the old truth, ${survivors} the new`);
  expect(kills - survivors).toBeGreaterThan(0);
  expect(await publisher(await extract(kills + 1)).ended).toBe(0);
  expect(idsIn(await truth()).length).toBe(idsIn(before).length + 1);
});
