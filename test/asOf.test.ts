import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { ask } from "./ask.ts";
import { type StartedHub, startedHub, typed } from "./hub.ts";
import { secondSteward } from "./secondSteward.ts";

let hub: StartedHub;
let folder: string;
beforeAll(async () => {
  hub = await startedHub({ from: inject("firstFolder") });
  folder = await mkdtemp(join(tmpdir(), "as-of-"));
}, 240_000);
afterAll(async () => {
  await hub.stop();
  await rm(folder, { recursive: true });
});

const steward = (...words: readonly string[]) =>
  typed(words, { HUB_DATA_DIR: hub.dataDir, PG_PORT: String(hub.ports.PG_PORT) });

/** One more vintage of one dataset and period: two communes, so that sums move too. */
async function publish(at: number, ...options: readonly string[]): Promise<void> {
  const file = join(folder, `${at}.csv`);
  const lines = [`55545;2025-12;${700 + 5 * at}`, `55029;2025-12;${500 - 5 * at}`];
  await writeFile(file, `code_commune;periode;foyers_rsa\n${lines.join("\n")}\n`);
  expect(
    await steward("publish", "caf", "rsa-households", file, "--unusual", "fichier d'essai", ...options),
  ).toMatchObject({ code: 0 });
}

/** Figures, sums, intervals, cautions and where they come from: all that `data` says, but for where a release stands now. */
const everything = `{ territories(level: EPCI) { code caf { ...said } } commune: territory(code: "55545") { caf { ...said } }
  department: territory(code: "55") { caf { ...said } } }
  fragment said on CafInTerritory { rsaHouseholds(from: "2025") { period value status obsStatus bounds { min max } coverage { present expected }
      standardError release { id vintage contentHash signature publishedAt supersedes } }
    rsaHouseholdsPerInhabitants(from: "2025") { value status bounds { min max } comparability { sentence } } }`;

interface Remembered {
  readonly instant: string;
  readonly data: unknown;
  readonly vintage: number | null;
}

async function seen(headers: Readonly<Record<string, string>> = {}) {
  const { data, errors = [] } = await ask(everything, {}, hub.url, headers);
  // Before the first publication there is nothing from 2025 on, and each field says so.
  const codes = new Set(errors.map(({ extensions }) => extensions?.code));
  expect([...codes]).toEqual(errors.length > 0 ? ["PERIOD_NOT_PUBLISHED"] : []);
  expect(codes.size === 0).toBe(data.commune.caf.rsaHouseholds !== null);
  return data;
}

const vintageIn = (data: Awaited<ReturnType<typeof seen>>): number | null =>
  data.commune.caf.rsaHouseholds?.[0]?.release.vintage ?? null;

/** What the hub says now, and an instant that is surely within this state of things. */
async function remembered(): Promise<Remembered> {
  await sleep(20);
  const data = await seen();
  const instant = new Date().toISOString();
  await sleep(20);
  return { instant, data, vintage: vintageIn(data) };
}

describe("ten publications of one dataset, one of them under embargo, one withdrawn", () => {
  test("asked as of any instant, the answer is what it was then, to the last field", { timeout: 180_000 }, async () => {
    const history = [await remembered()];
    for (let at = 1; at <= 10; at += 1) {
      if (at !== 6) await publish(at);
      else {
        const until = new Date(Date.now() + 6_000).toISOString();
        await publish(at, "--embargo", until);
        history.push(await remembered());
        await sleep(Math.max(0, Date.parse(until) - Date.now()) + 100);
      }
      history.push(await remembered());
    }
    expect(history.map(({ vintage }) => vintage)).toEqual([null, 1, 2, 3, 4, 5, 5, 6, 7, 8, 9, 10]);
    expect(new Set(history.map(({ data }) => JSON.stringify(data))).size).toBe(11);
    for (const { instant, data } of history) expect(await seen({ "Hub-As-Of": instant })).toEqual(data);

    const last = history.at(-1);
    const withdrawal = ["withdraw", "caf", "caf:rsa-households:2025-12:4", "--reason", "Erreur de saisie"];
    expect(await steward(...withdrawal)).toMatchObject({ code: 0 });
    const environment = { HUB_DATA_DIR: hub.dataDir, PG_PORT: String(hub.ports.PG_PORT) };
    const CAF_STEWARD_URL = await secondSteward(hub, "caf");
    expect(await typed(withdrawal, { ...environment, CAF_STEWARD_URL })).toMatchObject({ code: 0 });
    expect(await seen()).toEqual(last?.data);
    for (const { instant, data, vintage } of history) {
      const then = await seen({ "Hub-As-Of": instant });
      if (vintage !== 4) expect(then).toEqual(data);
      else {
        expect(then.commune.caf.rsaHouseholds).toEqual([
          expect.objectContaining({ value: null, status: "WITHDRAWN", obsStatus: "Q", bounds: null, coverage: null }),
        ]);
        expect(JSON.stringify(then)).not.toContain('"value":720');
      }
    }
    const { errors } = await ask(everything, {}, hub.url, { "Hub-As-Of": new Date(Date.now() + 60_000).toISOString() });
    expect(errors).toEqual([expect.objectContaining({ extensions: { code: "AS_OF_IN_FUTURE" } })]);
  });
});
