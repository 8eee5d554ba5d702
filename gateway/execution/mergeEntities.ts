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

/** What was said of the entities of a batch, one by one; or why nothing was. */
type Outcome =
  | { readonly kind: "TOLD"; readonly answers: readonly Answer[]; readonly unpinned: readonly Unpinned[] }
  | { readonly kind: "MISSING"; readonly flaw: FieldError };

/** Takes of a reply what it says of each batch: errors at their places, and the fields that were asked for. */
export function admitted(serviceName: string, all: readonly Entities[], reply: Reply, findings: Findings): Delivery[] {
  const aliases = new Set(all.map(({ batch }) => batch.alias.alias));
  // Those that name no alias of the fetch are told with the first.
  const isOthers = ({ path }: SubgraphError, { batch }: Entities): boolean =>
    path?.[0] !== batch.alias.alias && (aliases.has(String(path?.[0])) || batch !== all[0]?.batch);
  return all.map((entities) => {
    const errors = reply.kind === "REFUSED" ? [] : reply.errors.filter((error) => !isOthers(error, entities));
    return { serviceName, entities, outcome: outcomeOf(reply, errors, { serviceName, entities, findings }) };
  });
}

interface EntityAnswer {
  readonly serviceName: string;
  readonly entities: Entities;
  readonly findings: Findings;
}

function outcomeOf(reply: Reply, concerned: readonly SubgraphError[], heard: EntityAnswer): Outcome {
  const { serviceName, entities, findings } = heard;
  if (reply.kind === "REFUSED") return { kind: "MISSING", flaw: fieldErrorOf(reply.refusal) };
  const { batch, representations, places } = entities;
  const told = reply.data && batch.answerIn(reply.data);
  const errors = reply.data ? concerned : reply.errors;
  if (told === null && errors.length > 0) return { kind: "MISSING", flaw: flawOfAll(errors, serviceName) };
  // A list that does not match what was asked cannot be trusted at all: a figure would land on another territory.
  if (!Array.isArray(told) || told.length !== representations.length || !told.every(isAnswer))
    return { kind: "MISSING", flaw: fieldErrorOf(answerInvalid(serviceName)) };
  const { outputRewrites } = batch.alias;
  if (outputRewrites) for (const record of told) rewrite(record, outputRewrites, batch.gaps.includes);
  const answers = told.map((record): Answer => ({ record, missing: null }));
  const unpinned = concerned.flatMap((error) => pinned(answers, error, { serviceName, entities }));
  answers.forEach((answer, index) => {
    admit(answer, places[index]?.[0], { batch, serviceName, findings });
  });
  return { kind: "TOLD", answers, unpinned };
}

const isAnswer = (answer: unknown): answer is JsonRecord | null => answer === null || isRecord(answer);

interface Admitting {
  readonly batch: Batch;
  readonly serviceName: string;
  readonly findings: Findings;
}

/** What is of another type than the entity it was asked about is about nothing that was asked. */
function admit(answer: Answer, place: JsonRecord | undefined, { batch, serviceName, findings }: Admitting): void {
  const { record } = answer;
  // Of an entity that is null because something failed, nothing was told.
  if (!record || !place || answer.missing) return;
  const type = typeNameOf(place);
  const said = typeNameOf(record);
  const { admission, gaps } = batch;
  const isAlike =
    said === undefined ||
    typeof type !== "string" ||
    said === type ||
    (typeof said === "string" && (gaps.includes(said, type) || gaps.includes(type, said)));
  if (isAlike) admission.object(record, typeof said === "string" ? said : asText(type), findings);
  else {
    answer.record = null;
    answer.missing = fieldErrorOf(answerInvalid(serviceName));
  }
}

const asText = (type: unknown): string | undefined => (typeof type === "string" ? type : undefined);

/** Brings each entity's answer, or the reason there is none, to every place where the entity stands. */
export function mergeEntities(run: Run, { entities, outcome }: Delivery): void {
  const { places, batch, wanting } = entities;
  if (outcome.kind === "MISSING") leaveFlawed(entities, outcome.flaw);
  else {
    outcome.answers.forEach((answer, index) => {
      deliver(answer, places[index] ?? [], batch);
    });
    for (const { index, cause } of outcome.unpinned) for (const place of places[index] ?? []) remark(run, place, cause);
  }
  for (const [place, flaws] of wanting) fillNeeding(place, batch.gaps, { flaws, requiredBy: batch.requiredBy });
}

/** What was said of one entity. */
interface Answer {
  record: JsonRecord | null;
  /** What stands for the fields that were not told; null: the partner does not know the entity. */
  missing: FieldError | null;
}

function deliver({ record, missing }: Answer, places: readonly JsonRecord[], batch: Batch): void {
  places.forEach((place, standing) => {
    if (record) merge(place, record, standing > 0 && !batch.shares);
    if (!record || missing) fillGaps(place, batch.gaps, missing ?? batch.nothing);
  });
}

function leaveFlawed({ places, batch }: Entities, flaw: FieldError): void {
  for (const place of places.flat()) fillGaps(place, batch.gaps, flaw);
}

/** The whole answer is null: its errors hold for every entity, whichever they name. */
function flawOfAll(errors: readonly SubgraphError[], serviceName: string): FieldError {
  return new FieldError(errors.map((error) => sanitizeSubgraphError(serviceName, { ...error, path: undefined }, [])));
}

interface Unpinned {
  readonly index: number;
  readonly cause: Cause;
}

/** Puts the error where its null stands; what finds no null is returned, to be told beside the value. */
function pinned(
  answers: readonly Answer[],
  error: SubgraphError,
  { serviceName, entities }: Pick<Delivery, "serviceName" | "entities">,
): readonly Unpinned[] {
  const { alias, outputRewrites } = entities.batch.alias;
  const [named, index, ...path] = renamed(error.path ?? [], outputRewrites);
  const say = (tail: readonly Step[]) => sanitizeSubgraphError(serviceName, error, tail);
  const answer = typeof index === "number" ? answers[index] : undefined;
  // Some servers name federation's own field whatever it was asked as.
  if (!answer || typeof index !== "number" || (named !== alias && named !== "_entities"))
    return [{ index: 0, cause: say([]) }];
  if (answer.record === null) blank(answer);
  if (path.length === 0 && answer.missing) {
    answer.missing = new FieldError([...answer.missing.causes, say([])]);
    return [];
  }
  const { expected: fields, includes } = entities.batch.gaps;
  return locateError(answer.record, path, { fields, includes }, say) ? [] : [{ index, cause: say(path) }];
}

/** An entity that is null because one of its fields failed: that field bears the error, the others are explained. */
function blank(answer: Answer): void {
  answer.record = {};
  answer.missing = explainedElsewhere;
}
