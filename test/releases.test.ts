import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { type Answer, ask } from "./ask.ts";
import { type StartedHub, startedHub, typed } from "./hub.ts";
import { secondSteward } from "./secondSteward.ts";

let hub: StartedHub;
let folder: string;
beforeAll(async () => {
  hub = await startedHub({ from: inject("firstFolder") });
  folder = await mkdtemp(join(tmpdir(), "releases-"));
}, 240_000);
afterAll(async () => {
  await hub.stop();
  await rm(folder, { recursive: true });
});

const environment = () => ({ HUB_DATA_DIR: hub.dataDir, PG_PORT: String(hub.ports.PG_PORT) });

/** A steward beside the running hub: one commune, one period. */
async function published(count: number, ...options: readonly string[]) {
  const file = join(folder, "correction.csv");
  await writeFile(file, `code_commune;periode;foyers_rsa\n55545;2025-12;${count}\n`);
  return typed(["publish", "caf", "rsa-households", file, "--unusual", "fichier d'essai", ...options], environment());
}

const question = `{ territory(code: "55545") { caf { rsaHouseholds(from: "2025-12") {
  territoryCode period value status release { id vintage state } } } } }`;
async function verdun(headers: Readonly<Record<string, string>> = {}) {
  const { data, errors } = await ask(question, {}, hub.url, headers);
  expect(errors).toBeUndefined();
  return data.territory.caf.rsaHouseholds.map(
    ({ value, status, release }: { value: number; status: string; release: { id: string } }) => [
      value,
      status,
      release.id,
    ],
  );
}
/** Vintages of that period which the feed of releases tells. */
async function toldByFeed(): Promise<readonly string[]> {
  const feed = await (await fetch(new URL("/docs/releases.atom", hub.url))).text();
  return [...feed.matchAll(/<id>urn:hub-pacte:publication:(caf:rsa-households:2025-12:\d+)</g)].map(
    ([, id = ""]) => id,
  );
}
const now = async () => {
  await sleep(20);
  const instant = new Date().toISOString();
  await sleep(20);
  return { "Hub-As-Of": instant };
};

