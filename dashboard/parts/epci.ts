import contours from "@pacte-hub/data/territory/epci-contours.geojson?raw";

export interface Contour {
  readonly type: "Feature";
  readonly properties: { readonly siren: string; readonly nom: string };
  readonly geometry: object;
}

/** The 16 EPCI, each the part of it that is in the Meuse. */
export const contoursOfEpci = (JSON.parse(contours) as { readonly features: readonly Contour[] }).features;

/** "CA du Grand Verdun", by its SIREN; an EPCI that is not on the map is called by its code. */
export const epciName = (siren: string): string =>
  contoursOfEpci.find(({ properties }) => properties.siren === siren)?.properties.nom ?? `EPCI ${siren}`;

/** The EPCI's short name: what kind of body it is is told on its own page. */
export const shortName = (name: string): string =>
  name
    .replace(/^(CA|CC|CODECOM) (de l'|d'|du |des |de |de la )?/, "")
    .replace(" (partie meusienne)", "")
    .replace(/^./, (first) => first.toLocaleUpperCase("fr"));

type Ring = readonly (readonly [number, number])[];
interface Area {
  readonly type: "Polygon" | "MultiPolygon";
  readonly coordinates: readonly Ring[] | readonly (readonly Ring[])[];
}

/** Every corner of a contour, "5.123,48.9": neighbours share those of their common border. */
function cornersOf({ geometry }: Contour): ReadonlySet<string> {
  const { type, coordinates } = geometry as Area;
  const rings = (type === "Polygon" ? coordinates : coordinates.flat()) as readonly Ring[];
  return new Set(rings.flatMap((ring) => ring.map(([east, north]) => `${east},${north}`)));
}

/** At a lone corner two EPCI only meet: a border has two at least. */
const leastShared = 2;

/** The EPCI that share a border with this one, by their codes. */
export function neighboursOf(siren: string): readonly string[] {
  const contour = contoursOfEpci.find(({ properties }) => properties.siren === siren);
  if (!contour) return [];
  const corners = cornersOf(contour);
  return contoursOfEpci.flatMap((otherContour) => {
    const shared =
      otherContour === contour ? 0 : [...cornersOf(otherContour)].filter((corner) => corners.has(corner)).length;
    return shared >= leastShared ? [otherContour.properties.siren] : [];
  });
}
