import { useCallback } from "preact/hooks";
import { type Drawing, Painted } from "../../parts/chart.tsx";
import { type Convention, type Group, groupOf, spanOf } from "./model.ts";

/** The nearer its end, the fuller; its outline says in any case where it stands. */
const shades: Readonly<Record<Group, number>> = {
  expiring: 0.9,
  inForce: 0.55,
  coming: 0.3,
  unknown: 0.2,
  expired: 0.15,
};
const rowHeight = 30;
/** Pixels a letter takes, about. */
const letter = 6.5;

/** When each convention runs, around the day of the committee; the tables under it say the same. */
export function Timeline({ conventions, day }: { readonly conventions: readonly Convention[]; readonly day: string }) {
  const draw: Drawing = useCallback(
    (plot, width) => {
      const bars = conventions.flatMap((one) => {
        const span = spanOf(one);
        return span ? [{ ...span, id: one.id, title: one.title, shade: shades[groupOf(one, day)] }] : [];
      });
      const first = new Date(Math.min(...bars.map(({ start }) => start.getTime())));
      const longest = Math.floor((width - 20) / letter);
      return plot.plot({
        className: "drawn",
        width,
        height: bars.length * rowHeight + 40,
        marginLeft: 20,
        x: { type: "utc", label: null, grid: true },
        opacity: { type: "identity" },
        y: { axis: null, domain: bars.map(({ id }) => id) },
        marks: [
          plot.barX(bars, {
            x1: "start",
            x2: "end",
            y: "id",
            fillOpacity: "shade",
            fill: "currentColor",
            stroke: "currentColor",
            insetTop: 14,
          }),
          plot.text(bars, {
            x: () => first,
            y: "id",
            text: ({ title }) => (title.length > longest ? `${title.slice(0, longest - 1)}…` : title),
            textAnchor: "start",
            dy: -8,
          }),
          plot.ruleX([new Date(day)], { strokeDasharray: "4 3" }),
        ],
      });
    },
    [conventions, day],
  );
  const undated = conventions.filter((one) => spanOf(one) === null).length;
  return (
    <figure class="chart">
      <figcaption>
        Le temps des conventions ; le trait est le jour choisi.
        {undated > 0 && ` ${undated} sans début ou sans terme dits n'y sont pas.`}
      </figcaption>
      <Painted draw={draw} />
    </figure>
  );
}
