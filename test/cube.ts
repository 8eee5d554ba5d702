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

/** What a reader fetched of each cell, by its id in the disclosure problem. */
export type Cube = ReadonlyMap<
  string,
  { readonly status: SeenStatus; readonly value: number | null; readonly bounds?: Bounds | null }
>;

/** The statuses of a protected table. */
export type SeenStatus = "PUBLISHED" | "ROUNDED" | "WITHHELD" | "NOT_APPLICABLE";

/**
 * Fetches a whole dataset through the gateway, as a reader with access to all of it: every territory, breakdown and period, with
 * one query per set of dimensions.
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
    const selection = `{ ${institution.partner.field} { ${series} } }`;
    const { data, errors } = await ask(
      `{ whole: territories(level: DEPARTMENT) ${selection} parts: territories(level: EPCI) ${selection} }`,
      {},
      hub.url,
      reader,
    );
    assertOnlyUnpublished(errors);
    for (const territory of [...data.whole, ...data.parts]) {
      for (const observation of territory[institution.partner.field][field] ?? []) {
        const values = names.map((name) => observation[name] ?? "_T");
        cube.set([indicator.id, observation.period, observation.territoryCode, ...values].join("|"), observation);
      }
    }
  }
  for (const period of communePeriods(indicator.id)) {
    const series = `${field}(from: "${period}", to: "${period}", origin: DEMONSTRATION) { territoryCode period value status bounds { min max } }`;
    const query = `{ territories(level: COMMUNE) { ${institution.partner.field} { ${series} } } }`;
    const { data, errors } = await ask(query, {}, hub.url, reader);
    if (errors) throw new Error(JSON.stringify(errors));
    for (const territory of data.territories) {
      for (const observation of territory[institution.partner.field][field]) {
        const totals = names.map(() => "_T");
        cube.set([indicator.id, observation.period, observation.territoryCode, ...totals].join("|"), observation);
      }
    }
  }
  return cube;
}

/** Ignores refusals of levels and breakdowns that are not published. @throws for any other error */
export function assertOnlyUnpublished(
  errors: readonly { readonly extensions?: { readonly code?: string } }[] | undefined,
): void {
  const others = errors?.filter(({ extensions }) => !/^(BREAKDOWN|LEVEL)_NOT_PUBLISHED$/.test(extensions?.code ?? ""));
  if (others?.length) throw new Error(JSON.stringify(others));
}

/** The periods for which commune totals of a dataset are generated. */
export const communePeriods = (dataset: string): readonly string[] =>
  demonstrationDatasets().find((generated) => generated.dataset === `${dataset}-by-commune`)?.periods ?? [];

/** The true counts of the same people, as tables that are protected together: only the test has them. */
export function trueTables(institution: Institution, people: People): RawTable[][] {
  const all = people.datasets.flatMap((dataset) =>
    (demonstrationDatasets().find((generated) => generated.dataset === dataset)?.periods ?? []).map((period) =>
      rawTable(institution, dataset, period),
    ),
  );
  return people.tiesPeriods ? [all] : [...grouped(all, ({ period }) => period).values()];
}

export const problemOfAll = (tables: readonly RawTable[]): Problem =>
  together(tables.map(problemOf), relationsAmong(tables.map(namedCells)));

/**
 * The same, with latent cells: crossings that are never published but that an attacker takes into account, except where the
 * open register shows that nobody can be counted.
 */
export async function problemWithLatent(
  institution: Institution,
  tables: readonly RawTable[],
  hub: StartedHub,
): Promise<Problem> {
  const registers = registersThroughHub({ url: hub.url });
  const abroad = Object.assign(async () => [], { registers });
  const withZeros: RawTable[] = [];
  for (const table of tables)
    withZeros.push({ ...table, latentZeros: await latentZerosOf({ institution, demonstration: true, abroad }, table) });
  const problems = withZeros.map(latentProblemOf);
  const ids = new Set(problems.flatMap(({ cells }) => cells.map(({ id }) => id)));
  // Cells that can only be zero are left out of relations.
  const relations = relationsAmong(withZeros.map(namedWithLatent)).map((relation) => ({
    ...relation,
    terms: relation.terms.filter(({ cell }) => ids.has(cell)),
  }));
  return together(
    problems,
    relations.filter(({ terms }) => terms.length > 0),
  );
}

/** The table as an attacker sees it: what was fetched, the public relations, and which cells the guarantee is about. */
export function seenTable(problem: Problem, policy: ProtectivePolicy, cube: Cube): PublishedTable {
  // The guarantee of a cell does not depend on the secret of its random draw.
  const rule = policy.kind === "ROUNDING" ? { ...policy, keyed: "" } : policy;
  const possible = withoutAbsent(problem, cube);
  const guardByIndex = guardsOf(possible, rule);
  const guards = new Map(possible.cells.map(({ id }, at) => [id, guardByIndex[at] ?? null]));
  const cells = problem.cells.map(({ id, measure, total, grain, block, decided }): PublishedTable["cells"][number] => {
    const isLatent = decided === "WITHHELD";
    const seen = isLatent ? { status: "WITHHELD" as const, value: null } : cube.get(id);
    if (!seen) throw new Error(`the hub has no figure for ${id}`);
    const { status, value } = seen;
    const cell = { id, measure, total, grain, block, decided: isLatent };
    // NOT_APPLICABLE is public: the count is zero.
    if (status === "NOT_APPLICABLE") return { ...cell, status: "PUBLISHED", value: 0, guard: null };
    return { ...cell, status, value, guard: guards.get(id) ?? null };
  });
  const isRounded = policy.kind === "ROUNDING";
  const rules = { k: policy.k, roundedTo: isRounded ? policy.base : null, emptyShown: !isRounded };
  return { cells, relations: problem.relations, rules };
}

/**
 * Leaves out cells marked NOT_APPLICABLE, which everybody knows to be zero: where one part of a total remains it equals that
 * total, so that the zero rule (a withheld total is at least one) applies to it too.
 */
function withoutAbsent({ cells, relations }: Problem, cube: Cube): Problem {
  const isPossible = (id: string): boolean => cube.get(id)?.status !== "NOT_APPLICABLE";
  return {
    cells: cells.filter(({ id }) => isPossible(id)),
    relations: relations
      .map((relation) => ({ ...relation, terms: relation.terms.filter(({ cell }) => isPossible(cell)) }))
      .filter(({ terms }) => terms.length > 0),
  };
}

/**
 * Joins tables under several rules into one, for one attacker: each figure that is rounded or withheld becomes a known interval,
 * and each total that its rule says is not zero is at least one.
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

/** A dimension's name as its GraphQL enum value. */
export const upper = (name: string): string => name.replace(/[A-Z]/g, "_$&").toUpperCase();
