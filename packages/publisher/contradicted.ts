import { atLevel } from "@pacte-hub/data/territories";
import { type Indicator, type Institution, indicatorOf } from "@pacte-hub/institution/config";
import type { DatasetId } from "@pacte-hub/schema/model/release";
import type { TerritoryCode } from "@pacte-hub/schema/model/territory";
import { type ModelRelation, modelRelations } from "@pacte-hub/schema/rules/concepts/relations";
import type { Client } from "pg";
import { type Dated, type Unusual, written } from "./totals.ts";

interface Known {
  readonly dataset: DatasetId;
  readonly territory: TerritoryCode;
  readonly value: number;
}

const mostTold = 3;

/**
 * Figures that cannot stand beside what the institution publishes of the same period: a part that is more than its whole,
 * fewer persons than households. By what the definitions imply (`schema/rules/concepts`), between totals of the finest
 * level, each within its own rounding.
 */
export async function contradicted(
  client: Client,
  { institution, indicator }: { readonly institution: Institution; readonly indicator: Indicator },
  now: Dated,
): Promise<readonly Unusual[]> {
  const relations = modelRelations.filter((one) => isOfTotals(one) && isOf(one, indicator.id));
  const others = new Set(relations.flatMap(({ terms }) => terms.map(({ dataset }) => dataset)));
  others.delete(indicator.id);
  if (others.size === 0) return [];
  const known = await standing(client, [...others], now);
  const finest = atLevel(indicator.finest).filter(({ code }) => now.totals.has(code));
  return relations.flatMap(({ terms, min, max, because }) => {
    const wrong = finest.flatMap(({ code, name }) => {
      let [least, most] = [0, 0];
      const said: string[] = [];
      for (const { dataset, times } of terms) {
        const value = dataset === indicator.id ? now.totals.get(code)?.value : known.get(`${dataset} ${code}`);
        const counted = indicatorOf(institution, dataset);
        if (value === undefined || counted?.finest !== indicator.finest) return [];
        const ends = intervalOf(value, counted.roundedTo).map((end) => times * end);
        least += Math.min(...ends);
        most += Math.max(...ends);
        said.push(`« ${counted.title} » ${written(value)}`);
      }
      return most < min || least > max ? [`${name} : ${said.join(", ")}`] : [];
    });
    if (wrong.length === 0) return [];
    const rest = wrong.length > mostTold ? `, et ${wrong.length - mostTold} autres` : "";
    const sentence = `${now.period}, ${wrong.slice(0, mostTold).join(" ; ")}${rest} : impossible ensemble, car ${because}.`;
    return [{ sentence, isGross: true }];
  });
}

const isOfTotals = ({ terms }: ModelRelation): boolean =>
  terms.length > 1 && terms.every(({ at, before }) => Object.keys(at).length === 0 && !before);

const isOf = ({ terms }: ModelRelation, id: DatasetId): boolean => terms.some(({ dataset }) => dataset === id);

/** What a figure may be that its source rounded to a step; whole numbers between two steps. */
function intervalOf(value: number, roundedTo: number | null): readonly [number, number] {
  const half = roundedTo === null ? 0 : Math.floor(roundedTo / 2);
  return [Math.max(0, value - half), value + half];
}

/** The real totals of the period that stand, of these datasets. */
async function standing(
  client: Client,
  datasets: readonly DatasetId[],
  { period }: Dated,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await client.query<Known>(
    `select distinct on (release.dataset, cell.territory) release.dataset, cell.territory, cell.value::float8
       from published.release join published.publication on publication.release = release.id
       join published.cell on cell.release = release.id and cell.breakdown = '' and cell.value is not null
      where release.dataset = any($1::text[]) and release.period = $2 and not release.demonstration
        and not exists (select from published.withdrawal where withdrawal.release = release.id)
      order by release.dataset, cell.territory, release.vintage desc`,
    [datasets, period],
  );
  return new Map(rows.map(({ dataset, territory, value }) => [`${dataset} ${territory}`, value]));
}
