import { department } from "@pacte-hub/department/institution";
import { audit } from "@pacte-hub/disclosure/audit/audit";
import { factsOfVintage } from "@pacte-hub/disclosure/facts";
import { hubClient } from "@pacte-hub/publisher/hubClient";
import { keyOf } from "@pacte-hub/publisher/keyFile";
import { publishLinkedTables } from "@pacte-hub/publisher/publish";
import type { RawTable } from "@pacte-hub/publisher/rawTable";
import { neededUrls, readSettings } from "@pacte-hub/server/config";
import { expect, test } from "vitest";
import { rawTable } from "../../hub/start/demonstration.ts";
import { completedByFolder } from "../../hub/start/embedded.ts";
import { ask } from "../ask.ts";
import { type Cube, problemOfAll, seenTable } from "../cube.ts";
import { typed } from "../hub.ts";
import { as, tokenOf } from "../persona.ts";
import type { Attacked } from "./attacked.ts";

const dataset = "adults-with-duties";
const [people] = department.peoples;
const policy = department.demonstrationPolicies[dataset];

/** About one count in a hundred corrected by one. */
const corrected = (table: RawTable, start: number): RawTable => ({
  ...table,
  parts: table.parts.map((part, at) =>
    at % 97 === start && part.value > 0 ? { ...part, value: part.value - 1 } : part,
  ),
});

