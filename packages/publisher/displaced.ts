import { territories } from "@pacte-hub/data/territories";
import type { Indicator } from "@pacte-hub/institution/config";
import { movementsOf, stayingOf } from "./figureMovements.ts";
import { misfit, type Placed, placedIn, stepOf } from "./misfit.ts";
import { displaced as limits } from "./plausibilityThresholds.ts";
import { type Dated, type Unusual, written } from "./totals.ts";

/** Lines that follow one another, and how surely something is wrong with them: the logarithm of one chance in so many. */
interface Run {
  readonly lines: readonly Placed[];
  readonly evidence: number;
}

/** What may have befallen a run of lines, and how a steward is told. */
interface Slip {
  /** The surest first. */
  readonly runs: readonly Run[];
  readonly code: "FIGURES_EXCHANGED" | "IMPLAUSIBLE";
  readonly sentence: (run: Run) => string;
}

/**
 * A block of lines of which each figure alone is plausible: pasted over another, shifted by a line, mixed within a list of
 * communes. Judged as a whole, by what the table's other figures did.
 */
export function displacedIn(indicator: Indicator, now: Dated, former: Dated): readonly Unusual[] {
  const byCode = placedIn(indicator, now, former);
  if (byCode.length < limits.leastLines) return [];
  const step = stepOf(indicator);
  const surest = (runsOf: (lines: readonly Placed[]) => readonly Run[]) =>
    [byCode, byEpci(byCode)].flatMap(runsOf).toSorted((one, other) => other.evidence - one.evidence);
  // A vintage that corrects some lines has reason to: the others have none to move.
  const isCorrection = now.period === former.period;
  const slips: readonly Slip[] = [
    {
      runs: surest((lines) => fittingElsewhere(lines, step)),
      code: "FIGURES_EXCHANGED",
      sentence: (run) =>
        `${ends(run)} portent plutôt les chiffres que d'autres lignes, non loin, avaient en ${former.period} (${examples(run)}) : elles semblent décalées.`,
    },
    {
      runs: surest((lines) => copiedFromOthers(lines, step)),
      code: "FIGURES_EXCHANGED",
      sentence: (run) =>
        `${ends(run)} répètent un à un les chiffres d'autres lignes du fichier, et non les leurs de ${former.period} (${examples(run)}) : un bloc semble recopié sur un autre.`,
    },
    {
      runs: isCorrection ? [] : surest((lines) => movedTogether(lines, step)),
      code: "IMPLAUSIBLE",
      sentence: (run) =>
        `${ends(run)} ont bougé depuis ${former.period} bien plus que toutes les autres (${examples(run)}) : leurs chiffres sont peut-être ceux d'autres lignes.`,
    },
    {
      runs: isCorrection ? [] : surest((lines) => unmoved(lines, step)),
      code: "IMPLAUSIBLE",
      sentence: (run) =>
        `${ends(run)} qui se suivent ont toutes gardé leur chiffre de ${former.period}, quand les autres bougent : cette partie du fichier n'est peut-être pas à jour.`,
    },
    {
      runs: isCorrection ? [] : surest((lines) => emptied(lines, step)),
      code: "IMPLAUSIBLE",
      sentence: (run) =>
        `${ends(run)}, tous les petits chiffres sont tombés à 0 (${examples(run)}) : une case vide ou tue par la source n'est pas un zéro.`,
    },
  ];
  const [first] = slips.flatMap(({ runs: [run], code, sentence }) =>
    run ? [{ sentence: `${now.period} : ${sentence(run)}`, isGross: true, code }] : [],
  );
  return first ? [first] : [];
}

/** In the order of the EPCI, as files that list them one after another are; of one EPCI, in that of the codes. */
function byEpci(lines: readonly Placed[]): readonly Placed[] {
  const keyed = lines.map((line) => ({ line, key: `${territories.get(line.code)?.parent} ${line.code}` }));
  return keyed.toSorted((a, b) => (a.key < b.key ? -1 : 1)).map(({ line }) => line);
}

/** Lines whose figures fit those published of the lines so many places away, and not their own. */
function fittingElsewhere(lines: readonly Placed[], step: number): readonly Run[] {
  const probability = movementsOf(lines, step);
  const own = lines.map(({ now, former }) => probability(former, now));
  const gain = (at: number, other: Placed) => probability(other.former, lines[at]?.now ?? 0) - (own[at] ?? 0);
  return surestRun(lines, gain, limits.elsewhere);
}

