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
);
