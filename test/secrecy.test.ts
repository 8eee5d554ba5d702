import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { caf } from "@pacte-hub/caf/institution";
import { department } from "@pacte-hub/department/institution";
import { audit } from "@pacte-hub/disclosure/audit/audit";
import { nothingKnown, type PublishedTable } from "@pacte-hub/disclosure/problem";
import type { Indicator, Institution } from "@pacte-hub/institution/config";
import { poleEmploi } from "@pacte-hub/pole-emploi/institution";
import { inClone } from "@pacte-hub/server/repository";
import { siae } from "@pacte-hub/siae/institution";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { indicators as ofCaf } from "../subgraphs/caf/indicators.ts";
import { indicators as ofDepartment } from "../subgraphs/department/indicators.ts";
import { indicators as ofPoleEmploi } from "../subgraphs/pole-emploi/indicators.ts";
import { indicators as ofSiae } from "../subgraphs/siae/indicators.ts";
import { attacksOfTheAdversary } from "./adversary/onHub.ts";
import { attacksOnDigests } from "./adversary/ownDigests.ts";
import { attacksOnOwnTables } from "./adversary/ownTables.ts";
import { ask } from "./ask.ts";
import type { Attacked } from "./attacks/attacked.ts";
import { attacksBetweenInstitutions } from "./attacks/betweenInstitutions.ts";
import { attacksOnWhatIsShown } from "./attacks/onWhatIsShown.ts";
import { attacksOnWhoAsks } from "./attacks/onWhoAsks.ts";
import { attacksByOpenRegisters } from "./attacks/openRegisters.ts";
import { attacksOverTime } from "./attacks/overTime.ts";
import { type Cube, fetchedCube, problemOfAll, problemWithLatent, seenTable, trueTables } from "./cube.ts";
import { type StartedHub, startedHub } from "./hub.ts";
import { as } from "./persona.ts";
import { isProof } from "./proof.ts";
import { questionsAnsweredByInvention } from "./questions/invented.ts";

/** `npm run prove` attacks every period; `npm test` the first of each problem. */
const mostProblems = isProof ? Number.POSITIVE_INFINITY : 1;

let hub: StartedHub;
/** Each cube is fetched once. */
const cubes = new Map<string, Promise<Cube>>();
beforeAll(async () => {
  hub = await startedHub({ from: inject("firstFolder"), environment: { HUB_DEMO_DATA: "1" } });
  while (!hub.said().includes("Démonstration : tout est publié")) {
    if (hub.said().includes("Démonstration : incomplète")) throw new Error(hub.said());
    await sleep(200);
  }
}, 600_000);
afterAll(() => hub.stop());

const institutions: readonly (readonly [Institution, Readonly<Record<string, Indicator>>])[] = [
  [caf, ofCaf],
  [poleEmploi, ofPoleEmploi],
  [siae, ofSiae],
  [department, ofDepartment],
];

function wholeCube(institution: Institution, indicators: Readonly<Record<string, Indicator>>): Promise<Cube> {
  const { id } = institution.partner;
  const cube = cubes.get(id) ?? fetchedWhole(institution, indicators);
  cubes.set(id, cube);
  return cube;
}

async function fetchedWhole(institution: Institution, indicators: Readonly<Record<string, Indicator>>): Promise<Cube> {
  const generated = Object.entries(indicators).filter(([, { id }]) =>
    institution.peoples.some(({ datasets }) => datasets.includes(id)),
  );
  const cubes = [];
  for (const one of generated) cubes.push(await fetchedCube(institution, one, hub));
  return new Map(cubes.flatMap((cube) => [...cube]));
}

/** What the independent auditor makes of a table it is shown. */
async function findingsIn(table: PublishedTable): Promise<readonly unknown[]> {
  const report = await audit(table, nothingKnown);
  if (!report.ok) throw new Error(JSON.stringify(report.refusal));
  return report.value.findings;
}

