import { endOf, numberText, periodText, shortPeriodText, unitText } from "@pacte-hub/dashboard/french/words";
import { useEffect, useRef } from "react";
import type { Row } from "./rows.ts";
import { breaksWithin, gapText, largest, shortened, ticksOf } from "./series.ts";
import { stateText, valueText } from "./words.ts";

type Plot = typeof import("@pacte-hub/dashboard/parts/plot");

/** More bars are no drawing any more: the table has them all. */
const mostBars = 60;

interface ChartProps {
  readonly title: string;
  /** Of one indicator: households and persons never share an axis. */
  readonly rows: readonly Row[];
  readonly isInvented: boolean;
}

/** The table's figures drawn: along time for one territory, else territory by territory at the last period. */
export function Chart({ title, rows, isInvented }: ChartProps) {
  const frame = useRef<HTMLDivElement>(null);
  const unit = rows[0]?.unit ?? "";
  const isTime = new Set(rows.map(({ code }) => code)).size === 1 && new Set(rows.map(({ period }) => period)).size > 1;
  const last = rows.at(-1)?.period ?? "";
  const ofLast = rows.filter(({ period }) => period === last);
  const bars = largest(ofLast, mostBars);
  useEffect(() => {
    let isGone = false;
    const paint = async () => {
      const plot = await import("@pacte-hub/dashboard/parts/plot");
      const into = frame.current;
      if (isGone || !into) return;
      const width = Math.max(220, into.clientWidth);
      const drawing = isTime ? lines(plot, rows, width) : ranks(plot, bars, width);
      // The table says the same, and more.
      drawing.setAttribute("aria-hidden", "true");
      into.replaceChildren(drawing);
    };
    void paint();
    const resized = () => void paint();
    window.addEventListener("resize", resized);
    return () => {
      isGone = true;
      window.removeEventListener("resize", resized);
    };
  });
  const breaks = isTime ? breaksWithin(rows) : [];
  const when = isTime ? "" : `, ${periodText(last)}`;
  return (
    <figure className={isInvented ? "chart invented" : "chart"}>
      <figcaption>
        {title}
        {when} (en {unitText(unit)})
      </figcaption>
      <div className="drawing" ref={frame} />
      <p className="key">
        Un trait fin : l'intervalle certain. Un trait tireté : un chiffre secret, connu par son intervalle seul.
        {!isTime && ofLast.length > mostBars && ` Les ${mostBars} plus grandes valeurs, sur ${ofLast.length} lignes.`}
        {isTime && ` ${gapText(rows)}`}
      </p>
      {breaks.length > 0 && (
        <ul className="key">
          {breaks.map(({ from, because }) => (
            <li key={from}>
              Rupture, {periodText(from)} : {because}
            </li>
          ))}
        </ul>
      )}
    </figure>
  );
}

const className = "drawn";
const tickText = (value: number): string => numberText(value);
const labelOf = ({ place, part }: Row): string => (part === "" ? place : `${place} · ${part}`);
const titleOf = (row: Row): string =>
  `${labelOf(row)}, ${periodText(row.period)} : ${valueText(row)} (${stateText(row.status)})`;

/** Known by an interval: what has no value, or a value that is not exact. */
const withInterval = (rows: readonly Row[], isValued: boolean): readonly Row[] =>
  rows.filter(({ value, bounds }) => bounds && (value !== null) === isValued && bounds.min !== bounds.max);

/** Of the drawing's own small letters, in pixels. */
const letterWidth = 6.5;

function ranks(plot: Plot, rows: readonly Row[], width: number): Element {
  const marginLeft = Math.round(Math.min(260, width * 0.45));
  const maxLetters = Math.floor(marginLeft / letterWidth);
  const short = shortened(rows.map(labelOf), maxLetters);
  const x1 = ({ bounds }: Row) => bounds?.min;
  const x2 = ({ bounds }: Row) => bounds?.max;
  return plot.plot({
    className,
    width,
    height: 40 + rows.length * 22,
    marginLeft,
    x: { label: null, grid: true, tickFormat: tickText, zero: true, ticks: 4 },
    y: { label: null, domain: rows.map(labelOf), tickFormat: (name: string) => short.get(name) ?? name },
    marks: [
      plot.barX(
        rows.filter(({ value }) => value !== null),
        { x: "value", y: labelOf, fill: "currentColor", fillOpacity: 0.6, title: titleOf },
      ),
      plot.ruleY(withInterval(rows, true), { y: labelOf, x1, x2, stroke: "var(--ink)", strokeWidth: 1.5 }),
      plot.ruleY(withInterval(rows, false), {
        y: labelOf,
        x1,
        x2,
        stroke: "var(--invented)",
        strokeWidth: 3,
        strokeDasharray: "5 3",
        title: titleOf,
      }),
    ],
  });
}

/** Of "sept. 2024" in the drawing's own small letters, with room beside it, in pixels. */
const tickWidth = 80;

function lines(plot: Plot, rows: readonly Row[], width: number): Element {
  const at = ({ period }: Row): Date => endOf(period);
  const y1 = ({ bounds }: Row) => bounds?.min;
  const y2 = ({ bounds }: Row) => bounds?.max;
  const valued = rows.filter(({ value }) => value !== null);
  const marginRight = valued.some(({ part }) => part !== "") ? 120 : 40;
  const ticks = ticksOf(rows, Math.floor((width - 60 - marginRight) / tickWidth));
  const breaks = breaksWithin(rows).map(({ from }) => endOf(from));
  // No line is drawn across a break: what it would say nobody counted.
  const stretch = (row: Row): string => `${row.part} ${breaks.filter((day) => day <= at(row)).length}`;
  const ends = [...new Map(valued.map((row) => [row.part, row])).values()].filter(({ part }) => part !== "");
  return plot.plot({
    className,
    width,
    height: 280,
    marginLeft: 60,
    marginRight,
    x: {
      label: null,
      ticks: [...ticks.keys()].map((end) => new Date(end)),
      tickFormat: (day: Date) => shortPeriodText(ticks.get(day.getTime()) ?? ""),
    },
    y: { label: null, grid: true, tickFormat: tickText, zero: true },
    marks: [
      plot.ruleX(breaks, { stroke: "var(--pact)", strokeDasharray: "2 4" }),
      plot.ruleX(withInterval(rows, true), { x: at, y1, y2, stroke: "var(--ink)", strokeWidth: 1.5 }),
      plot.ruleX(withInterval(rows, false), {
        x: at,
        y1,
        y2,
        stroke: "var(--invented)",
        strokeWidth: 3,
        strokeDasharray: "5 3",
        title: titleOf,
      }),
      // A line with a hole at each figure that is not there.
      plot.line(rows, { x: at, y: "value", z: stretch, stroke: "currentColor", strokeWidth: 2 }),
      plot.dot(valued, { x: at, y: "value", r: 3, fill: "currentColor", title: titleOf }),
      plot.text(ends, { x: at, y: "value", text: "part", textAnchor: "start", dx: 8, fill: "currentColor" }),
    ],
  });
}
