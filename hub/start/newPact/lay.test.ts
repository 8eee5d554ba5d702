import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { pactsIn } from "../../../packages/pact/store/pactFile.ts";
import { readPactFolder } from "../../../packages/server/joinedPact.ts";
import { layPact } from "./lay.ts";
import { layNextPact } from "./nextPact.ts";
import { codePackageIn, fewPlaces } from "./testbed.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "new-pact-"));
  codePackageIn(join(folder, "code"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const department = { code: "54", vintage: "2023", years: [2026, 2030] as const, of: null };
const lay = (code = "54", rehearsal = false, change: Partial<Omit<Parameters<typeof layPact>[0], "code">> = {}) =>
  layPact(
    { ...department, code, codePackage: join(folder, "code"), ...change },
    { folder: join(folder, "pacts", code), rehearsal },
  );
const readJson = (name: string) => JSON.parse(readFileSync(join(folder, "pacts/54", name), "utf8"));

test("a Department's territories are those of the code, each level whole, a part of an EPCI said to be one", async () => {
  expect(await lay()).toMatchObject({ communes: 2, epcis: 2 });
  expect(readJson("territory/territories.json")).toMatchObject({
    departement: { code: "54", nom: "Meurthe-et-Moselle" },
    arrondissements: [{ code: "541" }],
    epcis: [
      { siren: "200000001", siegeHorsDepartement: false },
      { siren: "200000002", siegeHorsDepartement: true },
    ],
    communes: [{ code: "54001", epci: "200000001" }, { code: "54002" }],
  });
  const text = (name: string) => readFileSync(join(folder, "pacts/54/territory", name), "utf8");
  expect(text("populations.csv")).toBe("code_commune;2023\n54001;120\n54002;7\n");
  expect(text("merged-communes.csv")).toBe("code;nom;reunie_a\n54003;Ancienne;54002\n");
  expect(readJson("territory/territory.json")).toMatchObject({ department: "54", of: "de Meurthe-et-Moselle" });
});

test("institutions that bear the Department's name bear its own; those of the whole country keep theirs", async () => {
  await lay();
  const { institutions } = readJson("institutions.json");
  expect(Object.keys(institutions).sort()).toEqual(["caf", "department", "siae"]);
  expect(institutions.caf).toMatchObject({ name: "Caisse d'allocations familiales de Meurthe-et-Moselle" });
  expect(institutions.department).toMatchObject({ signatories: ["department-54"] });
});

test("every file that it lays is one that its published schema, laid beside it, lets in", async () => {
  await lay();
  expect(readPactFolder(join(folder, "pacts/54"))).toMatchObject({ manifest: { department: "54" } });
});

test.each<[string, string, (written: never) => unknown, string]>([
  ["that is not there", "pacts/pti-54-2026-2030.json", () => undefined, "Il n'y a aucun Pacte"],
  ["that is no JSON", "territory/territory.json", () => "{", "n'est pas du JSON"],
  [
    "with a word of no sense",
    "territory/territory.json",
    (territory: object) => ({ ...territory, colour: 1 }),
    "« colour » n'y a pas de sens",
  ],
  [
    "of another Department",
    "territory/territory.json",
    (territory: object) => ({ ...territory, department: "88" }),
    "sont du département 54",
  ],
  [
    "that names a file which is not there",
    "territory/territory.json",
    (territory: object) => ({ ...territory, populations: "p.csv" }),
    "Il manque territory/p.csv",
  ],
  [
    "that names an institution of nobody",
    "institutions.json",
    ({ institutions }: { institutions: { caf: object } }) => ({ version: 1, institutions: { caff: institutions.caf } }),
    "« caff ». Vouliez-vous dire « caf » ?",
  ],
  [
    "without a commune's name",
    "territory/territories.json",
    (territories: object) => ({ ...territories, communes: [{ code: "54001" }] }),
    "à « communes.0.nom »",
  ],
])("a file %s is refused in a sentence that names it", async (_, name, change, sentence) => {
  await lay();
  const file = join(folder, "pacts/54", name);
  const changed = change(readJson(name) as never);
  if (changed === undefined) rmSync(file);
  else writeFileSync(file, typeof changed === "string" ? changed : JSON.stringify(changed));
  const refusal = (() => {
    try {
      return readPactFolder(join(folder, "pacts/54"));
    } catch (error) {
      return error as { code: string; message: string };
    }
  })();
  expect(refusal).toMatchObject({ code: "PACT_FILE_REFUSED", message: expect.stringContaining(sentence) });
});

test("the Pact that follows is a second file beside the first, with codes of its own; it begins after", async () => {
  await lay();
  const nextPact = { code: "54", years: [2031, 2035] } as const;
  const at = { folder: join(folder, "pacts/54"), rehearsal: true };
  expect(await layNextPact(nextPact, at)).toEqual(["pacts/pti-54-2031-2035.md", "pacts/pti-54-2031-2035.json"]);
  expect(existsSync(join(folder, "pacts/54/pacts/pti-54-2031-2035.json"))).toBe(false);
  await layNextPact(nextPact, { ...at, rehearsal: false });
  expect(readJson("pacts/pti-54-2031-2035.json").hub).toMatchObject({ prefix: "2031:", members: ["department-54"] });
  await expect(layNextPact(nextPact, at)).rejects.toThrow("va jusqu'au 2035-12-31");
  await expect(layNextPact({ ...nextPact, code: "88" }, at)).rejects.toThrow("n'est pas le dossier du département 88");
});

test("where nothing can be written beside the first Pact, one sentence says so and nothing is left", async () => {
  await lay();
  const name = "pacts/54/pacts/pti-54-2031-2035";
  mkdirSync(join(folder, `${name}.json.making`));
  await expect(
    layNextPact({ code: "54", years: [2031, 2035] }, { folder: join(folder, "pacts/54"), rehearsal: false }),
  ).rejects.toMatchObject({
    code: "FILE_NOT_WRITABLE",
    message: expect.stringMatching(/^Impossible d'écrire dans [^\n]+\.$/),
  });
  expect([".md", ".json", ".md.making"].filter((end) => existsSync(join(folder, `${name}${end}`)))).toEqual([]);
});

test("its open data are the producers' own lines of it, out of the national files that ship", async () => {
  await lay();
  const { files: listed } = readJson("open-data.json") as { files: readonly { dataset: string; file: string }[] };
  const monthly = listed.find(({ dataset }) => dataset === "rsa-households-all-regimes");
  const lines = readFileSync(join(folder, "pacts/54", monthly?.file ?? ""), "utf8")
    .trim()
    .split("\n");
  expect(lines.slice(0, 2)).toEqual(["code_territoire;periode;foyers_rsa", "54;2017-01;22490"]);
  expect(lines.slice(1).every((line) => line.startsWith("54;"))).toBe(true);
});

test("its Pact is a file that holds together, with all of it to be written", async () => {
  await lay();
  const file = "pacts/pti-54-2026-2030.json";
  const files = [{ file, folder: join(folder, "pacts/54/pacts"), written: readJson(file) }];
  // Here the territories are the Meuse's: that is its only fault.
  expect(() => pactsIn(files)).toThrow(/^[^\n]*le Pacte est du département 54, et les territoires sont du 55\.$/);
  expect(readJson(file).annualSubProgrammes.years).toEqual([2026, 2027, 2028, 2029, 2030]);
});

test.each<[string, Parameters<typeof codePackageIn>[1], string]>([
  [
    "a commune of no EPCI",
    { epci: [fewPlaces.epci[0]] },
    "la commune 54002 est d'un EPCI ou d'un arrondissement qui n'y est pas",
  ],
  ["no commune at all", { communes: [] }, "aucune commune du département 54"],
  [
    "a commune that nobody counted",
    { communes: fewPlaces.communes.map((commune) => ({ ...commune, population: undefined })) },
    "la population de la commune 54001",
  ],
])(
  "a code that does not cover the Department (%s) is refused in a sentence, and nothing is laid",
  async (_, change, sentence) => {
    codePackageIn(join(folder, "code"), change);
    await expect(lay()).rejects.toThrow(sentence);
    expect(existsSync(join(folder, "pacts"))).toBe(false);
  },
);

test.each<[string, Parameters<typeof lay>[2], string]>([
  ["populations of a year that is not read", { vintage: "1800" }, "1800 est hors des années que le hub sait lire"],
  ["a Pact of years that are not read", { years: [1826, 1830] }, "1826 est hors des années que le hub sait lire"],
  ["a Pact that ends past them", { years: [2098, 2102] }, "2102 est hors des années que le hub sait lire"],
  ["no word after a noun", { of: "" }, "territory/territory.json, à « of »"],
  ["a mark of HTML", { of: "de <b>Meurthe</b>" }, "territory/territory.json, à « of »"],
  ["words of two lines", { of: "de la\nMeurthe" }, "territory/territory.json, à « of »"],
])("what the hub refuses of a folder is refused before it is laid: %s", async (_, change, sentence) => {
  for (const rehearsal of [true, false]) {
    const refusal = await lay("54", rehearsal, change).catch((error) => error);
    expect([refusal.code, refusal.message]).toEqual(["PACT_FILE_REFUSED", expect.stringMatching(/^[^\n]+\.$/)]);
    expect(refusal.message).toContain(sentence);
  }
  expect(existsSync(join(folder, "pacts"))).toBe(false);
});

test("a Pact that follows is of years that the hub reads", async () => {
  await lay();
  const years = [2098, 2102] as const;
  await expect(
    layNextPact({ code: "54", years }, { folder: join(folder, "pacts/54"), rehearsal: true }),
  ).rejects.toThrow("2102 est hors des années");
});

test("a folder under a file, or where the system makes none, is refused at once", async () => {
  for (const where of [join(folder, "code/package.json"), "/proc/none"])
    for (const rehearsal of [true, false])
      await expect(
        layPact({ ...department, codePackage: join(folder, "code") }, { folder: join(where, "54"), rehearsal }),
      ).rejects.toMatchObject({ code: "FILE_NOT_WRITABLE" });
});

test("a code that is no Department's, a folder that is there, a rehearsal: nothing is written", async () => {
  await expect(lay("99")).rejects.toThrow("« 99 » n'est pas le code d'un département");
  expect(await lay("54", true)).toMatchObject({ communes: 2 });
  expect(existsSync(join(folder, "pacts"))).toBe(false);
  await lay();
  await expect(lay()).rejects.toThrow("existe déjà");
});