describe.each(
  institutions.map(([institution, indicators]) => [institution.partner.id, institution, indicators] as const),
)("an attacker who fetches all that %s ever said through the gateway", (_, institution, indicators) => {
  test("attacks 1 and 3: narrows no protected figure, whatever he adds and subtracts", {
    timeout: 900_000,
  }, async () => {
    const cube = await wholeCube(institution, indicators);
    let cells = 0;
    let withheld = 0;
    for (const people of institution.peoples) {
      const policy = institution.demonstrationPolicies[people.datasets[0] ?? ""];
      if (!policy) throw new Error("no policy");
      for (const tables of trueTables(institution, people).slice(0, mostProblems)) {
        const seen = seenTable(await problemWithLatent(institution, tables, hub), policy, cube);
        expect(await findingsIn(seen), `${people.datasets.join(", ")} ${tables[0]?.period}`).toEqual([]);
        cells += seen.cells.length;
        withheld += seen.cells.filter(({ status }) => status === "WITHHELD").length;
      }
    }
    console.log(`${institution.partner.id}: 0 findings over ${cells} cells, ${withheld} of them withheld`);
    expect(cells).toBeGreaterThan(0);
  });

  test("and what is shown is true: no published figure differs from the count behind it", {
    timeout: 60_000,
  }, async () => {
    const cube = await wholeCube(institution, indicators);
    const truth = institution.peoples.flatMap((people) =>
      trueTables(institution, people).flatMap((tables) => problemOfAll(tables).cells),
    );
    const wrong = truth.filter(({ id, value }) => {
      const seen = cube.get(id);
      if (seen?.status === "NOT_APPLICABLE") return value > 0;
      if (seen?.status === "ROUNDED") return value < (seen.bounds?.min ?? 1) || value > (seen.bounds?.max ?? 0);
      return seen?.value !== null && Math.abs((seen?.value ?? Number.NaN) - value) > 1e-6;
    });
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });
});

test("the attacker would succeed if one cell that protects the others were shown: the attack is a real one", {
  timeout: 120_000,
}, async () => {
  const cube = await wholeCube(department, ofDepartment);
  const people = department.peoples[0];
  const policy = department.demonstrationPolicies["adults-with-duties"];
  const [tables] = people ? trueTables(department, people) : [];
  if (!people || !policy || !tables) throw new Error("nothing to attack");
  const problem = problemOfAll(tables);
  const seen = seenTable(problem, policy, cube);
  const protectors = problem.cells.filter(
    (_, at) => seen.cells[at]?.status === "WITHHELD" && seen.cells[at]?.guard === null,
  );
  expect(protectors.length).toBeGreaterThan(0);
  const shown = new Map(cube);
  for (const { id, value } of protectors) shown.set(id, { status: "PUBLISHED", value });
  expect((await findingsIn(seenTable(problem, policy, shown))).length).toBeGreaterThan(0);
});

test("generated figures never stand beside or in place of real ones", async () => {
  const both = `real: rsaHouseholds { period release { demonstration } } generated: rsaHouseholds(origin: DEMONSTRATION) { period release { demonstration } }`;
  const { data } = await ask(
    `{ territory(code: "55") { caf { ${both} } } }`,
    {},
    hub.url,
    await as("analyst@caf", hub),
  );
  const { real, generated } = data.territory.caf;
  type One = { period: string; release: { demonstration: boolean } };
  const covered = ["2020-12", "2021-12", "2022-12", "2023-12", "2024-12"];
  expect(real.map(({ period }: One) => period)).toEqual(covered);
  expect(real.every(({ release }: One) => !release.demonstration)).toBe(true);
  expect(generated).toHaveLength(18);
  expect(generated.every(({ period, release }: One) => release.demonstration && !covered.includes(period))).toBe(true);
});

test("a release whose file is closed to a reader tells neither hash, signature, withheld cells nor correction; who may read it checks it", async () => {
  const query = `{ caf { releases(dataset: "rsa-people-covered", origin: DEMONSTRATION) { withheld contentHash signature correction } } }`;
  const { data: closed } = await ask(query, {}, hub.url);
  const { data: open } = await ask(query, {}, hub.url, await as("analyst@caf", hub));
  expect(open.caf.releases.length).toBeGreaterThan(0);
  expect(closed.caf.releases).toHaveLength(open.caf.releases.length);
  for (const one of closed.caf.releases)
    expect(one).toEqual({ withheld: null, contentHash: null, signature: null, correction: null });
  for (const { contentHash, signature } of open.caf.releases)
    expect([contentHash, signature]).toEqual([
      expect.stringMatching(/^[0-9a-f]{64}$/),
      expect.stringMatching(/^[\w+/=]+$/),
    ]);
});

