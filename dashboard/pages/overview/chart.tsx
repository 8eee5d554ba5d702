import { useCallback } from "preact/hooks";
import { endOf, numberText, periodText, shortPeriodText } from "../../french/words.ts";
import type { Row } from "../../hub/csv.ts";
import { type FigureText, isProvisional } from "../../hub/figure.ts";
import { Captioned } from "../../parts/captioned.tsx";
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

const isValued = (figure: FigureText): figure is Valued => figure.value !== null;
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
    (plot, width) => drawChart(plot, width, { caf, allRegimes, start }),
    [caf, allRegimes, start],
  );
  const title = "Foyers au RSA dans la Meuse";
  return (
    <Captioned title={title} isQuiet>
      <Painted draw={draw} tall alt={altOf({ caf, allRegimes, start })} />
      <TableTwin title={title} rows={rows} />
    </Captioned>
  );
}

/** The chart in a sentence: its ends, source by source. */
function altOf({ caf, allRegimes, start }: Series): string {
  const spanOf = (name: string, series: readonly FigureText[]): readonly string[] => {
    const valued = series.filter(isValued);
    const [first, last] = [valued[0], valued.at(-1)];
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

type Plot = Parameters<Drawing>[0];

/** What the drawing shows of the series, and how much room it has. */
interface OpeningData {
  readonly ofCaf: readonly Valued[];
  readonly monthly: readonly Valued[];
  readonly pact: Valued | undefined;
  readonly landmarks: ReturnType<typeof landmarksOf>;
  readonly isWide: boolean;
  readonly isRoomy: boolean;
}

const at = { x: ({ period }: Valued) => endOf(period), y: "value" };
const listOf = (figure: Valued | undefined | null): readonly Valued[] => (figure ? [figure] : []);

const drawChart = (plot: Plot, width: number, { caf, allRegimes, start }: Series): Element => {
  const pact = start.filter(isValued).at(-1);
  const opening: OpeningData = {
    ofCaf: caf.filter(isValued),
    monthly: allRegimes.filter(isValued),
    pact,
    landmarks: pact ? landmarksOf(allRegimes, pact.period) : null,
    isWide: width >= wideEnough,
    isRoomy: width >= roomy,
  };
  const { isWide } = opening;
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
      domain: domainOf(opening),
      ticks: 5,
      tickSize: 0,
      tickFormat: (value: number) => numberText(value),
    },
    marks: [...shapesOf(plot, opening), ...labelsOf(plot, opening)],
  });
};

/** Hundreds around all values and their intervals. */
function domainOf({ ofCaf, monthly, pact }: OpeningData): readonly [number, number] {
  const values = [...ofCaf, ...monthly, ...listOf(pact)].flatMap(({ value, bounds }) => [
    value,
    bounds?.min ?? value,
    bounds?.max ?? value,
  ]);
  return [Math.floor(Math.min(...values) / 100) * 100 - 100, Math.ceil(Math.max(...values) / 100) * 100];
}

function shapesOf(plot: Plot, { ofCaf, monthly, pact, landmarks }: OpeningData) {
  const firm = monthly.filter((figure) => !isProvisional(figure));
  // The provisional end begins where the firm one stops, so that the line is one.
  const provisional = [...firm.slice(-1), ...monthly.filter(isProvisional)];
  const pactLine = pact && [
    plot.ruleY([pact], {
      y: "value",
      x1: () => endOf(pact.period),
      x2: () => pactEnd,
      stroke: "var(--pact-line)",
      strokeWidth: 1.5,
      strokeDasharray: "2 3",
    }),
  ];
  return [
    plot.gridY({ ticks: 5, stroke: "var(--line)", strokeOpacity: 1 }),
    plot.areaY(ofCaf.filter(({ bounds }) => bounds) as Valued[], {
      x: at.x,
      y1: ({ bounds }: Valued) => bounds?.min,
      y2: ({ bounds }: Valued) => bounds?.max,
      fill: "currentColor",
      fillOpacity: 0.09,
    }),
    ...(pactLine ?? []),
    plot.line(firm, { ...at, stroke: "currentColor", strokeWidth: 2 }),
    plot.line(provisional, { ...at, stroke: "currentColor", strokeWidth: 2, strokeDasharray: "3 3" }),
    plot.line(ofCaf, { ...at, stroke: "currentColor", strokeWidth: 2 }),
    plot.dot(ofCaf, { ...at, r: 4, fill: "var(--paper)", stroke: "currentColor", strokeWidth: 2 }),
    plot.dot(listOf(landmarks?.lowest), { ...at, r: 3.5, fill: "currentColor" }),
    plot.dot(listOf(landmarks?.start), { ...at, r: 5, fill: "var(--pact)" }),
  ];
}

/** Each label stands at its figure; where there is little room, the least needed are left out and the others shortened. */
function labelsOf(plot: Plot, { ofCaf, pact, landmarks, isWide, isRoomy }: OpeningData) {
  const [firstOfCaf] = ofCaf;
  const last = ofCaf.at(-1);
  const label = (points: readonly Valued[], text: (figure: Valued) => string, options: object) =>
    plot.text(points as Valued[], {
      ...at,
      text,
      fill: "var(--ink)",
      stroke: "var(--paper)",
      strokeWidth: 5,
      lineAnchor: "bottom",
      ...options,
    });
  const lowest = isWide &&
    landmarks && [
      label(
        listOf(landmarks.lowest),
        ({ value, period }) => `${numberText(value)} en ${shortPeriodText(period)}, le plus bas`,
        { lineAnchor: "top", textAnchor: "end", dx: 10, dy: 36 },
      ),
    ];
  const ofPact = pact && [
    label([pact], () => `Pacte : ${numberText(pact.value)}${isWide ? ", régimes non dits" : ""}`, {
      textAnchor: "start",
      lineAnchor: "top",
      dy: 6,
      fill: "var(--pact-ink)",
    }),
  ];
  const interval = isWide &&
    last?.bounds && [
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
    ];
  return [
    label(
      listOf(landmarks?.start),
      ({ value, period }) => (isRoomy ? `${numberText(value)}, ${periodText(period)}` : numberText(value)),
      { textAnchor: "start", dy: -9, fontWeight: 600 },
    ),
    ...(lowest || []),
    label(
      listOf(landmarks?.last),
      ({ value, period }) =>
        isWide ? `${numberText(value)}, ${shortPeriodText(period)}\nprovisoire, tous régimes` : numberText(value),
      { textAnchor: isWide ? "end" : "middle", dx: isWide ? -4 : 0, dy: -8 },
    ),
    ...(ofPact ?? []),
    label(listOf(firstOfCaf === last ? null : firstOfCaf), ({ value }) => numberText(value), {
      textAnchor: "start",
      dx: 8,
      dy: -4,
    }),
    label(
      listOf(last),
      ({ value, period }) => `${numberText(value)}\n${shortPeriodText(period)}${isWide ? "\nCAF seule" : ""}`,
      {
        textAnchor: isWide ? "start" : "end",
        lineAnchor: isWide ? "middle" : "top",
        dx: isWide ? 10 : 0,
        dy: isWide ? 0 : 10,
        fontWeight: 600,
      },
    ),
    ...(interval || []),
  ];
}
