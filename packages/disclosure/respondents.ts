import type { Policy, Suppression } from "./policy.ts";
import type { Cell, CellId, Contributions, GuardedSum, Intruder, KnownFacts, Problem, Respondents } from "./problem.ts";

/** Null where no contributor is named, or the policy is not one of suppression. */
export function respondentsOf(problem: Problem, policy: Policy, { coalitions = [] }: KnownFacts): Respondents | null {
  if (policy.kind !== "SUPPRESSION") return null;
  if (policy.minContributors === 0 && policy.dominanceShare === 1) return null;
  const contributions = contributionsOf(problem);
  if (contributions.size === 0) return null;
  const names = new Set([...contributions.values()].flatMap((parts) => [...parts.keys()]));
  const intruders = [[], ...[...names].map((name) => [name]), ...coalitions].map((members) => ({
    members: new Set(members),
  }));
  const share = policy.magnitudeShare;
  return { share, intruders, contributions, sums: sumsOf(problem, contributions, policy) };
}

/** The structure rules: INSEE, three units at least and none above 85 % of the value. */
export function hasTooFewHands(
  { contributors, value }: Pick<Cell, "contributors" | "value">,
  policy: Pick<Suppression, "minContributors" | "dominanceShare">,
): boolean {
  if (contributors === null || value === 0) return false;
  return contributors.number < policy.minContributors || contributors.largestShare > policy.dominanceShare;
}

/** What the intruder's members bring together. */
export const ownPart = (contributions: Contributions | undefined, { members }: Intruder): number =>
  [...members].reduce((sum, member) => sum + (contributions?.get(member) ?? 0), 0);

/** Whether all that is in the cell is the intruder's: he then knows it. */
export const isAllOwn = (contributions: Contributions | undefined, { members }: Intruder): boolean =>
  contributions !== undefined && members.size > 0 && [...contributions.keys()].every((name) => members.has(name));

/**
 * How far up the sum must be able to go for the intruder, so that his estimate of the largest other contributor (the
 * sum less his own) is at least p % above it: the upper protection level of the p % rule. Null: nobody else is there.
 */
export function reachFor(sum: Pick<GuardedSum, "contributions">, intruder: Intruder, share: number): number | null {
  const otherParts = [...sum.contributions].filter(([name]) => !intruder.members.has(name)).map(([, part]) => part);
  if (otherParts.length === 0) return null;
  return ownPart(sum.contributions, intruder) + (1 + share) * Math.max(...otherParts);
}

/**
 * How wide the sum must stay for the intruder, by the structure rules: a figure withheld because few are behind it is kept
 * from other respondents as from any reader, to within p % of what the others bring. Null where nothing is asked: readers
 * who bring nothing anywhere are judged by the cell's own guarantee.
 */
export function widthFor({ contributions, value, isOfFew }: GuardedSum, intruder: Intruder, share: number) {
  if (!isOfFew || intruder.members.size === 0) return null;
  const othersTotal = value - ownPart(contributions, intruder);
  return othersTotal > 1e-9 * value ? share * othersTotal : null;
}

/** The p % rule on a published figure: some intruder would know some other's part too well. */
export const failsP = (value: number, contributions: Contributions, share: number, intruders: readonly Intruder[]) =>
  intruders.some((intruder) => (reachFor({ contributions }, intruder, share) ?? 0) > value + 1e-9 * Math.max(1, value));

/**
 * Who is behind each cell. Where the source names nobody and says only how many and how large the largest is, the
 * finest cells are taken to have contributors of their own, the second as large as it can be.
 */
export function contributionsOf(problem: Problem): ReadonlyMap<CellId, Contributions> {
  const definitions = definitionsOf(problem);
  const contributionsById = new Map<CellId, Contributions>();
  const cells = new Map(problem.cells.map((cell) => [cell.id, cell]));
  const of = (id: CellId): Contributions => {
    const cached = contributionsById.get(id);
    if (cached) return cached;
    contributionsById.set(id, new Map());
    const cell = cells.get(id)!;
    const parts = definitions.get(id);
    const contributions = cell.contributors?.brought ?? (parts ? added(parts.map(of)) : unnamed(cell));
    contributionsById.set(id, contributions);
    return contributions;
  };
  if (!problem.cells.some(({ contributors }) => contributors !== null)) return new Map();
  for (const { id } of problem.cells) of(id);
  return new Map([...contributionsById].filter(([, contributions]) => contributions.size > 0));
}

