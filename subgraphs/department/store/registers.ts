import { readFileSync } from "node:fs";
import type { Knex } from "knex";
import { shippedFile } from "../../../data/shipped.ts";
import { territories } from "../../../data/territories.ts";
import type { ConventionStatus } from "../../../schema/language/convention.ts";
import { type Period, periodOf } from "../../../schema/language/period.ts";

/** The parts of pact-facts.json that this register holds, by the file's own names. */
interface PactFacts {
  readonly signatories: readonly {
    readonly order: number;
    readonly id: string;
    readonly labelFr: string;
    readonly type: string;
  }[];
  readonly axes: readonly AxisFact[];
  readonly conventions: readonly ConventionFact[];
}

interface AxisFact {
  readonly number: number;
  readonly id: string;
  readonly labelFr: string;
  readonly groups?: readonly { readonly id: string; readonly labelFr: string }[];
  readonly recommendations: readonly {
    readonly number: number;
    readonly id: string;
    readonly labelFr: string;
    readonly group?: string;
  }[];
}

interface ConventionFact {
  readonly id: string;
  readonly labelFr: string;
  readonly kind: string;
  readonly scope: string;
  readonly status: string;
  readonly parties: readonly string[];
  readonly partiesNote?: string;
  readonly start?: number | string;
  readonly end?: number | string;
  readonly signed?: string;
  readonly expectedSignature?: string;
  readonly amended?: string;
  readonly territory?: readonly string[];
}

export const factsFile = "pact/pact-facts.json";

/** Replaces the registers by the facts of the Pact. */
export async function loadRegisters(db: Knex): Promise<void> {
  const facts = JSON.parse(readFileSync(shippedFile(factsFile), "utf8")) as PactFacts;
  const tables = {
    institution: facts.signatories.map(({ order, id, labelFr, type }) => ({
      id,
      position: order,
      name: labelFr,
      kind: type,
    })),
    axis: facts.axes.map(({ number, id, labelFr }) => ({ number, id, title: labelFr })),
    recommendation: facts.axes.flatMap(recommendationRows),
    convention: facts.conventions.map(conventionRow),
    convention_party: facts.conventions.flatMap((convention) => partyRows(convention, facts)),
  };
  for (const table of Object.keys(tables).reverse()) await db.raw("delete from pact.??", [table]);
  for (const [table, rows] of Object.entries(tables)) await db.withSchema("pact").insert(rows).into(table);
}

function recommendationRows(axis: AxisFact) {
  return axis.recommendations.map(({ id, number, labelFr, group }) => ({
    id,
    axis: axis.number,
    number,
    title: labelFr,
    group_title: axis.groups?.find((one) => one.id === group)?.labelFr ?? null,
  }));
}

function conventionRow(convention: ConventionFact, position: number) {
  return {
    id: convention.id,
    position,
    title: convention.labelFr,
    kind: convention.kind,
    scope: convention.scope,
    status_in_pact: convention.status.toUpperCase().replaceAll("-", "_") satisfies string as ConventionStatus,
    starts_on: dayOf(convention.start, "first"),
    ends_on: dayOf(convention.end, "last"),
    signed: convention.signed ?? null,
    expected_signature: convention.expectedSignature ?? null,
    amended: convention.amended ?? null,
    territories: convention.territory ?? [],
    parties_inferred: convention.partiesNote !== undefined,
  };
}

/** The Pact gives years or days: a year begins on its first day and ends on its last. */
function dayOf(given: number | string | undefined, end: keyof Pick<Period, "first" | "last">): string | null {
  if (given === undefined) return null;
  return periodOf(String(given))?.[end] ?? String(given);
}

function partyRows({ id, parties }: ConventionFact, { signatories }: PactFacts) {
  return parties.map((party, position) => {
    const signatory = signatories.find((one) => one.id === party);
    const territory = party.startsWith("epci:") ? party.slice("epci:".length) : null;
    const name = signatory?.labelFr ?? territories.get(territory ?? "")?.name ?? party;
    return { convention: id, position, party, name, institution: signatory?.id ?? null, territory };
  });
}
