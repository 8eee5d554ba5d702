import { byEpci, type CountedDataset, cellsOf } from "./dataset.ts";
import { adultsWithDuties, ages, sexes } from "./population/adults.ts";
import {
  adultsOriented,
  contractsSigned,
  delays,
  orientationDelays,
  orientations,
  pathways,
  sanctionLevels,
  sanctions,
} from "./population/duties.ts";
import { quarterCode, quarters } from "./quarter.ts";

const ofAdults = {
  institution: "department",
  unit: "ADULT",
  measure: "FLOW",
  grain: "EPCI",
  periods: quarters.map(quarterCode),
} as const;

/** What the demonstration counts for the Department. */
export const department: readonly CountedDataset[] = [
  byEpci(
    {
      ...ofAdults,
      dataset: "adults-with-duties",
      measure: "STOCK",
      dimensions: [
        { name: "age", values: ages },
        { name: "sex", values: sexes },
      ],
    },
    adultsWithDuties,
  ),
  byEpci({ ...ofAdults, dataset: "orientations", dimensions: [{ name: "pathway", values: pathways }] }, (epci, at) =>
    cellsOf("pathway", orientations(epci, at)),
  ),
  byEpci({ ...ofAdults, dataset: "orientation-delays", dimensions: [{ name: "delay", values: delays }] }, (epci, at) =>
    cellsOf("delay", orientationDelays(epci, at)),
  ),
  byEpci(
    {
      ...ofAdults,
      dataset: "adults-oriented",
      measure: "STOCK",
      dimensions: [{ name: "pathway", values: pathways }],
    },
    (epci, at) => cellsOf("pathway", adultsOriented(epci, at)),
  ),
  byEpci({ ...ofAdults, dataset: "cer-signed", dimensions: [] }, contractsSigned),
  byEpci(
    { ...ofAdults, dataset: "sanctions", dimensions: [{ name: "sanctionLevel", values: sanctionLevels }] },
    (epci, at) => cellsOf("sanctionLevel", sanctions(epci, at)),
  ),
];
