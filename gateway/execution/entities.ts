import { type JsonRecord, reading, typeNameOf } from "../json/record.ts";
import type { EntityBatchAlias } from "../planner/planNode.ts";
import { Admission } from "./admission.ts";
import type { AnswerShape, Place } from "./answerShape.ts";
import { type Collect, collecting } from "./collect.ts";
import { fillGaps, isNeeded } from "./expected.ts";
import { answerInvalid, type FieldError, fieldErrorOf, nothingFrom } from "./fieldError.ts";
import { namesOn } from "./fieldPath.ts";
import type { Expected, Gaps } from "./gaps.ts";
import { type Flaws, type Representing, representing } from "./represent.ts";
import type { Includes } from "./rewrite.ts";
import type { Run, Surroundings } from "./run.ts";
import type { MayShare } from "./sharedEntities.ts";

/** One alias of an entity fetch, as far as it can be known before any request. */
export interface Batch {
  readonly alias: EntityBatchAlias;
  /** Beginning of its representations among the variables, as JSON text. */
  readonly opening: string;
  /** Its paths. */
  readonly standing: readonly EntityPlaces[];
  readonly representing: Representing;
  readonly answerIn: (data: JsonRecord) => unknown;
  /** Its places may hold the very same objects. */
  readonly shares: boolean;
  /** What each place should receive. */
  readonly gaps: Gaps;
  /** What stands for all of it where the partner does not know the entity. */
  readonly nothing: FieldError;
  readonly admission: Admission;
  readonly requiredBy: Surroundings["requiredBy"];
}

/** Where entities of a batch stand. */
interface EntityPlaces {
  readonly collect: Collect;
  /** What stands for all of it where the entity has no key: whoever should have told one has nothing of it. */
  readonly keyless: FieldError;
}

/** The fetch that a batch is a part of. */
export interface BatchOf {
  readonly serviceName: string;
  /** What the whole fetch asks for. */
  readonly fields: readonly Expected[];
  readonly number: number;
  readonly shape: AnswerShape;
  readonly mayShare: MayShare;
  /** Who is asked by each fetch of the plan. */
  readonly services: readonly string[];
}

export function batchOf(alias: EntityBatchAlias, fetch: BatchOf, surroundings: Surroundings): Batch {
  const { includes, requiredBy, whole } = surroundings;
  const { number, shape, serviceName, services } = fetch;
  const expected = expectedUnder(alias, fetch.fields);
  const invalid = fieldErrorOf(answerInvalid(serviceName));
  const places = alias.paths.map((path) => shape.at(namesOn(path)));
  const keys = keyNames(alias, serviceName, surroundings);
  const told = namesOfKeys(alias, keys);
  const keylessAt = (place: Place | undefined): FieldError => {
    const teller = place?.tellerOf(told, number);
    return nothingFrom((teller === undefined ? undefined : services[teller]) ?? serviceName);
  };
  return {
    alias,
    opening: `${JSON.stringify(alias.representationsVariableName)}:[`,
    standing: alias.paths.map((path, at) => ({ collect: collecting(path), keyless: keylessAt(places[at]) })),
    representing: representing({
      requires: widened(alias, includes),
      rewrites: alias.inputRewrites,
      includes,
      keys,
    }),
    answerIn: reading(alias.alias),
    shares: fetch.mayShare(alias),
    requiredBy,
    gaps: { expected, includes, behind: toldAs(alias)[0] },
    nothing: nothingFrom(serviceName),
    admission: new Admission(expected, places, {
      fetch: number,
      invalid,
      nothing: nothingFrom(serviceName),
      whole,
      includes,
    }),
  };
}

/** What is asked of the entities of one alias. */
export const expectedUnder = ({ alias }: EntityBatchAlias, fields: readonly Expected[]): readonly Expected[] =>
  fields.find(({ key }) => key === alias)?.fields ?? [];

