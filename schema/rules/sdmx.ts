import type { ObservationStatus } from "../model/observation.ts";
import type { Release } from "../model/release.ts";
import type { ConfStatus, ObsStatus } from "../model/sdmx.ts";

/**
 * PARTIAL is D: the figure leaves out the communes nobody counted, so its definition differs. A figure under embargo or
 * withdrawn exists and is kept silent, as one withheld: Q, and CONF_STATUS says which.
 */
const plainObsStatus: Readonly<Record<ObservationStatus, ObsStatus>> = {
  PUBLISHED: "A",
  ROUNDED: "A",
  PARTIAL: "D",
  WITHHELD: "Q",
  NOT_COLLECTED: "L",
  NOT_APPLICABLE: "M",
  EMBARGOED: "Q",
  WITHDRAWN: "Q",
};

const plainConfStatus: Readonly<Record<ObservationStatus, ConfStatus>> = {
  PUBLISHED: "F",
  ROUNDED: "F",
  PARTIAL: "F",
  WITHHELD: "C",
  NOT_COLLECTED: "F",
  NOT_APPLICABLE: "F",
  EMBARGOED: "E",
  WITHDRAWN: "N",
};

/** SDMX OBS_STATUS. One code must do: a figure its producer may still revise is P, unless something worse is to be said. */
export function obsStatusOf(status: ObservationStatus, release: Pick<Release, "provisional"> | null): ObsStatus {
  const plain = plainObsStatus[status];
  return plain === "A" && release?.provisional ? "P" : plain;
}

/** SDMX CONF_STATUS. Withheld is always C: telling primary from secondary would narrow what is withheld. */
export const confStatusOf = (status: ObservationStatus): ConfStatus => plainConfStatus[status];