/** Lines whose figures are those of the lines so many places away, in the file itself, and improbable after their own. */
function copiedFromOthers(lines: readonly Placed[], step: number): readonly Run[] {
  const probability = movementsOf(lines, step);
  const own = lines.map(({ now, former }) => probability(former, now));
  const gain = (at: number, other: Placed) => (other.now === lines[at]?.now ? -(own[at] ?? 0) : -limits.mostByLine);
  // One figure everywhere is anybody's, and told for what it is.
  return surestRun(lines, gain, limits.copied).filter((run) => new Set(run.lines.map(({ now }) => now)).size > 1);
}

/**
 * Of all runs, and of all lines as far from theirs as another, the one that gains most by it.
 * @param gain of a line by another in its place: the logarithm of how much more probable its figure is so
 */
function surestRun(
  lines: readonly Placed[],
  gain: (at: number, other: Placed) => number,
  least: number,
): readonly Run[] {
  const best = { evidence: least, from: 0, to: -1 };
  for (let by = -limits.farthest; by <= limits.farthest; by += 1) {
    let [sum, from] = [0, 0];
    for (let at = 0; at < lines.length; at += 1) {
      const other = by === 0 ? undefined : lines[at + by];
      const one = other ? gain(at, other) : -limits.mostByLine;
      if (sum <= 0) [sum, from] = [0, at];
      sum += Math.max(-limits.mostByLine, Math.min(limits.mostByLine, one));
      if (sum > best.evidence) Object.assign(best, { evidence: sum, from, to: at });
    }
  }
  return best.to < 0 ? [] : [{ lines: lines.slice(best.from, best.to + 1), evidence: best.evidence }];
}

/**
 * Runs that hold most of the lines that moved most. By its place in the order of movements each line weighs as chance would
 * have it, 1 on average, so that the sum of several has a known law: Erlang's.
 * @see https://en.wikipedia.org/wiki/Scan_statistic
 */
function movedTogether(lines: readonly Placed[], step: number): readonly Run[] {
  const moved = lines.map(({ now, awaited }) => misfit(now, awaited, step));
  const places = new Map<number, number>();
  for (const [at, one] of moved.toSorted((a, b) => b - a).entries()) places.set(one, at + 1);
  const sums = [0];
  for (const one of moved) sums.push((sums.at(-1) ?? 0) - Math.log((places.get(one) ?? 1) / lines.length));
  return limits.lengths.flatMap((length) =>
    lines.slice(length - 1).flatMap((_, from) => {
      const sum = (sums[from + length] ?? 0) - (sums[from] ?? 0);
      const evidence = sum > length ? rarityOf(sum, length) : 0;
      return evidence > limits.together ? [{ lines: lines.slice(from, from + length), evidence }] : [];
    }),
  );
}

/** The run of lines that stayed as they were, one and all, of which so many would have moved. */
function unmoved(lines: readonly Placed[], step: number): readonly Run[] {
  const staying = stayingOf(lines, step);
  const best = { evidence: limits.unmoved, from: 0, to: -1 };
  let [sum, from] = [0, 0];
  for (const [at, { now, former }] of lines.entries()) {
    if (now !== former) [sum, from] = [0, at + 1];
    else sum -= staying(former);
    if (sum > best.evidence) Object.assign(best, { evidence: sum, from, to: at });
  }
  return best.to < 0 ? [] : [{ lines: lines.slice(best.from, best.to + 1), evidence: best.evidence }];
}

/** The run of lines of which every small figure became 0, of which so many would not have. */
function emptied(lines: readonly Placed[], step: number): readonly Run[] {
  const probability = movementsOf(lines, step);
  const best = { evidence: limits.emptied, from: 0, to: -1 };
  let [sum, from] = [0, 0];
  for (const [at, { now, former }] of lines.entries()) {
    if (sum <= 0) [sum, from] = [0, at];
    if (former > 0 && now === 0) sum -= probability(former, 0);
    else if (now > 0 && now <= limits.mostSmall * step) sum -= limits.mostByLine;
    if (sum > best.evidence) Object.assign(best, { evidence: sum, from, to: at });
  }
  return best.to < 0 ? [] : [{ lines: lines.slice(best.from, best.to + 1), evidence: best.evidence }];
}

/** How rarely so many exponential variables of mean 1 have such a sum: the logarithm of one chance in so many. */
function rarityOf(sum: number, count: number): number {
  let [term, all] = [1, 1];
  for (let at = 1; at < count; at += 1) {
    term *= sum / at;
    all += term;
  }
  return sum - Math.log(all);
}

const ends = ({ lines }: Run): string => `de ${lines[0]?.name} à ${lines.at(-1)?.name}, ${lines.length} lignes`;

/** The first three that moved, with both figures. */
const examples = ({ lines }: Run): string =>
  lines
    .filter(({ now, former }) => now !== former)
    .slice(0, 3)
    .map(({ name, now, former }) => `${name} ${written(now)}, et ${written(former)}`)
    .join(" ; ");
