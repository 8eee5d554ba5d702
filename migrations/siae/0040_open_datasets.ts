import { openDatasets } from "../shared/0040_open_datasets.ts";

/** People employed each month, as the State's barometer publishes them. */
export const { up, down } = openDatasets("siae-employed-monthly");
