import { once } from "@pacte-hub/data/once";
import { atLevel, communesOf, populationNear } from "@pacte-hub/data/territories";
import type { Indicator } from "@pacte-hub/institution/config";
import { Faults } from "@pacte-hub/release-file/extractErrors";
import type { PublishedCell } from "@pacte-hub/release-file/publishedCell";
import { type PeriodCode, periodOf } from "@pacte-hub/schema/model/period";
import type { TerritoryCode } from "@pacte-hub/schema/model/territory";
import type { Part } from "@pacte-hub/schema/rules/aggregate";
import type { Client } from "pg";
import type { PublicationContext } from "./context.ts";
import type { IntakeBatch } from "./intake.ts";

/** A total, and how many of its communes are in it; null: all. */
interface Total {
  readonly value: number;
  readonly present: number | null;
}

/** Totals of a table, by territory: the Department and its EPCI. */
export type Totals = ReadonlyMap<TerritoryCode, Total>;

/** Counts below it move by chance. */
const leastCompared = 50;
/** A list that is whole loses few lines from one to the next. */
const leastListed = 10;
/** From one period to the nearest known, by how much a total is usually multiplied or divided: a flow moves more. */
const usualFactor = { STOCK: 2, AVERAGE: 2, FLOW: 4 } as const;
/** Persons or households for each inhabitant. */
const usualPerInhabitant = 1;
/** Beyond so many times what is usual it is a mistake of unit or of column, unless the steward says otherwise. */
const grossly = { change: 10, perInhabitant: 2 } as const;
/** A file that tells of fewer communes than that, of those that were told of, was cut or filtered. */
const leastShareOfCommunes = 0.9;
/** The part of a former total that missing communes may have held. */
const mostLost = 0.05;
/** Territories that two files must have in common, and the part of them with the same figure, to be one file. */
const [leastAlike, mostAlike] = [20, 0.95];
/** An EPCI moves more than the Department. */
const epciFactor = 2;

const places = once(() => [...atLevel("DEPARTMENT"), ...atLevel("EPCI")]);

/** Of the parts of a table to protect, which come by EPCI. */
export function totalsOf(parts: readonly Part[]): Totals {
  const totals = new Map<TerritoryCode, Total>();
  for (const { territory, value } of parts)
    for (const { code, level } of places())
      if (level === "DEPARTMENT" || code === territory)
        totals.set(code, { value: (totals.get(code)?.value ?? 0) + value, present: null });
  return totals;
}

/** Of a table that needs no protection: as it is published. */
export const publishedTotals = (cells: readonly PublishedCell[]): Totals =>
  new Map(
    cells.flatMap(({ territory, breakdown, value, present }) =>
      breakdown === "" && value !== null ? [[territory, { value, present }] as const] : [],
    ),
  );

/**
 * What is unlike all that is known, in French: more people than inhabitants, or many times the nearest period. The steward
 * may say that it is right (`isUnusual`), which is kept with the delivery.
 * @throws ExtractRefused for what is grossly so, with each territory's two figures.
 */
export async function unusualIn(
  { client, demonstration, declared }: PublicationContext,
  { indicator }: Pick<IntakeBatch, "indicator">,
  now: Dated,
): Promise<readonly string[]> {
  const former = await nearestTotals(client, { indicator, period: now.period, demonstration });
  const found = [
    ...crowded(indicator, now),
    ...coarseOnly(indicator, now),
    ...(former ? [...jumps(indicator, now, former), ...lostIn(indicator, now, former)] : []),
    ...(await copiesAmong(client, indicator, now)),
  ];
  const faults = new Faults();
  for (const { sentence, isGross } of found)
    if (isGross && !declared.isUnusual) faults.add("IMPLAUSIBLE", null, `${sentence} ${whatToDo}`);
  faults.refuseIfAny();
  return found.map(({ sentence }) => sentence);
}

const whatToDo = "Corrigez le fichier, ou dites que ces chiffres sont justes (--unusual).";

interface Unusual {
  readonly sentence: string;
  readonly isGross: boolean;
}

function crowded(indicator: Indicator, { period, totals }: Dated): readonly Unusual[] {
  const span = periodOf(period);
  if (!span || (indicator.unit !== "PERSON" && indicator.unit !== "HOUSEHOLD")) return [];
  const most = indicator.mostPerInhabitant ?? usualPerInhabitant;
  return places().flatMap(({ code, name, level }) => {
    const [value, near] = [totals.get(code)?.value ?? 0, populationNear(code, span)];
    if (!near || value <= near.population * most) return [];
    const sentence = `${period}, ${name} : ${written(value)} pour ${written(near.population)} habitants.`;
    return [{ sentence, isGross: level === "DEPARTMENT" && value > near.population * most * grossly.perInhabitant }];
  });
}

interface Dated {
  readonly period: PeriodCode;
  readonly totals: Totals;
}

