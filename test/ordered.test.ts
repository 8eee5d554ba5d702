import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { atLevel } from "@pacte-hub/data/territories";
import { generate } from "@pacte-hub/demo/generate";
import { sealOf } from "@pacte-hub/publisher/uploads";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { ask } from "./ask.ts";
import { type StartedHub, startedHub, typed } from "./hub.ts";
import { as } from "./persona.ts";

const period = "2018-Q3";

let hub: StartedHub;
let folder: string;
beforeAll(async () => {
  hub = await startedHub({ from: inject("firstFolder") });
  folder = await mkdtemp(join(tmpdir(), "hub-depot-"));
}, 240_000);
afterAll(async () => {
  await hub.stop();
  await rm(folder, { recursive: true, force: true });
});

const typing = (...words: readonly string[]) =>
  typed(words, { HUB_DATA_DIR: hub.dataDir, PG_PORT: String(hub.ports.PG_PORT) });

const asked = async (persona: string, query: string) => ask(query, {}, hub.url, await as(persona, hub));
const codesOf = ({ errors }: Awaited<ReturnType<typeof ask>>) => errors?.map(({ extensions }) => extensions?.code);

/** What the depositor took away of the last deposit. */
let lastReceipt = { seal: "", salt: "" };

/** The counts of orientations, as a steward's file. */
async function orientations(counted = (value: number) => value): Promise<string> {
  const file = join(folder, "orientations.csv");
  const lines = generate("orientations", period).map(
    ({ territory, breakdown, value }) => `${territory};${period};${breakdown.split("=")[1]};${counted(value)}`,
  );
  await writeFile(file, `territoire;periode;parcours;valeur\n${lines.join("\n")}\n`);
  return file;
}

/** Lays them down; said to be real, they cannot be published beside invented ones. */
async function deposit(isReal = false): Promise<string> {
  const words = [
    "department",
    "orientations",
    await orientations(),
    "--deposit",
    ...(isReal ? [] : ["--demonstration"]),
  ];
  const { code, said } = await typing("publish", ...words);
  expect([code, said]).toEqual([0, expect.stringContaining("Déposé, rien n'est publié : department:depot:")]);
  lastReceipt = { seal: /sceau (\w+)/.exec(said)?.[1] ?? "", salt: /Sel : (\w+)/.exec(said)?.[1] ?? "" };
  return /department:depot:[\w-]+/.exec(said)?.[0] ?? "";
}

const order = (persona: string, id: string, key: string) =>
  asked(
    persona,
    `mutation { departmentPublishRelease(input: { deposit: "${id}", key: "${key}" }) { id version isEffective } }`,
  );

interface Standing {
  readonly deposit: string;
  readonly state: string;
  readonly releases: readonly string[];
  readonly refusal: string | null;
}

/** The order, once it is carried out. */
async function carriedOut(id: string): Promise<Standing> {
  for (;;) {
    const { data } = await asked(
      "steward@department",
      "{ department { publicationOrders { deposit state releases refusal } } }",
    );
    const found = data.department.publicationOrders.find((one: Standing) => one.deposit === id);
    if (found && found.state !== "ORDERED") return found;
    await sleep(200);
  }
}

/** Who counted on a digest of the counts, to find them again by trying, gets another each time. */
async function sealTellsNothing(): Promise<void> {
  const content = await readFile(join(folder, "orientations.csv"));
  const { data } = await asked("steward@department", "{ department { deposits { seal sha256 } } }");
  const [{ seal, sha256 }] = data.department.deposits;
  expect(sha256).toBe(seal);
  expect(seal).toMatch(/^[0-9a-f]{64}$/);
  expect(seal).not.toBe(createHash("sha256").update(content).digest("hex"));
  expect(lastReceipt.seal).toBe(seal);
  expect(sealOf(Buffer.from(lastReceipt.salt, "hex"), [content])).toBe(seal);
}

