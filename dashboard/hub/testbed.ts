import type { FigureText } from "./figure.ts";
import type { PublishedFragment } from "./operations.ts";

/** For the tests: a publication of the CAF, as the hub answers it. */
export const release = (id: string, demonstration = false): PublishedFragment => ({
  id,
  period: "2021-12",
  unit: "HOUSEHOLD",
  measure: "STOCK",
  regime: null,
  provisional: false,
  demonstration,
  publisher: "caf",
  producer: "CNAF",
  recordedAt: "2026-11-24T08:00:00Z",
  producerPublishedOn: null,
  correction: null,
  source: { title: "s_ben_com_f", licence: "Licence Ouverte", retrievedOn: null, url: null },
  policy: { kind: "NONE", legalGround: "ouvert", k: null, base: null },
});

/** For the tests: a figure of the Meuse, as a page shows it. */
export const figure = (changes: Partial<FigureText> = {}): FigureText => ({
  territory: "55",
  period: "2021-12",
  value: 4635,
  status: "ROUNDED",
  bounds: { min: 4249, max: 5619 },
  plausible: null,
  decimals: 0,
  unit: "foyers",
  unitCode: "HOUSEHOLD",
  coverage: null,
  releases: [release("caf:rsa-households:2021-12:1")],
  remarks: [],
  ...changes,
});
