import { atLevel } from "@pacte-hub/data/territories";
import type { Indicator } from "@pacte-hub/institution/config";
import type { PeriodCode } from "@pacte-hub/schema/model/period";
import type { Client } from "pg";
import { artefact as limits } from "./plausibilityThresholds.ts";
import { type Dated, type Unusual, written } from "./totals.ts";

/**
 * A flow that is the sum of its year so far: territory by territory, as much as all the earlier quarters or months of the
 * year together, and a quarter's or a month's more.
 */
export async function cumulated(client: Client, indicator: Indicator, now: Dated): Promise<readonly Unusual[]> {
  if (indicator.measure !== "FLOW" || indicator.periods === "YEAR") return [];
  const { rows } = await client.query<{ period: PeriodCode; territory: string; value: number }>(
    `select distinct on (release.period, cell.territory) release.period, cell.territory, cell.value::float8
       from published.release join published.publication on publication.release = release.id
       join published.cell on cell.release = release.id and cell.breakdown = '' and cell.value is not null
      where release.dataset = $1 and not release.demonstration and release.period like $2 and release.period < $3
        and not exists (select from published.withdrawal where withdrawal.release = release.id)
      order by release.period, cell.territory, release.vintage desc`,
    [indicator.id, `${now.period.slice(0, 4)}-%`, now.period],
  );
  return cumulatedBeside(now, rows);
}

interface Earlier {
  readonly period: PeriodCode;
  readonly territory: string;
  readonly value: number;
}

/** The same, of what was published of the year before it. */
export function cumulatedBeside({ period, totals }: Dated, earlier: readonly Earlier[]): readonly Unusual[] {
  const periods = new Set(earlier.map((one) => one.period));
  if (periods.size < limits.leastEarlier) return [];
  const sums = new Map<string, { sum: number; of: number }>();
  for (const { territory, value } of earlier) {
    const { sum, of } = sums.get(territory) ?? { sum: 0, of: 0 };
    sums.set(territory, { sum: sum + value, of: of + 1 });
  }
  const compared = [...totals].flatMap(([territory, { value }]) => {
    const before = sums.get(territory as string);
    return before && before.of === periods.size && before.sum >= limits.leastSum ? [{ value, sum: before.sum }] : [];
  });
  if (compared.length === 0 || compared.some(({ value, sum }) => value < sum)) return [];
  const [largest] = compared.toSorted((a, b) => b.value - a.value);
  const sentence = `${period} : partout autant, ou plus, que toutes les périodes précédentes de l'année ensemble (${written(largest?.value ?? 0)}, et ${written(largest?.sum ?? 0)} jusque-là) : ce sont peut-être des cumuls depuis janvier.`;
  return [{ sentence, isGross: true }];
}

/** A half-year under its last quarter, two months under one: everywhere as much as the period before, and about twice in all. */
export function twoPeriodsAsOne(
  { measure, finest }: Pick<Indicator, "measure" | "finest">,
  now: Dated,
  former: Dated,
): readonly Unusual[] {
  if (measure !== "FLOW" || now.period <= former.period) return [];
  const compared = atLevel(finest).flatMap(({ code }) => {
    const [one, other] = [now.totals.get(code)?.value, former.totals.get(code)?.value];
    return one !== undefined && other !== undefined && other > 0 ? [{ one, other }] : [];
  });
  const { least, most, leastCompared } = limits.twoAsOne;
  if (compared.length < leastCompared || compared.some(({ one, other }) => one < other)) return [];
  const [sum, before] = [
    compared.reduce((all, { one }) => all + one, 0),
    compared.reduce((all, { other }) => all + other, 0),
  ];
  if (sum < least * before || sum > most * before) return [];
  const sentence = `${now.period} : partout autant, ou plus, que ${former.period}, et ${written(sum)} en tout pour ${written(before)} : ce sont peut-être deux périodes en une.`;
  return [{ sentence, isGross: true }];
}
