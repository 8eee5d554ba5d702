import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { endOf, numberText, periodText, shortPeriodText } from "../french/words.ts";
import { type Row, rowsOf } from "../hub/csv.ts";
import { countText, type FigureText, isInvented } from "../hub/figure.ts";
import { Captioned } from "./captioned.tsx";
import { TableTwin } from "./tableTwin.tsx";

type Plot = typeof import("./plot.ts");
export type Drawing = (plot: Plot, width: number) => Element;

/** The library comes when a first chart is to be drawn: the figures do not wait for it. */
const library = (): Promise<Plot> => import("./plot.ts");

interface PaintedProps {
  readonly draw: Drawing;
  /** It has its height before it is drawn. */
  readonly tall?: boolean;
  /** What it says, in a sentence, where no table beside it does: a printed file keeps it (PDF/UA). */
  readonly alt?: string | undefined;
  /** It holds links, and is therefore read aloud too. */
  readonly isLive?: boolean;
}

/** A drawing, in the width there is; what it shows is said beside it in words or in a table. */
export function Painted({ draw, tall = false, isLive = false, alt }: PaintedProps) {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let isGone = false;
    const paint = async () => {
      const plot = await library();
      const into = frame.current;
      if (isGone || !into) return;
      const drawing = draw(plot, Math.max(220, into.clientWidth));
      if (alt) {
        drawing.setAttribute("role", "img");
        drawing.setAttribute("aria-label", alt);
        for (const part of drawing.children) part.setAttribute("aria-hidden", "true");
      } else if (!isLive) drawing.setAttribute("aria-hidden", "true");
      into.replaceChildren(drawing);
    };
    void paint();
    const resized = () => void paint();
    window.addEventListener("resize", resized);
    return () => {
      isGone = true;
      window.removeEventListener("resize", resized);
    };
  }, [draw, isLive, alt]);
  return <div ref={frame} class={tall ? "drawing tall" : "drawing"} />;
}

/** A drawing of these rows; its table beside it says the same. */
export function ChartFigure({ title, rows, draw, legend, isLive = false }: ChartFigureProps) {
  const hasInvented = rows.some(({ figure }) => isInvented(figure));
  return (
    <Captioned title={title} hasInvented={hasInvented}>
      <Painted draw={draw} isLive={isLive} />
      {legend}
      <TableTwin title={title} rows={rows} />
    </Captioned>
  );
}

interface ChartFigureProps {
  readonly title: string;
  readonly rows: readonly Row[];
  readonly draw: Drawing;
  /** What its colours say, where they say something. */
  readonly legend?: ComponentChildren;
  readonly isLive?: boolean;
}

const className = "drawn";

/** A number of an axis; what the drawing passes after it is the rank of the tick, and no count of decimals. */
const tickText = (value: number): string => numberText(value);

/** In pixels: the name of a period under an axis, and air. */
const shortPeriodWidth = 72;

/** In pixels: a year in figures, and air. */
const yearWidth = 44;
/** A year in two is named where all would touch. */
const yearTicks = (days: readonly Date[], width: number): string =>
  new Set(days.map((day) => day.getUTCFullYear())).size * yearWidth > width ? "2 years" : "year";

