import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inClone } from "@pacte-hub/server/repository";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { newPartner } from "../../cli/newPartner.ts";
import { freePort } from "./description.ts";
import { portsTaken } from "./portsTaken.ts";

/** What the guide types and writes; the whole of it, on a whole hub: `test/joinedPartners.prove.test.ts`. */
const guide = readFileSync(inClone("docs/operations/rejoindre.md"), "utf8");
const [rehearsed = "", layCommand = ""] = (/^```sh\n([\s\S]*?)^```$/m.exec(guide)?.[1] ?? "").split("\n");
const described = JSON.parse(/^```json\n([\s\S]*?)^```$/m.exec(guide)?.[1] ?? "{}");
const wordsOf = (line: string): string[] =>
  [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? "").slice(2);

const place = mkdtempSync(join(tmpdir(), "laid-"));
const lines: string[] = [];
beforeAll(() => void vi.spyOn(console, "log").mockImplementation((line) => void lines.push(String(line))));
afterAll(() => {
  vi.restoreAllMocks();
  rmSync(place, { recursive: true });
});

const type = (...words: string[]): Promise<number> => newPartner.run([...words, "--in", place]);

describe("a folder that cannot be laid", () => {
  test.each<[string, readonly string[], string]>([
    ["a name that is taken", ["caf", "Une autre CAF"], "s'appelle déjà « caf »"],
    ["a name that is none", ["MSA 55", "La MSA"], "ne convient pas"],
    ["a signatory who speaks already", ["msab", "MSA", "--signatory", "caf"], "« caf » parle déjà"],
    ["a dataset that is another's", ["msab", "MSA", "--dataset", "rsa-households"], "« rsa-households » est déjà"],
    ["a port that is another's", ["msab", "MSA", "--port", "4003"], "Le port 4003 est déjà"],
    ["a port that is the gateway's by default", ["msab", "MSA", "--port", "4000"], "(GATEWAY_PORT)"],
    ["a port that is the database's", ["msab", "MSA", "--port", "5433"], "(PG_PORT)"],
    ["a port that is the system's", ["msab", "MSA", "--port", "80"], "de 1024 à 65535"],
    ["a port that is no number", ["msab", "MSA", "--port", "quatre"], "de 1024 à 65535"],
    [
      "an institution's whole name",
      ["msab", "Caisse d’Allocations familiales de la  MEUSE"],
      "est déjà celui d'une autre",
    ],
    ["an institution's short name", ["msab", "Caf de la Meuse"], "est déjà celui d'une autre"],
    ["a name of two lines", ["msab", "MSA\nde la Meuse"], "une seule ligne"],
    ["a name as long as a page", ["msab", "M".repeat(5_000)], "200 signes au plus"],
    ["a word of the language of questions", ["subscription", "MSA"], "est un mot du graphe"],
    ["a field that the graph has", ["structure", "Les structures"], "(Query.structure)"],
  ])("%s: one sentence with its code, and nothing half made", async (_, words, sentence) => {
    for (const also of [[], ["--dry-run"]]) {
      const refusal = await type(...words, ...also).catch((error) => error);
      expect([refusal.code, refusal.message]).toEqual(["PARTNER_REFUSED", expect.stringMatching(/^[^\n]+\.$/)]);
      expect(refusal.message).toContain(sentence);
    }
    expect(existsSync(join(place, words[0] ?? ""))).toBe(false);
  });
});

test.each([
  ["a file", join(place, "file")],
  ["a file's folder", join(place, "file/there")],
  ["where the system makes no folder", "/proc/none"],
])("laid in %s: one sentence at once, in a rehearsal too", async (_, where) => {
  writeFileSync(join(place, "file"), "");
  for (const also of [[], ["--dry-run"]]) {
    const refusal = await newPartner.run(["msab", "MSA", "--in", where, ...also]).catch((error) => error);
    expect([refusal.code, refusal.message]).toEqual(["FILE_NOT_WRITABLE", expect.stringContaining(`dans ${where}`)]);
  }
});

test("no port is given out on which this hub listens by its settings", () => {
  const taken = portsTaken({ GATEWAY_PORT: "4010", HUB_METRICS_PORT: "4011" });
  expect([4_000, 4_010, 4_011, 4_012].every((port) => taken.has(port))).toBe(true);
  expect(taken.has(freePort(taken))).toBe(false);
});

test("the guide's rehearsal says what would be written and writes nothing; what it lays next is refused a second time", async () => {
  await type(...wordsOf(rehearsed));
  expect(lines.at(-1)).toContain("partner.json");
  expect(existsSync(join(place, "msa"))).toBe(false);
  await type(...wordsOf(layCommand));
  expect(readFileSync(join(place, "msa/schema.graphql"), "utf8")).toContain("type MsaInTerritory");
  await expect(type(...wordsOf(layCommand))).rejects.toThrow("existe déjà");
});

test("what the guide writes of it is a part of one graph with all the others'", async () => {
  const file = join(place, "msa/partner.json");
  const partnerFile = JSON.parse(readFileSync(file, "utf8"));
  Object.assign(partnerFile.publishes.datasets[0], described);
  writeFileSync(file, JSON.stringify(partnerFile));
  const { graphIn } = await import("@pacte-hub/institution/described/graph");
  const { sdlOf } = await import("@pacte-hub/institution/server/buildSchema");
  const sdl = sdlOf(graphIn(join(place, "msa")));
  expect(sdl).toContain("Foyers relevant de la MSA");
  const { joinedSupergraph } = await import("../joinedGraph.ts");
  expect(await joinedSupergraph({ partner: { id: "msa", field: "msa", port: partnerFile.port }, sdl })).toContain(
    "msa: Publisher",
  );
});
