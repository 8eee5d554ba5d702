import { createHash } from "node:crypto";
import { atLevel, communesOf } from "@pacte-hub/data/territories";
import { demonstrationDatasets } from "@pacte-hub/demo/generate";
import { personas } from "@pacte-hub/demo/identity/personas";
import { expect, test } from "vitest";
import { ask } from "../ask.ts";
import {
  assertOnlyUnpublished,
  type Cube,
  communePeriods,
  problemOfAll,
  subsetsOf,
  trueTables,
  upper,
} from "../cube.ts";
import { as, tokenOf } from "../persona.ts";
import { isProof } from "../proof.ts";
import type { Attacked } from "./attacked.ts";

/** `npm run prove` asks every dataset in every shape; `npm test` two datasets of each institution. */
const mostDatasets = isProof ? Number.POSITIVE_INFINITY : 2;

interface Said {
  readonly territoryCode: string;
  readonly period: string;
  readonly value: number | null;
  readonly status: string;
  readonly bounds: { readonly min: number; readonly max: number } | null;
  readonly [dimension: string]: unknown;
}

/** Whether a cell of the cube is broken down by these dimensions and no other. */
function isCrossing(id: string, dataset: string, names: readonly string[], by: readonly string[]): boolean {
  const [own, , , ...at] = id.split("|");
  return own === dataset && names.every((name, index) => (at[index] !== "_T") === by.includes(name));
}

