import type { RandomQuery } from "@pacte-hub/executor/testbed/author";
import { composeServices } from "@theguild/federation-composition";
import {
  type DocumentNode,
  execute,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parse,
  validate,
} from "graphql";
import { pino } from "pino";
import { executorOf } from "../../execution/execute.ts";
import type { Execute } from "../../execution/executed.ts";
import { answerInvalid } from "../../execution/fieldError.ts";
import { parseBody } from "../../execution/parseBody.ts";
import { readReply, refused } from "../../execution/reply.ts";
import type { Transport } from "../../execution/transport.ts";
import { PlannerPool, usualPool } from "../../planning/plannerPool.ts";
import { supergraphOf } from "../../supergraph/supergraph.ts";
import { Facts } from "./facts.ts";
import type { Model } from "./model.ts";
import { subgraphSdl } from "./sdl.ts";
import { monolith, subgraph } from "./servers.ts";

let pool: PlannerPool | undefined;

/** The planners of a test's process, shared by all its graphs. */
export function planners(): PlannerPool {
  pool ??= new PlannerPool({ ...usualPool, log: pino({ level: "silent" }) });
  return pool;
}

/** A random graph twice: split over subgraphs behind the executor, and whole in one server. */
export interface Federation {
  readonly publicSchema: GraphQLSchema;
  readonly execute: Execute;
  readonly oracle: GraphQLSchema;
  readonly sdl: Readonly<Record<string, string>>;
}

/** Null when the subgraphs do not compose, for reasons that are composition's own. */
export function federated(model: Model, seed: number, says?: Federated["says"]): Federation | null {
  const sdl = Object.fromEntries(model.subgraphs.map((name) => [name, subgraphSdl(model, name)]));
  const services = Object.entries(sdl).map(([name, text]) => ({ name, url: `http://${name}`, typeDefs: parse(text) }));
  const { supergraphSdl } = composeServices(services);
  if (!supergraphSdl) return null;
  const facts = new Facts(model, seed);
  const schemas = Object.fromEntries(Object.entries(sdl).map(([name, text]) => [name, subgraph(model, facts, text)]));
  const oracle = monolith(model, facts, supergraphOf(supergraphSdl).publicSchema);
  return federationOf({ supergraphSdl, schemas, oracle, sdl, ...(says && { says }) });
}

/** A graph, its subgraphs' servers, and the one server that has all their facts. */
export interface Federated {
  readonly supergraphSdl: string;
  readonly schemas: Readonly<Record<string, GraphQLSchema>>;
  readonly oracle: GraphQLSchema;
  readonly sdl: Readonly<Record<string, string>>;
  /** What becomes of a subgraph's answer on its way: it may be lost, or be a lie. */
  readonly says?: (name: string, answer: Buffer) => Buffer;
}

export function federationOf({ supergraphSdl, schemas, oracle, sdl, says }: Federated): Federation {
  const supergraph = supergraphOf(supergraphSdl);
  const transports = new Map(Object.entries(schemas).map(([name, schema]) => [name, over(schema, name, says)]));
  const planner = planners().over(supergraphSdl);
  return {
    publicSchema: supergraph.publicSchema,
    execute: executorOf({ supergraph, transports, planner, plansKept: 100, maxErrors: Number.POSITIVE_INFINITY }),
    oracle,
    sdl,
  };
}

/** All but the wire: questions are validated as a server does, and answers come as JSON. */
function over(schema: GraphQLSchema, name: string, says: Federated["says"]): Transport {
  return {
    async ask({ operation, variables }) {
      const document = parse(operation.text);
      const faults = validate(schema, document);
      if (faults.length > 0) throw new Error(`${name} is asked ${operation.text}: ${faults[0]?.message}`);
      const result = await execute({ schema, document, variableValues: JSON.parse(variables) });
      const answer = Buffer.from(JSON.stringify(result));
      return readReply(parseBody(says ? says(name, answer) : answer), name) ?? refused(answerInvalid(name));
    },
    close: async () => {},
  };
}

export interface Outcome {
  readonly text: string;
  /** The nulls that errors explain. */
  readonly explained: readonly string[];
}

const reader = { carried: {}, signal: new AbortController().signal };

export async function hubSays(federation: Federation, query: RandomQuery): Promise<Outcome> {
  const { text, errors } = await hubTells(federation, query);
  return outcome(text, errors);
}

/** The answer itself, with its errors. @throws NoPlan */
export async function hubTells({ execute: executeOperation }: Federation, { text, variables }: RandomQuery) {
  const document = parse(text);
  const operation = operationIn(document);
  const {
    data,
    errors = [],
    noPlan,
  } = await executeOperation({ document, operation, source: text, variables, reader });
  if (noPlan) throw noPlan;
  return { text: data?.text ?? "null", errors };
}

export async function oracleSays({ oracle }: Federation, { text, variables }: RandomQuery): Promise<Outcome> {
  const { data, errors } = await execute({ schema: oracle, document: parse(text), variableValues: variables });
  return outcome(JSON.stringify(data ?? null), errors ?? []);
}

const operationIn = ({ definitions }: DocumentNode): OperationDefinitionNode =>
  definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION) as OperationDefinitionNode;

export type Path = readonly (string | number)[];

interface Said {
  readonly path?: Path | undefined;
}

const outcome = (text: string, errors: readonly Said[]): Outcome => ({
  text,
  explained: nullsExplained(JSON.parse(text), errors),
});

/**
 * Of several errors under one null, the specification lets a server tell only some: so what is compared is which nulls
 * have an error, and, where a null has one error only, its whole path.
 */
export function nullsExplained(data: unknown, errors: readonly Said[]): string[] {
  return [...new Set(errors.map(({ path }) => JSON.stringify(path ? upToNull(data, path) : null)))].sort();
}

export function upToNull(data: unknown, path: Path): Path {
  let value = data;
  for (const [depth, step] of path.entries()) {
    if (value === null || value === undefined) return path.slice(0, depth);
    value = (value as Record<string | number, unknown>)[step];
  }
  return path;
}
