import { ApolloServer } from "@apollo/server";
import {
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
} from "@apollo/server/plugin/disabled";
import { buildSubgraphSchema } from "@apollo/subgraph";
import { type Listening, listenOn } from "@pacte-hub/server/http/http";
import { composeServices } from "@theguild/federation-composition";
import {
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  isEnumType,
  isInterfaceType,
  isObjectType,
  parse,
} from "graphql";
import { pino } from "pino";
import { defaultLimits, type GatewayLimits } from "../http/limits.ts";
import { subgraphHealth } from "../http/subgraphHealth.ts";
import { type GatewayOptions, startGateway } from "../server.ts";
import { supergraphOf } from "../supergraph/supergraph.ts";
import { type Resolve, resolvers, subgraphSdl, typeOfThing } from "./graph.ts";

export const supergraphSdl = composed();

function composed(): string {
  const services = Object.entries(subgraphSdl).map(([name, sdl]) => ({
    name,
    url: `http://127.0.0.1:9/${name}`,
    typeDefs: parse(sdl),
  }));
  const { supergraphSdl: sdl, errors } = composeServices(services);
  if (!sdl) throw new Error(errors?.map(({ message }) => message).join("\n"));
  return sdl;
}

export function subgraphSchema(name: string): GraphQLSchema {
  const typeDefs = parse(subgraphSdl[name] as string);
  const schema = buildSubgraphSchema([{ typeDefs }]);
  for (const type of Object.values(schema.getTypeMap())) {
    if (isObjectType(type)) withResolvers(type);
    // Told of an interface by its key, a subgraph finds which type it is.
    if (isInterfaceType(type)) type.resolveType = (value) => typeOfThing((value as { id: string }).id);
  }
  return schema;
}

type Wrap = (definition: GraphQLField<unknown, unknown>, resolve: Resolve) => unknown;

function withResolvers(type: GraphQLObjectType, wrap: Wrap = (_, resolve) => resolve): void {
  for (const [field, resolve] of Object.entries(resolvers[type.name] ?? {})) {
    const definition = type.getFields()[field];
    if (definition) definition.resolve = wrap(definition, resolve) as GraphQLFieldResolver<unknown, unknown>;
  }
}

/** The oracle: the public schema over the same facts, executed by graphql-js alone. */
export function monolith(): GraphQLSchema {
  const schema = supergraphOf(supergraphSdl).publicSchema;
  for (const type of Object.values(schema.getTypeMap())) {
    if (isObjectType(type)) withResolvers(type, shownBy);
    if (isAbstractType(type)) type.resolveType = (value) => (value as { __typename: string }).__typename;
  }
  return schema;
}

/** The gateway shows as null an enum value that the public schema does not have; the oracle must too. */
function shownBy({ type }: GraphQLField<unknown, unknown>, resolve: Resolve): Resolve {
  if (!isEnumType(type)) return resolve;
  return (parent, args) => {
    const value = resolve(parent, args);
    return type.getValue(String(value)) ? value : null;
  };
}

export interface Partner extends Listening {
  readonly url: string;
}

export async function servePartner(name: string, port = 0): Promise<Partner> {
  const server = new ApolloServer({
    schema: subgraphSchema(name),
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    plugins: [ApolloServerPluginInlineTraceDisabled(), ApolloServerPluginLandingPageDisabled()],
  });
  await server.start();
  const listening = await listenOn(server, { host: "127.0.0.1", port, context: async () => ({}) });
  const close = async () => {
    await listening.close();
    await server.stop();
  };
  return { port: listening.port, url: `http://127.0.0.1:${listening.port}/graphql`, close };
}

export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly data: Record<string, never> | null | undefined;
  readonly errors: readonly TestError[] | undefined;
}

export interface TestError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: Record<string, unknown>;
}

export interface Hub {
  readonly url: string;
  ask(query: string, variables?: object): Promise<Answer>;
  close(): Promise<void>;
}

export const silent = pino({ level: "silent" });

/** A gateway over these addresses; the reference is in process unless it has one. */
export async function gatewayOver(
  urls: Readonly<Record<string, string>>,
  bounds: Partial<GatewayLimits> = {},
  options: Partial<GatewayOptions> = {},
): Promise<Hub> {
  const gateway = await startGateway({
    supergraphSdl,
    subgraphUrls: urls,
    inProcess: urls.reference ? {} : { reference: { schema: subgraphSchema("reference"), context: () => ({}) } },
    health: subgraphHealth(urls),
    host: "127.0.0.1",
    port: 0,
    log: silent,
    // The test federation has three territories where the rule expects the Meuse.
    bounds: {
      largestAnswer: Number.POSITIVE_INFINITY,
      longAnswers: { ...defaultLimits.longAnswers, startsAtOnce: false },
      ...bounds,
    },
    ...options,
  });
  return { url: gateway.url, ask: (query, variables) => ask(gateway.url, { query, variables }), close: gateway.close };
}

export async function ask(url: string, body: object): Promise<Answer> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, text, ...JSON.parse(text) };
}

export const partnerNames = ["caf", "pole-emploi", "siae"] as const;

/** The whole small federation, with the reference in process. */
export async function startHub(
  bounds: Partial<GatewayLimits> = {},
): Promise<Hub & { readonly partners: ReadonlyMap<string, Partner> }> {
  const partners = new Map(
    await Promise.all(partnerNames.map(async (name) => [name, await servePartner(name)] as const)),
  );
  const hub = await gatewayOver(Object.fromEntries([...partners].map(([name, { url }]) => [name, url])), bounds);
  return {
    ...hub,
    partners,
    async close() {
      await hub.close();
      await Promise.all([...partners.values()].map((partner) => partner.close()));
    },
  };
}
