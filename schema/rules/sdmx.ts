import type { ObservationStatus } from "../language/observation.ts";

/** SDMX CL_OBS_STATUS. PARTIAL is D: the figure leaves out the communes nobody counted, so its definition differs. */
export const obsStatus: Readonly<Record<ObservationStatus, string>> = {
  PUBLISHED: "A",
  ROUNDED: "A",
  PARTIAL: "D",
  WITHHELD: "Q",
  NOT_COLLECTED: "L",
  NOT_APPLICABLE: "M",
  EMBARGOED: "L",
  WITHDRAWN: "L",
};

/** SDMX CL_CONF_STATUS. Withheld is always C: telling primary from secondary would narrow what is withheld. */
export const confStatus: Readonly<Record<ObservationStatus, string>> = {
  PUBLISHED: "F",
  ROUNDED: "F",
  PARTIAL: "F",
  WITHHELD: "C",
  NOT_COLLECTED: "F",
  NOT_APPLICABLE: "F",
  EMBARGOED: "E",
  WITHDRAWN: "N",
};
