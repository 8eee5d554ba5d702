import { type Dimension, dimensionValues } from "../../model/dimension.ts";
import type { DatasetId } from "../../model/release.ts";
import { counts } from "./model.ts";
import type { Count, Disjunction, Membership, PopulationId } from "./population.ts";
import { disjunctions, inclusions, memberships, proportions, stockFlows } from "./ties.ts";

/** A count in a relation: of one dataset, at fixed values of some dimensions, in this period or the one before. */
export interface RelationTerm {
  readonly dataset: DatasetId;
  readonly times: number;
  readonly at: Readonly<Partial<Record<Dimension, string>>>;
  readonly before?: true;
}

/**
 * `min <= sum of times x count`, and at most `max`: on each territory that all terms are counted in, at each value (and
 * total) of the dimensions `along` which all of them are told apart by. Anyone derives it from the definitions, so it is
 * held to be known (docs/modele-conceptuel.md).
 */
export interface ModelRelation {
  readonly terms: readonly RelationTerm[];
  readonly along: readonly Dimension[];
  readonly min: number;
  readonly max: number;
  /** French. */
  readonly because: string;
}

type KnownCounts = readonly (readonly [DatasetId, Count])[];
const allCounts: KnownCounts = Object.entries(counts);

/** Every relation that the model implies between two datasets or more, at the finest detail they share. */
export const modelRelations: readonly ModelRelation[] = [
  ...fromInclusions(),
  ...fromSamePopulation(),
  ...disjunctions.flatMap(fromDisjunction),
  ...memberships.flatMap(fromMembership),
  ...stockFlows.map(({ stock, entries, exits, because }): ModelRelation => {
    const terms = [term(stock, -1), { ...term(stock, 1), before: true as const }, term(entries, 1), term(exits, -1)];
    return { terms, along: [], min: 0, max: 0, because };
  }),
  ...proportions.map(({ fewer, more, times, because }) => atMost(fewer, [term(more, times)], because)),
];

/** Each step of the chain of inclusions from a part to a whole says why; null where the one is not in the other. */
function pathOf(part: PopulationId, whole: PopulationId): string[] | null {
  if (part === whole) return [];
  for (const step of inclusions) {
    const rest = step.part === part ? pathOf(step.whole, whole) : null;
    if (rest) return [step.because, ...rest];
  }
  return null;
}

/** Whether each unit that a dataset counts is one that the other counts at the same time: a part of a whole. */
export function isPartOf(part: DatasetId, whole: DatasetId): boolean {
  const [partCount, wholeCount] = [counts[part], counts[whole]];
  return (
    !!partCount &&
    !!wholeCount &&
    partCount.measure === wholeCount.measure &&
    pathOf(partCount.population, wholeCount.population) !== null
  );
}

function fromInclusions(): ModelRelation[] {
  return allCounts.flatMap(([fewer, part]) =>
    allCounts.flatMap(([more, wholeCount]) => {
      const path = part.population === wholeCount.population ? null : pathOf(part.population, wholeCount.population);
      if (!path || part.measure !== wholeCount.measure) return [];
      return [atMost(fewer, [term(more, 1)], path.join(" ; "))];
    }),
  );
}

/** The same units told apart in two ways: neither is more than the other. */
function fromSamePopulation(): ModelRelation[] {
  return allCounts.flatMap(([first, { population, measure }]) =>
    allCounts.flatMap(([second, secondCount]) => {
      if (first >= second || secondCount.population !== population || secondCount.measure !== measure) return [];
      const terms = [term(first, -1), term(second, 1)];
      return [
        { terms, along: shared(first, second), min: 0, max: 0, because: `${first} et ${second} : les mêmes unités` },
      ];
    }),
  );
}

/** Parts that exclude each other are together no more than the whole, at each detail that all of them have. */
function fromDisjunction({ parts, whole, because }: Disjunction): ModelRelation[] {
  const counting = (population: PopulationId) => allCounts.filter(([, count]) => count.population === population);
  const choices = parts.reduce<DatasetId[][]>(
    (partial, part) => partial.flatMap((choice) => counting(part).map(([dataset]) => [...choice, dataset])),
    [[]],
  );
  return counting(whole).flatMap(([more, { measure }]) =>
    choices
      .filter((chosen) => chosen.every((dataset) => counts[dataset]?.measure === measure))
      .map((chosen): ModelRelation => {
        const along = shared(more, more).filter((name) =>
          chosen.every((dataset) => counts[dataset]?.by.includes(name)),
        );
        return {
          ...bounded(
            [term(more, 1)],
            chosen.map((dataset) => term(dataset, 1)),
          ),
          along,
          because,
        };
      }),
  );
}

