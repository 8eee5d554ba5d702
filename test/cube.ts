import { demonstrationDatasets } from "@pacte-hub/demo/generate";
import { guardsOf } from "@pacte-hub/disclosure/guard";
import type { KnownFacts, Problem, PublishedTable } from "@pacte-hub/disclosure/problem";
import { together } from "@pacte-hub/disclosure/relations";
import type { Indicator, Institution, People } from "@pacte-hub/institution/config";
import { namedCells, problemOf, type RawTable } from "@pacte-hub/publisher/rawTable";
import type { Bounds } from "@pacte-hub/schema/model/observation";
import type { ProtectivePolicy } from "@pacte-hub/schema/model/release";
import { grouped } from "@pacte-hub/schema/rules/grouped";
import { rawTable } from "../hub/start/demonstration.ts";
import { latentProblemOf, namedWithLatent } from "../packages/publisher/latent.ts";
import { registersThroughHub } from "../packages/publisher/openRegisters.ts";
import { relationsAmong } from "../packages/publisher/relations.ts";
import { latentZerosOf } from "../packages/publisher/structuralZeros.ts";
import { ask } from "./ask.ts";
import type { StartedHub } from "./hub.ts";
import { as } from "./persona.ts";

/** What a reader was given of each cell, by the name the disclosure problem gives it. */
export type Cube = ReadonlyMap<
  string,
  { readonly status: SeenStatus; readonly value: number | null; readonly bounds?: Bounds | null }
>;

/** What a protected table may say of a cell. */
export type SeenStatus = "PUBLISHED" | "ROUNDED" | "WITHHELD" | "NOT_APPLICABLE";

/**
 * A whole dataset as those who are opened all of it may fetch it through the gateway: every territory, every breakdown, every period, one
 * question per set of dimensions.
 */
export async function fetchedCube(
  institution: Institution,
  [field, indicator]: readonly [string, Indicator],
  hub: StartedHub,
) {
  const reader = await as(`analyst@${institution.partner.id}`, hub);
  const names = indicator.dimensions.map(({ name }) => name);
  const cube = new Map<string, { status: SeenStatus; value: number | null; bounds: Bounds | null }>();
  for (const by of subsetsOf(names)) {
    const series = `${field}(by: [${by.map(upper).join(" ")}], origin: DEMONSTRATION) { territoryCode period value status bounds { min max } ${names.join(" ")} }`;
    const said = `{ ${institution.partner.field} { ${series} } }`;
    const { data, errors } = await ask(
      `{ whole: territories(level: DEPARTMENT) ${said} parts: territories(level: EPCI) ${said} }`,
      {},
      hub.url,
      reader,
    );
    assertTold(errors);
    for (const territory of [...data.whole, ...data.parts]) {
      for (const one of territory[institution.partner.field][field] ?? []) {
        const at = names.map((name) => one[name] ?? "_T");
        cube.set([indicator.id, one.period, one.territoryCode, ...at].join("|"), one);
      }
    }
  }
  for (const period of communePeriods(indicator.id)) {
    const series = `${field}(from: "${period}", to: "${period}", origin: DEMONSTRATION) { territoryCode period value status bounds { min max } }`;
    const query = `{ territories(level: COMMUNE) { ${institution.partner.field} { ${series} } } }`;
    const { data, errors } = await ask(query, {}, hub.url, reader);
    if (errors) throw new Error(JSON.stringify(errors));
    for (const territory of data.territories) {
      for (const one of territory[institution.partner.field][field]) {
        cube.set([indicator.id, one.period, one.territoryCode, ...names.map(() => "_T")].join("|"), one);
      }
    }
  }
  return cube;
}

/** What is published by nobody at a level or by a breakdown is none of what a reader is given. @throws for any other refusal */
export function assertTold(errors: readonly { readonly extensions?: { readonly code?: string } }[] | undefined): void {
  const others = errors?.filter(({ extensions }) => !/^(BREAKDOWN|LEVEL)_NOT_PUBLISHED$/.test(extensions?.code ?? ""));
  if (others?.length) throw new Error(JSON.stringify(others));
}

/** The periods for which commune totals of a dataset are generated. */
export const communePeriods = (dataset: string): readonly string[] =>
  demonstrationDatasets().find((one) => one.dataset === `${dataset}-by-commune`)?.periods ?? [];

/** The tables of the same people as they truly are, gathered as they had to be protected: only the test holds them. */
export function trueTables(institution: Institution, people: People): RawTable[][] {
  const all = people.datasets.flatMap((dataset) =>
    (demonstrationDatasets().find((one) => one.dataset === dataset)?.periods ?? []).map((period) =>
      rawTable(institution, dataset, period),
    ),
  );
  return people.tiesPeriods ? [all] : [...grouped(all, ({ period }) => period).values()];
}

export const problemOfAll = (tables: readonly RawTable[]): Problem =>
  together(tables.map(problemOf), relationsAmong(tables.map(namedCells)));

