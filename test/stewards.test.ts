import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generate } from "@pacte-hub/demo/generate";
import { withClient } from "@pacte-hub/postgres/connect";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { ask } from "./ask.ts";
import { type StartedHub, startedHub, typed } from "./hub.ts";
import { as } from "./persona.ts";

let hub: StartedHub;
let folder: string;
beforeAll(async () => {
  hub = await startedHub({ from: inject("firstFolder") });
  folder = await mkdtemp(join(tmpdir(), "stewards-"));
}, 240_000);
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
  const { data } = await ask(
    `{ department { dataset(id: "orientations") { releases(origin: DEMONSTRATION) { id } } } }`,
    {},
    hub.url,
  );
  return data.department.dataset.releases.map(({ id }: { id: string }) => id);
}

/** Every byte that a reader without rights is told, everywhere: the whole answer, figures asked as finely as can be. */
async function toldToWhoMayNot(): Promise<string[]> {
  const { authorization } = await as("analyst@region", hub);
  const codes = ["55", "551", "200049187", "55545", "55001"];
  return Promise.all(
    codes.map(async (code) => {
      const query = `query ($code: ID!) { territory(code: $code) { department {
        orientations(by: [PATHWAY], origin: DEMONSTRATION) { value } } } }`;
      const headers = { "content-type": "application/json", authorization };
      const answer = await fetch(hub.url, {
        method: "POST",
        headers,
        body: JSON.stringify({ query, variables: { code } }),
      });
      return `${answer.status} ${await answer.text()}`;
    }),
  );
}

describe("a steward who publishes counts that must be protected", () => {
  let beforeAnything: readonly string[];

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
    beforeAnything = await toldToWhoMayNot();
    const { code, said } = await typing("publish", "department", "orientations", await extract(), "--demonstration");
    expect([code, said]).toEqual([0, expect.stringContaining("(publication department:orientations:2018-Q2:1)")]);
    const question = `{ territories(level: EPCI) { department {
      orientations(by: [PATHWAY], origin: DEMONSTRATION) { value status release { id demonstration } } } } }`;
    const { data } = await ask(question, {}, hub.url, await as("analyst@department", hub));
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

  test("a reader without rights is told the same, byte for byte, where nothing is published, a count or a secret", async () => {
    const now = await toldToWhoMayNot();
    expect(now).toEqual(beforeAnything);
    expect(new Set(now).size).toBe(1);
    expect(now[0]).toContain('"reason":"NO_GRANT"');
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

describe("a steward who judges again what is published", () => {
  const release = "department:orientations:2018-Q2:1";

  test("is told what is withheld and why, and that nothing more can be drawn from it", async () => {
    const { code, said } = await typing("audit", "department");
    expect(said).toMatch(
      /orientations 2018-Q2 :\n {2}68 cellules, \d+ retenues \(\d+ par la règle, \d+ pour que nul ne les recalcule\) ; 0 constats/,
    );
    expect(said).toMatch(/En tout : (\d+) publications sur \1 sont ce qui a été signé/);
    expect(code).toBe(0);
  });

  test("sees the withheld share of each grain", async () => {
    const { code, said } = await typing("releases", "department", "--secret");
    expect([code, said]).toEqual([
      0,
      expect.stringMatching(/orientations \(1 période\)\n.*\n {2}département +total +1 +0 +0,0 %/),
    ]);
  });

  test("finds what was altered behind its signature, and what it then tells", async () => {
    const passwords = JSON.parse(await readFile(join(hub.dataDir, "passwords.json"), "utf8"));
    const admin = `postgres://hub_admin:${passwords.hub_admin}@127.0.0.1:${hub.ports.PG_PORT}/department`;
    const opened = await withClient(admin, async (client) => {
      // Whoever rules the server can switch the triggers off: what he does then is found out.
      await client.query("set session_replication_role = replica");
      const { rows } = await client.query(
        `update published.cell set status = 'PUBLISHED', value = count.value, lower_bound = null, upper_bound = null
           from intake.count
          where cell.release = $1 and cell.status = 'WITHHELD' and count.value between 1 and 4
            and (count.territory, count.breakdown) = (cell.territory, cell.breakdown)
         returning cell.territory`,
        [release],
      );
      return rows.length;
    });
    expect(opened).toBeGreaterThan(0);
    const { code, said } = await typing("audit", "department", release);
    expect(said).toContain(`NON AUTHENTIQUE : ${release}`);
    expect(said).toContain("CONSTAT SHOWN");
    expect(code).toBe(5);
  });

  test("is told when there is no such release", async () => {
    expect(await typing("audit", "department", "department:orientations:2018-Q2:9")).toMatchObject({ code: 1 });
  });
});
