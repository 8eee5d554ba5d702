import { periodText } from "../../french/words.ts";
import { silenceOf } from "../../hub/ask.ts";
import { TerritoriesDocument } from "../../hub/operations.ts";
import { useAnswer } from "../../hub/useAnswer.ts";
import { Ranking, ranked } from "../../parts/chart.tsx";
import { EpciMap } from "../../parts/map.tsx";
import { Notices, Waiting } from "../../parts/notices.tsx";
import { addressOf, go, type Place } from "../../parts/place.ts";
import { PageSources } from "../../parts/sources.tsx";
import { indicators, periodsOf, rowsAt, silentFor } from "./model.ts";

/** The 16 EPCI: a map, a ranking, and a page of each. */
export function Territories({ place }: { readonly place: Place }) {
  const answer = useAnswer(TerritoriesDocument, { origin: place.origin }, place.asOf);
  if (!answer) return <Waiting />;
  const epci = answer.data?.territories ?? [];
  const indicator = indicators.find(({ id }) => id === place.filters.indicateur) ?? indicators[0];
  if (!indicator) return null;
  const periods = periodsOf(epci, indicator);
  const period = periods.find((one) => one === place.filters.periode) ?? periods.at(-1) ?? "";
  const rows = rowsAt(epci, indicator, period);
  const choose = (name: string) => (event: Event) =>
    go({ ...place, filters: { ...place.filters, [name]: (event.target as HTMLSelectElement).value } });
  const silent = silentFor(epci, indicator);
  const refused = answer.refusals.find(({ fields }) => fields.some((field) => indicator.fields.includes(field)));
  const title = `${indicator.title} par EPCI, ${period && periodText(period)}`;
  return (
    <>
      <Notices refusals={answer.refusals} />
      <form class="choices">
        <label>
          Indicateur
          <select value={indicator.id} onChange={choose("indicateur")}>
            {indicators.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </label>
        <label>
          Période
          <select value={period} onChange={choose("periode")} disabled={periods.length === 0}>
            {periods.map((one) => (
              <option key={one} value={one}>
                {periodText(one)}
              </option>
            ))}
          </select>
        </label>
      </form>
      {silent.length > 0 ? (
        silent.map((institution) => <p key={institution}>{silenceOf(answer.refusals, institution)}</p>)
      ) : rows.size === 0 ? (
        <p>{refused?.message ?? "Aucun chiffre de cette origine n'est publié pour cet indicateur."}</p>
      ) : (
        <div class="charts">
          <EpciMap title={title} byCode={rows} />
          <Ranking title={`Classement : ${title}`} rows={ranked([...rows.values()])} />
        </div>
      )}
      <section class="ways">
        <h2>Une page par EPCI</h2>
        <ul class="columns">
          {epci.map(({ code, name }) => (
            <li key={code}>
              <a href={addressOf({ ...place, path: `/territoires/${code}`, filters: {} })}>{name}</a>
            </li>
          ))}
        </ul>
      </section>
      <PageSources of={[[...rows.values()].map(({ told }) => told)]} />
    </>
  );
}