/**
 * The same, with the crossings that nobody shows: cells that the attacker reckons with, save where the open register, read
 * as anybody reads it, shows that nobody can be counted.
 */
export async function problemWithLatent(
  institution: Institution,
  tables: readonly RawTable[],
  hub: StartedHub,
): Promise<Problem> {
  const registers = registersThroughHub({ url: hub.url });
  const abroad = Object.assign(async () => [], { registers });
  const known: RawTable[] = [];
  for (const table of tables)
    known.push({ ...table, latentZeros: await latentZerosOf({ institution, demonstration: true, abroad }, table) });
  const problems = known.map(latentProblemOf);
  const isOwn = new Set(problems.flatMap(({ cells }) => cells.map(({ id }) => id)));
  // Of a cell that can only be zero, nothing is left of a relation but the others.
  const ties = relationsAmong(known.map(namedWithLatent)).map((tie) => ({
    ...tie,
    terms: tie.terms.filter(({ cell }) => isOwn.has(cell)),
  }));
  return together(
    problems,
    ties.filter(({ terms }) => terms.length > 0),
  );
}

/** The attacker's table: what was fetched, the relations anyone knows, and which cells the guarantee is about. */
export function seenTable(problem: Problem, policy: ProtectivePolicy, cube: Cube): PublishedTable {
  // What the rule asks of each cell does not depend on the secret of its draw.
  const rule = policy.kind === "ROUNDING" ? { ...policy, keyed: "" } : policy;
  const possible = withoutAbsent(problem, cube);
  const asked = guardsOf(possible, rule);
  const guards = new Map(possible.cells.map(({ id }, at) => [id, asked[at] ?? null]));
  const cells = problem.cells.map((one): PublishedTable["cells"][number] => {
    const { id, measure, total, grain, block } = one;
    const isLatent = one.decided === "WITHHELD";
    const seen = isLatent ? { status: "WITHHELD" as const, value: null } : cube.get(id);
    if (!seen) throw new Error(`the hub said nothing of ${id}`);
    const { status, value } = seen;
    const cell = { id, measure, total, grain, block, decided: isLatent };
    // What cannot be is public: nobody is there.
    if (status === "NOT_APPLICABLE") return { ...cell, status: "PUBLISHED", value: 0, guard: null };
    return { ...cell, status, value, guard: guards.get(id) ?? null };
  });
  const isRounded = policy.kind === "ROUNDING";
  const rules = { k: policy.k, roundedTo: isRounded ? policy.base : null, emptyShown: !isRounded };
  return { cells, relations: problem.relations, rules };
}

/**
 * What is said not to exist is nobody, to everybody: where one part of a total is left, it is that total, and the zero
 * rule carries on to it that a withheld total is one at least.
 */
function withoutAbsent({ cells, relations }: Problem, cube: Cube): Problem {
  const isPossible = (id: string): boolean => cube.get(id)?.status !== "NOT_APPLICABLE";
  return {
    cells: cells.filter(({ id }) => isPossible(id)),
    relations: relations
      .map((one) => ({ ...one, terms: one.terms.filter(({ cell }) => isPossible(cell)) }))
      .filter(({ terms }) => terms.length > 0),
  };
}

/**
 * Tables under several rules, for one attacker: each figure that is not shown as it is becomes an interval that he holds,
 * and each total that the rule says is not zero at least one.
 */
export function pooled(tables: readonly PublishedTable[], cube: Cube): { table: PublishedTable; facts: KnownFacts } {
  const hidden = tables.flatMap(({ cells, rules }) =>
    cells.filter(({ status }) => status !== "PUBLISHED").map((cell) => ({ cell, rules })),
  );
  const intervals = hidden.map(({ cell: { id, status, measure, total }, rules: { emptyShown } }) => {
    const bounds = status === "ROUNDED" ? cube.get(id)?.bounds : null;
    const least = emptyShown && measure === "COUNT" && id === total ? 1 : 0;
    return { cell: id, min: bounds?.min ?? least, max: bounds?.max ?? Number.POSITIVE_INFINITY, source: "lu" };
  });
  const cells = tables.flatMap((table) =>
    table.cells.map((cell) =>
      cell.status === "ROUNDED" ? { ...cell, status: "WITHHELD" as const, value: null } : cell,
    ),
  );
  const rules = { k: null, roundedTo: null, emptyShown: false };
  return {
    table: { cells, relations: tables.flatMap(({ relations }) => relations), rules },
    facts: { intervals, relations: [], kept: [] },
  };
}

export const subsetsOf = (names: readonly string[]): string[][] =>
  names.reduce<string[][]>((sets, name) => sets.concat(sets.map((set) => [...set, name])), [[]]);

/** How a dimension is written in a question. */
export const upper = (name: string): string => name.replace(/[A-Z]/g, "_$&").toUpperCase();
