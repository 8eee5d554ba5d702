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
  const tablesFound: Float64Array[] = [];
  const findings = respondents.intruders.flatMap((intruder) => {
    assertInTime(solver);
    return findingsOf(solver, { view, respondents, intruder, tablesFound });
  });
  return [...new Map(findings.map((finding) => [finding.cell, finding])).values()];
}

interface Attack {
  readonly view: View;
  readonly respondents: Respondents;
  readonly intruder: Intruder;
  /** Tables already found believable by others who attack: each may be so for this one. */
  readonly tablesFound: Float64Array[];
}

function findingsOf(solver: Solver, { view, respondents, intruder, tablesFound }: Attack): Finding[] {
  const number = new Map(view.ids.map((id, i) => [id, i]));
  const respondentView = viewOfRespondent(view, respondents, intruder);
  const believable = tablesFound.filter((table) => isWithin(respondentView, table));
  const isSeen = (doubt: Doubt) => isProtected(doubt, endsIn(believable, doubt.cells));
  const doubted = claimsOf(respondents, intruder)
    .map((claim): Doubt => ({ ...claim, cells: claim.sum.cells.map((id) => number.get(id)!) }))
    .filter((doubt) => !isSeen(doubt));
  if (doubted.length === 0) return [];
  const extreme = openExtremes(solver, respondentView, Math.max(...respondents.sums.map(({ value }) => value)));
  const findExtreme = (cells: readonly number[], isMinimum = false) => {
    const found = extreme.where(cells, isMinimum);
    if (found) {
      tablesFound.push(found);
      believable.push(found);
    }
    return found;
  };
  try {
    // All at once first: it answers most.
    findExtreme(doubted.flatMap(({ cells }) => cells));
    return doubted.flatMap((doubt) => {
      assertInTime(solver);
      if (isSeen(doubt)) return [];
      const tables = [findExtreme(doubt.cells), ...(doubt.width === null ? [] : [findExtreme(doubt.cells, true)])];
      const { least: leastSum, most: mostSum } = endsIn(
        tables.filter((table) => table !== null),
        doubt.cells,
      );
      const isWhole = doubt.cells.every((cell) => respondentView.isInteger[cell]);
      const ends = isWhole
        ? { least: Math.ceil(leastSum - 1e-6), most: Math.floor(mostSum + 1e-6) }
        : { least: leastSum, most: mostSum };
      return isProtected(doubt, ends) ? [] : [findingOn(doubt, intruder, ends)];
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

const isProtected = ({ reach, width, sum: { value } }: Claim, { least, most }: Ends): boolean => {
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
  const solverState = solver.keep({ ...program, upper: program.upper.map((upper) => Math.min(upper, far)) });
  return {
    where: (cells: readonly number[], isLeast: boolean): Float64Array | null => {
      const columns = cells.flatMap((cell) => (place.has(cell) ? [place.get(cell)!] : []));
      for (const column of columns) solverState.price(column, isLeast ? 1 : -1);
      const answer = solverState.solve("PRICES");
      for (const column of columns) solverState.price(column, 0);
      if (!answer.found) return null;
      const table = view.low.slice();
      unknown.forEach((cell, j) => {
        table[cell] = answer.values[j]!;
      });
      return table;
    },
    close: () => solverState.close(),
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
  const respondentView = { ...view, low: view.low.slice(), high: view.high.slice() };
  view.ids.forEach((id, i) => {
    const part = ownPart(contributions.get(id), intruder);
    if (part === 0) return;
    respondentView.low[i] = Math.min(respondentView.high[i]!, Math.max(respondentView.low[i]!, part));
    if (isAllOwn(contributions.get(id), intruder)) respondentView.high[i] = respondentView.low[i]!;
  });
  tighten(respondentView);
  return respondentView;
}

const isWithin = ({ low, high }: View, table: Float64Array): boolean =>
  table.every((value, i) => {
    const slack = 1e-7 * Math.max(1, value);
    return value >= low[i]! - slack && value <= high[i]! + slack;
  });

const totalOf = (table: Float64Array, cells: readonly number[]): number =>
  cells.reduce((sum, cell) => sum + table[cell]!, 0);

function findingOn({ sum: { cells }, width }: Claim, { members }: Intruder, { least, most }: Ends): Finding {
  const reader = members.size === 0 ? "un lecteur" : members.size === 1 ? "un contributeur" : "une coalition";
  const cell = cells.join(" + ");
  const claim = width === null ? `ne peut dépasser ${most}` : `vaut de ${least} à ${most}`;
  const why = `${cell} ${claim} pour ${reader}, qui connaît ainsi de trop près la part d'un autre`;
  return { cell, code: "NARROWED", min: width === null ? 0 : least, max: most, why };
}
