import { atLevel, communesOf, populationNear } from "@pacte-hub/data/territories";
import type { Indicator } from "@pacte-hub/institution/config";
import { departmentInService } from "@pacte-hub/schema/model/department";
import { type PeriodCode, periodOf } from "@pacte-hub/schema/model/period";
import { isMagnitude } from "@pacte-hub/schema/model/release";
import type { Level, TerritoryCode } from "@pacte-hub/schema/model/territory";
import { yearsBetween } from "./formerTotals.ts";
import { artefact, mostChange, thresholds } from "./plausibilityThresholds.ts";
import { type Dated, places, type Total, type Unusual, written } from "./totals.ts";

/** Remarks more persons or households than inhabitants. */
export function crowded(indicator: Indicator, { period, totals }: Dated): readonly Unusual[] {
  const span = periodOf(period);
  if (!span || (indicator.unit !== "PERSON" && indicator.unit !== "HOUSEHOLD")) return [];
  const most = indicator.mostPerInhabitant ?? thresholds.perInhabitant;
  const over = placesOf(indicator).flatMap(({ code, name, level }) => {
    const [value, near] = [totals.get(code)?.value ?? 0, populationNear(code, span)];
    if (!near || value <= near.population * most) return [];
    return [{ level, text: `${name} : ${written(value)} pour ${written(near.population)} habitants`, value, near }];
  });
  // Eleven in a village of ten: births of the year, or another place of counting in the source.
  const villages = over.filter(({ level, value }) => level === "COMMUNE" && value >= thresholds.leastCompared);
  const crowdedVillages = villages.length > 0 ? [alike(period, villages)] : [];
  return [
    ...over
      .filter(({ level }) => level !== "COMMUNE")
      .map(({ level, text, value, near }) => ({
        sentence: `${period}, ${text}.`,
        isGross: level === "DEPARTMENT" && value > near.population * most * thresholds.grosslyCrowded,
      })),
    ...crowdedVillages,
  ];
}

/** One sentence for all, with the first three as examples. */
function alike(period: PeriodCode, some: readonly { readonly text: string }[]): Unusual {
  const first = some.slice(0, 3).map(({ text }) => text);
  const more = some.length > first.length ? `… (${some.length} communes en tout)` : "";
  return { sentence: `${period}, ${first.join(" ; ")}${more}.`, isGross: false };
}

interface Compared {
  readonly indicator: Indicator;
  readonly demonstration: boolean;
}

/** Remarks totals that are many times, or a small part of, those of the nearest period; and lists that lost many communes. */
export function jumps({ indicator, demonstration }: Compared, now: Dated, former: Dated): readonly Unusual[] {
  const usual = mostChange(indicator, yearsBetween(now.period, former.period));
  const isList = indicator.counts === "LINES";
  return placesOf(indicator).flatMap(({ code, name, level }) => {
    const [one, other] = [now.totals.get(code), former.totals.get(code)];
    if (!one || !other) return [];
    const [communes, before] = [communesIn(code, one), communesIn(code, other)];
    const { shareOfCommunes, leastCompared, leastListed } = thresholds;
    if (communes < shareOfCommunes * before && before >= leastCompared)
      return [{ sentence: cut(name, [now.period, communes], [former.period, before]), isGross: true }];
    const isAlike = before >= shareOfCommunes * communes && 2 * before >= (communesOf.get(code)?.length ?? 0);
    if (isMagnitude(indicator.unit) && isOfOtherUnit(one.value, other.value))
      return [{ sentence: otherUnit(name, [now.period, one.value], [former.period, other.value]), isGross: true }];
    if (!isAlike || Math.max(one.value, other.value) < (isList ? leastListed : leastCompared)) return [];
    const change = Math.max(one.value, other.value) / Math.max(1, Math.min(one.value, other.value));
    const own = level === "COMMUNE" ? indicator.mostCommuneChange : undefined;
    const most = own ?? usual * thresholds.levelFactor[level];
    const sentence = `${now.period}, ${name} : ${written(one.value)}, et ${written(other.value)} en ${former.period}.`;
    if (isList) return isListUnlike(level, [one.value, other.value], usual) ? [{ sentence, isGross: true }] : [];
    const grossly = demonstration ? most * thresholds.demonstrationChange : most;
    // Beyond the square root of the limit: remarked, but published.
    return change > (demonstration ? most : Math.sqrt(most)) ? [{ sentence, isGross: change > grossly }] : [];
  });
}

