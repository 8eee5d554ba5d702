import { periodOf } from "@pacte-hub/schema/model/period";
import type { Release } from "@pacte-hub/schema/model/release";
import type { ReleasesArgs } from "@pacte-hub/schema/types/releases.args";
import type { Context } from "../server/context.ts";
import { assertDataset, validLength } from "./checkArguments.ts";
import { spanOf } from "./querySeries.ts";

const mostListed = 500;

/**
 * The institution's releases a reader asks for, by dataset, period and vintage.
 * @throws UNKNOWN_DATASET, INVALID_LENGTH, INVALID_PERIOD or PERIOD_REVERSED, in French.
 */
export async function listedReleases(
  { institution, releasesOf }: Pick<Context, "institution" | "releasesOf">,
  asked: ReleasesArgs,
): Promise<readonly Release[]> {
  assertDataset(institution, asked.dataset);
  const datasets = institution.indicators
    .map(({ id }) => id)
    .filter((id) => !asked.dataset || id === asked.dataset)
    .sort();
  const { first, last } = spanOf(asked);
  const isWanted = ({ period, state, demonstration }: Release): boolean => {
    const span = periodOf(period);
    const isWithin = !span || ((first === null || span.first >= first) && (last === null || span.last <= last));
    const isOfOrigin = demonstration === (asked.origin === "DEMONSTRATION");
    return isWithin && isOfOrigin && (!asked.state || asked.state.includes(state));
  };
  const releases = await Promise.all(datasets.map((dataset) => releasesOf.load(dataset)));
  return releases.flat().filter(isWanted).slice(0, validLength(asked.first, mostListed));
}
