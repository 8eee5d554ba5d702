import { isRecord, type JsonRecord, type Step, typeNameOf } from "../json/record.ts";
import type { Findings } from "./admission.ts";
import type { Batch, Entities } from "./entities.ts";
import { fillGaps, fillNeeding } from "./expected.ts";
import { answerInvalid, type Cause, explainedElsewhere, FieldError, fieldErrorOf } from "./fieldError.ts";
import { locateError } from "./locateError.ts";
import { merge } from "./merge.ts";
import { renamed, rewrite } from "./rewrite.ts";
import { type Run, remark } from "./run.ts";
import { sanitizeSubgraphError } from "./sanitizeSubgraphError.ts";
import type { Reply, SubgraphError } from "./transport.ts";

interface Delivery {
  readonly serviceName: string;
  readonly entities: Entities;
  readonly outcome: Outcome;
}

/** The results of a batch's entities, or the reason for having none. */
type Outcome =
  | { readonly kind: "ANSWERED"; readonly answers: readonly Answer[]; readonly unpinned: readonly Unpinned[] }
  | { readonly kind: "MISSING"; readonly flaw: FieldError };

/** Splits a reply by batch: errors at their places, and the fields that were selected. */
export function admitted(
  serviceName: string,
  gatheredBatches: readonly Entities[],
  reply: Reply,
  findings: Findings,
): Delivery[] {
  const aliases = new Set(gatheredBatches.map(({ batch }) => batch.alias.alias));
  // Errors that name no alias of the fetch go to the first batch.
  const isOthers = ({ path }: SubgraphError, { batch }: Entities): boolean =>
    path?.[0] !== batch.alias.alias && (aliases.has(String(path?.[0])) || batch !== gatheredBatches[0]?.batch);
  return gatheredBatches.map((entities) => {
    const errors = reply.kind === "REFUSED" ? [] : reply.errors.filter((error) => !isOthers(error, entities));
    return { serviceName, entities, outcome: outcomeOf(reply, errors, { serviceName, entities, findings }) };
  });
}

interface EntityAnswer {
  readonly serviceName: string;
  readonly entities: Entities;
  readonly findings: Findings;
}

function outcomeOf(reply: Reply, concerned: readonly SubgraphError[], context: EntityAnswer): Outcome {
  const { serviceName, entities, findings } = context;
  if (reply.kind === "REFUSED") return { kind: "MISSING", flaw: fieldErrorOf(reply.refusal) };
  const { batch, representations, places } = entities;
  const entityRecords = reply.data && batch.answerIn(reply.data);
  const errors = reply.data ? concerned : reply.errors;
  if (entityRecords === null && errors.length > 0) return { kind: "MISSING", flaw: flawOfAll(errors, serviceName) };
  // A list of another length than the representations cannot be trusted: a figure would land on another territory.
  if (
    !Array.isArray(entityRecords) ||
    entityRecords.length !== representations.length ||
    !entityRecords.every(isAnswer)
  )
    return { kind: "MISSING", flaw: fieldErrorOf(answerInvalid(serviceName)) };
  const { outputRewrites } = batch.alias;
  if (outputRewrites) for (const record of entityRecords) rewrite(record, outputRewrites, batch.gaps.includes);
  const answers = entityRecords.map((record): Answer => ({ record, missing: null }));
  const unpinned = concerned.flatMap((error) => locateEntityError(answers, error, { serviceName, entities }));
  answers.forEach((answer, index) => {
    admit(answer, places[index]?.[0], { batch, serviceName, findings });
  });
  return { kind: "ANSWERED", answers, unpinned };
}

const isAnswer = (answer: unknown): answer is JsonRecord | null => answer === null || isRecord(answer);

interface Admitting {
  readonly batch: Batch;
  readonly serviceName: string;
  readonly findings: Findings;
}

