import { signedInAt } from "@pacte-hub/dashboard/session/session";
import { ask } from "../ask.ts";
import {
  type Breakdown,
  type Indicator,
  indicatorsOf,
  type Offer,
  type Origin,
  type PartAnswer,
  type Place,
} from "./offer.ts";

const institutions = ["caf", "poleEmploi", "siae", "department"] as const;

const questionTo = (institution: string): string =>
  `query Composer { ${institution} { name datasets { id title definition unit field levels periods inventedPeriods: periods(origin: DEMONSTRATION) breaks { from because } dimensions { dimension isPublished } sources { title licence } inventedSources: sources(origin: DEMONSTRATION) { title licence } } access { dataset decision finest dimensions } } }`;

const territories = `query Territoires { department: territories(level: DEPARTMENT) { code name level } arrondissement: territories(level: ARRONDISSEMENT) { code name level } epci: territories(level: EPCI) { code name level } commune: territories(level: COMMUNE) { code name level } }`;

/** Each institution is asked apart: a silent one hides no other's figures. */
export async function offer(): Promise<Offer> {
  const [ofPlaces, ...parts] = await Promise.all([
    ask<Readonly<Record<string, readonly Place[] | null>>>(territories),
    ...institutions.map((institution) => ask<Readonly<Record<string, PartAnswer | null>>>(questionTo(institution))),
  ]);
  const places = Object.values(ofPlaces.data ?? {}).flatMap((placesOfLevel) => placesOfLevel ?? []);
  const answers = institutions.map((institution, at) => [institution, parts[at]?.data?.[institution] ?? null] as const);
  const isAnonymous = signedInAt() === null;
  const indicatorsOfOrigin = (origin: Origin) =>
    answers.flatMap(([institution, part]) => indicatorsOf(institution, part, { origin, isAnonymous }));
  const [indicators, invented] = [indicatorsOfOrigin("REAL"), indicatorsOfOrigin("DEMONSTRATION")];
  const faults = [ofPlaces, ...parts].flatMap(({ errors = [] }) => errors.map(({ message }) => message));
  return { indicators, invented, places, faults: [...new Set(faults)] };
}

/** What its figures can be broken down by, where that is published. */
export async function breakdownsOf({ institution, dataset, dimensions }: Indicator): Promise<readonly Breakdown[]> {
  type Found = { readonly dimensions: readonly Breakdown[] };
  const { data } = await ask<Readonly<Record<string, { readonly dataset: Found | null } | null>>>(
    `query Ventilations { ${institution} { dataset(id: ${JSON.stringify(dataset)}) { dimensions { dimension label values { code label } } } } }`,
  );
  return (data?.[institution]?.dataset?.dimensions ?? []).filter(({ dimension }) => dimensions.includes(dimension));
}
