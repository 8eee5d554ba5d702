import { expect, test } from "vitest";
import { type AuditReport, audit } from "./audit/audit.ts";
import { allFacts, asDecided, factsOfVintage, inheritFlags } from "./facts.ts";
import type { Policy } from "./policy.ts";
import { type KnownFacts, nothingKnown, type Problem, type PublishedTable } from "./problem.ts";
import { type Protection, protect } from "./protect/protect.ts";
import { atMost, together } from "./relations.ts";
import { ALL, cellId, type Place, type TableAsk, tableProblem } from "./table.ts";
import { roundedOpenData } from "./testbed/facts.ts";
import { defaultSuppression } from "./testbed/policy.ts";
import { stockFlow, zeroTogether } from "./testbed/relations.ts";

const policy: Policy = { ...defaultSuppression, zeroRule: "SHOWN" };
const nothing: Pick<TableAsk, "indicator" | "period"> = { indicator: "rsa", period: "2020" };
const idOf = (territory: string, ...at: string[]) => cellId(nothing, territory, at);

/** Bouligny is alone in its EPCI; the other EPCI straddle two arrondissements. */
const places: readonly Place[] = Array.from({ length: 13 }, (_, i) => ({
  commune: i === 0 ? "Bouligny" : `C${i}`,
  epci: i === 0 ? "E0" : `E${1 + ((i - 1) % 3)}`,
  arrondissement: `R${i % 2}`,
}));

/** Invented counts, most of them small, the same each time. */
const draw = (seed: number) => places.map((_, i) => (Math.imul(i + 3, seed) >>> 3) % 13);

const ages = ["15-24", "25+"];

function table(changes: Partial<TableAsk>, counts: readonly (readonly number[])[]): Problem {
  const dimensions = changes.dimensions ?? [];
  const rows = places.flatMap(({ commune }, i) =>
    counts.map((column, d) => ({ commune, at: dimensions.length ? [ages[d]!] : [], value: column[i]! })),
  );
  const finest = { totals: "COMMUNE", crossed: "COMMUNE" } as const;
  const base = {
    ...nothing,
    measure: "COUNT",
    department: "55",
    places,
    zonings: ["EPCI"],
    dimensions,
    finest,
    rows,
  } as const;
  return tableProblem({ ...base, ...changes });
}

async function protectedBy(problem: Problem, facts: KnownFacts = nothingKnown): Promise<Protection> {
  const outcome = await protect(problem, policy, facts);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.value;
}

async function audited(published: PublishedTable, facts: KnownFacts = nothingKnown): Promise<AuditReport> {
  const outcome = await audit(published, facts);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.value;
}

/** What several releases, each protected alone, tell together to whoever knows the ties between them. */
function pooled(tables: readonly PublishedTable[], ties: PublishedTable["relations"] = []): PublishedTable {
  const cells = new Map<string, PublishedTable["cells"][number]>();
  for (const cell of tables.flatMap((pooledTable) => pooledTable.cells)) {
    const earlier = cells.get(cell.id);
    if (earlier === undefined || earlier.status === "WITHHELD")
      cells.set(cell.id, { ...cell, guard: cell.guard ?? earlier?.guard ?? null });
  }
  const relations = [...tables.flatMap((pooledTable) => pooledTable.relations), ...ties];
  return { cells: [...cells.values()], relations, rules: tables[0]!.rules };
}

test("the department minus the other EPCI does not tell Bouligny, alone in its EPCI", async () => {
  const counts = [3, 20, 31, 42, 11, 9, 14, 25, 8, 19, 7, 30, 12];
  const problem = table({}, [counts]);
  const { table: published, added } = await protectedBy(problem);
  // Withholding the small cells alone gives them away.
  const naive = {
    ...published,
    cells: published.cells.map((cell, i) =>
      added.includes(cell.id) ? { ...cell, status: "PUBLISHED" as const, value: problem.cells[i]!.value } : cell,
    ),
  };
  const leak = (await audited(naive)).findings.map(({ cell, min, max }) => ({ cell, min, max }));
  expect(leak).toContainEqual({ cell: idOf("Bouligny"), min: 3, max: 3 });
  expect((await audited(published)).findings).toEqual([]);
});