export function attacksOnWhatIsShown({ hub, institutions, everything }: Attacked): void {
  const asked = async (query: string, persona = "steering@department") => {
    const { data, errors } = await ask(query, {}, hub().url, await as(persona, hub()));
    assertOnlyUnpublished(errors);
    return data;
  };
  const generated = institutions.flatMap(([institution, indicators]) =>
    Object.entries(indicators)
      .filter(([, { id }]) => institution.peoples.some(({ datasets }) => datasets.includes(id)))
      .filter(([, { id }]) => demonstrationDatasets().some(({ dataset }) => dataset === id))
      .slice(0, mostDatasets)
      .map(([field, indicator]) => ({ partner: institution.partner, field, indicator })),
  );
  /** The cells that a series says, under the names of the cube. */
  const cellsOf = (dataset: string, names: readonly string[], series: readonly Said[]) =>
    series.map(
      (one) =>
        [[dataset, one.period, one.territoryCode, ...names.map((name) => one[name] ?? "_T")].join("|"), one] as const,
    );
  const expectSame = (cube: Cube, cells: readonly (readonly [string, Said])[]) => {
    for (const [id, { value, status, bounds }] of cells) {
      const before = cube.get(id);
      expect([id, value, status, bounds]).toEqual([id, before?.value, before?.status, before?.bounds]);
    }
  };

  test("attack 1: the department without its other EPCI never tells Bouligny, alone in its own; nor does its commune", {
    timeout: 60_000,
  }, async () => {
    const cube = await everything();
    const alone = atLevel("EPCI").find(({ code }) => communesOf.get(code)?.length === 1)?.code ?? "";
    const [bouligny] = communesOf.get(alone) ?? [];
    const at = (id: string, territory: string) => cube.get(id.split("|").with(2, territory).join("|"));
    const others = ["55", ...atLevel("EPCI").map(({ code }) => code)].filter((code) => code !== alone);
    const hidden = [...cube].filter(([id, { status }]) => id.split("|")[2] === alone && status === "WITHHELD");
    expect(hidden.length).toBeGreaterThan(0);
    for (const [id] of hidden) {
      expect([id, others.some((code) => at(id, code)?.status === "WITHHELD")]).toEqual([id, true]);
    }
    const communes = [...cube].filter(([id]) => id.split("|")[2] === bouligny);
    expect(communes).toHaveLength(communePeriods("rsa-households").length);
    for (const [id, { status }] of communes) expect([id, status]).toEqual([id, at(id, alone)?.status]);
  });

  test("attack 2: of protected figures nothing is said by a second zoning, until it is protected with the first", async () => {
    const data = await asked(
      `{ territories(level: ARRONDISSEMENT) { ${generated.map(({ partner, field }) => `${field}: ${partner.field} { ${field}(origin: DEMONSTRATION) { value bounds { min } } }`).join(" ")} } }`,
    );
    for (const territory of data.territories) {
      for (const { field } of generated) expect(territory[field][field] ?? []).toEqual([]);
    }
  });

  test("attack 8: in public there is one status for all that is withheld, with no reason, weight or price", async () => {
    const cube = await everything();
    expect([...new Set([...cube.values()].map(({ status }) => status))].sort()).toEqual([
      "NOT_APPLICABLE",
      "PUBLISHED",
      "WITHHELD",
    ]);
    const { __schema } = await asked("{ __schema { types { name fields { name } enumValues { name } } } }");
    const words = JSON.stringify(__schema);
    expect(words).not.toMatch(/primary|secondary|complementary|"loss|"weight|"price|"guard|alreadyOpen|weakened/i);
  });

  test("attack 9: the same cell says the same in every shape of question: order, windows, lists, aliases, fragments", {
    timeout: 300_000,
  }, async () => {
    const cube = await everything();
    const [epci] = atLevel("EPCI");
    let questions = 0;
    for (const { partner, field, indicator } of generated) {
      const names = indicator.dimensions.map(({ name }) => name);
      for (const by of subsetsOf(names)) {
        const said = `territoryCode period value status bounds { min max } ${names.join(" ")}`;
        const periods = [...cube.keys()]
          .filter((id) => id.startsWith(`${indicator.id}|`))
          .map((id) => id.split("|")[1] ?? "");
        const middle = [...new Set(periods)].sort().at(3) ?? periods[0] ?? "";
        const twice = [...by, ...by].reverse().map(upper).join(" ");
        const args = (more = "") => `(by: [${twice}] ${more} origin: DEMONSTRATION)`;
        const data = await asked(`query {
          one: territory(code: "${epci?.code}") { p: ${partner.field} { a: ${field}${args()} { ...C } b: ${field}${args(`from: "${middle}" to: "${middle}"`)} { ...C } } }
          up: territory(code: "55") { p: ${partner.field} { ...F } }
        } fragment F on ${typeOf(partner.field)} { a: ${field}${args(`to: "${middle}"`)} { ...C } b: ${field}${args(`from: "${middle}"`)} { ...C } }
        fragment C on Observation { ${said} }`);
        const all = [data.one.p.a, data.one.p.b, data.up.p.a, data.up.p.b].flat().filter(Boolean) as Said[];
        const isPublished = by.length === 0 || [...cube.keys()].some((id) => isCrossing(id, indicator.id, names, by));
        expect(all.length > 0).toBe(isPublished);
        expectSame(cube, cellsOf(indicator.id, names, all));
        questions += 4;
      }
    }
    console.log(`${questions} shapes of question, each cell always the same`);
  });

  test("attack 9: nothing sorts, filters or adds by value, so no question can be put to a withheld count", async () => {
    for (const argument of ["orderBy: VALUE", "where: { value: 3 }", "min: 1", "having: 3", "sum: true"]) {
      const query = `{ territory(code: "55") { caf { rsaHouseholds(${argument}, origin: DEMONSTRATION) { value } } } }`;
      const { data, errors } = await ask(query, {}, hub().url);
      expect([data ?? null, errors?.[0]?.extensions?.code]).toEqual([null, "GRAPHQL_VALIDATION_FAILED"]);
    }
  });

  test("attack 6: readers who pool what each is shown hold one cube: the same cell, or a refusal", async () => {
    const query = `{ territory(code: "55") { department { adultsWithDuties(by: [SEX AGE], origin: DEMONSTRATION) { period value status } } } }`;
    const shown = (await asked(query)).territory.department;
    for (const { id } of personas) {
      const { data, errors } = await ask(query, {}, hub().url, await as(id, hub()));
      if (data.territory.department?.adultsWithDuties) expect([id, data.territory.department]).toEqual([id, shown]);
      else expect([id, errors?.[0]?.extensions?.code]).toEqual([id, "NOT_GRANTED"]);
    }
    for (const authorization of ["Bearer x", "Bearer eyJhbGciOiJub25lIn0.e30.", "Basic YTpi"]) {
      const { data, errors } = await ask(query, {}, hub().url, { authorization });
      expect([data ?? null, errors?.[0]?.extensions?.code]).toEqual([null, "UNAUTHENTICATED"]);
    }
  });

  test("attack 11: an institution asked directly says nothing, whoever asks", async () => {
    const query = `{ _entities(representations: [{ __typename: "Territory", code: "55" }]) { ... on Territory { department {
      adultsWithDuties(by: [SEX AGE], origin: DEMONSTRATION) { territoryCode period value status bounds { min max } sex age } } } } }`;
    const address = `http://127.0.0.1:${hub().ports.DEPARTMENT_PORT}/graphql`;
    const authorization = `Bearer ${await tokenOf("analyst@department", hub(), "hub-pacte-insertion-meuse:department")}`;
    for (const headers of [{}, { authorization }]) {
      for (const asked of [query, "{ _service { sdl } }", "{ department { id } }"]) {
        const { data, errors } = await ask(asked, {}, address, headers as Record<string, string>);
        expect([data ?? null, errors?.map(({ extensions }) => extensions?.code)]).toEqual([null, ["CARRIER_REFUSED"]]);
      }
    }
  });

  test("attack 13: a release's hash is that of what it shows, so it is no oracle on what it does not", async () => {
    const list = await asked(
      `{ department { dataset(id: "adults-with-duties") { releases(origin: DEMONSTRATION) { id demonstration } } } }`,
    );
    const [first] = list.department.dataset.releases.filter(
      ({ demonstration }: { demonstration: boolean }) => demonstration,
    );
    const { department } = await asked(
      `{ department { release(id: "${first.id}") { file contentHash withheld } } }`,
      "analyst@department",
    );
    const { file, contentHash, withheld } = department.release;
    expect(createHash("sha256").update(file).digest("hex")).toBe(contentHash);
    const lines = (file as string).split("\n").filter((line) => line.includes(",WITHHELD,"));
    expect(lines).toHaveLength(withheld);
    expect(lines.every((line) => line.split(",")[7] === "")).toBe(true);
  });

  test("the total of a commune is shown or withheld with bounds that hold the truth, for two months", async () => {
    const cube = await everything();
    const caf = institutions.find(([{ partner }]) => partner.id === "caf")?.[0];
    const [people] = caf?.peoples ?? [];
    if (!caf || !people) throw new Error("no CAF");
    const months = communePeriods("rsa-households");
    expect(months).toEqual(["2017-03", "2017-06"]);
    const truth = trueTables(caf, people).flatMap((tables) => problemOfAll(tables).cells);
    const communes = truth.filter(({ level }) => level === "COMMUNE");
    expect(communes).toHaveLength(2 * 499);
    for (const { id, value } of communes) {
      const said = cube.get(id);
      expect([id, said?.bounds && said.bounds.min <= value && value <= said.bounds.max]).toEqual([id, true]);
    }
    const withheld = communes.filter(({ id }) => cube.get(id)?.status === "WITHHELD");
    expect(withheld.length).toBeGreaterThan(0);
    expect(withheld.length).toBeLessThan(communes.length);
    console.log(`${withheld.length} of ${communes.length} commune totals withheld`);
  });
}

const typeOf = (field: string): string => `${field[0]?.toUpperCase()}${field.slice(1)}InTerritory`;
