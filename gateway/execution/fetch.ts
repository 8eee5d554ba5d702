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
import { type Run, remark, type Surroundings, type Task } from "./run.ts";
import { sanitizeSubgraphError } from "./sanitizeSubgraphError.ts";
import type { Reply, SubgraphError } from "./transport.ts";

/** A fetch of a plan, and where it stands among the others. */
export interface FetchInPlan {
  readonly number: number;
  readonly shape: AnswerShape;
}

/**
 * A question that starts from a subgraph's Query or Mutation type. `fields` are those it asks for. With a path, the root of
 * queries was reached again there: every object at the path is told the answer, and where there is none, nobody is asked.
 */
export function rootFetch(
  { node, fields, under = [] }: RootQuestion,
  { number, shape }: FetchInPlan,
  surroundings: Surroundings,
): Task {
  const ask = asking(node, surroundings);
  const { includes, whole } = surroundings;
  const gaps: Gaps = { expected: fields, includes };
  const invalid = fieldErrorOf(answerInvalid(node.serviceName));
  const admission = new Admission(fields, [shape.at(namesOn(under))], {
    fetch: number,
    invalid,
    nothing: nothingFrom(node.serviceName),
    whole,
    includes,
  });
  const root: Root = { node, gaps, admission, type: whole.rootName(node.operationKind ?? "query"), surroundings };
  const collect = collecting(under);
  return async (run) => {
    const places = new Set<JsonRecord>();
    collect(run.data, places);
    if (places.size === 0) return;
    const reply = await ask(run, "");
    if (reply.kind === "REFUSED") for (const place of places) fillGaps(place, gaps, fieldErrorOf(reply.refusal));
    else mergeRoot(run, root, reply, [...places]);
  };
}

interface RootQuestion {
  readonly node: FetchNode;
  readonly fields: readonly Expected[];
  readonly under?: FlattenNode["path"];
}

interface Root {
  readonly node: FetchNode;
  readonly gaps: Gaps;
  readonly admission: Admission;
  readonly type: string | undefined;
  readonly surroundings: Surroundings;
}

function mergeRoot(run: Run, root: Root, reply: Answered, places: readonly JsonRecord[]): void {
  const { node, gaps, admission, type, surroundings } = root;
  const data = reply.data ?? {};
  rewrite(data, node.outputRewrites, gaps.includes);
  const said = pinned(data, root, reply.errors);
  if (reply.data !== null) {
    const findings = noFindings();
    admission.object(data, type, findings);
    surroundings.unasked(node.serviceName, findings.unasked);
  }
  const missing = said.placeless.length > 0 ? new FieldError(said.placeless) : explainedElsewhere;
  for (const [index, place] of places.entries()) {
    merge(place, data, index < places.length - 1);
    for (const cause of said.beside) remark(run, place, cause);
    // Errors without a place explain what is missing; when nothing is, they are told all the same.
    if (reply.data !== null) for (const cause of said.placeless) remark(run, place, cause);
    else fillGaps(place, gaps, missing);
  }
}

/** Puts each error where its null stands; those that find none are returned. */
function pinned(data: JsonRecord, { node, gaps }: Root, errors: readonly SubgraphError[]) {
  const asked = { fields: gaps.expected, includes: gaps.includes };
  const placeless: Cause[] = [];
  const beside: Cause[] = [];
  for (const error of errors) {
    const path = error.path && renamed(error.path, node.outputRewrites);
    const say = (tail: readonly Step[]) => sanitizeSubgraphError(node.serviceName, error, tail);
    if (!path?.length) placeless.push(say([]));
    else if (!locateError(data, path, asked, say)) beside.push(say(path));
  }
  return { placeless, beside };
}

type Answered = Extract<Reply, { kind: "ANSWERED" }>;

/** What both kinds of entity fetch come to: one operation, and the entities each of its aliases is about. */
export interface EntityFetch {
  readonly node: Pick<FetchNode, "serviceName" | "operation" | "operationKind" | "variableUsages">;
  readonly batches: readonly EntityBatchAlias[];
}

/** A question about entities that stand in the answer already. `fields` are those it asks for. */
export function entityFetch(
  { node, batches }: EntityFetch,
  fields: readonly Expected[],
  fetch: FetchInPlan & Pick<BatchOf, "mayShare" | "services">,
  surroundings: Surroundings,
): Task {
  const { serviceName } = node;
  const ask = asking(node, surroundings);
  const known = batches.map((alias) => batchOf(alias, { serviceName, fields, ...fetch }, surroundings));
  return (run) => {
    const found = known.map((batch) => gathered(batch, run));
    if (found.every(({ representations }) => representations.length === 0)) return undefined;
    return ask(run, found.map(written).join(",")).then((reply) => deliver(run, found, reply));
  };

  function deliver(run: Run, found: readonly Entities[], reply: Reply): void {
    const findings = noFindings();
    const deliveries = admitted(serviceName, found, reply, findings);
    surroundings.unasked(serviceName, findings.unasked);
    for (const delivery of deliveries) mergeEntities(run, delivery);
  }
}

const written = ({ batch, representations }: Entities): string => `${batch.opening}${representations.join(",")}]`;

/** Asks the question of one fetch, with the variables that are given as JSON text and those of the reader it uses. */
function asking(node: EntityFetch["node"], { transports }: Surroundings) {
  const transport = transports.get(node.serviceName);
  if (!transport) throw new Error(`no transport leads to the subgraph ${node.serviceName}`);
  const operation = { text: node.operation, json: JSON.stringify(node.operation) };
  const kind = node.operationKind === "mutation" ? "mutation" : "query";
  const names = (node.variableUsages ?? []).map((name) => [readersVariable(name), JSON.stringify(name)] as const);
  return async (run: Run, given: string): Promise<Reply> => {
    let variables = given;
    for (const [name, json] of names) {
      const value = at(run.variables, name);
      if (value !== undefined) variables += `${variables ? "," : ""}${json}:${JSON.stringify(value)}`;
    }
    const reply = await transport.ask({ operation, kind, variables: `{${variables}}`, reader: run.reader });
    if (reply.kind === "ANSWERED" && !reply.isPlain) run.isPlain = false;
    return run.isExact && reply.kind === "ANSWERED" && reply.exactly ? { ...reply, data: reply.exactly() } : reply;
  };
}
