import type { EntityBatchAlias, FetchNode } from "@graphql-hive/router-query-planner";
import { distribute } from "./distribute.ts";
import { batchOf, type Entities, gathered } from "./entities.ts";
import { expectedBy, fillGaps, type Gaps } from "./expected.ts";
import { answerInvalid, type Cause, explainedElsewhere, Flaw, flawOf } from "./flaw.ts";
import { merge } from "./merge.ts";
import { pin } from "./pin.ts";
import { at, isRecord, type Step } from "./record.ts";
import { renamed, rewrite } from "./rewrite.ts";
import { type Run, remark, type Surroundings, type Task } from "./run.ts";
import type { MayShare } from "./sharing.ts";
import { spokenBy } from "./spoken.ts";
import type { Reply } from "./transport.ts";

/** A question that starts from a subgraph's Query or Mutation type. */
export function rootFetch(node: FetchNode, surroundings: Surroundings): Task {
  const ask = asking(node, surroundings);
  const { includes } = surroundings;
  const gaps = (): Gaps => ({ expected: expectedBy(node.operation, node.outputRewrites), includes });
  return async (run) => {
    const reply = await ask(run, "");
    if (reply.kind === "REFUSED") fillGaps(run.data, gaps(), flawOf(reply.refusal));
    else mergeRoot(run, { node, gaps, includes }, reply);
  };
}

interface Root {
  readonly node: FetchNode;
  readonly gaps: () => Gaps;
  readonly includes: Gaps["includes"];
}

function mergeRoot(run: Run, { node, gaps, includes }: Root, reply: Answered): void {
  const data = reply.data ?? {};
  rewrite(data, node.outputRewrites, includes);
  const placeless: Cause[] = [];
  for (const error of reply.errors) {
    const path = error.path && renamed(error.path, node.outputRewrites);
    const say = (tail: readonly Step[]) => spokenBy(node.serviceName, error, tail);
    if (!path?.length) placeless.push(say([]));
    else if (!pin(data, path, say)) remark(run, run.data, say(path));
  }
  merge(run.data, data);
  // Errors without a place explain what is missing; when nothing is, they are told all the same.
  if (reply.data === null) fillGaps(run.data, gaps(), placeless.length > 0 ? new Flaw(placeless) : explainedElsewhere);
  else for (const cause of placeless) remark(run, run.data, cause);
}

type Answered = Extract<Reply, { kind: "ANSWERED" }>;

/** What both kinds of entity fetch come to: one operation, and the entities each of its aliases is about. */
export interface EntityFetch {
  readonly node: Pick<FetchNode, "serviceName" | "operation" | "operationKind" | "variableUsages">;
  readonly batches: readonly EntityBatchAlias[];
}

/** A question about entities that stand in the answer already. */
export function entityFetch({ node, batches }: EntityFetch, surroundings: Surroundings, mayShare: MayShare): Task {
  const { operation, serviceName } = node;
  const ask = asking(node, surroundings);
  const known = batches.map((alias) => batchOf(alias, surroundings, { operation, shares: mayShare(alias) }));
  const { includes } = surroundings;
  return (run) => {
    const found = known.map((batch) => gathered(batch, run.data));
    if (found.every(({ representations }) => representations.length === 0)) return undefined;
    return ask(run, found.map(written).join(",")).then((reply) => {
      for (const entities of found)
        distribute(run, { serviceName, entities, includes, reply: replyFor(entities, reply, serviceName) });
    });
  };
}

const written = ({ batch, representations }: Entities): string => `${batch.opening}${representations.join(",")}]`;

/** A list that does not match what was asked cannot be trusted at all: a figure would land on another territory. */
function replyFor({ batch, representations }: Entities, reply: Reply, institution: string): Reply {
  if (reply.kind === "REFUSED" || reply.data === null) return reply;
  const answers = batch.answerIn(reply.data);
  if (answers === null && reply.errors.length > 0) return { ...reply, data: null };
  const matches = Array.isArray(answers) && answers.length === representations.length && answers.every(isAnswer);
  return matches ? reply : { kind: "REFUSED", refusal: answerInvalid(institution) };
}

const isAnswer = (answer: unknown): boolean => answer === null || isRecord(answer);

/** Asks the question of one fetch, with the variables that are given as JSON text and those of the reader it uses. */
function asking(node: EntityFetch["node"], { transports }: Surroundings) {
  const transport = transports.get(node.serviceName);
  if (!transport) throw new Error(`no transport leads to the subgraph ${node.serviceName}`);
  const operation = { text: node.operation, json: JSON.stringify(node.operation) };
  const kind = node.operationKind === "mutation" ? "mutation" : "query";
  const names = (node.variableUsages ?? []).map((name) => [name, JSON.stringify(name)] as const);
  return async (run: Run, given: string): Promise<Reply> => {
    let variables = given;
    for (const [name, json] of names) {
      const value = at(run.variables, name);
      if (value !== undefined) variables += `${variables ? "," : ""}${json}:${JSON.stringify(value)}`;
    }
    const reply = await transport.ask({ operation, kind, variables: `{${variables}}`, reader: run.reader });
    if (reply.kind === "ANSWERED" && !reply.isPlain) run.isPlain = false;
    return reply;
  };
}
