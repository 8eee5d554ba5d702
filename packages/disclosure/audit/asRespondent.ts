import type { GuardedSum, Intruder, PublishedTable, Respondents } from "../problem.ts";
import { isAllOwn, ownPart, reachFor, widthFor } from "../respondents.ts";
import { assertInTime, type Solver } from "../solver.ts";
import type { Finding } from "./findings.ts";
import { programOver, unknownsOf } from "./tableau.ts";
import { tighten } from "./tighten.ts";
import type { View } from "./view.ts";

/**
 * Attacks as every respondent and every coalition, each with its own figures known: the largest that each guarded sum
 * can be, less its own part, is its estimate of another's. What is nearer than p % is a finding.
 */
export function findingsOfRespondents(solver: Solver, table: PublishedTable, view: View): Finding[] {
  const { respondents } = table;
  if (!respondents) return [];
  const seen: Float64Array[] = [];
  const findings = respondents.intruders.flatMap((intruder) => {
    assertInTime(solver);
    return findingsOf(solver, { view, respondents, intruder, seen });
  });
  return [...new Map(findings.map((one) => [one.cell, one])).values()];
}

interface Attack {
  readonly view: View;
  readonly respondents: Respondents;
  readonly intruder: Intruder;
  /** Tables already found believable by others who attack: each may be so for this one. */
  readonly seen: Float64Array[];
}

function findingsOf(solver: Solver, { view, respondents, intruder, seen }: Attack): Finding[] {
  const number = new Map(view.ids.map((id, i) => [id, i]));
  const own = viewOfRespondent(view, respondents, intruder);
  const believable = seen.filter((table) => isWithin(own, table));
  const isSeen = (doubt: Doubt) => isKept(doubt, endsIn(believable, doubt.cells));
  const doubted = claimsOf(respondents, intruder)
    .map((claim): Doubt => ({ ...claim, cells: claim.sum.cells.map((id) => number.get(id)!) }))
    .filter((doubt) => !isSeen(doubt));
  if (doubted.length === 0) return [];
  const extreme = openExtremes(solver, own, Math.max(...respondents.sums.map(({ value }) => value)));
  const look = (cells: readonly number[], isLeast = false) => {
    const table = extreme.where(cells, isLeast);
    if (table) {
      seen.push(table);
      believable.push(table);
    }
    return table;
  };
  try {
    // All at once first: it answers most.
    look(doubted.flatMap(({ cells }) => cells));
    return doubted.flatMap((doubt) => {
      assertInTime(solver);
      if (isSeen(doubt)) return [];
      const tables = [look(doubt.cells), ...(doubt.width === null ? [] : [look(doubt.cells, true)])];
      const { least, most } = endsIn(
        tables.filter((table) => table !== null),
        doubt.cells,
      );
      const isWhole = doubt.cells.every((cell) => own.whole[cell]);
      const ends = isWhole ? { least: Math.ceil(least - 1e-6), most: Math.floor(most + 1e-6) } : { least, most };
      return isKept(doubt, ends) ? [] : [findingOn(doubt, intruder, ends)];
    });
  } finally {
    extreme.close();
  }
}

/** What must be possible for an intruder: a sum as large as `reach`, or known to no less than `width`; null: not asked. */
interface Claim {
  readonly sum: GuardedSum;
  readonly reach: number | null;
  readonly width: number | null;
}

interface Doubt extends Claim {
  readonly cells: readonly number[];
}

interface Ends {
  readonly least: number;
  readonly most: number;
}

/** The least and most that some believable tables make of a sum; of none, nothing is kept. */
const endsIn = (tables: readonly Float64Array[], cells: readonly number[]): Ends => {
  const totals = tables.map((table) => totalOf(table, cells));
  return {
    least: totals.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY),
    most: totals.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY),
  };
};

const isKept = ({ reach, width, sum: { value } }: Claim, { least, most }: Ends): boolean => {
  const slack = 1e-6 * Math.max(1, value);
  return (reach === null || most >= reach - slack) && (width === null || most - least >= width - slack);
};

/** Beyond any claim, which is at most 1 + p times a sum and one's own: nothing is looked at farther. */
const farEnough = 4;

/** Asks for believable tables in which the sum of some cells is as large, or as little, as it can be; null: there is none. */
function openExtremes(solver: Solver, view: View, largestSum: number) {
  const unknown = unknownsOf(view);
  const place = new Map(unknown.map((cell, j) => [cell, j]));
  const program = programOver({ view, cells: unknown, candidate: null }, false);
  const ends = [...view.low, ...view.high].filter(Number.isFinite);
  const far =
    farEnough *
    Math.max(
      1,
      largestSum,
      ends.reduce((a, b) => Math.max(a, b), 0),
    );
  const kept = solver.keep({ ...program, upper: program.upper.map((upper) => Math.min(upper, far)) });
  return {
    where: (cells: readonly number[], isLeast: boolean): Float64Array | null => {
      const columns = cells.flatMap((cell) => (place.has(cell) ? [place.get(cell)!] : []));
      for (const column of columns) kept.price(column, isLeast ? 1 : -1);
      const answer = kept.solve("PRICES");
      for (const column of columns) kept.price(column, 0);
      if (!answer.found) return null;
      const table = view.low.slice();
      unknown.forEach((cell, j) => {
        table[cell] = answer.values[j]!;
      });
      return table;
    },
    close: () => kept.close(),
  };
}

function claimsOf({ sums, share }: Respondents, intruder: Intruder): Claim[] {
  return sums.flatMap((sum) => {
    const claimed = reachFor(sum, intruder, share);
    const reach = claimed === null || claimed <= sum.value * (1 + 1e-9) ? null : claimed;
    const width = widthFor(sum, intruder, share);
    return reach === null && width === null ? [] : [{ sum, reach, width }];
  });
}

function viewOfRespondent(view: View, { contributions }: Respondents, intruder: Intruder): View {
  const own = { ...view, low: view.low.slice(), high: view.high.slice() };
  view.ids.forEach((id, i) => {
    const part = ownPart(contributions.get(id), intruder);
    if (part === 0) return;
    own.low[i] = Math.min(own.high[i]!, Math.max(own.low[i]!, part));
    if (isAllOwn(contributions.get(id), intruder)) own.high[i] = own.low[i]!;
  });
  tighten(own);
  return own;
}

const isWithin = ({ low, high }: View, table: Float64Array): boolean =>
  table.every((value, i) => {
    const slack = 1e-7 * Math.max(1, value);
    return value >= low[i]! - slack && value <= high[i]! + slack;
  });

const totalOf = (table: Float64Array, cells: readonly number[]): number =>
  cells.reduce((sum, cell) => sum + table[cell]!, 0);

function findingOn({ sum: { cells }, width }: Claim, { members }: Intruder, { least, most }: Ends): Finding {
  const who = members.size === 0 ? "un lecteur" : members.size === 1 ? "un contributeur" : "une coalition";
  const cell = cells.join(" + ");
  const known = width === null ? `ne peut dépasser ${most}` : `vaut de ${least} à ${most}`;
  const why = `${cell} ${known} pour ${who}, qui connaît ainsi de trop près la part d'un autre`;
  return { cell, code: "NARROWED", min: width === null ? 0 : least, max: most, why };
}
