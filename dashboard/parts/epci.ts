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