describe("a steward orders a publication in the graph", () => {
  test("what is laid down is carried out by the publisher's process: protected, audited, signed, and readable", {
    timeout: 120_000,
  }, async () => {
    const id = await deposit();
    const shown = await asked(
      "steward@department",
      "{ department { deposits { id datasets fileNames demonstration } } }",
    );
    expect(shown.data.department.deposits).toEqual([
      { id, datasets: ["orientations"], fileNames: ["orientations.csv"], demonstration: true },
    ]);
    await sealTellsNothing();
    const ordered = await order("steward@department", id, "order-one");
    expect(ordered.errors).toBeUndefined();
    expect(ordered.data.departmentPublishRelease).toMatchObject({ version: 1, isEffective: true });
    expect((await order("steward@department", id, "order-one")).data).toEqual(ordered.data);
    expect(codesOf(await order("steward@department", id, "order-two"))).toEqual(["ALREADY_ORDERED"]);
    expect(await carriedOut(id)).toMatchObject({
      state: "PUBLISHED",
      releases: [`department:orientations:${period}:1`],
      refusal: null,
    });
    const { data } = await asked(
      "analyst@department",
      `{ territories(level: EPCI) { department { orientations(by: [PATHWAY], origin: DEMONSTRATION) { status } } } }`,
    );
    const cells = data.territories.flatMap(
      (one: { department: { orientations: object[] } }) => one.department.orientations,
    );
    expect(cells).toHaveLength(48);
  });

  test("what is published can be withdrawn in the graph: read by nobody at any instant, done once, told once in the journal", async () => {
    const release = `department:orientations:${period}:1`;
    const withdraw = (persona: string, key: string, of = release) =>
      asked(
        persona,
        `mutation { departmentWithdrawRelease(input: { release: "${of}", reason: "Essai", key: "${key}" }) { id version isEffective } }`,
      );
    const statuses = async (headers: Readonly<Record<string, string>> = {}) => {
      const query = `{ territory(code: "55") { department { orientations(by: [PATHWAY], origin: DEMONSTRATION) { status value } } } }`;
      const { data } = await ask(query, {}, hub.url, { ...(await as("analyst@department", hub)), ...headers });
      const told: { status: string; value: number | null }[] = data.territory.department.orientations;
      return [...new Set(told.map(({ status, value }) => `${status} ${value === null ? "without" : "with"} a value`))];
    };
    const before = new Date().toISOString();
    expect((await statuses()).some((one) => one.endsWith("with a value"))).toBe(true);
    for (const persona of ["analyst@department", "steward@caf"])
      expect(codesOf(await withdraw(persona, `withdraw-of-${persona.replace("@", "-")}`))).toEqual(["NOT_A_STEWARD"]);
    expect(codesOf(await withdraw("steward@department", "withdraw-none", "department:orientations:1999-Q1:1"))).toEqual(
      ["UNKNOWN_RELEASE"],
    );
    const done = await withdraw("steward@department", "withdraw-one");
    expect(done.errors).toBeUndefined();
    expect((await withdraw("steward@department", "withdraw-one")).data).toEqual(done.data);
    for (const headers of [{}, { "hub-as-of": before }])
      expect((await statuses(headers)).filter((one) => one.endsWith("with a value"))).toEqual([]);
    const { data } = await asked(
      "steward@department",
      "{ department { journal(first: 200) { nodes { name decision } } } }",
    );
    const lines = data.department.journal.nodes.filter(({ name }: { name: string }) => name === "WithdrawRelease");
    expect(lines.filter(({ decision }: { decision: string }) => decision === "DONE")).toHaveLength(1);
  });

  test("what cannot be published is told to the steward in words, publishes nothing, and may be ordered again", {
    timeout: 60_000,
  }, async () => {
    const id = await deposit(true);
    await order("steward@department", id, "order-three");
    const { state, releases, refusal } = await carriedOut(id);
    expect([state, releases, refusal]).toEqual(["REFUSED", [], expect.stringMatching(/démonstration/)]);
    expect((await order("steward@department", id, "order-four")).errors).toBeUndefined();
  });

  test("what is laid down is read and checked first: a file with faults is refused by their lines, and lies nowhere", async () => {
    const count = async () => (await asked("steward@department", "{ department { deposits { id } } }")).data;
    const before = await count();
    const file = await orientations((value) => -1 - value);
    const refused = await typing("publish", "department", "orientations", file, "--demonstration", "--deposit");
    expect([refused.code, refused.said]).toEqual([3, expect.stringMatching(/lignes? 2.*NEGATIVE/s)]);
    expect(await count()).toEqual(before);
  });

  test("nobody else may: not an analyst, not another institution's steward, and the deposits are shown to none of them", async () => {
    const id = "department:depot:none";
    for (const persona of ["analyst@department", "steering@department", "steward@caf"]) {
      expect(codesOf(await order(persona, id, `order-of-${persona.replace("@", "-")}`))).toEqual(["NOT_A_STEWARD"]);
      expect(codesOf(await asked(persona, "{ department { deposits { id } } }"))).toEqual(["NOT_A_STEWARD"]);
      expect(codesOf(await asked(persona, "{ department { publicationOrders { id } } }"))).toEqual(["NOT_A_STEWARD"]);
    }
    expect(codesOf(await order("steward@department", id, "order-five"))).toEqual(["UNKNOWN_DEPOSIT"]);
  });

  test("where an institution decides by two, an order waits for a second person", { timeout: 60_000 }, async () => {
    const file = join(folder, "allocataires.csv");
    const lines = atLevel("EPCI").map(({ code }) => `${code};2016-12;75`);
    await writeFile(file, `territoire;periode;valeur\n${lines.join("\n")}\n`);
    const { said } = await typing("publish", "caf", "rsa-people-covered", file, "--demonstration", "--deposit");
    const id = /caf:depot:[\w-]+/.exec(said)?.[0];
    const { data } = await asked(
      "steward@caf",
      `mutation { cafPublishRelease(input: { deposit: "${id}", key: "order-by-two" }) { id isEffective } }`,
    );
    expect(data.cafPublishRelease.isEffective).toBe(false);
    const again = await asked(
      "steward@caf",
      `mutation { cafApprovePublication(input: { order: "${data.cafPublishRelease.id}", key: "approve-alone" }) { id } }`,
    );
    expect(codesOf(again)).toEqual(["OTHER_PERSON_NEEDED"]);
    const { data: after } = await asked("steward@caf", "{ caf { publicationOrders { state } } }");
    expect(after.caf.publicationOrders).toEqual([{ state: "AWAITING_SECOND_APPROVAL" }]);
  });
});
