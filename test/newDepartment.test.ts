import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { codePackageIn } from "../hub/start/newPact/testbed.ts";
import { typed } from "./hub.ts";

/** The whole guide, on the national files and a whole hub: `test/newDepartment.prove.test.ts`. */
const here = mkdtempSync(join(tmpdir(), "department-"));
const pact = join(here, "pacts/54");
const file = join(pact, "pacts/pti-54-2026-2030.json");
const words = ["new-pact", "54", "--code", join(here, "code"), "--vintage", "2023", "--years", "2026-2030"];

beforeAll(() => codePackageIn(join(here, "code")));
afterAll(() => rmSync(here, { recursive: true }));

const composed = (...more: string[]) => typed(["compose", ...more], { HUB_PACT: pact }, here);

test("a Department laid by one command is a graph of its own: its code, its recommendations, its institutions' names", async () => {
  expect(await typed(words, {}, here)).toMatchObject({ code: 0 });
  const out = join(here, "graph.graphql");
  expect(await composed("--out", out)).toMatchObject({ code: 0 });
  const graph = readFileSync(out, "utf8");
  expect(graph).toMatch(/enum RecommendationCode [^{]*\{[^}]*R1_1[^}]*\}/);
  expect(graph).not.toContain("R1_2");
  expect(graph).toMatch(/territory: ID! = "?54"?\n/);
  expect(graph).toContain("La Caisse d'allocations familiales de Meurthe-et-Moselle.");
});

test.each<[string, string, (written: never) => unknown, string]>([
  [
    "a Pact whose recommendation is of an unknown axis",
    file,
    (one: { axes: [{ recommendations: object[] }] }) => {
      one.axes[0].recommendations = [{ number: 1, id: "one", labelFr: "À écrire", group: "no-such" }];
      return one;
    },
    "est d'un sous-titre inconnu, « no-such »",
  ],
  [
    "a territory that does not cover the Department",
    join(pact, "territory/territories.json"),
    (one: { epcis: object[] }) => ({ ...one, epcis: one.epcis.slice(1) }),
    "ne couvrent pas le département : la commune 54001 est d'un EPCI",
  ],
])("%s: one sentence with its code, and nothing is composed", async (_, place, change, sentence) => {
  const before = readFileSync(place, "utf8");
  writeFileSync(place, JSON.stringify(change(JSON.parse(before) as never)));
  const out = join(here, "refused.graphql");
  const { code, said } = await composed("--out", out);
  expect([code, said]).toEqual([1, expect.stringMatching(/^[^\n]+ \[PACT_FILE_REFUSED\]\n$/)]);
  expect(said).toContain(sentence);
  expect(existsSync(out)).toBe(false);
  writeFileSync(place, before);
});

test("a folder that is none of a Department's is told in one sentence, by whatever command", async () => {
  const { code, said } = await typed(["releases", "caf"], { HUB_PACT: join(here, "nowhere") }, here);
  expect([code, said]).toEqual([
    1,
    expect.stringMatching(/^Il manque territory\/territory\.json [^\n]+ \[PACT_FILE_REFUSED\]\n$/),
  ]);
});