/** Whatever is within the members is bounded from above by the containers, whatever holds them all from below. */
function fromMembership({ container, member, only, by, holds, because }: Membership): ModelRelation[] {
  const containers = allCounts.filter(([, count]) => count.population === container && count.by.includes(by));
  const values = Object.entries(holds);
  return containers.flatMap(([households, { measure }]) =>
    allCounts.flatMap(([persons, count]): ModelRelation[] => {
      if (count.measure !== measure || (only && !count.by.includes(only.dimension))) return [];
      const members = only
        ? only.values.map((value) => term(persons, 1, { [only.dimension]: value }))
        : [term(persons, 1)];
      const weighted = (of: (bounds: (typeof values)[number][1]) => number) =>
        values.flatMap(([value, bounds]) => (of(bounds) > 0 ? [term(households, of(bounds), { [by]: value })] : []));
      const mostPath = values.every(([, bounds]) => bounds.most !== null) && pathOf(count.population, member);
      const leastPath = !only && values.some(([, bounds]) => bounds.least > 0) && pathOf(member, count.population);
      // Where a table tells no type of household, what holds of every type holds of all.
      const overAll = (times: number) => [term(households, times)];
      const [atMostEach, atLeastEach] = [
        Math.max(...values.map(([, bounds]) => bounds.most ?? 0)),
        Math.min(...values.map(([, bounds]) => bounds.least)),
      ];
      const above = [weighted((bounds) => bounds.most ?? 0), overAll(atMostEach)];
      const below = [weighted((bounds) => bounds.least), overAll(atLeastEach)];
      return [
        ...(mostPath
          ? above.map((sum) => ({ ...bounded(sum, members), because: [...mostPath, because].join(" ; ") }))
          : []),
        ...(leastPath
          ? below.map((sum) => ({ ...bounded(members, sum), because: [because, ...leastPath].join(" ; ") }))
          : []),
      ];
    }),
  );
}

/** `smaller` never exceeds `larger`, both sums, on each territory as a whole. */
function bounded(larger: readonly RelationTerm[], smaller: readonly RelationTerm[]): Omit<ModelRelation, "because"> {
  const terms = [...larger, ...smaller.map((smallerTerm) => ({ ...smallerTerm, times: -smallerTerm.times }))];
  return { terms, along: [], min: 0, max: Number.POSITIVE_INFINITY };
}

function atMost(fewer: DatasetId, larger: readonly RelationTerm[], because: string): ModelRelation {
  const along = larger.flatMap(({ dataset }) => shared(fewer, dataset));
  return { ...bounded(larger, [term(fewer, 1)]), along, because };
}

function shared(first: DatasetId, second: DatasetId): Dimension[] {
  return (counts[first]?.by ?? []).filter((name) => counts[second]?.by.includes(name));
}

function term(dataset: DatasetId, times: number, at: RelationTerm["at"] = {}): RelationTerm {
  return { dataset, times, at };
}

/** Datasets that relations tie together, and whether a relation ties one period of theirs to the next. */
export interface TiedDatasets {
  readonly datasets: readonly DatasetId[];
  readonly tiesPeriods: boolean;
}

/** The datasets among these that relations tie, directly or through others of them: each is in one group. */
export function groupsOf(datasets: readonly DatasetId[]): TiedDatasets[] {
  // Two of them in one relation with another institution's are tied as well: whoever knows the one bounds the other.
  const inside = modelRelations.filter(
    (relation) => datasetsIn(relation).filter((dataset) => datasets.includes(dataset)).length > 1,
  );
  const remaining = new Set(datasets);
  return datasets.flatMap((first) => {
    if (!remaining.delete(first)) return [];
    const group = [first];
    for (const member of group) {
      for (const tied of inside
        .map(datasetsIn)
        .filter((datasetsTied) => datasetsTied.includes(member))
        .flat())
        if (remaining.delete(tied)) group.push(tied);
    }
    const tiesPeriods = inside.some(({ terms }) =>
      terms.some(({ dataset, before }) => before && group.includes(dataset)),
    );
    return [{ datasets: datasets.filter((dataset) => group.includes(dataset)), tiesPeriods }];
  });
}

/** Which datasets a relation names. */
export const datasetsIn = ({ terms }: ModelRelation): readonly DatasetId[] => [
  ...new Set(terms.map(({ dataset }) => dataset)),
];

/** Whether a relation ties the dataset to one of another institution. */
export const isTiedAbroad = (dataset: DatasetId): boolean => tiedTo(dataset).some((other) => !isOfSame(other, dataset));

/** Whether another institution counts a population that includes this one: each zero of theirs is a zero here. */
export const isIncludedAbroad = (dataset: DatasetId): boolean =>
  modelRelations.some(
    ({ terms }) =>
      terms.some((smallerTerm) => smallerTerm.dataset === dataset && smallerTerm.times < 0) &&
      terms.some((largerTerm) => largerTerm.times > 0 && !isOfSame(largerTerm.dataset, dataset)),
  );

/** The datasets that some relation ties to this one, itself left out. */
export const tiedTo = (dataset: DatasetId): readonly DatasetId[] => [
  ...new Set(
    modelRelations
      .map(datasetsIn)
      .filter((datasetsTied) => datasetsTied.includes(dataset))
      .flat()
      .filter((other) => other !== dataset),
  ),
];

const isOfSame = (first: DatasetId, second: DatasetId): boolean => counts[first]?.partner === counts[second]?.partner;

/** Every place of a relation: the values of what it goes along, totals (left out) included. */
export function placesAlong({ along }: Pick<ModelRelation, "along">): Readonly<Partial<Record<Dimension, string>>>[] {
  return along.reduce<Readonly<Partial<Record<Dimension, string>>>[]>(
    (places, name) => places.flatMap((at) => [at, ...dimensionValues[name].map((value) => ({ ...at, [name]: value }))]),
    [{}],
  );
}
