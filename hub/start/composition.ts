import { readFile } from "node:fs/promises";
import { shippedRecommendations } from "@pacte-hub/data/recommendations";
import { type Graph, sdlOf } from "@pacte-hub/institution/server/buildSchema";
import { OperatorError } from "@pacte-hub/server/operatorError";
import { inClone } from "@pacte-hub/server/repository";
import { composeServices } from "@theguild/federation-composition";
import { parse } from "graphql";

/** A generated file of the repository, and whether it says what the code says. */
export interface Generated {
  readonly path: string;
  readonly text: string;
  readonly isCurrent: boolean;
}

const sdl = (graph: object): string => sdlOf(graph as Graph);

/** Every subgraph with the address it has by default; a gateway elsewhere is told others by the environment. */
const subgraphs = {
  department: {
    url: "http://127.0.0.1:4001/graphql",
    sdl: async () => sdl((await import("@pacte-hub/department/resolvers")).graph),
  },
  "pole-emploi": {
    url: "http://127.0.0.1:4002/graphql",
    sdl: async () => sdl((await import("@pacte-hub/pole-emploi/resolvers")).graph),
  },
  caf: {
    url: "http://127.0.0.1:4003/graphql",
    sdl: async () => sdl((await import("@pacte-hub/caf/resolvers")).graph),
  },
  siae: {
    url: "http://127.0.0.1:4004/graphql",
    sdl: async () => sdl((await import("@pacte-hub/siae/resolvers")).graph),
  },
  // Executed in the gateway's own process: it has no address. Its promise is written by hand.
  reference: {
    url: "in-process:reference",
    sdl: async () => (await import("@pacte-hub/reference/schema")).referenceSdl(),
  },
} as const;

/** Each institution's public promise. */
export async function emitted(): Promise<Generated[]> {
  await import("reflect-metadata");
  return Promise.all(
    Object.entries(subgraphs).map(async ([name, { sdl }]) =>
      generated(`subgraphs/${name}/schema.graphql`, await sdl()),
    ),
  );
}

/** The supergraph of all promises. @throws OperatorError with every fault of the composition. */
export async function composed(): Promise<Generated> {
  await import("reflect-metadata");
  const services = await Promise.all(
    Object.entries(subgraphs).map(async ([name, { url, sdl }]) => ({ name, url, typeDefs: parse(await sdl()) })),
  );
  const result = composeServices(services);
  if (!result.supergraphSdl) {
    throw new OperatorError(
      `Les schémas ne se composent pas :\n${(result.errors ?? []).map(({ message }) => message).join("\n")}`,
      "GRAPH_REFUSED",
    );
  }
  return generated("schema/supergraph.graphql", `${result.supergraphSdl.trim()}\n`);
}

/** The recommendations of the Pacts that ship, as the graph's enum has them. */
export const recommendationModule = (): Promise<Generated> =>
  generated(
    "schema/model/recommendationCodes.ts",
    `// Written by \`hub compose\` from the Pacts of data/pacts: change the Pact's file, never this one.

/** The codes of the recommendations of every Pact that ships, in its order, after the Pact's prefix. */
export const recommendationCodes: readonly string[] = [
${shippedRecommendations()
  .map((code) => `  ${JSON.stringify(code)},\n`)
  .join("")}];
`,
  );

async function generated(path: string, text: string): Promise<Generated> {
  const now = await readFile(inClone(path), "utf8").catch(() => "");
  return { path, text, isCurrent: now === text };
}
