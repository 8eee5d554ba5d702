import type { EntityBatchAlias } from "@graphql-hive/router-query-planner";
import { type Collect, collecting } from "./collect.ts";
import { expectedBy, fillGaps, type Gaps, isNeeded } from "./expected.ts";
import { type JsonRecord, reading, typeNameOf } from "./record.ts";
import { type Flaws, type Representing, representing } from "./represent.ts";
import type { Includes } from "./rewrite.ts";
import type { Surroundings } from "./run.ts";

/** One alias of an entity fetch, as far as it can be known before any request. */
export interface Batch {
  readonly alias: EntityBatchAlias;
  /** Beginning of its representations among the variables, as JSON text. */
  readonly opening: string;
  readonly collects: readonly Collect[];
  readonly representing: Representing;
  readonly answerIn: (data: JsonRecord) => unknown;
  /** Its places may hold the very same objects. */
  readonly shares: boolean;
  /** What each place should receive; parsed at the first failure only. */
  gaps(): Gaps;
  readonly requiredBy: Surroundings["requiredBy"];
}

export interface BatchOptions {
  readonly operation: string;
  readonly shares: boolean;
}

export function batchOf(
  alias: EntityBatchAlias,
  { includes, requiredBy }: Surroundings,
  { operation, shares }: BatchOptions,
): Batch {
  return {
    alias,
    opening: `${JSON.stringify(alias.representationsVariableName)}:[`,
    collects: alias.paths.map(collecting),
    representing: representing({ requires: widened(alias, includes), rewrites: alias.inputRewrites, includes }),
    answerIn: reading(alias.alias),
    shares,
    requiredBy,
    gaps: once(() => ({ expected: expectedOf(operation, alias), includes, behind: toldAs(alias)[0] })),
  };
}

/** The entities one alias of a fetch is about: each told once, however many places it stands at. */
export interface Entities {
  readonly batch: Batch;
  /** As JSON text. */
  readonly representations: readonly string[];
  /** By index of representation, the objects of the answer that are this entity. */
  readonly places: readonly (readonly JsonRecord[])[];
  /** Places of which the subgraph could not be told all it requires. */
  readonly wanting: ReadonlyMap<JsonRecord, Flaws>;
}

export function gathered(batch: Batch, data: JsonRecord): Entities {
  // Two paths of a batch may lead to the same object; it is one place.
  const found = new Set<JsonRecord>();
  for (const collect of batch.collects) collect(data, found);
  const known = new Map<string, JsonRecord[]>();
  const wanting = new Map<JsonRecord, Flaws>();
  const represent = batch.representing();
  for (const place of found) {
    const representation = represent(place, (flaws) => wanting.set(place, flaws));
    const flaws = wanting.size > 0 ? wanting.get(place) : undefined;
    // What it is known by is missing: all of it is missing for the same reason.
    const flaw = flaws && keyFlaw(batch, place, flaws);
    if (representation === null || flaw) fillGaps(place, batch.gaps(), flaw ?? null);
    else {
      const standing = known.get(representation);
      if (standing) standing.push(place);
      else known.set(representation, [place]);
    }
  }
  return { batch, representations: [...known.keys()], places: [...known.values()], wanting };
}

function keyFlaw({ gaps, requiredBy }: Batch, place: JsonRecord, flaws: Flaws) {
  const type = String(typeNameOf(place));
  return [...flaws].find(([name]) => !isNeeded(gaps(), type, name, requiredBy))?.[1];
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

const expectedOf = (operation: string, { alias, outputRewrites }: EntityBatchAlias) =>
  expectedBy(operation, outputRewrites).find(({ key }) => key === alias)?.fields ?? [];

function once<Value>(find: () => Value): () => Value {
  let found: { readonly value: Value } | undefined;
  return () => {
    found ??= { value: find() };
    return found.value;
  };
}
