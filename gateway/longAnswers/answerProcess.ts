import { Socket } from "node:net";
import { joining } from "@pacte-hub/server/joining";
import { lowerPriority } from "@pacte-hub/server/lowerPriority";
import { type DocumentNode, type GraphQLSchema, getOperationAST, parse } from "graphql";
import { LRUCache } from "lru-cache";
import { executorOf } from "../execution/execute.ts";
import type { Execute, ExecutionOutcome } from "../execution/executed.ts";
import { inProcessTransport, type SchemaModule } from "../execution/inProcess.ts";
import type { Pieces } from "../execution/pieces.ts";
import { releasesOf, rememberingReleases } from "../execution/releasesUsed.ts";
import type { Reader, Transport } from "../execution/transport.ts";
import { sharesIn } from "../planning/planner.ts";
import { supergraphOf } from "../supergraph/supergraph.ts";
import { Calls } from "./calls.ts";
import { type Frame, readFrames, writeFrame } from "./frames.ts";
import { type GraphMessage, mostGraphs, type Order, type QuestionMessage, type Report } from "./messages.ts";
import { wireErrorOf } from "./wireError.ts";

/**
 * A process that executes plans of long answers, with the gateway's executor: while it parses, merges and writes megabytes, the
 * gateway answers others. It has no address, key or token: its requests to institutions go through the gateway, which signs them.
 */

const line = new Socket({ fd: 3 });
const send = (report: Report, bytes?: Pieces): void => writeFrame(line, report, bytes);
const calls = new Calls(send);
const graphs = new Map<number, Promise<Execute>>();
const underWay = new Map<number, AbortController>();
const documents = new LRUCache<string, DocumentNode>({
  max: 500,
  maxSize: 4 * 1024 * 1024,
  sizeCalculation: (_, text) => text.length + 1,
});

await joining(process.env);
readFrames<Order>(line, hear);
// The gateway is gone.
line.on("close", () => process.exit(0));

function hear({ message, bytes }: Frame<Order>): void {
  if (message.kind === "GRAPH") keep(message);
  else if (message.kind === "QUESTION") void answer(message);
  else if (message.kind === "OUTCOME") calls.settle(message, bytes);
  else if (message.kind === "LEFT") underWay.get(message.id)?.abort();
  else send({ kind: "PONG" });
}

let standsBehind = false;
function standBehind(): void {
  if (!standsBehind) lowerPriority();
  standsBehind = true;
}

/** The last graphs are kept: requests that began with a replaced graph still need it. */
function keep(message: GraphMessage): void {
  const graph = served(message);
  // The gateway, which answers short queries, works first; not while this process starts. Queries over a wrong graph get its error.
  graph.then(standBehind, () => undefined);
  graphs.set(message.graph, graph);
  const [oldest] = graphs.keys();
  if (graphs.size > mostGraphs && oldest !== undefined) graphs.delete(oldest);
}

async function served({
  sdl,
  plansKept,
  maxErrors,
  maxAnswerBytes,
  timeoutMs,
  modules,
}: GraphMessage): Promise<Execute> {
  const supergraph = supergraphOf(sdl);
  const transports = new Map<string, Transport>();
  for (const name of supergraph.subgraphs.keys()) {
    const module = Object.hasOwn(modules, name) ? modules[name] : undefined;
    if (!module) transports.set(name, rememberingReleases(name, calls.transport(name)));
    else {
      const schema = await schemaFrom(module);
      transports.set(name, inProcessTransport(name, { schema, context: calls.context(name) }, timeoutMs));
    }
  }
  return executorOf({
    supergraph,
    transports,
    planner: { overrideShares: sharesIn(sdl), ready: async () => undefined, plan: calls.plan },
    plansKept,
    maxErrors,
    ...(maxAnswerBytes !== undefined && { maxAnswerBytes }),
    charge: calls.charge,
    unasked: (subgraph, keys) => {
      if (keys.size > 0) send({ kind: "UNREQUESTED", subgraph, keys: [...keys] });
    },
  });
}

async function schemaFrom({ url, factory }: SchemaModule): Promise<GraphQLSchema> {
  const schemaModule: Readonly<Record<string, () => GraphQLSchema>> = await import(url);
  const make = schemaModule[factory];
  if (!make) throw new Error(`${url} exports no ${factory}`);
  return make();
}

async function answer({ id, graph, source, operationName, variables, scopes, cost }: QuestionMessage): Promise<void> {
  const leaving = new AbortController();
  underWay.set(id, leaving);
  const reader: Reader = {
    carried: {},
    signal: leaving.signal,
    // Costs are reported by the query's number.
    payer: String(id),
    ...(cost !== undefined && { bill: { cost } }),
    ...(scopes && { scopes: new Set(scopes) }),
  };
  try {
    const execute = await graphs.get(graph);
    const document = documentOf(source);
    const operation = getOperationAST(document, operationName);
    if (!execute || !operation) throw new Error(`graph ${graph} or the operation is not known here`);
    sendAnswer(id, await execute({ document, operation, source, variables, reader }), reader);
  } catch (error) {
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    send({ kind: "FAULT", id, message, stack });
  } finally {
    underWay.delete(id);
    calls.forget(id);
  }
}

function sendAnswer(id: number, { data, errors, noPlan }: ExecutionOutcome, reader: Reader): void {
  const outcome = {
    data: data === undefined ? "NONE" : data === null ? "NULL" : "WRITTEN",
    errors: errors?.map(wireErrorOf),
    noPlan: noPlan && { reason: noPlan.reason, why: noPlan.message },
    releases: releasesOf(reader),
  } as const;
  send({ kind: "ANSWER", id, ...outcome }, data ? [Buffer.from(data.text)] : undefined);
}

/** Parses the query as the gateway did, with locations. */
function documentOf(source: string): DocumentNode {
  const cached = documents.get(source);
  if (cached) return cached;
  const document = parse(source);
  documents.set(source, document);
  return document;
}
