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
import type { CompileContext, Run } from "./run.ts";
import type { MayShare } from "./sharedEntities.ts";

/** One `_entities` alias of a fetch, compiled once for all requests. */
export interface Batch {
  readonly alias: EntityBatchAlias;
  /** Beginning of its representations among the variables, as JSON text. */
  readonly opening: string;
  /** Its paths. */
  readonly placesByPath: readonly EntityPlaces[];
  readonly representing: Representing;
  readonly answerIn: (data: JsonRecord) => unknown;
  /** Whether its places may share one object. */
  readonly shares: boolean;
  /** The fields each place should receive. */
  readonly gaps: Gaps;
  /** The error of all its fields where the partner has no such entity. */
  readonly nothing: FieldError;
  readonly admission: Admission;
  readonly requiredBy: CompileContext["requiredBy"];
}

/** Where entities of a batch stand. */
interface EntityPlaces {
  readonly collect: Collect;
  /** The error of all its fields where the entity has no key: the subgraph that should have resolved one did not. */
  readonly keyless: FieldError;
}

/** The fetch that a batch is a part of. */
export interface BatchOf {
  readonly serviceName: string;
  /** The fields that the whole fetch selects. */
  readonly fields: readonly Expected[];
  readonly number: number;
  readonly shape: AnswerShape;
  readonly mayShare: MayShare;
  /** By number of fetch, the subgraph it is sent to. */
  readonly services: readonly string[];
}

export function batchOf(alias: EntityBatchAlias, fetch: BatchOf, context: CompileContext): Batch {
  const { includes, requiredBy, wholeSchema } = context;
  const { number, shape, serviceName, services } = fetch;
  const expected = expectedUnder(alias, fetch.fields);
  const invalid = fieldErrorOf(answerInvalid(serviceName));
  const places = alias.paths.map((path) => shape.at(namesOn(path)));
  const keys = keyNames(alias, serviceName, context);
  const keyFields = namesOfKeys(alias, keys);
  const keylessAt = (place: Place | undefined): FieldError => {
    const earlierFetch = place?.fetchBringing(keyFields, number);
    return nothingFrom((earlierFetch === undefined ? undefined : services[earlierFetch]) ?? serviceName);
  };
  return {
    alias,
    opening: `${JSON.stringify(alias.representationsVariableName)}:[`,
    placesByPath: alias.paths.map((path, at) => ({ collect: collecting(path), keyless: keylessAt(places[at]) })),
    representing: representing({
      requires: widenedRequires(alias, includes),
      rewrites: alias.inputRewrites,
      includes,
      keys,
    }),
    answerIn: reading(alias.alias),
    shares: fetch.mayShare(alias),
    requiredBy,
    gaps: { expected, includes, behind: interfaceNamesOf(alias)[0] },
    nothing: nothingFrom(serviceName),
    admission: new Admission(expected, places, {
      fetch: number,
      invalid,
      nothing: nothingFrom(serviceName),
      wholeSchema,
      includes,
    }),
  };
}

/** The fields selected of the entities of one alias. */
export const expectedUnder = ({ alias }: EntityBatchAlias, fields: readonly Expected[]): readonly Expected[] =>
  fields.find(({ key }) => key === alias)?.fields ?? [];

/** Names of the fields of the subgraph's keys; none when the graph does not say. */
function keyNames(alias: EntityBatchAlias, serviceName: string, { keysOf }: CompileContext): ReadonlySet<string> {
  const types = alias.requires.flatMap((selection) =>
    selection.kind === "InlineFragment" ? [selection.typeCondition] : [],
  );
  return new Set([...types, ...interfaceNamesOf(alias)].flatMap((type) => keysOf(type, serviceName)));
}

/** Response keys of the key fields; of every required field, when the graph does not say which are the key's. */
function namesOfKeys({ requires }: EntityBatchAlias, keys: ReadonlySet<string>): readonly string[] {
  const fields = requires.flatMap((selection) =>
    selection.kind === "InlineFragment" ? selection.selections : [selection],
  );
  return fields.flatMap((field) =>
    field.kind === "Field" && field.name !== "__typename" && (keys.size === 0 || keys.has(field.alias ?? field.name))
      ? [field.name]
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
  /** Objects whose representation lacks a field the subgraph requires. */
  readonly flawsByPlace: ReadonlyMap<JsonRecord, Flaws>;
}

/** @throws InexactNumber when an entity's key is a number that was not parsed exactly */
export function gathered(batch: Batch, { data, isExact }: Pick<Run, "data" | "isExact">): Entities {
  // Two paths of a batch may lead to the same object; it is one place.
  const entityObjects = new Set<JsonRecord>();
  for (const { collect } of batch.placesByPath) collect(data, entityObjects);
  const placesByRepresentation = new Map<string, JsonRecord[]>();
  const flawsByPlace = new Map<JsonRecord, Flaws>();
  const represent = batch.representing(isExact);
  for (const place of entityObjects) {
    const representation = represent(place, (flaws) => flawsByPlace.set(place, flaws));
    const flaws = flawsByPlace.size > 0 ? flawsByPlace.get(place) : undefined;
    // Its key is missing: all of it is missing for the same reason.
    const flaw = flaws && keyFlaw(batch, place, flaws);
    if (representation === null || flaw) fillGaps(place, batch.gaps, flaw?.here() ?? keylessAt(batch, data, place));
    else {
      const places = placesByRepresentation.get(representation);
      if (places) places.push(place);
      else placesByRepresentation.set(representation, [place]);
    }
  }
  return {
    batch,
    representations: [...placesByRepresentation.keys()],
    places: [...placesByRepresentation.values()],
    flawsByPlace,
  };
}

/** By the first path that leads there. */
function keylessAt({ placesByPath, nothing }: Batch, data: JsonRecord, place: JsonRecord): FieldError {
  const path = placesByPath.find(({ collect }) => {
    const objectsOnPath = new Set<JsonRecord>();
    collect(data, objectsOnPath);
    return objectsOnPath.has(place);
  });
  return path?.keyless ?? nothing;
}

function keyFlaw({ gaps, requiredBy }: Batch, place: JsonRecord, flaws: Flaws) {
  const type = String(typeNameOf(place));
  return [...flaws].find(([name]) => !isNeeded(gaps, type, name, requiredBy))?.[1];
}

/**
 * A subgraph with an `@interfaceObject` gets representations of the interface. The planner joins the selections of each
 * concrete type into one fetch, whose type condition then names the first type only: the interface is meant.
 */
function widenedRequires(alias: EntityBatchAlias, includes: Includes): EntityBatchAlias["requires"] {
  const interfaceNames = interfaceNamesOf(alias);
  return alias.requires.map((selection) => {
    if (selection.kind !== "InlineFragment") return selection;
    const { typeCondition } = selection;
    return {
      ...selection,
      typeCondition: interfaceNames.find((wide) => includes(wide, typeCondition)) ?? typeCondition,
    };
  });
}

const interfaceNamesOf = ({ inputRewrites = [] }: EntityBatchAlias): readonly string[] =>
  inputRewrites.flatMap((rewrite) => ("ValueSetter" in rewrite ? [rewrite.ValueSetter.setValueTo] : []));
