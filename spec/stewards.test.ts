import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { generate } from "../demonstration/generate.ts";
import { ask } from "./ask.ts";
import { type StartedHub, startedHub, typed } from "./hub.ts";

let hub: StartedHub;
let folder: string;
beforeAll(async () => {
  hub = await startedHub();
  folder = await mkdtemp(join(tmpdir(), "stewards-"));
}, 60_000);
afterAll(async () => {
  await hub.stop();
  await rm(folder, { recursive: true });
});

const typing = (...words: readonly string[]) =>
  typed(words, { HUB_DATA_DIR: hub.dataDir, PG_PORT: String(hub.ports.PG_PORT) });

const period = "2018-Q2";

/** The counts a steward extracts: invented ones, since this hub is one for demonstration. */
async function extract(change: (value: number, at: number) => number = (value) => value): Promise<string> {
  const file = join(folder, "orientations.csv");
  const lines = generate("orientations", period).map(
    ({ territory, breakdown, value }, at) => `${territory};${period};${breakdown.split("=")[1]};${change(value, at)}`,
  );
  await writeFile(file, `territoire;periode;parcours;valeur\n${lines.join("\n")}\n`);
  return file;
}

async function releases(): Promise<string[]> {
  const { data } = await ask(`{ department { dataset(id: "orientations") { releases { id } } } }`, {}, hub.url);
  return data.department.dataset.releases.map(({ id }: { id: string }) => id);
}

describe("a steward who publishes counts that must be protected", () => {
  test("is refused them as real figures by a hub for demonstration", async () => {
    const { code, said } = await typing("publish", "department", "orientations", await extract());
    expect([code, said]).toEqual([1, expect.stringContaining("aucun comptage réel à protéger n'y entre")]);
  });

  test("rehearses: what would be withheld at each level is told in words, and nothing is published", async () => {
    const words = ["publish", "department", "orientations", await extract(), "--demonstration", "--dry-run"];
    const { code, said } = await typing(...words);
    expect(code).toBe(0);
    expect(said).toContain("Essai, rien n'est publié : Orientations décidées, 2018-Q2, 68 cellules, dont");
    expect(said).toMatch(/niveau +détail +cellules +retenues +part/);
    expect(said).toMatch(/EPCI +pathway +48 +\d+ +\d+,\d %/);
    expect(said).toContain("Audit : aucun constat");
    expect(await releases()).toEqual([]);
  });

  test("publishes, and readers find the release with what it withholds", async () => {
    const { code, said } = await typing("publish", "department", "orientations", await extract(), "--demonstration");
    expect([code, said]).toEqual([0, expect.stringContaining("(publication department:orientations:2018-Q2:1)")]);
    const question = `{ territories(level: EPCI) { department {
      orientations(by: [PATHWAY], origin: DEMONSTRATION) { value status release { id demonstration } } } } }`;
    const { data } = await ask(question, {}, hub.url);
    type One = { value: number | null; status: string; release: { id: string; demonstration: boolean } };
    const cells: One[] = data.territories.flatMap(
      (one: { department: { orientations: One[] } }) => one.department.orientations,
    );
    expect(cells).toHaveLength(48);
    expect(cells.every(({ release }) => release.demonstration)).toBe(true);
    expect(
      cells.filter(({ value, status }) => status === "PUBLISHED" && value !== null && value > 0 && value < 5),
    ).toEqual([]);
    expect(cells.some(({ status }) => status === "WITHHELD")).toBe(true);
  });

  test("rehearses a correction and reads what would change since the last vintage", async () => {
    const file = await extract((value, at) => (at % 5 === 0 ? value + 3 : value));
    const { code, said } = await typing("publish", "department", "orientations", file, "--demonstration", "--dry-run");
    expect(code).toBe(0);
    expect(said).toMatch(
      /Par rapport à department:orientations:2018-Q2:1 : \d+ nouvellement retenues, 0 nouvellement montrées, \d+ changées/,
    );
    expect(said).toMatch(/changée : \d+ \([^)]+\)(, pathway=\w+)?, \d+ -> \d+/);
    expect(await releases()).toEqual(["department:orientations:2018-Q2:1"]);
  });

  test("is told each fault of the file with its line", async () => {
    const file = await extract();
    await writeFile(file, `territoire;periode;parcours;valeur\n200033025;${period};VOLONTAIRE;12\n`);
    const { code, said } = await typing("publish", "department", "orientations", file, "--demonstration");
    expect([code, said]).toEqual([
      3,
      expect.stringMatching(/ligne 2 : « VOLONTAIRE » n'est pas une modalité de pathway/),
    ]);
  });

  test("gives the solver too little time: refused, and what was published stays", async () => {
    const file = await extract((value, at) => value + (at % 3));
    const { code, said } = await typing(
      "publish",
      "department",
      "orientations",
      file,
      "--demonstration",
      "--seconds",
      "0.000001",
    );
    expect([code, said]).toEqual([1, expect.stringMatching(/dépassé le temps accordé/)]);
    expect(await releases()).toEqual(["department:orientations:2018-Q2:1"]);
  });
});
