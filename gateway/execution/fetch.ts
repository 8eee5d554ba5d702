import type { EntityBatchAlias, FetchNode } from "@graphql-hive/router-query-planner";
import { distribute } from "./distribute.ts";
import { type Entities, gatherEntities } from "./entities.ts";
import { expectedBy, fillGaps } from "./expected.ts";
import { answerInvalid, type Cause, explainedElsewhere, Flaw, flawOf } from "./flaw.ts";
import { merge } from "./merge.ts";
import { pin } from "./pin.ts";
import { at, isRecord, type JsonRecord, put, type Step } from "./record.ts";
import { renamed, rewrite } from "./rewrite.ts";
import { type Run, remark } from "./run.ts";
import { spokenBy } from "./spoken.ts";
import type { Reply } from "./transport.ts";

/** What both kinds of entity fetch come to: one operation, and the entities each of its aliases is about. */
export interface EntityFetch {
  readonly node: Pick<FetchNode, "serviceName" | "operation" | "operationKind" | "variableUsages">;
  readonly batches: readonly EntityBatchAlias[];
}

/** Asks a subgraph a question that starts from its Query or Mutation type. */
export async function fetchRoot(run: Run, node: FetchNode): Promise<void> {
  const reply = await ask(run, node, {});
  if (reply.kind === "REFUSED")
    fillGaps(run.data, expectedBy(node.operation, node.outputRewrites), flawOf(reply.refusal));
  else mergeRoot(run, node, reply);
}

function mergeRoot(run: Run, node: FetchNode, reply: Answered): void {
  const data = reply.data ?? {};
  rewrite(data, node.outputRewrites, run.includes);
  const placeless: Cause[] = [];
  for (const error of reply.errors) {
    const path = error.path && renamed(error.path, node.outputRewrites);
    const say = (tail: readonly Step[]) => spokenBy(node.serviceName, error, tail);
    if (!path?.length) placeless.push(say([]));
    else if (!pin(data, path, say)) remark(run, run.data, say(path));
  }
  merge(run.data, data);
  settle(run, { node, placeless, isWhole: reply.data === null });
}

type Answered = Extract<Reply, { kind: "ANSWERED" }>;

interface Unsettled {
  readonly node: FetchNode;
  readonly placeless: readonly Cause[];
  readonly isWhole: boolean;
}

/** Errors without a place explain what is missing; when nothing is, they are told all the same. */
function settle(run: Run, { node, placeless, isWhole }: Unsettled): void {
  if (isWhole) {
    const flaw = placeless.length > 0 ? new Flaw(placeless) : explainedElsewhere;
    fillGaps(run.data, expectedBy(node.operation, node.outputRewrites), flaw);
  } else {
    for (const cause of placeless) remark(run, run.data, cause);
  }
}

/** Asks a subgraph for more about entities that stand in the answer already. */
export async function fetchEntities(run: Run, { node, batches }: EntityFetch): Promise<void> {
  const gathered = batches.map((batch) => gatherEntities(run, node.operation, batch));
  if (gathered.every((entities) => entities.representations.length === 0)) return;
  const representations: JsonRecord = {};
  for (const { batch, representations: told } of gathered)
    put(representations, batch.representationsVariableName, told);
  const reply = await ask(run, node, representations);
  for (const entities of gathered)
    distribute(run, { node, entities, reply: replyFor(entities, reply, node.serviceName) });
}

/** A list that does not match what was asked cannot be trusted at all: a figure would land on another territory. */
function replyFor(entities: Entities, reply: Reply, institution: string): Reply {
  if (reply.kind === "REFUSED" || reply.data === null) return reply;
  const answers = at(reply.data, entities.batch.alias);
  if (answers === null && reply.errors.length > 0) return { ...reply, data: null };
  const matches =
    Array.isArray(answers) &&
    answers.length === entities.representations.length &&
    answers.every((answer) => answer === null || isRecord(answer));
  return matches ? reply : { kind: "REFUSED", refusal: answerInvalid(institution) };
}

function ask(run: Run, node: EntityFetch["node"], representations: JsonRecord): Promise<Reply> {
  const variables: JsonRecord = representations;
  for (const name of node.variableUsages ?? []) {
    const value = at(run.variables, name);
    if (value !== undefined) put(variables, name, value);
  }
  return run.transportTo(node.serviceName).ask({
    operation: node.operation,
    kind: node.operationKind === "mutation" ? "mutation" : "query",
    variables,
    reader: run.reader,
  });
}
