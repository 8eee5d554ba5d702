import type {
  ActionsQueryVariables,
  CommitmentsQueryVariables,
  ConventionsQueryVariables,
  DecideQueryVariables,
  Origin,
  OverviewQueryVariables,
  PartnershipQueryVariables,
  SourcesQueryVariables,
  TerritoriesQueryVariables,
  TerritoryQueryVariables,
} from "../hub/operations.ts";
import type { Partner } from "../hub/partners.ts";

/**
 * What each page asks when it is opened. It stands apart from the pages, and needs nothing of them: it is asked while
 * their scripts are still on their way (`dashboard/early.ts`).
 */

/** What an address says, for whoever asks by it. */
export interface AddressAsk {
  readonly origin: Origin;
  /** As a day; null: now. */
  readonly asOf: string | null;
  readonly filters: Readonly<Record<string, string>>;
}

type Own<Variables> = Omit<Variables, Partner>;

const invented = (origin: Origin): boolean => origin === "DEMONSTRATION";

export const overviewAsks = ({ origin }: AddressAsk): Own<OverviewQueryVariables> => ({
  origin,
  invented: invented(origin),
});

export const territoriesAsks = ({ origin }: AddressAsk): Own<TerritoriesQueryVariables> => ({
  invented: invented(origin),
});

export const territoryAsks = ({ origin }: AddressAsk, code: string): Own<TerritoryQueryVariables> => ({
  code,
  origin,
  invented: invented(origin),
});

export const decideAsks = ({ origin }: AddressAsk): Own<DecideQueryVariables> => ({ origin });

export const actionsAsks = ({ origin }: AddressAsk): Own<ActionsQueryVariables> => ({
  origin,
  invented: invented(origin),
});

/** The day that promises are judged on. */
export const dayOf = ({ asOf }: AddressAsk): string => asOf ?? new Date().toISOString().slice(0, 10);

export const commitmentsAsks = (asking: AddressAsk): Own<CommitmentsQueryVariables> => ({
  day: dayOf(asking),
  origin: asking.origin,
});

export const conventionsAsks = ({ filters }: AddressAsk): Own<ConventionsQueryVariables> => ({
  on: filters.jour ?? null,
});

export const partnershipAsks = ({ origin, filters: { annee = "" } }: AddressAsk): Own<PartnershipQueryVariables> => ({
  origin,
  year: annee ? Number(annee) : null,
});

export const sourcesAsks = ({ origin }: AddressAsk): Own<SourcesQueryVariables> => ({ invented: invented(origin) });
