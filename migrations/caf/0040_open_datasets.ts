import { openDatasets } from "../shared/0040_open_datasets.ts";

/** Three more measures of the CNAF's communal file. */
export const { up, down } = openDatasets(
  "housing-aid-households",
  "family-allowance-households",
  "early-childhood-households",
);