function unnamed({ id, value, contributors }: Cell): Contributions {
  if (contributors === null || value === 0) return new Map();
  const { number, largestShare } = contributors;
  const largest = Math.min(value, value * largestShare);
  const contributions = new Map<string, number>();
  let rest = value;
  for (let n = 1; n <= number && rest > 1e-9 * value; n++) {
    const part = n === number ? rest : Math.min(rest, largest);
    contributions.set(`${id}#${n}`, part);
    rest -= part;
  }
  return contributions;
}

function added(parts: readonly Contributions[]): Contributions {
  const sum = new Map<string, number>();
  for (const contributionsOfPart of parts)
    for (const [name, part] of contributionsOfPart) sum.set(name, (sum.get(name) ?? 0) + part);
  return sum;
}

/** The first way each total is made of parts. */
function definitionsOf({ relations }: Problem): Map<CellId, CellId[]> {
  const definitions = new Map<CellId, CellId[]>();
  for (const { terms, min, max } of relations) {
    const totals = terms.filter(({ times }) => times === -1);
    if (min !== 0 || max !== 0 || totals.length !== 1 || terms.some(({ times }) => Math.abs(times) !== 1)) continue;
    const parts = terms.filter(({ times }) => times === 1).map(({ cell }) => cell);
    if (!definitions.has(totals[0]!.cell)) definitions.set(totals[0]!.cell, parts);
  }
  return definitions;
}

/**
 * Each cell, and in each total the parts that one organisation stands in or dominates: alone in several withheld cells
 * of a sum, it has its whole figure told by what is published around them (the singleton problem: Jewett 1993; Langsrud 2024).
 */
function sumsOf(problem: Problem, contributions: Respondents["contributions"], policy: Suppression): GuardedSum[] {
  const share = policy.magnitudeShare;
  const values = new Map(problem.cells.map(({ id, value }) => [id, value]));
  const ofFew = new Set(problem.cells.filter((cell) => hasTooFewHands(cell, policy)).map(({ id }) => id));
  const sums = new Map<string, GuardedSum>();
  const addSum = (cells: readonly CellId[]) => {
    const sorted = [...cells].sort();
    const value = sorted.reduce((sum, id) => sum + values.get(id)!, 0);
    const parts = added(sorted.map((id) => contributions.get(id) ?? new Map()));
    const isOfFew = sorted.length === 1 && ofFew.has(sorted[0]!);
    if (sorted.length > 0) sums.set(sorted.join(" + "), { cells: sorted, value, contributions: parts, isOfFew });
  };
  for (const id of contributions.keys()) addSum([id]);
  for (const leaves of familiesOf(problem)) {
    for (const [, { stands, dominates }] of presenceIn(leaves, { values, contributions, share })) {
      if (dominates.length > 1) addSum(dominates);
      if (stands.length > 1 && stands.length < leaves.length) addSum(stands);
    }
  }
  return [...sums.values()];
}

/** The parts of each sum, and the finest cells under each total. */
function familiesOf(problem: Problem): CellId[][] {
  const definitions = definitionsOf(problem);
  const rows = problem.relations
    .filter(({ min, max, terms }) => min === 0 && max === 0 && terms.every(({ times }) => Math.abs(times) === 1))
    .map(({ terms }) => terms.filter(({ times }) => times === 1).map(({ cell }) => cell));
  const leavesOf = (id: CellId, depth = 0): CellId[] =>
    depth > 20 ? [] : (definitions.get(id)?.flatMap((part) => leavesOf(part, depth + 1)) ?? [id]);
  return [...rows, ...[...definitions.keys()].map((id) => leavesOf(id))];
}

interface Presence {
  readonly stands: CellId[];
  readonly dominates: CellId[];
}

function presenceIn(
  cells: readonly CellId[],
  { values, contributions, share }: Pick<Respondents, "contributions" | "share"> & { values: Map<CellId, number> },
): Map<string, Presence> {
  const presence = new Map<string, Presence>();
  for (const id of cells) {
    const parts = [...(contributions.get(id) ?? [])];
    for (const [name, part] of parts) {
      const presenceOfName = presence.get(name) ?? { stands: [], dominates: [] };
      presence.set(name, presenceOfName);
      presenceOfName.stands.push(id);
      const second = Math.max(0, ...parts.filter(([otherName]) => otherName !== name).map(([, size]) => size));
      if (values.get(id)! - part - second < share * part) presenceOfName.dominates.push(id);
    }
  }
  return presence;
}
