import { atLevel } from "@pacte-hub/data/territories";
import type { Indicator } from "@pacte-hub/institution/config";
import type { PeriodCode } from "@pacte-hub/schema/model/period";
import type { Client } from "pg";
import { yearsBetween } from "./formerTotals.ts";
import { steady as limits, thresholds } from "./plausibilityThresholds.ts";
import { type Dated, type Unusual, written } from "./totals.ts";

/** The Department's total in one period of a series. */
export interface Point {
  readonly period: PeriodCode;
  readonly value: number;
  /** Its value in the previous vintage; null or absent when there is none. */
  readonly before?: number | null;
}

/** The Department's totals in all other periods, in order, each from its last vintage that is not withdrawn. */
export async function otherTotals(client: Client, { id }: Indicator, period: PeriodCode): Promise<readonly Point[]> {
  const { rows } = await client.query<Point>(
    `select distinct on (release.first_day) release.period, cell.value::float8,
            lead(cell.value::float8) over (partition by release.first_day order by release.vintage desc) as before
       from published.release join published.publication on publication.release = release.id
       join published.cell on cell.release = release.id and cell.breakdown = '' and cell.value is not null
      where release.dataset = $1 and cell.territory = $2 and not release.demonstration and release.period <> $3
        and not exists (select from published.withdrawal where withdrawal.release = release.id)
      order by release.first_day, release.vintage desc`,
    [id, atLevel("DEPARTMENT")[0]?.code, period],
  );
  return rows;
}

/** The Department's name, and its total among these; undefined when they have none. */
function departmentIn({ totals }: Dated): { readonly name: string; readonly now: number } | undefined {
  const [department] = atLevel("DEPARTMENT");
  const now = department && totals.get(department.code)?.value;
  return department && now !== undefined ? { name: department.name, now } : undefined;
}

/** Remarks a total that changes in one step far more than in any recent one: a whole series shows what two periods do not. */
export function unsteady(
  { measure }: Pick<Indicator, "measure">,
  dated: Dated,
  others: readonly Point[],
): readonly Unusual[] {
  const { period } = dated;
  const department = departmentIn(dated);
  const earlier = others.filter((point) => point.period < period);
  const recent = earlier.slice(-limits.recent);
  const last = recent.at(-1);
  if (!department || !last || earlier.length < limits.leastPeriods) return [];
  const { name, now } = department;
  const steps = recent.slice(1).map((point, at) => stepFrom(recent[at] ?? point, point));
  const usual = median(steps.map(({ years }) => years));
  const step = stepFrom(last, { period, value: now });
  // After a gap in the series, a larger change is expected.
  if (step.years > limits.longestStep * usual) return [];
  const most = Math.max(...steps.map(({ moved }) => moved));
  if (step.moved <= Math.max(Math.log(limits.leastChange), limits.times[measure] * most)) return [];
  const percent = (moved: number) => `${written(100 * (Math.exp(moved) - 1))} %`;
  const sentence = `${period}, ${name} : ${written(now)}, et ${written(last.value)} en ${last.period} ; d'une période à l'autre, ce total n'avait jamais bougé de plus de ${percent(most)}.`;
  return [{ sentence, isGross: true }];
}

/** Remarks a flow far outside the range of all other periods: several months reported as one, or a part of one. */
export function beyondAll(
  { measure }: Pick<Indicator, "measure">,
  dated: Dated,
  others: readonly Point[],
): readonly Unusual[] {
  const department = departmentIn(dated);
  const values = others.map(({ value }) => value);
  if (!department || measure !== "FLOW" || values.length < limits.leastPeriods) return [];
  const { name, now } = department;
  const [least, most] = [Math.min(...values), Math.max(...values)];
  if (Math.max(now, least) < thresholds.leastWeighed) return [];
  if (now <= limits.ofFlow * most && now * limits.ofFlow >= least) return [];
  const sentence = `${dated.period}, ${name} : ${written(now)}, quand aucune des ${values.length} autres périodes n'est hors de ${written(least)} à ${written(most)}.`;
  return [{ sentence, isGross: true }];
}

/** The relative change between two points, and the years between them. One is added to both totals, so that small ones may change freely. */
const stepFrom = (from: Point, to: Point) => ({
  moved: Math.abs(Math.log((to.value + 1) / (from.value + 1))),
  years: yearsBetween(from.period, to.period),
});

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
