import DataLoader from "dataloader";
import type { Observation } from "../../../schema/language/observation.ts";
import type { Instant } from "../../../schema/language/period.ts";
import type { DatasetId, Release, ReleaseId, ReleaseState } from "../../../schema/language/release.ts";
import type { TerritoryCode } from "../../../schema/language/territory.ts";
import { grouped } from "../../../schema/rules/grouped.ts";
import { toldOf } from "../observation.ts";
import type { ReleaseLoader, ReleasesLoader } from "../releases.ts";
import { type SeriesAsk, type SeriesLoader, seriesLoader, statementOf } from "../series.ts";
import { seriesOfDatabase } from "../seriesOfDatabase.ts";
import { currentAt, type Entry, stateAt } from "./catalogue.ts";
import type { Request, Standing } from "./memory.ts";
import { type SliceAsk, type Slices, sliceName } from "./slices.ts";

/** Series of one request from memory; what memory lacks is read in one statement for all of them. */
export function seriesOfMemory(request: Request): SeriesLoader {
  const { turn, memory, asOf } = request;
  const beyondMemory = seriesOfDatabase(turn, asOf);
  return seriesLoader(async (asks) => {
    const standing = await request.standing();
    const plans = new Map([...grouped(asks, statementOf)].map(([name, [ask]]) => [name, planOf(ask, standing, asOf)]));
    const wanted = new Map([...plans.values()].flat().map((part) => [sliceName(part), part]));
    if (!memory.slices.fits([...wanted.values()])) return Promise.all(asks.map((ask) => beyondMemory.load(ask)));
    const slices = await memory.slices.slicesOf(turn, [...wanted.values()]);
    return asks.map((ask) => seriesIn(slices, plans.get(statementOf(ask)) ?? [], ask.territory));
  });
}

/** A slice, and where its release stands at this real instant. */
interface Part extends SliceAsk {
  readonly state: ReleaseState;
}

/** Which slices answer an ask, whatever its territory. */
function planOf(ask: SeriesAsk | undefined, { catalogue, now }: Standing, asOf: Instant | null): Part[] {
  if (!ask) return [];
  const { dataset, first, last, by, origin, under } = ask;
  return currentAt(catalogue, dataset, { asOf: msOf(asOf) ?? now, now })
    .filter(({ firstDay, lastDay }) => (first === null || firstDay >= first) && (last === null || lastDay <= last))
    .filter(({ release }) => release.demonstration === (origin === "DEMONSTRATION"))
    .map((entry) => ({ entry, by, under, state: stateAt(catalogue, entry, now) }));
}

const msOf = (instant: Instant | null): number | null => (instant === null ? null : Date.parse(instant));

const seriesIn = (slices: Slices, plan: readonly Part[], territory: TerritoryCode): readonly Observation[] =>
  plan.flatMap((part) => {
    const observations = slices.get(sliceName(part))?.get(territory) ?? [];
    return observations.map((observation) => toldOf(observation, part.state));
  });

/** Releases by id. */
export const releasesOfMemory = (request: Request): ReleaseLoader =>
  new DataLoader<ReleaseId, Release | null>(async (ids) => {
    const standing = await request.standing();
    return ids.map((id) => {
      const entry = standing.catalogue.byId.get(id);
      return entry ? releaseIn(standing, entry) : null;
    });
  });

/** Every release of a dataset known at the instant asked. */
export const releasesByDatasetOfMemory = (request: Request): ReleasesLoader =>
  new DataLoader<DatasetId, readonly Release[]>(async (datasets) => {
    const standing = await request.standing();
    const asOf = msOf(request.asOf) ?? standing.now;
    return datasets.map((dataset) =>
      (standing.catalogue.byDataset.get(dataset) ?? [])
        .filter(({ publishedMs }) => publishedMs <= asOf)
        .map((entry) => releaseIn(standing, entry)),
    );
  });

const releaseIn = ({ catalogue, now }: Standing, entry: Entry): Release => ({
  ...entry.release,
  state: stateAt(catalogue, entry, now),
});
