import { once } from "@pacte-hub/data/once";
import { byEpci, type CountedDataset, cellsOf } from "./dataset.ts";
import { coveredByDares } from "./observed.ts";
import { ages, sexes } from "./population/adults.ts";
import { categories, jobseekers, rsaJobseekers, searching } from "./population/jobseekers.ts";
import { globalSupport } from "./population/support.ts";
import { quarterCode, quarters } from "./quarter.ts";

const codes = quarters.map(quarterCode);
const ofPeople = { institution: "pole-emploi", unit: "PERSON", grain: "EPCI", periods: codes } as const;

/** What the demonstration counts for Pôle emploi. */
export const poleEmploi = once((): readonly CountedDataset[] => [
  byEpci(
    {
      ...ofPeople,
      dataset: "jobseekers",
      // As Dares has it: the mean of the quarter's three month ends.
      measure: "AVERAGE",
      dimensions: [
        { name: "age", values: ages },
        { name: "category", values: searching },
        { name: "sex", values: sexes },
      ],
      periods: codes.filter((code) => !coveredByDares().has(code)),
    },
    jobseekers,
  ),
  byEpci(
    {
      ...ofPeople,
      dataset: "rsa-jobseekers",
      measure: "STOCK",
      dimensions: [{ name: "category", values: categories }],
    },
    (epci, at) => cellsOf("category", rsaJobseekers(epci, at)),
  ),
  byEpci(
    { ...ofPeople, dataset: "global-support-entries", measure: "FLOW", dimensions: [] },
    (epci, at) => globalSupport(epci, at).entries,
  ),
  byEpci(
    { ...ofPeople, dataset: "global-support-stock", measure: "STOCK", dimensions: [] },
    (epci, at) => globalSupport(epci, at).stock,
  ),
  byEpci(
    { ...ofPeople, dataset: "global-support-exits", measure: "FLOW", dimensions: [] },
    (epci, at) => globalSupport(epci, at).exits,
  ),
]);
