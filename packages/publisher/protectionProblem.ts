import { allFacts } from "@pacte-hub/disclosure/facts";
import type { Policy } from "@pacte-hub/disclosure/policy";
import { type KnownFacts, nothingKnown, type Problem, type Relation } from "@pacte-hub/disclosure/problem";
import { together } from "@pacte-hub/disclosure/relations";
import type { PublicationContext } from "./context.ts";
import { keyedPolicy } from "./keyedPolicy.ts";
import { knowledgeOf } from "./knowledge.ts";
import { latentProblemOf, namedWithLatent } from "./latent.ts";
import { assertOutAfterEmbargoes } from "./ownEmbargoes.ts";
import type { PriorReleases } from "./priorReleases.ts";
import { knowing, namedOpen, openFacts } from "./priorVintages.ts";
import { idOf, type RawTable } from "./rawTable.ts";
import { relationsAmong } from "./relations.ts";
import { withStructuralZeros } from "./structuralZeros.ts";

/** Tables of the same people, to be protected as one: every cell and margin, and all that anybody knows of them. */
export interface ProtectionProblem {
  /** With the zeros that registers and others' releases show. */
  readonly tables: readonly RawTable[];
  /** The rule as it is applied, its secret in hand. */
  readonly policy: Policy;
  readonly prior: PriorReleases;
  readonly problem: Problem;
  readonly facts: KnownFacts;
}

/**
 * The tables with their structural zeros, earlier releases of the same people, and what others' say of them.
 * @throws OperatorError when some of it cannot be read, contradicts the counts, or cannot be protected with them.
 */
export async function protectionProblem(
  context: PublicationContext,
  counted: readonly RawTable[],
): Promise<ProtectionProblem> {
  await assertOutAfterEmbargoes(context, counted);
  const tables = await withStructuralZeros(context, counted);
  const prior = await knowledgeOf(context, tables);
  return problemOfTables({ tables, policy: keyedPolicy(context, tables), prior });
}

/** The problem that tables make under a rule, after these prior releases. */
export const problemOfTables = (given: Pick<ProtectionProblem, "tables" | "policy" | "prior">): ProtectionProblem => ({
  ...given,
  ...attackable(given.tables, given.prior),
});

/** The whole problem, with all that anybody knows when these tables come out. */
export function attackable(
  tables: readonly RawTable[],
  { vintages, foreign: abroad, neighbours = [], open = [], coalitions }: PriorReleases,
): { readonly problem: Problem; readonly facts: KnownFacts } {
  const all = [...tables, ...neighbours];
  const ties = relationsAmong([...all.map(namedWithLatent), ...open.map(namedOpen)]);
  const problems = all.map(latentProblemOf);
  const own = new Set(problems.flatMap(({ cells }) => cells.map(({ id }) => id)));
  const isOwn = ({ terms }: Relation) => terms.every(({ cell }) => own.has(cell));
  const whole = together(problems, ties.filter(isOwn));
  const { problem, facts } = knowing(whole, vintages, { own: tables, neighbours });
  const tied = ties.filter((tie) => !isOwn(tie) && tie.terms.some(({ cell }) => own.has(cell)));
  const tying: KnownFacts = { ...nothingKnown, relations: tied, coalitions };
  return { problem, facts: allFacts(facts, abroad, ...open.map(openFacts), ...all.map(zeroFacts), tying) };
}

/** Structural zeros are no cells of the problem, but relations may name them. */
function zeroFacts(table: RawTable): KnownFacts {
  const cells = [...(table.structuralZeros ?? []), ...(table.latentZeros ?? [])].map((place) => idOf(table, place));
  return { ...nothingKnown, intervals: cells.map((cell) => ({ cell, min: 0, max: 0, source: "zéro structurel" })) };
}