test("two zonings of the same counts protected apart open cells together; protected together, none", async () => {
  const counts = [draw(7919), draw(104729)];
  const dimensions = [{ name: "age", values: ages }];
  const byEpci = await protectedBy(table({ dimensions, zonings: ["EPCI"] }, counts));
  const byArrondissement = await protectedBy(table({ dimensions, zonings: ["ARRONDISSEMENT"] }, counts));
  expect((await audited(pooled([byEpci.table, byArrondissement.table]))).findings.length).toBeGreaterThan(0);
  const bothZonings = await protectedBy(table({ dimensions, zonings: ["EPCI", "ARRONDISSEMENT"] }, counts));
  expect((await audited(bothZonings.table)).findings).toEqual([]);
});

test("stock, entries and exits protected apart open cells by subtraction; protected together, none", async () => {
  const previous = draw(611953);
  const entries = draw(15485863).map((n) => n % 7);
  const exits = entries.map((n, i) => Math.min(previous[i]!, (n + i) % 6));
  const stock = previous.map((n, i) => n + entries[i]! - exits[i]!);
  const tableOf = (indicator: string, counts: number[]) => table({ indicator }, [counts]);
  const tables = [
    tableOf("stock", stock),
    tableOf("previous", previous),
    tableOf("entries", entries),
    tableOf("exits", exits),
  ];
  const territories = ["55", ...places.flatMap(({ commune, epci }) => [commune, epci])];
  const ties = [...new Set(territories)].map((territory) => {
    const of = (indicator: string) => cellId({ indicator, period: "2020" }, territory, []);
    return stockFlow({ stock: of("stock"), previous: of("previous"), entries: of("entries"), exits: of("exits") });
  });
  const apart = await Promise.all(tables.map((pooledTable) => protectedBy(pooledTable)));
  expect(
    (
      await audited(
        pooled(
          apart.map((protection) => protection.table),
          ties,
        ),
      )
    ).findings.length,
  ).toBeGreaterThan(0);
  const joint = await protectedBy(together(tables, ties));
  expect((await audited(joint.table)).findings).toEqual([]);
});

test("a stock already published is not opened by the flows published after it", async () => {
  const previous = draw(611953);
  const first = await protectedBy(table({ indicator: "previous" }, [previous]));
  const entries = previous.map((n, i) => (n * 3 + i) % 8);
  const stock = previous.map((n, i) => n + entries[i]!);
  const before = asDecided(table({ indicator: "previous" }, [previous]), first.table);
  const ties = places.map(({ commune }) => ({
    id: `stock ${commune}`,
    terms: ["stock", "previous", "entries"].map((indicator, i) => ({
      cell: cellId({ indicator, period: "2020" }, commune, []),
      times: i === 0 ? -1 : 1,
    })),
    min: 0,
    max: 0,
  }));
  const joint = await protectedBy(
    together([before, table({ indicator: "stock" }, [stock]), table({ indicator: "entries" }, [entries])], ties),
  );
  for (const cell of first.table.cells) {
    const now = joint.table.cells.find(({ id }) => id === cell.id)!;
    expect([now.id, now.status, now.value]).toEqual([cell.id, cell.status, cell.value]);
  }
  expect((await audited(joint.table)).findings).toEqual([]);
});

test("a small revision does not open what the first vintage closed", async () => {
  const counts = [draw(7919), draw(104729)];
  const dimensions = [{ name: "age", values: ages }];
  const first = await protectedBy(table({ dimensions }, counts));
  const revised = table(
    { dimensions },
    counts.map((column) => column.map((n, i) => (i === 4 ? n + 2 : n))),
  );
  const factsOfFirst = factsOfVintage(first.table, revised, "millésime précédent");
  const forgetful = await protectedBy(revised);
  const mindful = await protectedBy(inheritFlags(revised, first.table), factsOfFirst);
  for (const { id, status } of first.table.cells) {
    if (status === "WITHHELD") expect(mindful.table.cells.find((cell) => cell.id === id)!.status).toBe("WITHHELD");
  }
  expect((await audited(mindful.table, factsOfFirst)).findings).toEqual([]);
  // A revision protected as if nothing had been said leaks, or happens to show a cell that was closed.
  const shownNow = forgetful.table.cells.filter(
    ({ id, status }) =>
      status === "PUBLISHED" && first.table.cells.some((cell) => cell.id === id && cell.status === "WITHHELD"),
  );
  expect((await audited(forgetful.table, factsOfFirst)).findings.length + shownNow.length).toBeGreaterThan(0);
});

