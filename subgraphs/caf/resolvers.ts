import { publisherGraph } from "@pacte-hub/institution/graphql/publisherGraph";
import { partnerOf } from "@pacte-hub/schema/model/partner";
import { indicators, rates } from "./indicators.ts";

/** The CAF's part of the graph. Its real figures are few, generated ones every quarter. */
export const graph = publisherGraph({
  field: "caf",
  name: "CAF",
  subject: "la CAF",
  presentation: `La ${partnerOf("caf").name}.`,
  indicators,
  rates,
  outcomes: indicators.actionRightsOpened,
  lengths: {
    // Generated figures of every quarter until 2021, and each December after.
    usual: { perYear: 4, since: "2017-01", until: "2024-12", real: 5, generated: 20 },
    actionRightsOpened: { perYear: 1, since: "2017", until: "2021", real: 1 },
  },
});