/** Checks one entity's result: one of another type than requested is invalid. */
function admit(answer: Answer, place: JsonRecord | undefined, { batch, serviceName, findings }: Admitting): void {
  const { record } = answer;
  // An entity that is null because something failed has no value at all.
  if (!record || !place || answer.missing) return;
  const type = typeNameOf(place);
  const typename = typeNameOf(record);
  const { admission, gaps } = batch;
  const isAlike =
    typename === undefined ||
    typeof type !== "string" ||
    typename === type ||
    (typeof typename === "string" && (gaps.includes(typename, type) || gaps.includes(type, typename)));
  if (isAlike) admission.object(record, typeof typename === "string" ? typename : asText(type), findings);
  else {
    answer.record = null;
    answer.missing = fieldErrorOf(answerInvalid(serviceName));
  }
}

const asText = (type: unknown): string | undefined => (typeof type === "string" ? type : undefined);

/** Merges each entity's result, or its error, at every place of the entity. */
export function mergeEntities(run: Run, { entities, outcome }: Delivery): void {
  const { places, batch, flawsByPlace } = entities;
  if (outcome.kind === "MISSING") leaveFlawed(entities, outcome.flaw);
  else {
    outcome.answers.forEach((answer, index) => {
      deliver(answer, places[index] ?? [], batch);
    });
    for (const { index, cause } of outcome.unpinned) for (const place of places[index] ?? []) remark(run, place, cause);
  }
  for (const [place, flaws] of flawsByPlace) fillNeeding(place, batch.gaps, { flaws, requiredBy: batch.requiredBy });
}

/** The subgraph's result for one entity. */
interface Answer {
  record: JsonRecord | null;
  /** The error of the fields without a value; null: the partner does not know the entity. */
  missing: FieldError | null;
}

function deliver({ record, missing }: Answer, places: readonly JsonRecord[], batch: Batch): void {
  places.forEach((place, index) => {
    if (record) merge(place, record, index > 0 && !batch.shares);
    if (!record || missing) fillGaps(place, batch.gaps, missing ?? batch.nothing);
  });
}

function leaveFlawed({ places, batch }: Entities, flaw: FieldError): void {
  for (const place of places.flat()) fillGaps(place, batch.gaps, flaw);
}

/** The error of every entity when the whole result is null. */
function flawOfAll(errors: readonly SubgraphError[], serviceName: string): FieldError {
  return new FieldError(errors.map((error) => sanitizeSubgraphError(serviceName, { ...error, path: undefined }, [])));
}

interface Unpinned {
  readonly index: number;
  readonly cause: Cause;
}

/** Puts an error at its null. @returns the error when its null was not found, to be reported beside the value */
function locateEntityError(
  answers: readonly Answer[],
  error: SubgraphError,
  { serviceName, entities }: Pick<Delivery, "serviceName" | "entities">,
): readonly Unpinned[] {
  const { alias, outputRewrites } = entities.batch.alias;
  const [responseKey, index, ...path] = renamed(error.path ?? [], outputRewrites);
  const causeOf = (tail: readonly Step[]) => sanitizeSubgraphError(serviceName, error, tail);
  const answer = typeof index === "number" ? answers[index] : undefined;
  // Some servers put `_entities` in error paths, whatever the alias.
  if (!answer || typeof index !== "number" || (responseKey !== alias && responseKey !== "_entities"))
    return [{ index: 0, cause: causeOf([]) }];
  if (answer.record === null) blank(answer);
  if (path.length === 0 && answer.missing) {
    answer.missing = new FieldError([...answer.missing.causes, causeOf([])]);
    return [];
  }
  const { expected: fields, includes } = entities.batch.gaps;
  return locateError(answer.record, path, { fields, includes }, causeOf) ? [] : [{ index, cause: causeOf(path) }];
}

/** For an entity that is null because a field failed: that field gets the error, its other fields a null without one. */
function blank(answer: Answer): void {
  answer.record = {};
  answer.missing = explainedElsewhere;
}
