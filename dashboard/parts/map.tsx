import contours from "@pacte-hub/data/territory/epci-contours.geojson?raw";
import { numberText } from "../french/words.ts";
import type { Row } from "../hub/csv.ts";
import { valueText } from "../hub/figure.ts";
import { Drawn } from "./chart.tsx";

interface Contour {
  readonly type: "Feature";
  readonly properties: { readonly siren: string; readonly nom: string };
  readonly geometry: object;
}
const features = (JSON.parse(contours) as { readonly features: readonly Contour[] }).features;

/** The 16 EPCI (their Meuse part), darker where the figure is larger; hatched where there is none to show. */
export function EpciMap({ title, byCode }: { readonly title: string; readonly byCode: ReadonlyMap<string, Row> }) {
  const rows = [...byCode.values()];
  return (
    <Drawn
      title={title}
      rows={rows}
      draw={(plot, width) => {
        const shadeOf = ({ properties }: Contour) => byCode.get(properties.siren)?.told.value ?? Number.NaN;
        const titleOf = ({ properties }: Contour) => {
          const row = byCode.get(properties.siren);
          return `${properties.nom} : ${row ? `${valueText(row.told)} ${row.told.unit}` : "aucun chiffre"}`;
        };
        return plot.plot({
          className: "drawn",
          width,
          height: Math.min(620, width * 1.25),
          projection: { type: "mercator", domain: { type: "FeatureCollection", features } as never },
          color: {
            scheme: "blues",
            range: [0.15, 1],
            unknown: "var(--unknown)",
            legend: true,
            label: null,
            tickFormat: numberText,
          },
          marks: [
            plot.geo(features as never, {
              fill: shadeOf as never,
              stroke: "var(--paper)",
              strokeWidth: 1,
              title: titleOf as never,
            }),
          ],
        });
      }}
    />
  );
}