test("what open data already show is listed as open, and is not counted against the release", async () => {
  const counts = [3, 20, 31, 42, 11, 9, 14, 25, 8, 19, 7, 30, 12];
  const facts = roundedOpenData([{ cell: idOf("Bouligny"), value: 5 }], 5, "CAF, données ouvertes arrondies à 5");
  const { table: published, alreadyOpen } = await protectedBy(table({}, [counts]), facts);
  expect(alreadyOpen).toContain(idOf("Bouligny"));
  const report = await audited(published, facts);
  expect(report.findings).toEqual([]);
  expect(report.alreadyOpen.map(({ cell }) => cell)).toContain(idOf("Bouligny"));
});

test("households and persons of the same people are protected as one: the persons do not tell the households", async () => {
  const households = draw(7919).map((n) => n % 6);
  const persons = households.map((n, i) => n * (1 + (i % 4)));
  const tables = [table({ indicator: "households" }, [households]), table({ indicator: "persons" }, [persons])];
  const ties = places.flatMap(({ commune }) => {
    const of = (indicator: string) => cellId({ indicator, period: "2020" }, commune, []);
    return [atMost(of("households"), of("persons")), ...zeroTogether(of("households"), of("persons"), 4)];
  });
  const apart = await Promise.all(tables.map((pooledTable) => protectedBy(pooledTable)));
  expect(
    (
      await audited(
        pooled(
          apart.map((protection) => protection.table),
          ties,
        ),
      )
    ).findings.length,
  ).toBeGreaterThan(0);
  const joint = await protectedBy(together(tables, ties));
  expect((await audited(joint.table)).findings).toEqual([]);
});

test("a figure of another institution, tied by a declared relation, opens no cell of ours", async () => {
  const counts = places.map((_, i) => (i === 1 ? 3 : i === 4 ? 10 : i % 3 === 1 ? 40 : 50));
  const problem = table({}, [counts]);
  const alone = await protectedBy(problem);
  const partner = (commune: string, value: number): KnownFacts => ({
    intervals: [{ cell: `pole-emploi|${commune}`, min: value, max: value, source: "Pôle emploi" }],
    relations: [atMost(`pole-emploi|${commune}`, idOf(commune), 2)],
    kept: [],
  });
  // Registered jobseekers are at most twice the households: each complement is known almost exactly.
  const facts = allFacts(
    ...places
      .filter(({ commune }) => commune !== "C1")
      .map(({ commune }, i) => partner(commune, 2 * counts[i === 0 ? 0 : i + 1]!)),
  );
  expect((await audited(alone.table, facts)).findings.map(({ cell }) => cell)).toContain(idOf("C1"));
  const mindful = await protectedBy(problem, facts);
  expect((await audited(mindful.table, facts)).findings).toEqual([]);
});

test("bounds of communal totals are the same whatever is crossed below them", async () => {
  const counts = [draw(7919), draw(104729)];
  const { table: published } = await protectedBy(table({ dimensions: [{ name: "age", values: ages }] }, counts));
  const fine = (await audited(published)).bounds;
  const totals = published.cells.filter(({ id, total }) => id === total);
  const totalIds = new Set(totals.map(({ id }) => id));
  const relations = published.relations.filter(({ terms }) => terms.every(({ cell }) => totalIds.has(cell)));
  const coarse = (await audited({ ...published, cells: totals, relations })).bounds;
  for (const { id } of totals) expect(fine.get(id)).toEqual(coarse.get(id));
  expect(idOf("55", ALL) in Object.fromEntries(fine)).toBe(false);
});