/** One unit only: households and persons never share an axis. Without a figure there is nothing to draw. */
export function Trend({ title, rows }: { readonly title: string; readonly rows: readonly Row[] }) {
  if (rows.length === 0) return null;
  const draw: Drawing = (plot, width) => {
    const points = rows.map(({ figure }) => ({ at: endOf(figure.period), figure }));
    const days = points.map(({ at }) => at);
    // Every point says its period where there is room; else the years begin where they begin.
    const few = points.length * shortPeriodWidth <= width * 2;
    const tickedPoints = points.filter((_, index) => points.length * shortPeriodWidth <= width || index % 2 === 0);
    const nameOf = new Map(points.map(({ at, figure }) => [at.getTime(), shortPeriodText(figure.period)]));
    const valued = points.filter(({ figure }) => figure.value !== null);
    const between = points.filter(({ figure }) => figure.value === null && figure.bounds);
    const titleOf = ({ figure }: (typeof points)[number]) => `${periodText(figure.period)} : ${countText(figure)}`;
    return plot.plot({
      className,
      width,
      height: 220,
      marginLeft: 54,
      marginRight: 32,
      x: few
        ? {
            label: null,
            ticks: tickedPoints.map(({ at }) => at),
            tickFormat: (at: Date) => nameOf.get(at.getTime()) ?? "",
          }
        : { label: null, ticks: yearTicks(days, width), tickFormat: (at: Date) => String(at.getUTCFullYear()) },
      y: { label: null, grid: true, tickFormat: tickText, zero: true },
      marks: [
        plot.ruleX(between, {
          x: "at",
          y1: ({ figure }) => figure.bounds?.min,
          y2: ({ figure }) => figure.bounds?.max,
          strokeWidth: 5,
          strokeOpacity: 0.7,
          title: titleOf,
        }),
        plot.line(valued, { x: "at", y: ({ figure }) => figure.value, stroke: "currentColor", strokeWidth: 2 }),
        plot.dot(valued, {
          x: "at",
          y: ({ figure }) => figure.value,
          r: 3.5,
          fill: "currentColor",
          symbol: ({ figure }: { figure: Row["figure"] }) => (isInvented(figure) ? "diamond" : "circle"),
          title: titleOf,
        }),
      ],
    });
  };
  return <ChartFigure title={title} rows={rows} draw={draw} />;
}

/** What is real, and apart from it what a demonstration invents: one axis never holds both. */
export function Trends({ title, name, series, invented }: Lines) {
  return (
    <>
      <Trend title={title} rows={rowsOf(name, series)} />
      <Trend title={`${title} : démonstration`} rows={rowsOf(name, invented ?? null)} />
    </>
  );
}

interface Lines {
  readonly title: string;
  /** Of the territory. */
  readonly name: string;
  readonly series: readonly FigureText[] | null;
  readonly invented: readonly FigureText[] | null | undefined;
}

/** Of the drawings' own small letters, in pixels. */
const letterWidth = 6.5;

/** Longest first; what is withheld stands last, as the interval it is known by. */
export function Ranking({ title, rows }: { readonly title: string; readonly rows: readonly Row[] }) {
  const draw: Drawing = (plot, width) => {
    const marginLeft = Math.round(Math.min(220, width * 0.42));
    const maxLetters = Math.floor(marginLeft / letterWidth);
    return plot.plot({
      className,
      width,
      height: 40 + rows.length * 24,
      marginLeft,
      x: { label: null, grid: true, tickFormat: tickText, zero: true, ticks: 4 },
      y: {
        label: null,
        domain: rows.map(({ name }) => name),
        tickFormat: (name: string) => (name.length > maxLetters ? `${name.slice(0, maxLetters - 1)}…` : name),
      },
      marks: [
        plot.barX(
          rows.filter(({ figure }) => figure.value !== null),
          {
            x: ({ figure }) => figure.value,
            y: "name",
            fill: "currentColor",
            fillOpacity: 0.6,
            title: ({ name, figure }) => `${name} : ${countText(figure)}`,
          },
        ),
        plot.ruleY(
          rows.filter(({ figure }) => figure.bounds && figure.bounds.min !== figure.bounds.max),
          {
            y: "name",
            x1: ({ figure }) => figure.bounds?.min,
            x2: ({ figure }) => figure.bounds?.max,
            stroke: "var(--ink)",
            strokeWidth: 2,
          },
        ),
      ],
    });
  };
  return <ChartFigure title={title} rows={rows} draw={draw} />;
}

/** By published value, then those that have none, by name: the order tells nothing of what is withheld. */
export const ranked = (rows: readonly Row[]): readonly Row[] =>
  [...rows].sort((first, second) => {
    const [a, b] = [first.figure.value, second.figure.value];
    if (a !== null && b !== null) return b - a || first.name.localeCompare(second.name, "fr");
    if (a === null && b === null) return first.name.localeCompare(second.name, "fr");
    return a === null ? 1 : -1;
  });
