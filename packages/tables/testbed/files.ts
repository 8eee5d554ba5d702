import type { TableFormat } from "../format.ts";
import { tablesOf } from "../plan.ts";
import type { TableSources } from "../sources.ts";
import { choiceFor, writeTable } from "../writeTable.ts";
import { completedArgs } from "./graph.ts";

export const sources: TableSources = {
  question: "{ territories { code } }",
  variables: {},
  asOf: null,
  answeredAt: "2026-01-02T03:04:05Z",
  releases: [
    {
      id: "caf:rsa:2021-12:1",
      institution: "Caisse d'allocations familiales de la Meuse",
      period: "2021-12",
      producer: "Cnaf",
      title: "Foyers allocataires",
      licence: "Licence Ouverte",
      url: "https://data.caf.fr",
      retrievedOn: "2026-01-01",
      demonstration: false,
      provisional: false,
      dataset: "Foyers allocataires du RSA",
      convention: null,
    },
  ],
};

/** A file as the gateway makes it, of an answer. */
export function fileOf(query: string, data: object, format: TableFormat, sheet: string | null = null): Uint8Array {
  const choice = choiceFor(tablesOf(completedArgs(query)), format, sheet);
  if ("code" in choice) throw new Error(choice.code);
  const pieces: Uint8Array[] = [];
  const answer = { data: data as Readonly<Record<string, unknown>>, errors: [] };
  writeTable(choice, answer, { format, sources, take: (bytes) => void pieces.push(bytes) });
  return Buffer.concat(pieces);
}

export const figuresQuery =
  '{ territories { caf { note households(from: "2021") { value roundedTo } } poleEmploi { jobseekers { value } } } }';

const figure = (value: number | null) => ({
  hub_period: "2021-12",
  value,
  roundedTo: value === null ? null : 5,
  hub_status: value === null ? "WITHHELD" : "PUBLISHED",
  hub_bounds: { min: 0.5, max: 12 },
  hub_coverage: null,
  hub_release: { id: "caf:rsa:2021-12:1", unit: "HOUSEHOLD" },
});

/** Codes that begin with a zero, formulas, quotes, accents, a withheld figure, a partner that said nothing. */
export const figuresData = {
  territories: [
    {
      hub_code: "01004",
      hub_name: 'Bar-le-Duc ; "la, ville"\nhaute é€𝄞 <&>',
      hub_level: "COMMUNE",
      caf: { note: '=HYPERLINK("http://example.org")', households: [figure(1.5), figure(null)] },
      poleEmploi: { jobseekers: [figure(-3)] },
    },
    {
      hub_code: "55",
      hub_name: "-2+3",
      hub_level: "EPCI",
      caf: { note: "", households: [figure(0)] },
      poleEmploi: null,
    },
  ],
};