/** Complete lists lose few of their entries, and rarely all of one EPCI. */
const isListUnlike = (level: Level, [now, former]: readonly [number, number], usual: number): boolean =>
  level === "DEPARTMENT"
    ? Math.max(now, former) > usual * Math.min(now, former) || now < thresholds.shareOfList * former
    : level === "EPCI" && now === 0 && former >= thresholds.leastListed;

/** True for a factor that suggests another unit: a share as a fraction, an amount in thousands. */
const isOfOtherUnit = (one: number, other: number): boolean =>
  Math.min(one, other) > 0 && Math.max(one, other) / Math.min(one, other) >= artefact.otherUnit;

const otherUnit = (name: string, [period, value]: Covered, [before, was]: Covered): string =>
  `${period}, ${name} : ${value.toLocaleString("fr-FR")}, et ${was.toLocaleString("fr-FR")} en ${before} : l'unité a peut-être changé.`;

/** Remarks a file with totals but without communes: it would leave out what was published of them. */
export function coarseOnly({ finest }: Indicator, { period, totals }: Dated): readonly Unusual[] {
  const isFine = finest !== "COMMUNE" || atLevel("COMMUNE").some(({ code }) => totals.has(code));
  return isFine ? [] : [{ sentence: `${period} : des totaux, et aucune commune.`, isGross: true }];
}

/** Remarks a Department total that is still that of the last period although the communes changed. */
export function totalsOfFormer({ finest }: Indicator, now: Dated, former: Dated): readonly Unusual[] {
  const [department] = atLevel("DEPARTMENT");
  if (!department || finest !== "COMMUNE" || now.period === former.period) return [];
  const [own, before] = [now, former].map(({ totals }) => totals.get(department.code)?.value);
  const both = atLevel("COMMUNE").filter(({ code }) => now.totals.has(code) && former.totals.has(code));
  const [sum = 0, sumBefore = 0] = [now, former].map(({ totals }) =>
    both.reduce((all, { code }) => all + (totals.get(code)?.value ?? 0), 0),
  );
  const isOfFormer = own !== undefined && own === before && own >= thresholds.leastCompared;
  if (!isOfFormer || Math.abs(sum - sumBefore) < thresholds.movedTotal * sumBefore) return [];
  const sentence = `${now.period} : le total ${departmentInService.of}, ${written(own)}, est celui de ${former.period}, quand ses communes passent de ${written(sumBefore)} à ${written(sum)} : la ligne de total n'est peut-être pas à jour.`;
  return [{ sentence, isGross: true }];
}

/** Remarks missing communes, weighted by their former counts: few communes hold most of a total. */
export function lostIn({ finest }: Indicator, now: Dated, former: Dated): readonly Unusual[] {
  const all = atLevel(finest).flatMap(({ code, name }) => {
    const value = former.totals.get(code)?.value ?? 0;
    return value > 0 ? [{ name, value, isLost: !now.totals.has(code) }] : [];
  });
  const sum = (some: typeof all) => some.reduce((total, { value }) => total + value, 0);
  const lost = all.filter(({ isLost }) => isLost);
  const isMuch = sum(all) >= thresholds.leastCompared && sum(lost) > thresholds.mostLost * sum(all);
  // One or two communes come and go; more were left out together, for instance those of an EPCI.
  if (!isMuch && lost.length <= thresholds.mostCommunesLost) return [];
  const named = lost.toSorted((a, b) => b.value - a.value).slice(0, 3);
  const names = named.map(({ name, value }) => `${name} (${written(value)} en ${former.period})`).join(", ");
  return [{ sentence: `${now.period} : sans ${names}${lost.length > 3 ? "…" : ""}.`, isGross: true }];
}

/** The Department, its EPCI, and the communes where the dataset has them. */
const placesOf = ({ finest }: Indicator) => (finest === "COMMUNE" ? [...places(), ...atLevel("COMMUNE")] : places());

const communesIn = (code: TerritoryCode, { present }: Total): number => present ?? communesOf.get(code)?.length ?? 0;

const cut = (name: string, [period, communes]: Covered, [former, before]: Covered): string =>
  `${period}, ${name} : ${communes} communes renseignées, et ${before} en ${former} ; le fichier est peut-être coupé.`;

type Covered = readonly [PeriodCode, number];
