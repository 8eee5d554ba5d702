import { numberText } from "../french/words.ts";
import type { Row } from "../hub/csv.ts";
import { countText } from "../hub/figure.ts";
import { ChartFigure } from "./chart.tsx";
import { classAt, classCount, classesOf, classText, shadeOf, type ValueClass } from "./classes.ts";
import { type Contour, contoursOfEpci as features } from "./epci.ts";
import { addressOf, type Place } from "./place.ts";

interface Props {
  readonly title: string;
  readonly place: Place;
  readonly byCode: ReadonlyMap<string, Row>;
  /** A rate is a shade; a count is a circle: a shade would say that a large EPCI lives worse. */
  readonly isRate: boolean;
}

type ContourValue = { readonly contour: Contour; readonly value: number };
const svg = "http://www.w3.org/2000/svg";
/** In pixels, of the largest count. */
const largestRadius = 34;

/** The 16 EPCI (their Meuse part), each with its value written, a link to its page; hatched where there is no figure. */
export function EpciMap({ title, place, byCode, isRate }: Props) {
  const rows = [...byCode.values()];
  const figureAt = ({ properties }: Contour): number | null => byCode.get(properties.siren)?.figure.value ?? null;
  const valued = features.flatMap((contour): readonly ContourValue[] => {
    const value = figureAt(contour);
    return value === null ? [] : [{ contour, value }];
  });
  const classes = classesOf(isRate ? valued.map(({ value }) => value) : []);
  const decimals = rows[0]?.figure.decimals ?? 0;
  const nameOf = ({ properties }: Contour): string => {
    const row = byCode.get(properties.siren);
    return `${properties.nom} : ${row ? countText(row.figure) : "aucun chiffre"}`;
  };
  const shadeAt = (contour: Contour): number => {
    const value = figureAt(contour);
    return value === null ? -1 : shadeOf(classAt(classes, value), classes.length);
  };
  const fillOf = (contour: Contour): string =>
    figureAt(contour) === null ? "url(#no-figure)" : isRate ? `var(--shade-${shadeAt(contour)})` : "var(--paper)";
  const inkOf = (contour: Contour): string => (isRate && shadeAt(contour) > 0 ? "var(--paper)" : "var(--ink)");
  const largestValue = Math.max(1, ...valued.map(({ value }) => value));
  return (
    <ChartFigure
      title={title}
      rows={rows}
      isLive
      legend={
        isRate ? <Legend classes={classes} decimals={decimals} /> : <Circles most={largestValue} decimals={decimals} />
      }
      draw={(plot, width) => {
        const drawing = plot.plot({
          className: "drawn",
          width,
          height: Math.min(640, width * 1.25),
          style: { fontFamily: "inherit", fontSize: "0.8rem" },
          projection: { type: "mercator", domain: { type: "FeatureCollection", features } as never, inset: 2 },
          color: { type: "identity" },
          r: { domain: [0, largestValue], range: [0, largestRadius] },
          marks: [
            hatching,
            plot.geo(features as never, {
              fill: fillOf as never,
              stroke: isRate ? "var(--paper)" : "var(--soft)",
              strokeWidth: isRate ? 1.5 : 1,
              title: nameOf as never,
              href: (({ properties }: Contour) =>
                addressOf({ ...place, path: `/territoires/${properties.siren}`, filters: {} })) as never,
            }),
            ...(isRate
              ? []
              : [
                  plot.dot(
                    valued as never,
                    plot.centroid({
                      geometry: (({ contour }: ContourValue) => contour) as never,
                      r: "value",
                      fill: "currentColor",
                      fillOpacity: 0.35,
                      stroke: "currentColor",
                      pointerEvents: "none",
                    } as never),
                  ),
                ]),
            plot.text(
              valued as never,
              plot.centroid({
                geometry: (({ contour }: ContourValue) => contour) as never,
                text: (({ value }: ContourValue) => numberText(value, decimals)) as never,
                fill: (({ contour }: ContourValue) => inkOf(contour)) as never,
                fontWeight: 600,
                pointerEvents: "none",
              } as never),
            ),
          ],
        });
        for (const link of drawing.querySelectorAll("a")) name(link, nameOf);
        drawing.setAttribute("role", "group");
        drawing.setAttribute("aria-label", title);
        return drawing;
      }}
    />
  );
}

/** A link of the drawing says whose it is: to who hears it, and to the table beside it. */
function name(link: Element, nameOf: (shape: Contour) => string): void {
  const address = link.getAttribute("href") ?? link.getAttributeNS("http://www.w3.org/1999/xlink", "href") ?? "";
  const code = /\/territoires\/(\d{9})/.exec(address)?.[1];
  const contour = features.find(({ properties }) => properties.siren === code);
  if (!code || !contour) return;
  link.setAttribute("data-epci", code);
  link.setAttribute("aria-label", nameOf(contour));
}

/** Diagonal lines, told from any shade without a colour. */
function hatching(): SVGElement {
  const definitions = document.createElementNS(svg, "defs");
  const pattern = document.createElementNS(svg, "pattern");
  for (const [attribute, value] of Object.entries({
    id: "no-figure",
    width: "6",
    height: "6",
    patternUnits: "userSpaceOnUse",
    patternTransform: "rotate(45)",
  }))
    pattern.setAttribute(attribute, value);
  const stroke = document.createElementNS(svg, "path");
  stroke.setAttribute("d", "M0 0v6");
  stroke.setAttribute("stroke", "var(--soft)");
  stroke.setAttribute("stroke-width", "2");
  pattern.append(stroke);
  definitions.append(pattern);
  return definitions;
}

interface Legended {
  readonly classes: readonly ValueClass[];
  readonly decimals: number;
}

/** What the shades say, each class with its bounds; and what hatching says. */
const Legend = ({ classes, decimals }: Legended) => (
  <ul class="legend" aria-label="Légende de la carte">
    {classes.map((valueClass, index) => (
      <li key={valueClass.least}>
        <span class={`swatch shade-${shadeOf(index, Math.min(classes.length, classCount))}`} aria-hidden="true" />
        {classText(classes, index, decimals)}
      </li>
    ))}
    <li>
      <span class="swatch hatched" aria-hidden="true" />
      secret ou aucun chiffre
    </li>
  </ul>
);

const Circles = ({ most, decimals }: { readonly most: number; readonly decimals: number }) => (
  <p class="key">
    Un disque par EPCI, de surface proportionnelle au nombre ; le plus grand : {numberText(most, decimals)}.
  </p>
);
