import { numberText } from "../french/words.ts";
import type { Row } from "../hub/csv.ts";
import { valueText } from "../hub/figure.ts";
import { Drawn } from "./chart.tsx";
import { type Contour, contoursOfEpci as features } from "./epci.ts";

/** The 16 EPCI (their Meuse part), further from the paper where the figure is larger; outlined where there is none. */
export function EpciMap({ title, byCode }: { readonly title: string; readonly byCode: ReadonlyMap<string, Row> }) {
  const rows = [...byCode.values()];
  const values = rows.flatMap(({ told }) => told.value ?? []);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const figureAt = ({ properties }: Contour) => byCode.get(properties.siren)?.told.value ?? null;
  const hasUnknown = features.some((one) => figureAt(one) === null);
  return (
    <Drawn
      title={title}
      rows={rows}
      legend={values.length > 0 && <Scale least={least} most={most} hasUnknown={hasUnknown} />}
      draw={(plot, width) => {
        const shadeOf = (one: Contour) => shadeAt(figureAt(one), least, most);
        const titleOf = ({ properties }: Contour) => {
          const row = byCode.get(properties.siren);
          return `${properties.nom} : ${row ? `${valueText(row.told)} ${row.told.unit}` : "aucun chiffre"}`;
        };
        const [unknown, filled] = [true, false].map((is) => features.filter((one) => (figureAt(one) === null) === is));
        return plot.plot({
          className: "drawn",
          width,
          height: Math.min(620, width * 1.25),
          projection: { type: "mercator", domain: { type: "FeatureCollection", features } as never },
          color: { type: "identity" },
          marks: [
            plot.geo(filled as never, {
              fill: shadeOf as never,
              stroke: "var(--panel)",
              strokeWidth: 1.5,
              title: titleOf as never,
            }),
            plot.geo(unknown as never, {
              fill: "var(--panel)",
              stroke: "var(--soft)",
              strokeDasharray: "3 3",
              title: titleOf as never,
            }),
          ],
        });
      }}
    />
  );
}

/** The scheme says which colours its ends are, light, dark or forced (`theme/figures.css`): no drawing is to be made anew. */
function shadeAt(value: number | null, least: number, most: number): string {
  const percent = value === null || most === least ? 100 : Math.round((100 * (value - least)) / (most - least));
  return `color-mix(in oklab, var(--most) ${percent}%, var(--least))`;
}

interface Ends {
  readonly least: number;
  readonly most: number;
  readonly hasUnknown: boolean;
}

/** What the shades say. */
const Scale = ({ least, most, hasUnknown }: Ends) => (
  <p class="scale">
    {least < most && <span>{numberText(least)}</span>}
    <span class="ramp" aria-hidden="true" />
    <span>{numberText(most)}</span>
    {hasUnknown && <span>Contour tireté : aucun chiffre</span>}
  </p>
);
