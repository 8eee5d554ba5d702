import type { HubReader } from "./reader.ts";
import { geography, listOfStructures, registerOfActions } from "./registers.ts";
import { everyRelease } from "./releases.ts";
import type { Seen } from "./seen.ts";
import { besideFiles } from "./series.ts";

export interface Gathering {
  /** "2019", "2018-Q4": periods that begin so; all without it. */
  readonly periods?: readonly string[] | undefined;
  readonly datasets?: readonly string[] | undefined;
}

/** Communes are in the files; asked one by one they would cost most and tell nothing else. */
const levels = ["DEPARTMENT", "ARRONDISSEMENT", "EPCI"];
const years = [2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026];

/** All that a coalition of readers can fetch: releases and their files, and the registers that are open to anybody. */
export async function gathered(
  readers: readonly HubReader[],
  anonymous: HubReader,
  wanted: Gathering = {},
): Promise<Seen> {
  const releases = await everyRelease(readers, wanted);
  const starts = (wanted.periods ?? []).map((period) => period.slice(0, 4)).toSorted();
  const window = { from: starts[0] ?? "2015", to: starts.at(-1) ?? "2026", levels };
  return {
    releases,
    actions: await registerOfActions(anonymous, years),
    structures: await listOfStructures(anonymous),
    territories: await geography(anonymous),
    ...(await besideFiles(readers[0] ?? anonymous, releases, window)),
  };
}
