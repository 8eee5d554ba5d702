import { territories } from "@pacte-hub/data/territories";
import type { Indicator } from "@pacte-hub/institution/config";
import { movementsOf, stayingOf } from "./figureMovements.ts";
import { misfit, type Placed, placedIn, stepOf } from "./misfit.ts";
import { displaced as limits } from "./plausibilityThresholds.ts";
import { type Dated, type Unusual, written } from "./totals.ts";

/** Consecutive lines, and the evidence that they are wrong: the logarithm of the inverse of its probability by chance. */
interface Run {
  readonly lines: readonly Placed[];
  readonly evidence: number;
}

/** A kind of mistake in a run of lines, and the sentence for the steward. */
interface Slip {
  /** Strongest evidence first. */
  readonly runs: readonly Run[];
  readonly code: "FIGURES_EXCHANGED" | "IMPLAUSIBLE";
  readonly sentence: (run: Run) => string;
}

/**
 * Finds blocks of lines that were pasted over others, shifted by a line, or mixed within a list of communes. Each figure alone is
 * plausible; the block is judged as a whole, against how the table's other figures changed.
 */
export function displacedIn(indicator: Indicator, now: Dated, former: Dated): readonly Unusual[] {
  const byCode = placedIn(indicator, now, former);
  if (byCode.length < limits.leastLines) return [];
  const step = stepOf(indicator);
  const surest = (runsOf: (lines: readonly Placed[]) => readonly Run[]) =>
    [byCode, byEpci(byCode)].flatMap(runsOf).toSorted((one, other) => other.evidence - one.evidence);
  // A corrected vintage changes some lines with reason; the others should not move.
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

/** Sorts lines by EPCI, then by code, as files that list communes by EPCI do. */
function byEpci(lines: readonly Placed[]): readonly Placed[] {
  const keyed = lines.map((line) => ({ line, key: `${territories.get(line.code)?.parent} ${line.code}` }));
  return keyed.toSorted((a, b) => (a.key < b.key ? -1 : 1)).map(({ line }) => line);
}

/** Lines whose figures match those published for the lines `step` places away, and not their own. */
function fittingElsewhere(lines: readonly Placed[], step: number): readonly Run[] {
  const probability = movementsOf(lines, step);
  const own = lines.map(({ now, former }) => probability(former, now));
  const gain = (at: number, other: Placed) => probability(other.former, lines[at]?.now ?? 0) - (own[at] ?? 0);
  return surestRun(lines, gain, limits.elsewhere);
}

/** Lines whose figures equal those of the lines `step` places away in the same file, and are improbable after their own past. */
function copiedFromOthers(lines: readonly Placed[], step: number): readonly Run[] {
  const probability = movementsOf(lines, step);
  const own = lines.map(({ now, former }) => probability(former, now));
  const gain = (at: number, other: Placed) => (other.now === lines[at]?.now ? -(own[at] ?? 0) : -limits.mostByLine);
  // A single figure repeated everywhere is reported by another check.
  return surestRun(lines, gain, limits.copied).filter((run) => new Set(run.lines.map(({ now }) => now)).size > 1);
}

/**
 * The run of lines for which the sum of gains is largest, if each is compared with the line `step` places away.
 * @param gain of one line: the logarithm of how much more probable its figure is as the other line's
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
 * Runs that contain most of the lines that changed most (a scan statistic). Each line is weighted by the rank of its change, with
 * mean 1, so that by chance the sum over a run follows a known distribution: Erlang's.
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

/** The run of lines of which none changed, though many should have. */
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

/** The run of lines of which every small figure became 0, though many should not have. */
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

/** How improbable such a sum of `count` exponential variables of mean 1 is: minus the logarithm of its probability. */
function rarityOf(sum: number, count: number): number {
  let [term, all] = [1, 1];
  for (let at = 1; at < count; at += 1) {
    term *= sum / at;
    all += term;
  }
  return sum - Math.log(all);
}

const ends = ({ lines }: Run): string => `de ${lines[0]?.name} à ${lines.at(-1)?.name}, ${lines.length} lignes`;

/** The first three lines that changed, with both figures. */
const examples = ({ lines }: Run): string =>
  lines
    .filter(({ now, former }) => now !== former)
    .slice(0, 3)
    .map(({ name, now, former }) => `${name} ${written(now)}, et ${written(former)}`)
    .join(" ; ");