describe("yesterday's answer can be had again", () => {
  test("across corrections, an embargo and a withdrawal, the past is what it was then, but for what was withdrawn", async () => {
    const before = await now();
    expect(await published(700)).toMatchObject({ code: 0 });
    expect(await verdun()).toEqual([[700, "ROUNDED", "caf:rsa-households:2025-12:1"]]);
    const first = await now();

    expect(await published(705)).toMatchObject({ code: 0 });
    const second = await now();
    expect(await verdun()).toEqual([[705, "ROUNDED", "caf:rsa-households:2025-12:2"]]);

    const until = new Date(Date.now() + 20_000).toISOString();
    expect(await published(710, "--embargo", until)).toMatchObject({ code: 0 });
    expect(await verdun()).toEqual([[705, "ROUNDED", "caf:rsa-households:2025-12:2"]]);
    const { data } = await ask(`{ caf { release(id: "caf:rsa-households:2025-12:3") { state file } } }`, {}, hub.url);
    expect(data.caf.release).toEqual({ state: "EMBARGOED", file: null });
    expect(await toldByFeed()).toEqual(["caf:rsa-households:2025-12:2", "caf:rsa-households:2025-12:1"]);
    await sleep(Math.max(0, Date.parse(until) - Date.now()) + 200);
    expect(await verdun()).toEqual([[710, "ROUNDED", "caf:rsa-households:2025-12:3"]]);
    expect((await toldByFeed())[0]).toBe("caf:rsa-households:2025-12:3");

    const dated = await ask(`{ caf { release(id: "caf:rsa-households:2025-12:2") { publishedAt } } }`, {}, hub.url);
    const itsInstant = { "Hub-As-Of": dated.data.caf.release.publishedAt };
    expect(await verdun(itsInstant)).toEqual([[705, "ROUNDED", "caf:rsa-households:2025-12:2"]]);
    const { errors } = await ask(question, {}, hub.url, before);
    expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(["PERIOD_NOT_PUBLISHED"]);
    expect(await verdun(first)).toEqual([[700, "ROUNDED", "caf:rsa-households:2025-12:1"]]);
    expect(await verdun(second)).toEqual([[705, "ROUNDED", "caf:rsa-households:2025-12:2"]]);

    const withdrawal = ["withdraw", "caf", "caf:rsa-households:2025-12:1", "--reason", "Erreur de saisie"];
    const alone = { code: 0, said: expect.stringContaining("Retrait demandé") };
    expect(await typed(withdrawal, environment())).toMatchObject(alone);
    expect(await typed(withdrawal, environment())).toMatchObject(alone);
    expect(await verdun(first)).toEqual([[700, "ROUNDED", "caf:rsa-households:2025-12:1"]]);
    const another = { ...environment(), CAF_STEWARD_URL: await secondSteward(hub, "caf") };
    expect(await typed(withdrawal, another)).toMatchObject({ code: 0, said: expect.stringContaining("Retirée") });
    expect(await typed(withdrawal, another)).toMatchObject({ code: 1 });
    expect(await verdun(first)).toEqual([[null, "WITHDRAWN", "caf:rsa-households:2025-12:1"]]);
    expect(await verdun(second)).toEqual([[705, "ROUNDED", "caf:rsa-households:2025-12:2"]]);

    // The feed is held two seconds, whoever reads it.
    await expect
      .poll(toldByFeed, { timeout: 5_000 })
      .toEqual(["caf:rsa-households:2025-12:3", "caf:rsa-households:2025-12:2"]);

    const list = await typed(["releases", "caf", "rsa-households"], environment());
    expect(list.said).toMatch(/2025-12:1 +retirée.*\n.*2025-12:2 +remplacée.*\n.*2025-12:3 +en vigueur/);
    const invented = await typed(["releases", "caf", "--origin", "demonstration"], environment());
    expect(invented.said).toContain("Aucune publication.");
    const slip = await typed(["releases", "caf", "rsa-household"], environment());
    expect(slip.said).toContain("Vouliez-vous dire « rsa-households » ?");
  });

  test("an embargo on the only vintage shows that there is one, and nothing of it", async () => {
    const file = join(folder, "embargo.csv");
    await writeFile(file, "code_commune;periode;foyers_rsa\n55545;2026-06;700\n");
    const until = new Date(Date.now() + 300 * 86_400_000).toISOString();
    await typed(
      ["publish", "caf", "rsa-households", file, "--unusual", "fichier d'essai", "--embargo", until],
      environment(),
    );
    const { data } = await ask(
      `{ territory(code: "55545") { caf { rsaHouseholds(from: "2026-06") { value status bounds { min } coverage { present } release { embargoUntil withheld } } } } }`,
      {},
      hub.url,
    );
    expect(data.territory.caf.rsaHouseholds).toEqual([
      {
        value: null,
        status: "EMBARGOED",
        bounds: null,
        coverage: null,
        release: { embargoUntil: until, withheld: null },
      },
    ]);
  });

  test.each([
    ["2099-01-01T00:00:00Z", "AS_OF_IN_FUTURE"],
    ["hier", "INVALID_AS_OF"],
    ["2021-13-45T00:00:00Z", "INVALID_AS_OF"],
    ["2026-02-30T00:00:00Z", "INVALID_AS_OF"],
    ["0001-01-01T00:00:00Z", "INVALID_AS_OF"],
  ])("an instant that cannot be asked is refused: %s", async (instant, code) => {
    const { errors } = await ask(question, {}, hub.url, { "Hub-As-Of": instant });
    expect(errors).toEqual([expect.objectContaining({ extensions: { code } })]);
  });
});

describe("a figure can be checked against what its institution signed", () => {
  const everything = `{ territories(level: EPCI) {
    caf { rsaHouseholds(to: "2021-12") { territoryCode value status release { id } } }
    siae { structureCount(by: [STRUCTURE_KIND]) { territoryCode structureKind value status release { id } } } } }`;

  async function verified(name: string, content: string) {
    const file = join(folder, name);
    await writeFile(file, content);
    return typed(["verify", file, "--hub", hub.url]);
  }

  test("an answer as the institutions gave it is authentic, figure by figure", async () => {
    const answer = await ask(everything, {}, hub.url);
    expect(await verified("answer.json", JSON.stringify(answer))).toEqual({
      code: 0,
      said: expect.stringContaining("96 chiffres sur 96"),
    });
  });

  test("one figure altered on the way is found and named", async () => {
    const answer = await ask(everything, {}, hub.url);
    answer.data.territories[3].caf.rsaHouseholds[0].value += 5;
    expect(await verified("altered.json", JSON.stringify(answer))).toEqual({
      code: 4,
      said: expect.stringMatching(
        /ALTÉRÉ : \d+, territoire \d{9}, n'est pas dans la publication caf:rsa-households:2020-12:1/,
      ),
    });
  });

  test("a release's file is authentic to the byte, and no more when one is changed", async () => {
    const { data } = await ask(
      `{ caf { release(id: "caf:rsa-households:2021-12:1") { file contentHash publicKey } } }`,
      {},
      hub.url,
    );
    const { file, publicKey } = data.caf.release;
    expect(await verified("release.csv", file)).toMatchObject({ code: 0 });
    expect(await verified("forged.csv", file.replace(",960,", ",965,"))).toMatchObject({ code: 4 });
    const trusted = (key: string) => typed(["verify", join(folder, "release.csv"), "--hub", hub.url, "--key", key]);
    expect(await trusted(publicKey)).toMatchObject({ code: 0 });
    expect(await trusted("MCowBQYDK2VwAyEA")).toMatchObject({ code: 1 });
  });
});

