import { once } from "@pacte-hub/data/once";
import { atLevel, communesOf, populationNear, territories } from "@pacte-hub/data/territories";
import type { Indicator } from "@pacte-hub/institution/config";
import { Faults } from "@pacte-hub/release-file/extractErrors";
import { flat } from "@pacte-hub/release-file/publishedCell";
import { type PeriodCode, periodOf } from "@pacte-hub/schema/model/period";
import { isMagnitude } from "@pacte-hub/schema/model/release";
import { type Level, levels, type TerritoryCode } from "@pacte-hub/schema/model/territory";
import {
  type Aggregation,
  aggregate,
  type Composition,
  contradicted,
  type Part,
} from "@pacte-hub/schema/rules/aggregate";
import { grouped } from "@pacte-hub/schema/rules/grouped";
import type { PublicationContext } from "./context.ts";
import type { IntakeBatch } from "./intake.ts";
import type { ReleasableTable } from "./release.ts";

/** The whole table of a dataset for a period: every territory level down to the dataset's finest, every margin. */
export async function openTable(
  { client }: PublicationContext,
  { id, indicator }: IntakeBatch,
  period: PeriodCode,
): Promise<ReleasableTable> {
  const { rows } = await client.query<{ territory: string; breakdown: string; value: string }>(
    `select territory, breakdown, sum(value) as value
       from intake.count where delivery = $1 and period = $2
      group by territory, breakdown order by territory, breakdown`,
    [id, period],
  );
  const parts = rows.map(({ territory, breakdown, value }) => ({ territory, breakdown, value: Number(value) }));
  const how = {
    composition: compositionDownTo(indicator.finest),
    roundedTo: indicator.roundedTo,
    zeroAtMost: indicator.zeroAtMost,
    isContinuous: isMagnitude(indicator.unit),
    silence: indicator.silence,
    // A structure needs no inhabitant.
    uninhabited: indicator.unit === "PERSON" || indicator.unit === "HOUSEHOLD" ? uninhabited() : new Set<string>(),
  };
  // In a whole list, who is not named is none.
  if (indicator.silence !== "ZERO") assertComplete(parts, period);
  const all = [...parts, ...totals(parts)];
  refuseContradictions(all, { how, period, most: mostIn(indicator, period) });
  // An open table withholds nothing, so there is nothing an attacker could find.
  return { indicator, period, cells: aggregate(all, how).map(flat), findings: 0 };
}

/** @throws ExtractRefused where a territory lacks a crossing that others have: its total would be that of a part. */
function assertComplete(parts: readonly Part[], period: string): void {
  const crossings = new Set(parts.flatMap(({ breakdown }) => (breakdown === "" ? [] : [breakdown])));
  if (crossings.size === 0) return;
  const byTerritory = grouped(
    parts.filter(({ breakdown }) => breakdown !== ""),
    ({ territory }) => territory,
  );
  const faults = new Faults();
  const lacking = [...byTerritory].filter(([, own]) => own.length < crossings.size).map(([territory]) => territory);
  if (lacking.length > 0) {
    const some = lacking.slice(0, 5).join(", ");
    const message = `${period} : ${lacking.length} territoires n'ont pas les ${crossings.size} modalités que d'autres ont (${some}${lacking.length > 5 ? "…" : ""}).`;
    faults.add("INCOMPLETE_BREAKDOWN", null, message);
  }
  faults.refuseIfAny();
}

/** @throws ExtractRefused where a total that the file brings cannot be that of its communes: another scope, or a slip. */
function refuseContradictions(
  parts: readonly Part[],
  { how, period, most }: { readonly how: Aggregation; readonly period: string; readonly most: MostIn },
): void {
  const faults = new Faults();
  for (const { published, sum } of contradicted(parts, how, most)) {
    const message = `${period}, ${published.territory} : le total dit ${published.value}, ses communes font entre ${sum.bounds?.min} et ${sum.bounds?.max}.`;
    faults.add("MARGIN_DIFFERS", null, message);
  }
  faults.refuseIfAny();
}

type MostIn = (territory: TerritoryCode) => number;

/** No more people, nor households, than inhabitants; of anything else, no bound is known. */
function mostIn({ unit }: Indicator, period: string): MostIn {
  const span = periodOf(period);
  if (!span || (unit !== "PERSON" && unit !== "HOUSEHOLD")) return () => Number.POSITIVE_INFINITY;
  return (territory) => populationNear(territory, span)?.population ?? Number.POSITIVE_INFINITY;
}

/** The villages that died for France in 1916 have a mayor and no inhabitant: no file of people lacks them. */
const uninhabited = once(
  (): ReadonlySet<string> =>
    new Set(atLevel("COMMUNE").flatMap(({ code, population }) => (population === 0 ? [code] : []))),
);

/** An extract that is broken down brings its own total: the sum over the breakdown. */
function totals(parts: readonly Part[]): Part[] {
  return parts.filter(({ breakdown }) => breakdown !== "").map((part) => ({ ...part, breakdown: "" }));
}

function compositionDownTo(finest: Level): Composition {
  const published = [...territories.values()].filter(({ level }) => levels.indexOf(level) <= levels.indexOf(finest));
  const partsOf = (code: string) => (finest === "COMMUNE" ? (communesOf.get(code) ?? []) : [code]);
  return new Map(published.map(({ code }) => [code, partsOf(code)]));
}
