import { periodOf } from "@pacte-hub/schema/model/period";
import type { Release } from "@pacte-hub/schema/model/release";
import type { ReleasesArgs } from "@pacte-hub/schema/types/releases.args";
import type { Context } from "../server/context.ts";
import { assertDataset, assertNotEmpty, validLength } from "./checkArguments.ts";
import { assertAmongPeriods } from "./periodPublished.ts";
import { spanOf } from "./querySeries.ts";
import { isOf, named } from "./unpublished.ts";

const mostListed = 500;

/**
 * The institution's releases a reader asks for, by dataset, period and vintage.
 * @throws UNKNOWN_DATASET, INVALID_LENGTH, INVALID_PERIOD or PERIOD_REVERSED, in French.
 */
export async function listedReleases(
  { institution, releasesOf }: Pick<Context, "institution" | "releasesOf">,
  args: ReleasesArgs,
): Promise<readonly Release[]> {
  assertDataset(institution, args.dataset);
  assertNotEmpty("state", args.state);
  const datasets = institution.indicators
    .map(({ id }) => id)
    .filter((id) => !args.dataset || id === args.dataset)
    .sort();
  const { first, last } = spanOf(args);
  const isWanted = ({ period, state, demonstration }: Release): boolean => {
    const span = periodOf(period);
    const isWithin = !span || ((first === null || span.first >= first) && (last === null || span.last <= last));
    return isWithin && isOf(args.origin)({ demonstration }) && (!args.state || args.state.includes(state));
  };
  const releases = (await Promise.all(datasets.map((dataset) => releasesOf.load(dataset)))).flat();
  const { from, to, dataset = null } = args;
  const subject =
    dataset === null ? { partner: institution.partner.id, dataset, datasetTitle: null } : named(institution, dataset);
  if (first !== null || last !== null) assertAmongPeriods(releases.filter(isOf(args.origin)), { ...subject, from, to });
  return releases.filter(isWanted).slice(0, validLength(args.first, mostListed));
}