describe("a release's file is a plain link", () => {
  const at = (path: string) => hub.url.replace("/graphql", `/releases/${path}`);
  const id = "caf:rsa-households:2021-12:1";

  test("byte for byte as signed: `hub verify` finds it authentic, and its tag is its content's hash", async () => {
    const answer = await fetch(at(`${id}.csv`));
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8; header=present");
    expect(answer.headers.get("content-disposition")).toContain("caf_rsa-households_2021-12_1.csv");
    const text = await answer.text();
    const { data } = await ask(`{ caf { release(id: "${id}") { file contentHash } } }`, {}, hub.url);
    expect(text).toBe(data.caf.release.file);
    expect(answer.headers.get("etag")).toBe(`"${data.caf.release.contentHash}"`);
    const path = join(folder, "downloaded.csv");
    await writeFile(path, text);
    expect(await typed(["verify", path, "--hub", hub.url])).toMatchObject({ code: 0 });
  });

  test("it is asked again each time, and not sent twice to who has it already", async () => {
    const tag = (await fetch(at(`${id}.csv`), { method: "HEAD" })).headers.get("etag") ?? "";
    const again = await fetch(at(`${encodeURIComponent(id)}.csv`), { headers: { "if-none-match": tag } });
    expect([again.status, await again.text(), again.headers.get("cache-control")]).toEqual([304, "", "no-cache"]);
  });

  test("a spreadsheet opens it as it is: byte order mark, semicolons, decimal commas", async () => {
    const bytes = new Uint8Array(await (await fetch(at(`${id}.csv?format=tableur`))).arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const lines = new TextDecoder().decode(bytes).split("\r\n");
    expect(lines[0]?.split(";").slice(0, 3)).toEqual(["release", "unit", "measure"]);
    const department = lines.find((line) => line.split(";")[4] === "55") ?? "";
    expect(department).toMatch(/;PARTIAL;4635;\d+;\d+;;492;494$/);
    const staff = await (await fetch(at("department:social-workers:2020:1.csv?format=tableur"))).text();
    expect(staff).toContain(";PUBLISHED;126,2;126,2;126,2;");
    const structures = await (await fetch(at("siae:structures:2019-07:1.csv?format=tableur"))).text();
    expect(structures).toContain(";structureKind=ACI;");
  });

  test("whoever shows a token that cannot be believed is turned away, as at /graphql", async () => {
    const answer = await fetch(at(`${id}.csv`), { headers: { authorization: "Bearer nonsense" } });
    expect(answer.status).toBe(401);
  });

  test("what cannot be had is refused in French, with its reason", async () => {
    const refusal = async (path: string) => {
      const answer = await fetch(at(path));
      return [answer.status, ((await answer.json()) as Answer).errors?.[0]?.extensions?.code];
    };
    expect(await refusal("caf:rsa-households:1999-12:1.csv")).toEqual([404, "UNKNOWN_RELEASE"]);
    expect(await refusal("nobody:rsa-households:2021-12:1.csv")).toEqual([404, "UNKNOWN_RELEASE"]);
    expect(await refusal(`${id}.csv?format=pdf`)).toEqual([400, "UNKNOWN_FORMAT"]);
    expect(await refusal("caf:rsa-households:2025-12:1.csv")).toEqual([410, "WITHDRAWN"]);
    expect(await refusal("caf:rsa-households:2026-06:1.csv")).toEqual([403, "EMBARGOED"]);
    expect(await refusal("..%2F..%2Fetc.csv")).toEqual([404, "NOT_FOUND"]);
  });
});
