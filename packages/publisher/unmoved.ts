import { atLevel } from "@pacte-hub/data/territories";
import type { Indicator } from "@pacte-hub/institution/config";
import type { PeriodCode } from "@pacte-hub/schema/model/period";
import type { Client } from "pg";
import { unmoved as limits, thresholds } from "./plausibilityThresholds.ts";
import type { Dated, Unusual } from "./totals.ts";

/** The part of a dataset's territories that kept their figure from one of its periods to the next. */
export async function usuallyUnmoved(
  client: Client,
  { id, finest }: Indicator,
  period: PeriodCode,
): Promise<readonly number[]> {
  const { rows } = await client.query<{ part: number }>(
    `with standing as (
       select distinct on (release.period) release.id, release.period, release.first_day
         from published.release join published.publication on publication.release = release.id
        where release.dataset = $1 and not release.demonstration and release.period <> $2
          and not exists (select from published.withdrawal where withdrawal.release = release.id)
        order by release.period, release.vintage desc),
     pair as (select id, lag(id) over (order by first_day) as former from standing)
     select avg((one.value = other.value)::int)::float8 as part
       from pair join published.cell as one on one.release = pair.id and one.breakdown = ''
       join published.cell as other on other.release = pair.former and other.breakdown = '' and other.territory = one.territory
      where one.value + other.value >= $3 and one.territory = any($4::text[])
      group by pair.id`,
    [id, period, thresholds.leastWeighed, atLevel(finest).map(({ code }) => code)],
  );
  return rows.map(({ part }) => part);
}

/**
 * Figures of which more stayed as they were than ever from one period to the next: lines of the last file among those of this
 * one, wherever they are, or a mean of both.
 * @param usual the parts that stayed between earlier periods
 */
export function moreUnmoved(
  { finest }: Pick<Indicator, "finest">,
  now: Dated,
  { former, usual }: { readonly former: Dated; readonly usual: readonly number[] },
): readonly Unusual[] {
  if (now.period === former.period || usual.length < limits.leastPairs) return [];
  const weighed = atLevel(finest).flatMap(({ code }) => {
    const [one, other] = [now.totals.get(code)?.value, former.totals.get(code)?.value];
    return one !== undefined && other !== undefined && one + other >= thresholds.leastWeighed ? [one === other] : [];
  });
  if (weighed.length < limits.leastLines) return [];
  const part = weighed.filter(Boolean).length / weighed.length;
  const most = Math.max(...usual);
  const chance = limits.deviations * Math.sqrt((most * (1 - most)) / weighed.length);
  if (part <= most + Math.max(limits.leastMore, chance)) return [];
  const [percent, before] = [part, most].map((one) => `${Math.round(100 * one)} %`);
  const sentence = `${now.period} : ${percent} des chiffres qui ne sont pas petits sont restés ceux de ${former.period}, quand ${before} au plus le faisaient d'une période à l'autre : des lignes du fichier précédent y sont peut-être restées.`;
  return [{ sentence, isGross: true }];
}
