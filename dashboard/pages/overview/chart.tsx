import { useCallback } from "preact/hooks";
import { endOf, numberText, periodText, shortPeriodText } from "../../french/words.ts";
import type { Row } from "../../hub/csv.ts";
import { type FigureText, isProvisional } from "../../hub/figure.ts";
import { type Drawing, Painted } from "../../parts/chart.tsx";
import { TableTwin } from "../../parts/tableTwin.tsx";
import { landmarksOf, type Valued } from "./opening.ts";

export interface Series {
  /** Of the CAF alone, each December. */
  readonly caf: readonly FigureText[];
  /** Of all regimes, by month. */
  readonly allRegimes: readonly FigureText[];
  /** What the Pact itself gives. */
  readonly start: readonly FigureText[];
}

const isValued = (one: FigureText): one is Valued => one.value !== null;
/** The years of the Pact. */
const pactEnd = new Date(Date.UTC(2021, 11, 31));
/** Below it labels would meet: the drawing keeps those that matter most, and taller letters. */
const wideEnough = 560;
const roomy = 700;

/** Two sources on one axis, told apart and never joined; the Pact's own starting line; what is certain around a sum. */
export function OpeningChart({ caf, allRegimes, start }: Series) {
  const rows: readonly Row[] = [
    ...allRegimes.map((figure) => ({ name: "Foyers au RSA, tous régimes (DREES)", figure })),
    ...caf.map((figure) => ({ name: "Foyers au RSA, CAF seule (CNAF)", figure })),
    ...start.map((figure) => ({ name: "Point de départ écrit par le Pacte", figure })),
  ];
  const draw: Drawing = useCallback(
    (plot, width) => drawn(plot, width, { caf, allRegimes, start }),
    [caf, allRegimes, start],
  );
  const title = "Foyers au RSA dans la Meuse";
  return (
    <figure class="chart">
      <figcaption class="hidden">{title}</figcaption>
      <Painted draw={draw} tall alt={altOf({ caf, allRegimes, start })} />
      <TableTwin title={title} rows={rows} />
    </figure>
  );
}

/** The chart in a sentence: its ends, source by source. */
function altOf({ caf, allRegimes, start }: Series): string {
  const spanOf = (name: string, series: readonly FigureText[]): readonly string[] => {
    const known = series.filter(isValued);
    const [first, last] = [known[0], known.at(-1)];
    if (!first || !last) return [];
    const at = ({ value, period }: Valued) => `${numberText(value)} en ${periodText(period)}`;
    return [`${name} : ${first === last ? at(first) : `de ${at(first)} à ${at(last)}`}`];
  };
  const parts = [
    ...spanOf("tous régimes (DREES)", allRegimes),
    ...spanOf("CAF seule", caf),
    ...spanOf("repère du Pacte", start),
  ];
  return `Courbes des foyers au RSA dans la Meuse. ${parts.join(" ; ")}.`;
}

