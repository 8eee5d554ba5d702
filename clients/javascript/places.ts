import { hintFor } from "@pacte-hub/schema/rules/nearest";
import type { Connection } from "./connection.ts";
import { documents } from "./contract.ts";
import { ownRefusal, sentenceOf } from "./refusal.ts";
import type { Row } from "./table.ts";

/** Where the graph gives the figures of a dataset, or a rate. */
export interface Place {
  /** The document, where two words stand for the fields. */
  readonly template: string;
  readonly institution: string;
  readonly field: string;
}

export type Places = ReadonlyMap<string, Place>;

/** Of each dataset and rate of the catalogue, by its id, and by `institution:id`; not whole where an institution is silent. */
export async function placesOf(
  connection: Connection,
): Promise<{ readonly places: Places; readonly isWhole: boolean }> {
  const places = new Map<string, Place>();
  const add = (template: string, { institution, id, series, field }: Row): void => {
    if (typeof id !== "string" || typeof field !== "string") return;
    const place = { template, institution: String(series), field };
    if (!places.has(id)) places.set(id, place);
    places.set(`${institution}:${id}`, place);
  };
  const datasets = await connection.table(documents.catalogue);
  const rates = await connection.table(documents.rates);
  for (const row of datasets.rows) add(documents.series, row);
  for (const row of rates.rows) add(documents.rate, row);
  return { places, isWhole: datasets.refusals.length + rates.refusals.length === 0 };
}

/** The document of a dataset's figures. @throws HubRefusal, with the nearest id, where there is none */
export function seriesDocument(dataset: string, places: Places): string {
  const place = places.get(dataset);
  if (place) return place.template.replaceAll("INSTITUTION", place.institution).replaceAll("FIELD", place.field);
  const codes = [...places.keys()].map((code) => ({ code }));
  const { nearest } = hintFor(dataset, codes);
  const hint = nearest === null ? "" : sentenceOf("NEAREST", { nearest });
  throw ownRefusal("UNKNOWN_DATASET", { dataset }, { hint });
}

/** What a dataset is broken down by, as a cell: "SEX | AGE". @param values one row a code */
export function dimensionsOf({ institution, id }: Row, values: readonly Row[]): string | null {
  const datasetValues = values.filter((value) => value.institution === institution && value.dataset_id === id);
  return [...new Set(datasetValues.map(({ dimension_code }) => dimension_code))].filter(Boolean).join(" | ") || null;
}
