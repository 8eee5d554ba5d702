import type { HubReader } from "./reader.ts";
import { geography, listOfStructures, registerOfActions } from "./registers.ts";
import { everyRelease } from "./releases.ts";
import type { Seen } from "./seen.ts";

export interface Gathering {
  /** "2019"; all years without it. */
  readonly year?: string | undefined;
  readonly datasets?: readonly string[] | undefined;
}

const years = [2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026];

/** All that a coalition of readers can fetch: releases and their files, and the registers that are open to anybody. */
export async function gathered(
  readers: readonly HubReader[],
  anonymous: HubReader,
  wanted: Gathering = {},
): Promise<Seen> {
  return {
    releases: await everyRelease(readers, wanted),
    actions: await registerOfActions(anonymous, years),
    structures: await listOfStructures(anonymous),
    territories: await geography(anonymous),
    rates: [],
    beside: [],
  };
}
