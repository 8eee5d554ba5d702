import type { Batch, Entities } from "./entities.ts";
import { fillGaps, fillNeeding } from "./expected.ts";
import { answerInvalid, type Cause, explainedElsewhere, Flaw, flawOf } from "./flaw.ts";
import { merge } from "./merge.ts";
import { pin } from "./pin.ts";
import type { JsonRecord, Step } from "./record.ts";
import { type Includes, renamed, rewrite } from "./rewrite.ts";
import { type Run, remark } from "./run.ts";
import { spokenBy } from "./spoken.ts";
import type { Reply, SubgraphError } from "./transport.ts";

interface Delivery {
  readonly serviceName: string;
  readonly entities: Entities;
  readonly includes: Includes;
  readonly reply: Reply;
}

/** Brings each entity's answer, or the reason there is none, to every place where the entity stands. */
export function distribute(run: Run, delivery: Delivery): void {
  const { entities, reply } = delivery;
  if (reply.kind === "REFUSED") leaveFlawed(entities, flawOf(reply.refusal));
  else if (reply.data === null) leaveFlawed(entities, flawOfAll(reply.errors, delivery));
  else hand(run, delivery, { told: entities.batch.answerIn(reply.data) as Told, errors: reply.errors });
  for (const [place, flaws] of entities.wanting)
    fillNeeding(place, entities.batch.gaps(), { flaws, requiredBy: entities.batch.requiredBy });
}

function hand(run: Run, delivery: Delivery, answered: Answered): void {
  const { places, batch } = delivery.entities;
  const { told, errors } = answered;
  if (batch.alias.outputRewrites)
    for (const record of told) rewrite(record, batch.alias.outputRewrites, delivery.includes);
  if (errors.length > 0) spread(run, delivery, answered);
  else for (const [index, record] of told.entries()) deliver({ record, missing: null }, places[index] ?? [], batch);
}

function spread(run: Run, delivery: Delivery, { told, errors }: Answered): void {
  const { entities } = delivery;
  const answers = told.map((record): Answer => ({ record, missing: null }));
  const concerned = errors.filter((error) => concerns(error, entities));
  const unpinned = concerned.flatMap((error) => pinned(answers, error, delivery));
  answers.forEach((answer, index) => {
    deliver(answer, entities.places[index] ?? [], entities.batch);
  });
  for (const { index, cause } of unpinned) for (const place of entities.places[index] ?? []) remark(run, place, cause);
}

type Told = readonly (JsonRecord | null)[];

interface Answered {
  readonly told: Told;
  readonly errors: readonly SubgraphError[];
}

/** What was said of one entity. */
interface Answer {
  record: JsonRecord | null;
  /** What stands for the fields that were not told: null, when the partner does not know the entity. */
  missing: Flaw | null;
}

function deliver({ record, missing }: Answer, places: readonly JsonRecord[], batch: Batch): void {
  places.forEach((place, standing) => {
    if (record) merge(place, record, standing > 0 && !batch.shares);
    if (!record || missing) fillGaps(place, batch.gaps(), missing);
  });
}

function leaveFlawed({ places, batch }: Entities, flaw: Flaw): void {
  for (const place of places.flat()) fillGaps(place, batch.gaps(), flaw);
}

/** The whole answer is null: its errors hold for every entity, whichever they name. */
function flawOfAll(errors: readonly SubgraphError[], { serviceName }: Delivery): Flaw {
  if (errors.length === 0) return flawOf(answerInvalid(serviceName));
  return new Flaw(errors.map((error) => spokenBy(serviceName, { ...error, path: undefined }, [])));
}

/** An error that names no alias of the fetch is told with the first. */
function concerns({ path }: SubgraphError, { batch: { alias } }: Entities): boolean {
  const named = path?.[0];
  if (named === alias.alias) return true;
  return /^_e(ntities|0)$/.test(alias.alias) && !/^_e(ntities|\d+)$/.test(String(named));
}

interface Unpinned {
  readonly index: number;
  readonly cause: Cause;
}

/** Puts the error where its null stands; what finds no null is returned, to be told beside the value. */
function pinned(
  answers: readonly Answer[],
  error: SubgraphError,
  { serviceName, entities }: Delivery,
): readonly Unpinned[] {
  const [, index, ...path] = renamed(error.path ?? [], entities.batch.alias.outputRewrites);
  const say = (tail: readonly Step[]) => spokenBy(serviceName, error, tail);
  const answer = typeof index === "number" ? answers[index] : undefined;
  if (!answer || typeof index !== "number") return [{ index: 0, cause: say([]) }];
  if (answer.record === null) blank(answer);
  if (path.length === 0 && answer.missing) {
    answer.missing = new Flaw([...answer.missing.causes, say([])]);
    return [];
  }
  return pin(answer.record, path, say) ? [] : [{ index, cause: say(path) }];
}

/** An entity that is null because one of its fields failed: that field bears the error, the others are explained. */
function blank(answer: Answer): void {
  answer.record = {};
  answer.missing = explainedElsewhere;
}
