import { openDatasets } from "../shared/0040_open_datasets.ts";

/** What DREES publishes by department, and the Department again. */
export const { up, down } = openDatasets(
  "rsa-households-all-regimes",
  "activity-bonus-households-all-regimes",
  "aah-recipients",
  "ass-recipients",
  "youth-guarantee-stock",
  "youth-guarantee-entries",
  "rsa-households-year-end",
  "rsa-adults-year-end",
  "rsa-people-covered-year-end",
  "rsa-allowance-spending",
  "insertion-spending",
  "cui-spending",
  "social-staff",
  "social-workers",
  "oarsa-oriented",
  "oarsa-oriented-under-6-months",
  "oarsa-oriented-6-to-12-months",
  "oarsa-oriented-over-1-year",
  "oarsa-to-pole-emploi",
  "oarsa-to-other-employment-service",
  "oarsa-to-department",
  "oarsa-to-other-body",
  "oarsa-with-contract",
);
