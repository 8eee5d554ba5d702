import { at, type JsonRecord, type Step } from "../json/record.ts";
import type { EntityBatchAlias, FetchNode, FlattenNode } from "../planner/planNode.ts";
import { readersVariable } from "../planning/responseKeys.ts";
import { Admission, noFindings } from "./admission.ts";
import type { AnswerShape } from "./answerShape.ts";
import { collecting } from "./collect.ts";
import { type BatchOf, batchOf, type Entities, gathered } from "./entities.ts";
import { fillGaps } from "./expected.ts";
import { answerInvalid, type Cause, explainedElsewhere, FieldError, fieldErrorOf, nothingFrom } from "./fieldError.ts";
import { namesOn } from "./fieldPath.ts";
import type { Expected, Gaps } from "./gaps.ts";
import { locateError } from "./locateError.ts";
import { merge } from "./merge.ts";
import { admitted, mergeEntities } from "./mergeEntities.ts";
import { renamed, rewrite } from "./rewrite.ts";
import { type CompileContext, type Run, remark, type Task } from "./run.ts";
import { sanitizeSubgraphError } from "./sanitizeSubgraphError.ts";
import type { Reply, SubgraphError } from "./transport.ts";

/** A fetch of a plan, and where it stands among the others. */
export interface FetchInPlan {
  readonly number: number;
  readonly shape: AnswerShape;
}

/**
 * A fetch from a subgraph's Query or Mutation type. `fields`: those it selects. With a path, the query root was reached again
 * there: the result is merged into every object at the path, and nothing is sent where there is none.
 */
export function rootFetch(
  { node, fields, flattenPath = [] }: RootQuestion,
  { number, shape }: FetchInPlan,
  context: CompileContext,
): Task {
  const sendFetch = subgraphRequester(node, context);
  const { includes, wholeSchema } = context;
  const gaps: Gaps = { expected: fields, includes };
  const invalid = fieldErrorOf(answerInvalid(node.serviceName));
  const admission = new Admission(fields, [shape.at(namesOn(flattenPath))], {
    fetch: number,
    invalid,
    nothing: nothingFrom(node.serviceName),
    wholeSchema,
    includes,
  });
  const root: Root = { node, gaps, admission, type: wholeSchema.rootName(node.operationKind ?? "query"), context };
  const collect = collecting(flattenPath);
  return async (run) => {
    const places = new Set<JsonRecord>();
    collect(run.data, places);
    if (places.size === 0) return;
    const reply = await sendFetch(run, "");
    if (reply.kind === "REFUSED") for (const place of places) fillGaps(place, gaps, fieldErrorOf(reply.refusal));
    else mergeRoot(run, root, reply, [...places]);
  };
}

interface RootQuestion {
  readonly node: FetchNode;
  readonly fields: readonly Expected[];
  readonly flattenPath?: FlattenNode["path"];
}

interface Root {
  readonly node: FetchNode;
  readonly gaps: Gaps;
  readonly admission: Admission;
  readonly type: string | undefined;
  readonly context: CompileContext;
}

function mergeRoot(run: Run, root: Root, reply: AnsweredReply, places: readonly JsonRecord[]): void {
  const { node, gaps, admission, type, context } = root;
  const data = reply.data ?? {};
  rewrite(data, node.outputRewrites, gaps.includes);
  const located = locateErrors(data, root, reply.errors);
  if (reply.data !== null) {
    const findings = noFindings();
    admission.object(data, type, findings);
    context.unasked(node.serviceName, findings.unasked);
  }
  const missing = located.placeless.length > 0 ? new FieldError(located.placeless) : explainedElsewhere;
  for (const [index, place] of places.entries()) {
    merge(place, data, index < places.length - 1);
    for (const cause of located.beside) remark(run, place, cause);
    // Errors without a path explain missing values; when none is missing, they are reported as remarks.
    if (reply.data !== null) for (const cause of located.placeless) remark(run, place, cause);
    else fillGaps(place, gaps, missing);
  }
}

/** Puts each error at its null. @returns the errors whose null was not found */
function locateErrors(data: JsonRecord, { node, gaps }: Root, errors: readonly SubgraphError[]) {
  const expectedFields = { fields: gaps.expected, includes: gaps.includes };
  const placeless: Cause[] = [];
  const beside: Cause[] = [];
  for (const error of errors) {
    const path = error.path && renamed(error.path, node.outputRewrites);
    const causeOf = (tail: readonly Step[]) => sanitizeSubgraphError(node.serviceName, error, tail);
    if (!path?.length) placeless.push(causeOf([]));
    else if (!locateError(data, path, expectedFields, causeOf)) beside.push(causeOf(path));
  }
  return { placeless, beside };
}

type AnsweredReply = Extract<Reply, { kind: "ANSWERED" }>;

/** An entity fetch, batched or not: one operation, and the entities of each of its aliases. */
export interface EntityFetch {
  readonly node: Pick<FetchNode, "serviceName" | "operation" | "operationKind" | "variableUsages">;
  readonly batches: readonly EntityBatchAlias[];
}

/** A fetch (`_entities`) for entities already in the data. `fields`: those it selects. */
export function entityFetch(
  { node, batches }: EntityFetch,
  fields: readonly Expected[],
  fetch: FetchInPlan & Pick<BatchOf, "mayShare" | "services">,
  context: CompileContext,
): Task {
  const { serviceName } = node;
  const sendFetch = subgraphRequester(node, context);
  const entityBatches = batches.map((alias) => batchOf(alias, { serviceName, fields, ...fetch }, context));
  return (run) => {
    const gatheredBatches = entityBatches.map((batch) => gathered(batch, run));
    if (gatheredBatches.every(({ representations }) => representations.length === 0)) return undefined;
    return sendFetch(run, gatheredBatches.map(representationsJson).join(",")).then((reply) =>
      deliver(run, gatheredBatches, reply),
    );
  };

  function deliver(run: Run, gatheredBatches: readonly Entities[], reply: Reply): void {
    const findings = noFindings();
    const deliveries = admitted(serviceName, gatheredBatches, reply, findings);
    context.unasked(serviceName, findings.unasked);
    for (const delivery of deliveries) mergeEntities(run, delivery);
  }
}

const representationsJson = ({ batch, representations }: Entities): string =>
  `${batch.opening}${representations.join(",")}]`;

/** Sends one fetch, with representations as JSON text and the reader's variables that it uses. */
function subgraphRequester(node: EntityFetch["node"], { transports }: CompileContext) {
  const transport = transports.get(node.serviceName);
  if (!transport) throw new Error(`no transport leads to the subgraph ${node.serviceName}`);
  const operation = { text: node.operation, json: JSON.stringify(node.operation) };
  const kind = node.operationKind === "mutation" ? "mutation" : "query";
  const names = (node.variableUsages ?? []).map((name) => [readersVariable(name), JSON.stringify(name)] as const);
  return async (run: Run, entityVariables: string): Promise<Reply> => {
    let variables = entityVariables;
    for (const [name, json] of names) {
      const value = at(run.variables, name);
      if (value !== undefined) variables += `${variables ? "," : ""}${json}:${JSON.stringify(value)}`;
    }
    const reply = await transport.ask({ operation, kind, variables: `{${variables}}`, reader: run.reader });
    if (reply.kind === "ANSWERED" && !reply.isPlain) run.isPlain = false;
    return run.isExact && reply.kind === "ANSWERED" && reply.exactly ? { ...reply, data: reply.exactly() } : reply;
  };
}
