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
const all: KnownCounts = Object.entries(counts);

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
  const [one, other] = [counts[part], counts[whole]];
  return !!one && !!other && one.measure === other.measure && pathOf(one.population, other.population) !== null;
}

function fromInclusions(): ModelRelation[] {
  return all.flatMap(([fewer, part]) =>
    all.flatMap(([more, whole]) => {
      const path = part.population === whole.population ? null : pathOf(part.population, whole.population);
      if (!path || part.measure !== whole.measure) return [];
      return [atMost(fewer, [term(more, 1)], path.join(" ; "))];
    }),
  );
}

/** The same units told apart in two ways: neither is more than the other. */
function fromSamePopulation(): ModelRelation[] {
  return all.flatMap(([one, { population, measure }]) =>
    all.flatMap(([other, of]) => {
      if (one >= other || of.population !== population || of.measure !== measure) return [];
      const terms = [term(one, -1), term(other, 1)];
      return [{ terms, along: shared(one, other), min: 0, max: 0, because: `${one} et ${other} : les mêmes unités` }];
    }),
  );
}

/** Parts that exclude each other are together no more than the whole, at each detail that all of them have. */
function fromDisjunction({ parts, whole, because }: Disjunction): ModelRelation[] {
  const counting = (population: PopulationId) => all.filter(([, one]) => one.population === population);
  const choices = parts.reduce<DatasetId[][]>(
    (chosen, part) => chosen.flatMap((one) => counting(part).map(([dataset]) => [...one, dataset])),
    [[]],
  );
  return counting(whole).flatMap(([more, { measure }]) =>
    choices
      .filter((chosen) => chosen.every((one) => counts[one]?.measure === measure))
      .map((chosen): ModelRelation => {
        const along = shared(more, more).filter((name) => chosen.every((one) => counts[one]?.by.includes(name)));
        return {
          ...bounded(
            [term(more, 1)],
            chosen.map((one) => term(one, 1)),
          ),
          along,
          because,
        };
      }),
  );
}

/** Whatever is within the members is bounded from above by the containers, whatever holds them all from below. */
function fromMembership({ container, member, only, by, holds, because }: Membership): ModelRelation[] {
  const containers = all.filter(([, one]) => one.population === container && one.by.includes(by));
  const values = Object.entries(holds);
  return containers.flatMap(([households, { measure }]) =>
    all.flatMap(([persons, count]): ModelRelation[] => {
      if (count.measure !== measure || (only && !count.by.includes(only.dimension))) return [];
      const members = only
        ? only.values.map((value) => term(persons, 1, { [only.dimension]: value }))
        : [term(persons, 1)];
      const held = (of: (one: (typeof values)[number][1]) => number) =>
        values.flatMap(([value, one]) => (of(one) > 0 ? [term(households, of(one), { [by]: value })] : []));
      const most = values.every(([, one]) => one.most !== null) && pathOf(count.population, member);
      const least = !only && values.some(([, one]) => one.least > 0) && pathOf(member, count.population);
      // Where a table tells no type of household, what holds of every type holds of all.
      const every = (times: number) => [term(households, times)];
      const [atMostEach, atLeastEach] = [
        Math.max(...values.map(([, one]) => one.most ?? 0)),
        Math.min(...values.map(([, one]) => one.least)),
      ];
      const above = [held((one) => one.most ?? 0), every(atMostEach)];
      const below = [held((one) => one.least), every(atLeastEach)];
      return [
        ...(most ? above.map((sum) => ({ ...bounded(sum, members), because: [...most, because].join(" ; ") })) : []),
        ...(least ? below.map((sum) => ({ ...bounded(members, sum), because: [because, ...least].join(" ; ") })) : []),
      ];
    }),
  );
}

/** `smaller` never exceeds `larger`, both sums, on each territory as a whole. */
function bounded(larger: readonly RelationTerm[], smaller: readonly RelationTerm[]): Omit<ModelRelation, "because"> {
  const terms = [...larger, ...smaller.map((one) => ({ ...one, times: -one.times }))];
  return { terms, along: [], min: 0, max: Number.POSITIVE_INFINITY };
}

function atMost(fewer: DatasetId, larger: readonly RelationTerm[], because: string): ModelRelation {
  const along = larger.flatMap(({ dataset }) => shared(fewer, dataset));
  return { ...bounded(larger, [term(fewer, 1)]), along, because };
}

function shared(one: DatasetId, other: DatasetId): Dimension[] {
  return (counts[one]?.by ?? []).filter((name) => counts[other]?.by.includes(name));
}

function term(dataset: DatasetId, times: number, at: RelationTerm["at"] = {}): RelationTerm {
  return { dataset, times, at };
}

/** Datasets that relations tie together, and whether a relation ties one period of theirs to the next. */
export interface Tied {
  readonly datasets: readonly DatasetId[];
  readonly tiesPeriods: boolean;
}

/** The datasets among these that relations tie, directly or through others of them: each is in one group. */
export function groupsOf(datasets: readonly DatasetId[]): Tied[] {
  // Two of them in one relation with another institution's are tied as well: whoever knows the one bounds the other.
  const inside = modelRelations.filter((one) => datasetsIn(one).filter((each) => datasets.includes(each)).length > 1);
  const left = new Set(datasets);
  return datasets.flatMap((first) => {
    if (!left.delete(first)) return [];
    const group = [first];
    for (const one of group) {
      for (const other of inside
        .map(datasetsIn)
        .filter((named) => named.includes(one))
        .flat())
        if (left.delete(other)) group.push(other);
    }
    const tiesPeriods = inside.some(({ terms }) =>
      terms.some(({ dataset, before }) => before && group.includes(dataset)),
    );
    return [{ datasets: datasets.filter((one) => group.includes(one)), tiesPeriods }];
  });
}

/** Which datasets a relation names. */
export const datasetsIn = ({ terms }: ModelRelation): readonly DatasetId[] => [
  ...new Set(terms.map(({ dataset }) => dataset)),
];

/** Whether a relation ties the dataset to one of another institution. */
export const isTiedAbroad = (dataset: DatasetId): boolean => tiedTo(dataset).some((one) => !isOfSame(one, dataset));

/** Whether another institution counts a population that includes this one: each zero of theirs is a zero here. */
export const isIncludedAbroad = (dataset: DatasetId): boolean =>
  modelRelations.some(
    ({ terms }) =>
      terms.some((one) => one.dataset === dataset && one.times < 0) &&
      terms.some((one) => one.times > 0 && !isOfSame(one.dataset, dataset)),
  );

/** The datasets that some relation ties to this one, itself left out. */
export const tiedTo = (dataset: DatasetId): readonly DatasetId[] => [
  ...new Set(
    modelRelations
      .map(datasetsIn)
      .filter((named) => named.includes(dataset))
      .flat()
      .filter((one) => one !== dataset),
  ),
];

const isOfSame = (one: DatasetId, other: DatasetId): boolean => counts[one]?.partner === counts[other]?.partner;

/** Every place of a relation: the values of what it goes along, totals (left out) included. */
export function placesAlong({ along }: Pick<ModelRelation, "along">): Readonly<Partial<Record<Dimension, string>>>[] {
  return along.reduce<Readonly<Partial<Record<Dimension, string>>>[]>(
    (places, name) => places.flatMap((at) => [at, ...dimensionValues[name].map((value) => ({ ...at, [name]: value }))]),
    [{}],
  );
}
