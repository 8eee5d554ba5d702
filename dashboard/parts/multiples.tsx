import { shortPeriodText } from "../french/words.ts";
import { type FigureText, isInvented, latest, valueText } from "../hub/figure.ts";
import { Captioned } from "./captioned.tsx";
import { shortName } from "./epci.ts";
import { addressOf, type Place } from "./place.ts";
import { Measure, Spark, scaleOf } from "./spark.tsx";
import { TableTwin } from "./tableTwin.tsx";

/** A territory of a small multiple. */
export interface Cell {
  readonly code: string;
  readonly name: string;
  readonly series: readonly FigureText[];
}

interface Props {
  readonly title: string;
  readonly place: Place;
  readonly cells: readonly Cell[];
  /** Of the whole Meuse, drawn behind each. */
  readonly reference?: readonly FigureText[];
}

/** One small drawing an EPCI, one scale for all, the largest first: each leads to its page. */
export function Multiples({ title, place, cells, reference = [] }: Props) {
  const filled = cells.filter(({ series }) => series.length > 0);
  if (filled.length === 0) return null;
  const isBar = new Set(filled.flatMap(({ series }) => series.map(({ period }) => period))).size === 1;
  const scale = scaleOf([...filled.map(({ series }) => series), reference], isBar);
  const [first, last] = [scale.periods[0] ?? "", scale.periods.at(-1) ?? ""];
  const sorted = [...filled].sort(
    (left, right) =>
      (latest(right.series)?.value ?? -1) - (latest(left.series)?.value ?? -1) ||
      left.name.localeCompare(right.name, "fr"),
  );
  const hasInvented = filled.some(({ series }) => series.some(isInvented));
  const meuseFigure = latest(reference);
  return (
    <Captioned title={title} hasInvented={hasInvented}>
      <p class="key">
        {first === last ? shortPeriodText(last) : `De ${shortPeriodText(first)} à ${shortPeriodText(last)}`}, même
        échelle pour tous.
        {meuseFigure && ` Le trait sans point, en gris, est la Meuse : ${valueText(meuseFigure)}.`}
      </p>
      <ul class="multiples">
        {sorted.map(({ code, name, series }) => {
          const figure = latest(series);
          return (
            <li key={code} data-epci={code}>
              <a href={addressOf({ ...place, path: `/territoires/${code}`, filters: {} })}>
                <span class="place">{shortName(name)}</span>
                {isBar ? (
                  <Measure value={figure?.value ?? null} most={scale.most} />
                ) : (
                  <Spark series={series} scale={scale} reference={reference} />
                )}
                <b>{figure ? valueText(figure) : "—"}</b>
                {figure && figure.period !== last && <small> {shortPeriodText(figure.period)}</small>}
              </a>
            </li>
          );
        })}
      </ul>
      <TableTwin
        title={title}
        rows={sorted.flatMap(({ name, series }) => series.map((figure) => ({ name, figure })))}
      />
    </Captioned>
  );
}
