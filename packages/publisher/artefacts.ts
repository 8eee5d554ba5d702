import { atLevel, populationNear } from "@pacte-hub/data/territories";
import type { Indicator } from "@pacte-hub/institution/config";
import { periodOf } from "@pacte-hub/schema/model/period";
import { isMagnitude } from "@pacte-hub/schema/model/release";
import type { Broken } from "./exchangedParts.ts";
import { artefact as limits } from "./plausibilityThresholds.ts";
import { type Dated, type Unusual, written } from "./totals.ts";

/** Totals, and what they are the sums of where a file is broken down. */
type Columned = Dated & Partial<Pick<Broken, "parts">>;

interface Line {
  readonly code: string;
  readonly name: string;
  readonly value: number;
}

/** Columns that are no counts of anybody: the inhabitants themselves, or numbers that a spreadsheet went on counting. */
export function artefactsIn(indicator: Indicator, now: Columned): readonly Unusual[] {
  if (isMagnitude(indicator.unit) || indicator.counts === "LINES") return [];
  const lines = atLevel(indicator.finest)
    .flatMap(({ code, name }) => {
      const total = now.totals.get(code);
      return total ? [{ code, name, value: total.value }] : [];
    })
    .toSorted((a, b) => (a.code < b.code ? -1 : 1));
  const coarse = coarser(lines, indicator, now);
  return [
    ...inhabitants(lines, now),
    ...sequence(lines, now),
    ...(coarse.length > 0 ? coarse : coarserLarge(lines, indicator, now)),
  ];
}

function inhabitants(lines: readonly Line[], { period }: Dated): readonly Unusual[] {
  const span = periodOf(period);
  const compared = lines.flatMap(({ code, value }) => {
    const near = span && populationNear(code, span);
    return near && near.population > 0 ? [Math.abs(value - near.population) / near.population] : [];
  });
  const alike = compared.filter((far) => far <= limits.nearPopulation);
  if (compared.length < limits.leastCompared || alike.length < limits.shareAlike * compared.length) return [];
  const sentence = `${period} : ces chiffres sont, à peu près, les habitants de chaque territoire : la colonne est peut-être celle de la population.`;
  return [{ sentence, isGross: true }];
}

/** Figures rounded to more than their source does, as the file gives them: what is certain of each would not be. */
function coarser(
  lines: readonly Line[],
  { roundedTo }: Indicator,
  { period, parts = [] }: Columned,
): readonly Unusual[] {
  const given = parts.length > 0 ? parts : lines;
  const figures = given.flatMap(({ value }) => (value > 0 ? [value] : []));
  const coarse = limits.coarserSteps.find(
    (step) => step > (roundedTo ?? 1) && figures.every((value) => value % step === 0),
  );
  if (figures.length < limits.leastRounded || new Set(figures).size < limits.leastDistinct || coarse === undefined)
    return [];
  const step = roundedTo === null ? "n'en arrondit aucun" : `les arrondit à ${roundedTo}`;
  const sentence = `${period} : tous ces chiffres sont des multiples de ${coarse}, quand la source de ce jeu ${step} : ils ont été arrondis en chemin.`;
  return [{ sentence, isGross: true }];
}

/** The large figures alone, as a table for a report rounds them: "1 300" beside "15". */
function coarserLarge(
  lines: readonly Line[],
  { roundedTo }: Indicator,
  { period, parts = [] }: Columned,
): readonly Unusual[] {
  const own = roundedTo ?? 1;
  const given = parts.length > 0 ? parts : lines;
  for (const step of limits.coarserSteps)
    for (const times of limits.largeInSteps) {
      const large = given.flatMap(({ value }) => (value >= times * step ? [value] : []));
      const isRounded = step > own && large.every((value) => value % step === 0);
      if (!isRounded || large.length < limits.leastLarge || new Set(large).size < limits.leastLargeDistinct) continue;
      if (large.length * Math.log(step / own) <= limits.roundedLarge) continue;
      const sentence = `${period} : les ${large.length} chiffres à partir de ${written(times * step)} sont tous des multiples de ${step}, et les autres non : les grands ont été arrondis en chemin.`;
      return [{ sentence, isGross: true }];
    }
  return [];
}

/** "120, 121, 122…": the same step from each line to the next. */
function sequence(lines: readonly Line[], { period }: Dated): readonly Unusual[] {
  let from = 0;
  for (let at = 2; at <= lines.length; at += 1) {
    const step = (index: number) => (lines[index]?.value ?? Number.NaN) - (lines[index - 1]?.value ?? Number.NaN);
    if (step(at) === step(at - 1)) continue;
    const run = lines.slice(from, at);
    from = at - 1;
    const [first, second] = run;
    if (!first || !second || run.length < limits.leastSequence || first.value === second.value) continue;
    const sentence = `${period} : ${run.length} lignes de suite, de ${first.name} à ${run.at(-1)?.name}, comptent de ${written(second.value - first.value)} en ${written(second.value - first.value)} à partir de ${written(first.value)} : un tableur les a numérotées.`;
    return [{ sentence, isGross: true }];
  }
  return [];
}
