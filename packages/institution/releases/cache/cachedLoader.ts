import type { Observation } from "@pacte-hub/schema/model/observation";
import type { Instant } from "@pacte-hub/schema/model/period";
import type { DatasetId, Release, ReleaseId, ReleaseState } from "@pacte-hub/schema/model/release";
import type { TerritoryCode } from "@pacte-hub/schema/model/territory";
import { withoutOracles } from "@pacte-hub/schema/rules/digests";
import { grouped } from "@pacte-hub/schema/rules/grouped";
import DataLoader from "dataloader";
import type { ReaderSession } from "../../access/readerSession.ts";
import { asReadable } from "../observation.ts";
import type { ReleaseLoader, ReleasesLoader } from "../releases.ts";
import { type SeriesAsk, type SeriesLoader, seriesLoader, statementOf } from "../series.ts";
import { seriesOfDatabase } from "../seriesOfDatabase.ts";
import type { CacheState, Request } from "./cache.ts";
import { currentAt, type Entry, stateAt } from "./catalogue.ts";
import type { Part } from "./parts.ts";
import type { CachedCells, CellsWanted, SeenCells } from "./seriesCache.ts";
import { isUnpublished, readUnpublished } from "./unpublished.ts";

/** Series of one request from memory; what memory lacks is read in one statement for all of them. */
export function cachedSeriesLoader(request: Request): SeriesLoader {
  const { readerSession, memory, asOf } = request;
  const beyondMemory = seriesOfDatabase(readerSession, asOf);
  return seriesLoader(async (asks) => {
    const state = await request.state();
    const plans = new Map([...grouped(asks, statementOf)].map(([name, same]) => [name, planOf(same, state, asOf)]));
    const needs = [...plans.values()].map((plan) => cellsWantedOf(plan, ({ state }) => !isUnpublished(state)));
    if (!memory.series.fits(needs)) return Promise.all(asks.map((ask) => beyondMemory.load(ask)));
    const silentNeeds = [...plans.values()].map((plan) => cellsWantedOf(plan, ({ state }) => isUnpublished(state)));
    const [published, silent] = await Promise.all([
      memory.series.seriesOf(readerSession, needs),
      readUnpublished(readerSession, silentNeeds),
    ]);
    const plansNow = await withdrawnMeanwhile(readerSession, plans, published);
    const cellsOf: CellsOfPart = (part) => {
      if (part.silentNow) return part.silentNow;
      return isUnpublished(part.state) ? silent : (wanted, territory) => published(wanted, territory) ?? [];
    };
    return asks.map((ask) => seriesIn(cellsOf, plansNow.get(statementOf(ask))?.parts ?? [], ask.territory));
  });
}

/**
 * A release may be withdrawn between the admission of a request and the reading of its cells, which are then hidden: it is
 * withdrawn, and not empty. Asked of the parts that said nothing at all, and of no other: an emptiness that memory has seen
 * costs no statement.
 */
async function withdrawnMeanwhile(
  readerSession: ReaderSession,
  plans: ReadonlyMap<string, Plan>,
  published: SeenCells,
): Promise<ReadonlyMap<string, Plan>> {
  const saysNothing = (part: PartInState, { territories }: Plan): boolean =>
    !isUnpublished(part.state) && territories.every((territory) => published(part, territory) === undefined);
  const emptyNeeds = [...plans.values()].map((plan) => cellsWantedOf(plan, (part) => saysNothing(part, plan)));
  if (emptyNeeds.every(({ parts }) => parts.length === 0)) return plans;
  const silentNow = await readUnpublished(readerSession, emptyNeeds);
  const toldNow = (part: PartInState, plan: Plan): PartInState =>
    saysNothing(part, plan) && plan.territories.some((territory) => silentNow(part, territory).length > 0)
      ? { ...part, state: "WITHDRAWN", silentNow }
      : part;
  return new Map(
    [...plans].map(([name, plan]) => [name, { ...plan, parts: plan.parts.map((part) => toldNow(part, plan)) }]),
  );
}

/** A part of a release, and where the release stands at this real instant. */
interface PartInState extends Part {
  readonly state: ReleaseState;
  /** What is still said of it, where it was withdrawn since the request came in. */
  readonly silentNow?: CachedCells;
}

interface Plan extends CellsWanted {
  readonly parts: readonly PartInState[];
}

type CellsOfPart = (part: PartInState) => CachedCells;

const cellsWantedOf = ({ parts, territories }: Plan, isWanted: (part: PartInState) => boolean): CellsWanted => ({
  parts: parts.filter(isWanted),
  territories,
});

/** What answers asks that differ by their territory alone. */
function planOf(asks: readonly SeriesAsk[], { catalogue, now }: CacheState, asOf: Instant | null): Plan {
  const { dataset, first, last, by, origin, under } = asks[0] as SeriesAsk;
  const parts = currentAt(catalogue, dataset, { asOf: msOf(asOf) ?? now, now })
    .filter(({ firstDay, lastDay }) => (first === null || firstDay >= first) && (last === null || lastDay <= last))
    .filter(({ release }) => release.demonstration === (origin === "DEMONSTRATION"))
    .map((entry) => ({ entry, by, under, state: stateAt(catalogue, entry, now) }));
  return { parts, territories: asks.map(({ territory }) => territory) };
}

const msOf = (instant: Instant | null): number | null => (instant === null ? null : Date.parse(instant));

const seriesIn = (
  cellsOf: CellsOfPart,
  parts: readonly PartInState[],
  territory: TerritoryCode,
): readonly Observation[] =>
  parts.flatMap((part) => cellsOf(part)(part, territory).map((observation) => asReadable(observation, part.state)));

/** Releases by id. */
export const cachedReleaseLoader = (request: Request): ReleaseLoader =>
  new DataLoader<ReleaseId, Release | null>(async (ids) => {
    const state = await request.state();
    return ids.map((id) => {
      const entry = state.catalogue.byId.get(id);
      return entry ? releaseIn(state, entry) : null;
    });
  });

/** Every release of a dataset known at the instant asked. */
export const cachedReleasesLoader = (request: Request): ReleasesLoader =>
  new DataLoader<DatasetId, readonly Release[]>(async (datasets) => {
    const state = await request.state();
    const asOf = msOf(request.asOf) ?? state.now;
    return datasets.map((dataset) =>
      (state.catalogue.byDataset.get(dataset) ?? [])
        .filter(({ publishedMs, knownMs }) => Math.min(publishedMs, knownMs) <= asOf)
        .map((entry) => releaseIn(state, entry)),
    );
  });

const releaseIn = ({ catalogue, now }: CacheState, entry: Entry): Release =>
  withoutOracles({ ...entry.release, state: stateAt(catalogue, entry, now) });
