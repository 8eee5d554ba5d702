import { openDatasets } from "../shared/0040_open_datasets.ts";

/** Private employees by commune, as Urssaf publishes them. */
export const { up, down } = openDatasets("private-employees");
