import { atLevel } from "@pacte-hub/data/territories";
import type { Indicator } from "@pacte-hub/institution/config";
import type { PeriodCode } from "@pacte-hub/schema/model/period";
import type { Client } from "pg";
import { yearsBetween } from "./formerTotals.ts";
import { steady as limits, thresholds } from "./plausibilityThresholds.ts";
import { type Dated, type Unusual, written } from "./totals.ts";

/** The Department's total in one period. */
export interface Point {
  readonly period: PeriodCode;
  readonly value: number;
  /** What the vintage before said, where there is one. */
  readonly before?: number | null;
}

/** The Department's total of each other period, in order: the last vintage that stands. */
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

/** A total that moves in one step far more than it ever did in the last ones: what a whole series shows and two periods do not. */
export function unsteady(
  { measure }: Pick<Indicator, "measure">,
  { period, totals }: Dated,
  others: readonly Point[],
): readonly Unusual[] {
  const [department] = atLevel("DEPARTMENT");
  const now = department && totals.get(department.code)?.value;
  const earlier = others.filter((one) => one.period < period);
  const recent = earlier.slice(-limits.recent);
  const last = recent.at(-1);
  if (!department || now === undefined || !last || earlier.length < limits.leastPeriods) return [];
  const steps = recent.slice(1).map((point, at) => stepFrom(recent[at] ?? point, point));
  const usual = median(steps.map(({ years }) => years));
  const step = stepFrom(last, { period, value: now });
  // After a gap it had time to move.
  if (step.years > limits.longestStep * usual) return [];
  const most = Math.max(...steps.map(({ moved }) => moved));
  if (step.moved <= Math.max(Math.log(limits.leastChange), limits.times[measure] * most)) return [];
  const percent = (moved: number) => `${written(100 * (Math.exp(moved) - 1))} %`;
  const sentence = `${period}, ${department.name} : ${written(now)}, et ${written(last.value)} en ${last.period} ; d'une période à l'autre, ce total n'avait jamais bougé de plus de ${percent(most)}.`;
  return [{ sentence, isGross: true }];
}

/** A flow beyond all that it ever was: several months given as one, or a part of one. */
export function beyondAll(
  { measure }: Pick<Indicator, "measure">,
  { period, totals }: Dated,
  others: readonly Point[],
): readonly Unusual[] {
  const [department] = atLevel("DEPARTMENT");
  const now = department && totals.get(department.code)?.value;
  const values = others.map(({ value }) => value);
  if (!department || now === undefined || measure !== "FLOW" || values.length < limits.leastPeriods) return [];
  const [least, most] = [Math.min(...values), Math.max(...values)];
  if (Math.max(now, least) < thresholds.leastWeighed) return [];
  if (now <= limits.ofFlow * most && now * limits.ofFlow >= least) return [];
  const sentence = `${period}, ${department.name} : ${written(now)}, quand aucune des ${values.length} autres périodes n'est hors de ${written(least)} à ${written(most)}.`;
  return [{ sentence, isGross: true }];
}

/** One more on each side: a total of four may double. */
const stepFrom = (from: Point, to: Point) => ({
  moved: Math.abs(Math.log((to.value + 1) / (from.value + 1))),
  years: yearsBetween(from.period, to.period),
});

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
