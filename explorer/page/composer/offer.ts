/** What an institution counts, and this reader may read: a line of the catalogue. */
export interface Indicator {
  /** "caf.rsaHouseholds": the institution's field, then its own. */
  readonly key: string;
  readonly institution: string;
  readonly institutionName: string;
  readonly field: string;
  readonly dataset: string;
  readonly title: string;
  readonly definition: string;
  readonly unit: string;
  readonly levels: readonly string[];
  /** Published, the first first. */
  readonly periods: readonly string[];
  /** From which period on something else is counted, and what. */
  readonly breaks: readonly { readonly from: string; readonly because: string }[];
  /** What it can be broken down by, where that is published: HOUSEHOLD_TYPE. */
  readonly dimensions: readonly string[];
  readonly sources: readonly { readonly title: string; readonly licence: string }[];
  /** Open to this reader alone, by an access that was granted; false: open to all. */
  readonly isGranted: boolean;
}

/** Counted, or made up to show the hub: a table has the ones or the others. */
export type Origin = "REAL" | "DEMONSTRATION";

export interface Place {
  readonly code: string;
  readonly name: string;
  readonly level: string;
}

/** What tables can be made of. */
export interface Offer {
  /** Real figures. */
  readonly indicators: readonly Indicator[];
  /** The same of demonstration figures, which cover other periods and breakdowns. */
  readonly invented: readonly Indicator[];
  readonly places: readonly Place[];
  /** Sentences of what did not answer. */
  readonly faults: readonly string[];
}

/** The offer as tables of one origin see it: the two never mix. */
export const ofOrigin = (offer: Offer, origin: Origin): Offer =>
  origin === "REAL" ? offer : { ...offer, indicators: offer.invented };

interface DatasetAnswer extends Omit<Indicator, OwnOfPage> {
  readonly id: string;
  readonly field: string | null;
  readonly inventedPeriods: Indicator["periods"];
  readonly inventedSources: Indicator["sources"];
  readonly dimensions: readonly { readonly dimension: string; readonly isPublished: boolean | null }[];
}
type OwnOfPage = "key" | "institution" | "institutionName" | "field" | "dataset" | "dimensions" | "isGranted";

interface AccessAnswer {
  readonly dataset: string;
  readonly decision: string;
  readonly finest: string | null;
  readonly dimensions: readonly string[];
}

/** An institution, as it answers `questionTo`. */
export interface PartAnswer {
  readonly name: string;
  readonly datasets: readonly DatasetAnswer[];
  readonly access: readonly AccessAnswer[];
}

/** What a figure of the indicator can be broken down by, where that is published. */
export interface Breakdown {
  /** As the graph writes it: HOUSEHOLD_TYPE. */
  readonly dimension: string;
  readonly label: string;
  readonly values: readonly { readonly code: string; readonly label: string }[];
}

/** The field of a figure that says where it stands in a breakdown: HOUSEHOLD_TYPE is householdType. */
export const fieldOf = (dimension: string): string =>
  dimension.toLowerCase().replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** From the widest to the finest. */
const byFineness = ["DEPARTMENT", "ARRONDISSEMENT", "EPCI", "COMMUNE"];

/** To whom what is offered. */
export interface OfferReader {
  readonly origin: Origin;
  /** Whoever shows no token sees what there would be of demonstration figures: signing in may open it. */
  readonly isAnonymous: boolean;
}

/** Those that have a field of their own, a published figure of this origin, and are not closed to this reader. */
export function indicatorsOf(
  institution: string,
  part: PartAnswer | null,
  { origin, isAnonymous }: OfferReader,
): readonly Indicator[] {
  if (part === null) return [];
  const access = new Map(part.access.map((entry) => [entry.dataset, entry]));
  return part.datasets.flatMap(({ id, field, dimensions, inventedPeriods, inventedSources, ...dataset }) => {
    const ownAccess = access.get(id);
    const periods = origin === "REAL" ? dataset.periods : inventedPeriods;
    const isClosed = ownAccess?.decision === "REFUSED" && !(origin === "DEMONSTRATION" && isAnonymous);
    if (field === null || periods.length === 0 || isClosed) return [];
    const grant = ownAccess?.decision === "GRANTED" ? ownAccess : null;
    const finest = grant?.finest ? byFineness.indexOf(grant.finest) : byFineness.length;
    return {
      ...dataset,
      periods,
      levels: dataset.levels.filter((level) => byFineness.indexOf(level) <= finest),
      // A break is of what was counted: nothing was.
      breaks: origin === "REAL" ? dataset.breaks : [],
      sources: origin === "REAL" ? dataset.sources : inventedSources,
      key: `${institution}.${field}`,
      institution,
      institutionName: part.name,
      field,
      dataset: id,
      dimensions: dimensions
        // Whether it is published is known of real figures alone.
        .filter(({ isPublished }) => origin === "DEMONSTRATION" || isPublished !== false)
        .map(({ dimension }) => dimension)
        .filter((dimension) => grant === null || grant.dimensions.includes(fieldOf(dimension))),
      isGranted: grant !== null,
    };
  });
}
