import { useState } from "preact/hooks";
import { numberText, periodText, shortPeriodText, signedText } from "../../french/words.ts";
import { csvOf, saved } from "../../hub/csv.ts";
import { type FigureText, intervalText, isInvented, valueText } from "../../hub/figure.ts";
import { shortName } from "../../parts/epci.ts";
import { addressOf, type Place } from "../../parts/place.ts";
import { Spark, scaleOf } from "../../parts/spark.tsx";
import { type Order, orderedBy, type Ranked } from "./model.ts";

interface Props {
  readonly title: string;
  /** What its figures count, at any period. */
  readonly counted: string;
  readonly place: Place;
  readonly rows: readonly Ranked[];
  readonly meuse: FigureText | null;
  readonly isRate: boolean;
}

/** One line an EPCI: what the page asks, its gap to the Meuse, its years; sorted by the column its reader chooses. */
export function RankTable({ title, counted, place, rows, meuse, isRate }: Props) {
  const [{ by, isDown }, setOrder] = useState<Order>({ by: "value", isDown: true });
  const scale = scaleOf(
    rows.map(({ series }) => series),
    false,
  );
  const widest = Math.max(0.1, ...rows.map(({ gap }) => Math.abs(gap ?? 0)));
  const [first] = rows;
  const [years, before] = [scale.periods, rows.find((row) => row.before)?.before];
  const Head = ({ id, children, isNumber = true }: { id: Order["by"]; children: string; isNumber?: boolean }) => (
    <th
      scope="col"
      class={isNumber ? "number" : undefined}
      aria-sort={by === id ? (isDown ? "descending" : "ascending") : undefined}
    >
      <button
        type="button"
        class="sort"
        onClick={() => setOrder({ by: id, isDown: by === id ? !isDown : id !== "name" })}
      >
        {children}
        <span aria-hidden="true">{by === id ? (isDown ? " ↓" : " ↑") : ""}</span>
      </button>
    </th>
  );
  const save = () =>
    saved(
      title,
      csvOf(
        counted,
        rows.flatMap(({ name, series }) => series.map((figure) => ({ name, figure }))),
      ),
    );
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section class="scroll" tabIndex={0} aria-label={title}>
        <table class="ranking">
          <caption>
            {title}
            {meuse && `. Meuse : ${valueText(meuse)}`}
          </caption>
          <thead>
            <tr>
              <Head id="rank">Rang</Head>
              <Head id="name" isNumber={false}>
                EPCI
              </Head>
              <Head id="value">{first ? periodText(first.figure.period) : "Valeur"}</Head>
              {isRate && <Head id="gap">Écart à la Meuse (points)</Head>}
              {years.length > 1 && (
                <th scope="col">
                  {shortPeriodText(years[0] ?? "")} à {shortPeriodText(years.at(-1) ?? "")}
                </th>
              )}
              {before && <Head id="before">{periodText(before.period)}</Head>}
              <Head id="population">Habitants</Head>
            </tr>
          </thead>
          <tbody>
            {orderedBy(rows, { by, isDown }).map((row) => (
              <tr key={row.code} data-epci={row.code} class={isInvented(row.figure) ? "invented" : undefined}>
                <td class="number">{row.rank ?? "—"}</td>
                <th scope="row">
                  <a href={addressOf({ ...place, path: `/territoires/${row.code}`, filters: {} })}>
                    {shortName(row.name)}
                  </a>
                </th>
                <Value figure={row.figure} />
                {isRate && <Gap gap={row.gap} widest={widest} />}
                {years.length > 1 && (
                  <td class="sparked">
                    <Spark series={row.series} scale={scale} alt={seriesText(row.series)} />
                  </td>
                )}
                {before && <td class="number">{row.before ? valueText(row.before) : "—"}</td>}
                <td class="number">{row.population === null ? "—" : numberText(row.population)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <button type="button" class="link" onClick={save}>
        Télécharger en CSV<span class="hidden"> : {title}, toutes les périodes</span>
      </button>
      <p class="when">
        Le rang suit la valeur. Deux EPCI dont les intervalles se croisent ne se départagent pas sûrement.
      </p>
    </>
  );
}

/** The value, and under it what is certain; what is rounded everywhere is not marked on each line. */
function Value({ figure }: { readonly figure: FigureText }) {
  const { value, bounds, status, decimals } = figure;
  const isCertain = !bounds || bounds.min === bounds.max;
  return (
    <td class="number">
      <b>{valueText(figure)}</b>
      {value !== null && (
        <small>
          {[isCertain ? "" : intervalText(bounds, decimals), status === "PARTIAL" ? "partiel" : ""]
            .filter(Boolean)
            .join(", ")}
        </small>
      )}
    </td>
  );
}

/** Left of the line below the Meuse, right of it above. */
function Gap({ gap, widest }: { readonly gap: number | null; readonly widest: number }) {
  if (gap === null) return <td class="number">—</td>;
  const length = (Math.abs(gap) / widest) * 48;
  return (
    <td class="number gap">
      <svg viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <rect x={gap < 0 ? 50 - length : 50} width={length} y="2" height="8" class={gap < 0 ? "under" : "over"} />
        <path d="M50 0v12" stroke="var(--soft)" vector-effect="non-scaling-stroke" />
      </svg>
      {signedText(gap)}
    </td>
  );
}

/** What the small line draws, from its first value to its last: "de 4,1 (déc. 2020) à 4,0 (déc. 2024)". */
function seriesText(series: readonly FigureText[]): string {
  const [first, ...rest] = series.filter(({ value }) => value !== null);
  const last = rest.at(-1);
  if (!first || !last) return "pas de série";
  const text = (figure: FigureText) => `${valueText(figure)} (${shortPeriodText(figure.period)})`;
  return `de ${text(first)} à ${text(last)}`;
}
