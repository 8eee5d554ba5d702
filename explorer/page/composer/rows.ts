import { type Breakdown, fieldOf, type Indicator } from "./offer.ts";

/** A figure of the answer, with all that its line of the table says. */
export interface Row {
  readonly code: string;
  readonly place: string;
  readonly indicator: Indicator;
  readonly period: string;
  /** Empty for a total. */
  readonly part: string;
  readonly value: number | null;
  readonly status: string;
  readonly bounds: { readonly min: number; readonly max: number } | null;
  readonly coverage: { readonly present: number; readonly expected: number } | null;
  readonly unit: string;
  readonly release: string;
}

type Figure = Omit<Row, "code" | "place" | "indicator" | "part" | "unit" | "release"> & {
  readonly release: { readonly id: string; readonly unit: string } | null;
} & Readonly<Record<string, unknown>>;

type Territory = { readonly code: string; readonly name: string } & Readonly<Record<string, unknown>>;

/** What an institution says of a territory, figure by figure; null where it is silent. */
type Part = Readonly<Record<string, readonly Figure[] | null>> | null;

/** An answer to the question of `questionOf`. */
export interface TerritoriesAnswer {
  readonly territories?: readonly Territory[] | null;
  readonly territory?: (Territory & { readonly children?: readonly Territory[] | null }) | null;
}

/** An indicator and what it is broken down by; null: its total. */
export interface Selection {
  readonly indicator: Indicator;
  readonly breakdown: Breakdown | null;
}

/** Territory by territory, each indicator's figures in the order of their periods. */
export function rowsOf(
  { territories, territory }: TerritoriesAnswer,
  selections: readonly Selection[],
): readonly Row[] {
  const places = territories ?? territory?.children ?? (territory ? [territory] : []);
  return places.flatMap((place) => selections.flatMap((selection) => rowsAt(place, selection)));
}

function rowsAt(place: Territory, { indicator, breakdown }: Selection): readonly Row[] {
  const figures = (place[indicator.institution] as Part | undefined)?.[indicator.field] ?? [];
  return figures.map((figure) => ({
    code: place.code,
    place: place.name,
    indicator,
    period: figure.period,
    part: breakdown ? partOf(figure, breakdown) : "",
    value: figure.value,
    status: figure.status,
    bounds: figure.bounds,
    coverage: figure.coverage,
    unit: figure.release?.unit ?? indicator.unit,
    release: figure.release?.id ?? "",
  }));
}

function partOf(figure: Figure, { dimension, values }: Breakdown): string {
  const code = String(figure[fieldOf(dimension)] ?? "");
  return values.find((value) => value.code === code)?.label ?? code;
}