function jumps(indicator: Indicator, now: Dated, former: Dated): readonly Unusual[] {
  const usual = indicator.mostChange ?? usualFactor[indicator.measure];
  return places().flatMap(({ code, name, level }) => {
    const [one, other] = [now.totals.get(code), former.totals.get(code)];
    if (!one || !other) return [];
    const [communes, before] = [communesIn(code, one), communesIn(code, other)];
    if (communes < leastShareOfCommunes * before && before >= leastCompared)
      return [{ sentence: cut(name, [now.period, communes], [former.period, before]), isGross: true }];
    const isAlike = before >= leastShareOfCommunes * communes && 2 * before >= (communesOf.get(code)?.length ?? 0);
    const isList = indicator.counts === "LINES";
    if (!isAlike || Math.max(one.value, other.value) < (isList ? leastListed : leastCompared)) return [];
    const change = Math.max(one.value, other.value) / Math.max(1, Math.min(one.value, other.value));
    const most = usual * (level === "EPCI" ? epciFactor : 1);
    const sentence = `${now.period}, ${name} : ${written(one.value)}, et ${written(other.value)} en ${former.period}.`;
    if (isList) return level === "DEPARTMENT" && change > usual ? [{ sentence, isGross: true }] : [];
    return change > most ? [{ sentence, isGross: change > most * grossly.change }] : [];
  });
}

/** A file that brings totals and none of their communes empties what was known of them. */
function coarseOnly({ finest }: Indicator, { period, totals }: Dated): readonly Unusual[] {
  const isFine = finest !== "COMMUNE" || atLevel("COMMUNE").some(({ code }) => totals.has(code));
  return isFine ? [] : [{ sentence: `${period} : des totaux, et aucune commune.`, isGross: true }];
}

/** Few communes hold most of a count: those that are missing are weighed by what they had. */
function lostIn({ finest }: Indicator, now: Dated, former: Dated): readonly Unusual[] {
  const all = atLevel(finest).flatMap(({ code, name }) => {
    const value = former.totals.get(code)?.value ?? 0;
    return value > 0 ? [{ name, value, isLost: !now.totals.has(code) }] : [];
  });
  const sum = (some: typeof all) => some.reduce((total, { value }) => total + value, 0);
  const lost = all.filter(({ isLost }) => isLost);
  if (sum(all) < leastCompared || sum(lost) <= mostLost * sum(all)) return [];
  const named = lost.toSorted((a, b) => b.value - a.value).slice(0, 3);
  const names = named.map(({ name, value }) => `${name} (${written(value)} en ${former.period})`).join(", ");
  return [{ sentence: `${now.period} : sans ${names}${lost.length > 3 ? "…" : ""}.`, isGross: true }];
}

/** Open figures that are, one by one, those of another release: the right file under a wrong period, or another dataset's. */
async function copiesAmong(client: Client, { id, finest, counts }: Indicator, now: Dated): Promise<readonly Unusual[]> {
  const given = atLevel(finest).flatMap(({ code }) => {
    const value = now.totals.get(code)?.value ?? 0;
    return value > 0 ? [{ code, value }] : [];
  });
  // One value everywhere is anybody's; a list may stay as it was.
  if (counts === "LINES" || given.length < leastAlike || new Set(given.map(({ value }) => value)).size < 3) return [];
  const { rows } = await client.query<{ release: string }>(
    `select release.id as release
       from published.release join published.publication on publication.release = release.id
       join published.cell on cell.release = release.id and cell.breakdown = '' and cell.value is not null
       join unnest($1::text[], $2::numeric[]) as given (territory, value) on given.territory = cell.territory
      where (release.dataset, release.period) <> ($3, $4)
        and not exists (select from published.withdrawal where withdrawal.release = release.id)
      group by release.id
     having count(*) >= $5 and count(*) filter (where cell.value = given.value) >= $6::float8 * count(*)
      order by release.id limit 1`,
    [given.map(({ code }) => code), given.map(({ value }) => value), id, now.period, leastAlike, mostAlike],
  );
  return rows.map(({ release }) => ({
    sentence: `${now.period} : ces chiffres sont, un à un, ceux de la publication ${release}.`,
    isGross: true,
  }));
}

const communesIn = (code: TerritoryCode, { present }: Total): number => present ?? communesOf.get(code)?.length ?? 0;

const cut = (name: string, [period, communes]: Covered, [former, before]: Covered): string =>
  `${period}, ${name} : ${communes} communes renseignées, et ${before} en ${former} ; le fichier est peut-être coupé.`;

type Covered = readonly [PeriodCode, number];

/** What was published of the nearest period, the same before any other: the last vintage of it. */
async function nearestTotals(
  client: Client,
  { indicator, period, demonstration }: { indicator: Indicator; period: PeriodCode; demonstration: boolean },
): Promise<Dated | undefined> {
  const { rows } = await client.query<{ id: string; period: PeriodCode }>(
    `select distinct on (period) id, period
       from published.release join published.publication on publication.release = release.id
      where dataset = $1 and demonstration = $2 and not exists (select from published.withdrawal where withdrawal.release = id)
      order by period, vintage desc`,
    [indicator.id, demonstration],
  );
  const day = (code: PeriodCode) => Date.parse(periodOf(code)?.last ?? "");
  const [nearest] = rows.toSorted(
    (a, b) => Math.abs(day(a.period) - day(period)) - Math.abs(day(b.period) - day(period)),
  );
  if (!nearest) return undefined;
  const { rows: cells } = await client.query<Total & { territory: TerritoryCode }>(
    `select territory, value::float8, present from published.cell
      where release = $1 and breakdown = '' and value is not null`,
    [nearest.id],
  );
  return { period: nearest.period, totals: new Map(cells.map(({ territory, ...total }) => [territory, total])) };
}

const written = (value: number): string => value.toLocaleString("fr-FR", { maximumFractionDigits: 1 });