test("the mission's document gives the outcomes of the four partners, each marked, by recommendation and year", async () => {
  const mission = readFileSync(inClone("gateway/explorer/examples/12-mission.graphql"), "utf8");
  const variables = { origin: "DEMONSTRATION" };
  const { data, errors } = await ask(mission, variables, hub.url, await as("steering@department", hub));
  expect(errors).toBeUndefined();
  type One = { value: number | null; status: string; release: { demonstration: boolean } };
  type Told = Readonly<Record<string, { readonly outcomes: readonly One[] }>>;
  const told: Told[] = data.axes.flatMap((axis: { recommendations: Told[] }) => axis.recommendations);
  for (const [partner, kinds] of [
    ["department", 1],
    ["poleEmploi", 1],
    ["caf", 1],
    ["siae", 4],
  ] as const) {
    const outcomes = told.flatMap((one) => one[partner]?.outcomes ?? []);
    expect(outcomes).toHaveLength(24 * kinds);
    expect(outcomes.every(({ release }) => release.demonstration)).toBe(true);
    expect(outcomes.some(({ value }) => value !== null && value > 0)).toBe(true);
    // Whatever has no value says why: it is withheld, or no action of the recommendation ran in the year.
    const silent = outcomes.filter(({ value }) => value === null).map(({ status }) => status);
    expect(silent).toContain("NOT_APPLICABLE");
    expect(silent.filter((status) => status !== "WITHHELD" && status !== "NOT_APPLICABLE")).toEqual([]);
  }
});

test("a ranking places published values only: withheld ones come last, in the order of the code, whatever they hide", async () => {
  const query = `{ siaeRanking(of: "siae-employees", period: "2019", origin: DEMONSTRATION) {
      rank territory { code } observation { value status } }
    cafOutcomeRanking(period: "2019", origin: DEMONSTRATION) { rank observation { value status }
      recommendation { code title actions(origin: DEMONSTRATION) { title } poleEmploi { outcomes(from: "2019", to: "2019", origin: DEMONSTRATION) { status } } } } }`;
  const { data, errors } = await ask(query, {}, hub.url, await as("steering@department", hub));
  expect(errors).toBeUndefined();
  for (const lines of [data.siaeRanking, data.cafOutcomeRanking]) {
    const shown = lines.filter(
      ({ observation }: { observation: { value: number | null } }) => observation.value !== null,
    );
    expect(lines.slice(0, shown.length)).toEqual(shown);
    const values = shown.map(({ observation }: { observation: { value: number } }) => observation.value);
    expect(values).toEqual(values.toSorted((a: number, b: number) => b - a));
    const silent = lines.slice(shown.length);
    expect(silent.length).toBeGreaterThan(0);
    expect(silent.every(({ rank }: { rank: number | null }) => rank === null)).toBe(true);
  }
  const hidden = data.siaeRanking
    .filter(({ rank }: { rank: number | null }) => rank === null)
    .map(({ territory }: { territory: { code: string } }) => territory.code);
  expect(hidden).toEqual(hidden.toSorted());
  expect(data.cafOutcomeRanking).toHaveLength(24);
  expect(data.cafOutcomeRanking[0].recommendation.actions.length).toBeGreaterThan(0);
});

const attacked: Attacked = {
  hub: () => hub,
  institutions,
  everything: async () => {
    const all = [];
    for (const [institution, indicators] of institutions) all.push(...(await wholeCube(institution, indicators)));
    return new Map(all);
  },
};
attacksOnWhatIsShown(attacked);
attacksBetweenInstitutions(attacked);
attacksByOpenRegisters(attacked);
attacksOfTheAdversary(() => hub);
// Last: these publish, and so change what is in force.
attacksOverTime(attacked);
attacksOnWhoAsks(attacked);
attacksOnDigests(() => hub);
attacksOnOwnTables(() => hub);

describe("the twenty questions, on a hub with the demonstration", () => questionsAnsweredByInvention(() => hub));