/** By which names the subgraph may know the entities; none when the graph does not say. */
function keyNames(alias: EntityBatchAlias, serviceName: string, { keysOf }: Surroundings): ReadonlySet<string> {
  const types = alias.requires.flatMap((each) => (each.kind === "InlineFragment" ? [each.typeCondition] : []));
  return new Set([...types, ...toldAs(alias)].flatMap((type) => keysOf(type, serviceName)));
}

/** Under which names what they are known by stands in the answer; any of what is required, when the graph does not say. */
function namesOfKeys({ requires }: EntityBatchAlias, keys: ReadonlySet<string>): readonly string[] {
  const fields = requires.flatMap((each) => (each.kind === "InlineFragment" ? each.selections : [each]));
  return fields.flatMap((each) =>
    each.kind === "Field" && each.name !== "__typename" && (keys.size === 0 || keys.has(each.alias ?? each.name))
      ? [each.name]
      : [],
  );
}

/** The entities one alias of a fetch is about: each sent once, however many places it stands at. */
export interface Entities {
  readonly batch: Batch;
  /** As JSON text. */
  readonly representations: readonly string[];
  /** By index of representation, the objects of the answer that are this entity. */
  readonly places: readonly (readonly JsonRecord[])[];
  /** Places of which the subgraph could not be told all it requires. */
  readonly wanting: ReadonlyMap<JsonRecord, Flaws>;
}

/** @throws InexactNumber when an entity is known by a number that is not read exactly */
export function gathered(batch: Batch, { data, isExact }: Pick<Run, "data" | "isExact">): Entities {
  // Two paths of a batch may lead to the same object; it is one place.
  const found = new Set<JsonRecord>();
  for (const { collect } of batch.standing) collect(data, found);
  const known = new Map<string, JsonRecord[]>();
  const wanting = new Map<JsonRecord, Flaws>();
  const represent = batch.representing(isExact);
  for (const place of found) {
    const representation = represent(place, (flaws) => wanting.set(place, flaws));
    const flaws = wanting.size > 0 ? wanting.get(place) : undefined;
    // What it is known by is missing: all of it is missing for the same reason.
    const flaw = flaws && keyFlaw(batch, place, flaws);
    if (representation === null || flaw) fillGaps(place, batch.gaps, flaw?.here() ?? keylessAt(batch, data, place));
    else {
      const standing = known.get(representation);
      if (standing) standing.push(place);
      else known.set(representation, [place]);
    }
  }
  return { batch, representations: [...known.keys()], places: [...known.values()], wanting };
}

/** By the first path that leads there. */
function keylessAt({ standing, nothing }: Batch, data: JsonRecord, place: JsonRecord): FieldError {
  const path = standing.find(({ collect }) => {
    const here = new Set<JsonRecord>();
    collect(data, here);
    return here.has(place);
  });
  return path?.keyless ?? nothing;
}

function keyFlaw({ gaps, requiredBy }: Batch, place: JsonRecord, flaws: Flaws) {
  const type = String(typeNameOf(place));
  return [...flaws].find(([name]) => !isNeeded(gaps, type, name, requiredBy))?.[1];
}

/**
 * A subgraph that knows an interface as an object is told of the interface, and the planner joins what is asked of each type
 * behind it into one fetch; the pinned one then names the first type only. Whatever is of the interface is meant.
 */
function widened(alias: EntityBatchAlias, includes: Includes): EntityBatchAlias["requires"] {
  const told = toldAs(alias);
  return alias.requires.map((each) => {
    if (each.kind !== "InlineFragment") return each;
    const { typeCondition } = each;
    return { ...each, typeCondition: told.find((wide) => includes(wide, typeCondition)) ?? typeCondition };
  });
}

const toldAs = ({ inputRewrites = [] }: EntityBatchAlias): readonly string[] =>
  inputRewrites.flatMap((each) => ("ValueSetter" in each ? [each.ValueSetter.setValueTo] : []));