export function attacksOverTime({ hub }: Attacked): void {
  const environment = () => ({
    HUB_DATA_DIR: hub().dataDir,
    PG_PORT: String(hub().ports.PG_PORT),
    GATEWAY_PORT: String(hub().ports.GATEWAY_PORT),
  });

  async function published(table: RawTable, embargoUntil: string | null = null): Promise<string> {
    if (!people || !policy) throw new Error("the Department counts nobody");
    const settings = await completedByFolder(readSettings(environment()));
    const source = { title: "essai", licence: "EUPL-1.2", retrievedOn: null, url: null };
    const [outcome] = await publishLinkedTables(neededUrls(settings, "department", ["PUBLISHER"]).PUBLISHER, {
      institution: department,
      policy,
      people,
      source,
      provisional: false,
      demonstration: true,
      embargoUntil,
      tables: [table],
      key: await keyOf("department", settings),
      abroad: hubClient({ url: hub().url, token: () => tokenOf("steward@caf", hub()) }),
    });
    return outcome?.release ?? "";
  }

  /** The period's cells as they were read at an instant, or now. */
  async function cubeOf(period: string, asOf?: string): Promise<Cube> {
    const cells = ["", "SEX", "AGE", "SEX AGE"].map(
      (by, at) =>
        `s${at}: adultsWithDuties(by: [${by}], from: "${period}", to: "${period}", origin: DEMONSTRATION) { territoryCode value status sex age }`,
    );
    const said = `{ department { ${cells.join(" ")} } }`;
    const query = `{ whole: territories(level: DEPARTMENT) ${said} parts: territories(level: EPCI) ${said} }`;
    const reader = await as("analyst@department", hub());
    const { data, errors } = await ask(query, {}, hub().url, asOf ? { ...reader, "Hub-As-Of": asOf } : reader);
    if (errors) throw new Error(JSON.stringify(errors));
    const all = [...data.whole, ...data.parts].flatMap((one) => Object.values(one.department).flat()) as Row[];
    return new Map(
      all.map(({ territoryCode, sex, age, status, value }) => [
        [dataset, period, territoryCode, sex ?? "_T", age ?? "_T"].join("|"),
        { status, value },
      ]),
    );
  }

  interface Row {
    readonly territoryCode: string;
    readonly sex: string | null;
    readonly age: string | null;
    readonly status: "PUBLISHED" | "WITHHELD";
    readonly value: number | null;
  }

  test("attack 5: two revisions of 1 % open no cell to whoever reads every vintage, as-of included", {
    timeout: 120_000,
  }, async () => {
    if (!people || !policy) throw new Error("the Department counts nobody");
    const period = "2018-Q2";
    const first = rawTable(department, dataset, period);
    const vintages = [first, corrected(first, 5), corrected(corrected(first, 5), 11)];
    const instants: string[] = [new Date().toISOString()];
    for (const table of vintages.slice(1)) {
      expect(await published(table)).toContain(`${dataset}:${period}:${instants.length + 1}`);
      instants.push(new Date().toISOString());
    }
    const cubes: Cube[] = [];
    for (const instant of instants) cubes.push(await cubeOf(period, instant));
    const last = problemOfAll([vintages[2] as RawTable]);
    const facts = cubes.slice(0, 2).map((cube, at) => {
      const seen = seenTable(problemOfAll([vintages[at] as RawTable]), policy, cube);
      return factsOfVintage(seen, last, `millésime ${at + 1}`);
    });
    const known = {
      intervals: facts.flatMap(({ intervals }) => intervals),
      relations: [],
      kept: [],
    };
    for (const cube of cubes.slice(0, 2)) {
      const reopened = [...cube].filter(
        ([id, { status }]) => status === "WITHHELD" && cubes[2]?.get(id)?.status !== "WITHHELD",
      );
      expect(reopened).toEqual([]);
    }
    const report = await audit(seenTable(last, policy, cubes[2] as Cube), known);
    expect(report.ok && report.value.findings).toEqual([]);
  });

  test("attack 13: an embargo is not opened by a future instant, and those it is tied to wait for its end", {
    timeout: 120_000,
  }, async () => {
    const period = "2019-Q3";
    const until = "2099-01-01T00:00:00.000Z";
    const before = await cubeOf(period);
    const release = await published(corrected(rawTable(department, dataset, period), 7), until);
    expect(await cubeOf(period)).toEqual(before);
    const { data } = await ask(
      `{ department { release(id: "${release}") { state file } } }`,
      {},
      hub().url,
      await as("analyst@department", hub()),
    );
    expect(data.department.release).toEqual({ state: "EMBARGOED", file: null });
    expect(await oraclesOf(release)).toEqual([]);
    const future = await ask("{ department { id } }", {}, hub().url, { "Hub-As-Of": "2099-06-01T00:00:00Z" });
    expect(future.errors?.[0]?.extensions?.code).toBe("AS_OF_IN_FUTURE");
    const wanted = { tied: [{ partner: "department", dataset }], lastDay: "2019-09-30", demonstration: true } as const;
    const reading = { url: hub().url, token: () => tokenOf("steward@caf", hub()) };
    await expect(hubClient(reading)(wanted)).rejects.toThrow(/sous embargo jusqu'au .*2099/);
    // An audit judges what readers know.
    const known = await hubClient({ ...reading, isOfToday: true })(wanted);
    expect(known.map((one) => one.release)).toEqual([expect.not.stringContaining(release)]);
  });

  /** Whatever an answer on a release says by which a guess of its figures could be checked, on each way to it. */
  async function oraclesOf(release: string): Promise<string[]> {
    const fields = "id contentHash signature withheld file";
    const told = async (selection: string) => {
      const { data, errors } = await ask(
        `{ department { ${selection} } }`,
        {},
        hub().url,
        await as("steward@department", hub()),
      );
      expect(errors).toBeUndefined();
      return data.department;
    };
    const one = await told(
      `release(id: "${release}") { ${fields} } dataset(id: "${dataset}") { releases(origin: DEMONSTRATION) { ${fields} } }`,
    );
    const { releases } = await told(`releases(dataset: "${dataset}", origin: DEMONSTRATION, first: 80) { ${fields} }`);
    const ways = [one.release, ...releases, ...one.dataset.releases];
    const found = ways.filter(({ id }: { id: string }) => id === release);
    expect(found).toHaveLength(3);
    return found.flatMap(({ id: _, ...told }: { id: string }) =>
      Object.entries(told).flatMap(([name, said]) => (said === null ? [] : [name])),
    );
  }

  test("attack 13: what is withdrawn is read at no past instant either", { timeout: 120_000 }, async () => {
    const period = "2017-Q4";
    const instant = new Date().toISOString();
    expect([...(await cubeOf(period, instant)).values()].some(({ value }) => value !== null)).toBe(true);
    const withdrawal = ["withdraw", "department", `department:${dataset}:${period}:1`, "--reason", "Erreur de saisie"];
    expect(await typed(withdrawal, environment())).toMatchObject({ code: 0 });
    const after = await cubeOf(period, instant);
    expect([...new Set([...after.values()].map(({ value }) => value))]).toEqual([null]);
    expect(await oraclesOf(`department:${dataset}:${period}:1`)).toEqual([]);
  });

  test("attack 13: what was read before it was withdrawn is held against whoever publishes later", {
    timeout: 120_000,
  }, async () => {
    const release = `department:${dataset}:2017-Q4:1`;
    const wanted = { tied: [{ partner: "department", dataset }], lastDay: "2017-12-31", demonstration: true } as const;
    const means = { url: hub().url, token: () => tokenOf("steward@caf", hub()) };
    await expect(hubClient(means)(wanted)).rejects.toThrow(/department:.*, retirée le .* reste connu.*--known/);
    const { code, said: file } = await typed(["releases", "department", "--file", release], environment());
    expect(code).toBe(0);
    const [table] = await hubClient({ ...means, withdrawnFiles: ["another,file\n", file] })(wanted);
    expect(table).toMatchObject({ release, isFormer: true });
    expect(table?.cells.some(({ value }) => value !== null)).toBe(true);
    const altered = file.replace(/PUBLISHED,\d+,/, "PUBLISHED,9,");
    await expect(hubClient({ ...means, withdrawnFiles: [altered] })(wanted)).rejects.toThrow(/retirée le/);
  });
}