const drawn = (plot: Parameters<Drawing>[0], width: number, { caf, allRegimes, start }: Series): Element => {
  const [isWide, isRoomy] = [width >= wideEnough, width >= roomy];
  const [known, monthly, pact] = [caf.filter(isValued), allRegimes.filter(isValued), start.filter(isValued).at(-1)];
  const firm = monthly.filter((one) => !isProvisional(one));
  // The provisional end begins where the firm one stops, so that the line is one.
  const soft = [...firm.slice(-1), ...monthly.filter(isProvisional)];
  const marks = pact ? landmarksOf(allRegimes, pact.period) : null;
  const at = { x: ({ period }: Valued) => endOf(period), y: "value" };
  const values = [...known, ...monthly, ...(pact ? [pact] : [])].flatMap(({ value, bounds }) => [
    value,
    bounds?.min ?? value,
    bounds?.max ?? value,
  ]);
  const last = known.at(-1);
  const [firstOfCaf] = known;
  const label = (points: readonly Valued[], text: (one: Valued) => string, options: object) =>
    plot.text(points as Valued[], {
      ...at,
      text,
      fill: "var(--ink)",
      stroke: "var(--paper)",
      strokeWidth: 5,
      lineAnchor: "bottom",
      ...options,
    });
  const one = (figure: Valued | undefined | null): readonly Valued[] => (figure ? [figure] : []);
  return plot.plot({
    className: "drawn",
    width,
    height: 400,
    marginLeft: 46,
    marginRight: isWide ? 96 : 14,
    marginTop: 22,
    style: { fontFamily: "inherit", fontSize: isWide ? "0.8rem" : "0.75rem" },
    x: {
      type: "utc",
      label: null,
      ticks: isWide ? "year" : "2 years",
      tickFormat: (date: Date) => String(date.getUTCFullYear()),
      tickSize: 4,
    },
    y: {
      label: null,
      domain: [Math.floor(Math.min(...values) / 100) * 100 - 100, Math.ceil(Math.max(...values) / 100) * 100],
      ticks: 5,
      tickSize: 0,
      tickFormat: (value: number) => numberText(value),
    },
    marks: [
      plot.gridY({ ticks: 5, stroke: "var(--line)", strokeOpacity: 1 }),
      plot.areaY(known.filter(({ bounds }) => bounds) as Valued[], {
        x: at.x,
        y1: ({ bounds }: Valued) => bounds?.min,
        y2: ({ bounds }: Valued) => bounds?.max,
        fill: "currentColor",
        fillOpacity: 0.09,
      }),
      ...(pact
        ? [
            plot.ruleY([pact], {
              y: "value",
              x1: () => endOf(pact.period),
              x2: () => pactEnd,
              stroke: "var(--pact)",
              strokeWidth: 1.5,
              strokeDasharray: "2 3",
            }),
          ]
        : []),
      plot.line(firm, { ...at, stroke: "currentColor", strokeWidth: 2 }),
      plot.line(soft, { ...at, stroke: "currentColor", strokeWidth: 2, strokeDasharray: "3 3" }),
      plot.line(known, { ...at, stroke: "currentColor", strokeWidth: 2 }),
      plot.dot(known, { ...at, r: 4, fill: "var(--paper)", stroke: "currentColor", strokeWidth: 2 }),
      plot.dot(one(marks?.lowest), { ...at, r: 3.5, fill: "currentColor" }),
      plot.dot(one(marks?.start), { ...at, r: 5, fill: "var(--pact)" }),
      label(
        one(marks?.start),
        ({ value, period }) => (isRoomy ? `${numberText(value)}, ${periodText(period)}` : numberText(value)),
        {
          textAnchor: "start",
          dy: -9,
          fontWeight: 600,
        },
      ),
      ...(isWide && marks
        ? [
            label(
              one(marks.lowest),
              ({ value, period }) => `${numberText(value)} en ${shortPeriodText(period)}, le plus bas`,
              {
                lineAnchor: "top",
                textAnchor: "end",
                dx: 10,
                dy: 36,
              },
            ),
          ]
        : []),
      label(
        one(marks?.last),
        ({ value, period }) =>
          isWide ? `${numberText(value)}, ${shortPeriodText(period)}\nprovisoire, tous régimes` : numberText(value),
        { textAnchor: isWide ? "end" : "middle", dx: isWide ? -4 : 0, dy: -8 },
      ),
      ...(pact
        ? [
            label([pact], () => `Pacte : ${numberText(pact.value)}${isWide ? ", régimes non dits" : ""}`, {
              textAnchor: "start",
              lineAnchor: "top",
              dy: 6,
              fill: "var(--pact-ink)",
            }),
          ]
        : []),
      label(one(firstOfCaf === last ? null : firstOfCaf), ({ value }) => numberText(value), {
        textAnchor: "start",
        dx: 8,
        dy: -4,
      }),
      label(
        one(last),
        ({ value, period }) => `${numberText(value)}\n${shortPeriodText(period)}${isWide ? "\nCAF seule" : ""}`,
        {
          textAnchor: isWide ? "start" : "end",
          lineAnchor: isWide ? "middle" : "top",
          dx: isWide ? 10 : 0,
          dy: isWide ? 0 : 10,
          fontWeight: 600,
        },
      ),
      ...(isWide && last?.bounds
        ? [
            plot.text([last], {
              x: at.x,
              y: () => last.bounds?.max,
              text: () => "intervalle certain, CAF",
              textAnchor: "end",
              lineAnchor: "top",
              dx: -6,
              dy: 6,
              fill: "var(--soft)",
            }),
          ]
        : []),
    ],
  });
};
