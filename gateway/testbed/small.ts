import { buildSubgraphSchema } from "@apollo/subgraph";
import {
  execute,
  type GraphQLError,
  type GraphQLFieldResolver,
  isAbstractType,
  isObjectType,
  Kind,
  parse,
} from "graphql";
import { executorOf } from "../execution/execute.ts";
import { answerInvalid } from "../execution/fieldError.ts";
import { parseBody } from "../execution/parseBody.ts";
import { readReply, refused } from "../execution/reply.ts";
import type { Question, Reader, Transport } from "../execution/transport.ts";
import { supergraphOf } from "../supergraph/supergraph.ts";
import { composed } from "./composed.ts";
import { planners } from "./random/agreement.ts";

type Resolvers = Readonly<Record<string, Readonly<Record<string, (parent: never, args: never) => unknown>>>>;

/** A subgraph: what it publishes, and how it answers: as its resolvers say, or with these very bytes. */
export interface SmallSubgraph {
  readonly sdl: string;
  readonly resolvers?: Resolvers;
  readonly says?: (question: Question) => string | Buffer | Promise<string | Buffer>;
}

export interface SmallAnswer {
  /** As the reader gets it. */
  readonly text: string;
  readonly data: unknown;
  readonly errors: readonly {
    readonly message: string;
    readonly path?: unknown;
    readonly extensions: Record<string, unknown>;
  }[];
}

/** A federation of a few lines, for one question each. */
export interface SmallFederation {
  ask(query: string, variables?: Record<string, unknown>, reader?: Partial<Reader>): Promise<SmallAnswer>;
  /** What each subgraph was asked, in order. */
  readonly asked: string[];
  /** Keys that were dropped, by subgraph. */
  readonly dropped: string[];
}

export function small(subgraphs: Readonly<Record<string, SmallSubgraph>>): SmallFederation {
  const sdl = composed(Object.fromEntries(Object.entries(subgraphs).map(([name, subgraph]) => [name, subgraph.sdl])));
  return smallOver(sdl, subgraphs);
}

export function smallOver(sdl: string, subgraphs: Readonly<Record<string, SmallSubgraph>>): SmallFederation {
  const requestsSeen: string[] = [];
  const dropped: string[] = [];
  const supergraph = supergraphOf(sdl);
  const execute = executorOf({
    supergraph,
    planner: planners().over(sdl),
    plansKept: 100,
    maxErrors: 100,
    transports: new Map(
      Object.entries(subgraphs).map(([name, subgraph]) => [name, transport(name, subgraph, requestsSeen)]),
    ),
    unasked: (subgraph, keys) => void dropped.push(...[...keys].map((key) => `${subgraph}: ${key}`)),
  });
  return {
    asked: requestsSeen,
    dropped,
    async ask(query, variables = {}, options = {}) {
      const document = parse(query);
      const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
      if (!operation) throw new Error("no operation");
      const reader = { carried: {}, signal: new AbortController().signal, ...options };
      const { data, errors = [], noPlan } = await execute({ document, operation, source: query, variables, reader });
      if (noPlan) throw noPlan;
      const text = data?.text ?? "null";
      return { text, data: JSON.parse(text), errors: errors.map(comparableError) };
    },
  };
}

const comparableError = ({ message, path, extensions }: GraphQLError) => ({
  message,
  ...(path && { path }),
  extensions,
});

function transport(name: string, { sdl, resolvers, says }: SmallSubgraph, requestsSeen: string[]): Transport {
  const answer = says ?? resolving(sdl, resolvers ?? {});
  return {
    async ask(question) {
      requestsSeen.push(`${name} ${question.operation.text} ${question.variables}`);
      const bytes = Buffer.from(await answer(question));
      return readReply(parseBody(bytes), name) ?? refused(answerInvalid(name));
    },
    close: async () => {},
  };
}

function resolving(sdl: string, resolvers: Resolvers): (question: Question) => Promise<string> {
  const link =
    'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@external", "@requires", "@provides", "@override", "@inaccessible", "@interfaceObject", "@authenticated", "@requiresScopes"])';
  const schema = buildSubgraphSchema([{ typeDefs: parse(`${link} ${sdl}`) }]);
  for (const type of Object.values(schema.getTypeMap())) {
    if (isAbstractType(type)) type.resolveType = (value) => (value as { __typename: string }).__typename;
    if (!isObjectType(type)) continue;
    for (const [field, resolve] of Object.entries(resolvers[type.name] ?? {})) {
      const definition = type.getFields()[field];
      if (definition) definition.resolve = resolve as unknown as GraphQLFieldResolver<unknown, unknown>;
    }
  }
  return async ({ operation, variables }) =>
    JSON.stringify(await execute({ schema, document: parse(operation.text), variableValues: JSON.parse(variables) }));
}
