import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inClone } from "@pacte-hub/server/repository";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask } from "./ask.ts";
import { blocksOf, fingerprint, wordsOf } from "./guides.ts";
import { openFolder, type StartedHub, startedHub, typed } from "./hub.ts";

const page = "docs/operations/nouveau-departement.md";
const [laying = "", checking = "", starting = "", beside = "", next = ""] = blocksOf(page, "sh");
const [written = ""] = blocksOf(page, "json");
const [question = ""] = blocksOf(page, "graphql");

let folder: string;
let pact: string;
let hub: StartedHub;
let before: string;
let environment: Record<string, string>;

/** Types a command of the guide where its reader would. */
async function follow(line: string): Promise<string> {
  const [program = "", ...words] = wordsOf(line);
  if (program !== "hub") return execFileSync(program, words, { cwd: folder, encoding: "utf8", stdio: "pipe" });
  const { code, said } = await typed(words, environment, folder);
  expect([line, code, said]).toEqual([line, 0, expect.any(String)]);
  return said;
}

beforeAll(async () => {
  before = fingerprint();
  folder = mkdtempSync(join(tmpdir(), "department-"));
  environment = {};
  const [pack = "", unpack = "", rehearsed = "", laid = ""] = laying.split("\n");
  for (const line of [pack, unpack, rehearsed]) await follow(line);
  expect(existsSync(join(folder, "pacts"))).toBe(false);
  await follow(laid);
  pact = join(folder, "pacts/54");
  const file = join(pact, "pacts/pti-54-2026-2030.json");
  writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, "utf8")), ...JSON.parse(written) }));
  const [named, composed = ""] = checking.split("\n");
  expect(named).toBe("export HUB_PACT=pacts/54");
  environment = { HUB_PACT: pact };
  expect(await follow(composed)).toContain("Les schémas étaient à jour");
  expect(starting.split("\n")).toEqual(["export HUB_DATA_DIR=.data-54 HUB_DEMO_DATA=0", "hub start"]);
  hub = await startedHub({ dataDir: await openFolder(), environment });
  environment = {
    ...environment,
    HUB_DATA_DIR: hub.dataDir,
    PG_PORT: String(hub.ports.PG_PORT),
    GATEWAY_PORT: String(hub.ports.GATEWAY_PORT),
  };
  for (const line of beside.split("\n")) await follow(line);
});
afterAll(async () => {
  await hub?.stop();
  for (const one of [folder, hub?.dataDir]) if (one) rmSync(one, { recursive: true, force: true });
});

const asked = (query: string) => ask(query, {}, hub.url);

/** What a national file says of a Department and a period, read again by other code. */
function nationalFigure(file: string, period: string, column: string): number {
  const [header = "", ...lines] = readFileSync(inClone("data", file), "utf8").trim().split("\n");
  const at = header.split(";").indexOf(column);
  const row = lines.map((line) => line.split(";")).find(([code, when]) => code === "54" && when === period);
  return Number(row?.[at]);
}

describe("a hub of Meurthe-et-Moselle, laid as the guide says", () => {
  test("answers the guide's question: two institutions together, with the producers' own figures and their licence", async () => {
    const { data, errors } = await asked(question);
    expect(errors).toBeUndefined();
    const { name, population, populationVintage, department, siae } = data.territory;
    expect({ name, population, populationVintage }).toEqual({
      name: "Meurthe-et-Moselle",
      population: 732_236,
      populationVintage: "2023",
    });
    const rsa = nationalFigure("drees/prestations-mensuelles-departements-2017-2020.csv", "2019-12", "foyers_rsa");
    const employed = nationalFigure("asp/salaries-siae-departements-2017-2022.csv", "2019-12", "salaries_en_insertion");
    const licence = { source: { licence: expect.stringContaining("Licence Ouverte") } };
    expect(department.rsaHouseholdsAllRegimes).toMatchObject([{ period: "2019-12", value: rsa, release: licence }]);
    expect(siae.employedMonthly).toMatchObject([{ period: "2019-12", value: employed, release: licence }]);
    expect(data.communes).toHaveLength(591);
    expect(data.pact).toEqual({ id: "pti-54-2026-2030", start: "2026-01-01", end: "2030-12-31" });
  });

  test("says nowhere that it is the Meuse's: names, sentences, defaults and recommendations are its own", async () => {
    const { data } = await asked(`{ partners { name }
      institutions { name } __type(name: "RecommendationCode") { enumValues { name } }
      query: __type(name: "Query") { fields { name description } } }`);
    expect(data.partners.map((one: { name: string }) => one.name)).toEqual([
      "Département de Meurthe-et-Moselle",
      "Pôle emploi",
      "Caisse d'allocations familiales de Meurthe-et-Moselle",
      "Réseau des SIAE de Meurthe-et-Moselle",
    ]);
    expect(data.__type.enumValues).toEqual([{ name: "R1_1" }, { name: "R1_2" }]);
    expect(JSON.stringify(data)).not.toMatch(/Meuse/);
    const sdl = readFileSync(join(hub.dataDir, "supergraph.graphql"), "utf8");
    expect(sdl).toMatch(/territory: ID! = "?54"?/);
    expect(sdl).not.toMatch(/territory: ID! = "?55"?/);
  });

  test("a territory of the Meuse is none of its own, and it says which are", async () => {
    const { errors } = await asked('{ territory(code: "200049187") { name } caf { __typename } }');
    expect(errors?.[0]).toMatchObject({
      message: expect.stringMatching(/« 54 ».*commune de Meurthe-et-Moselle/),
      extensions: { code: "UNKNOWN_TERRITORY" },
    });
  });

  test("what nobody has given of it is said not to be published, and is no zero", async () => {
    const { data, errors } = await asked('{ territory(code: "54") { caf { rsaHouseholds { value status } } } }');
    expect([data.territory.caf?.rsaHouseholds ?? [], errors?.[0]?.extensions?.code ?? "NOT_PUBLISHED"]).toEqual([
      [],
      "NOT_PUBLISHED",
    ]);
  });

  test("the Pact that follows stands beside the first, as the guide lays it", { timeout: 240_000 }, async () => {
    for (const line of next.split("\n")) await follow(line);
    await hub.stop();
    hub = await startedHub({ dataDir: hub.dataDir, ports: hub.ports, environment });
    const { data, errors } = await asked("{ pacts { id start } pact { id } }");
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      pacts: [
        { id: "pti-54-2026-2030", start: "2026-01-01" },
        { id: "pti-54-2031-2035", start: "2031-01-01" },
      ],
      pact: { id: "pti-54-2026-2030" },
    });
  });

  test("nothing of the hub was changed: its folder and its data are all there is", () => {
    expect(fingerprint()).toBe(before);
  });
});
