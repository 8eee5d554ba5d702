import { readFile } from "node:fs/promises";
import { type Graph, sdlOf } from "@pacte-hub/institution/server/buildSchema";
import { NotReady } from "@pacte-hub/server/operatorError";
import { inClone } from "@pacte-hub/server/repository";
import { composeServices } from "@theguild/federation-composition";
import { parse } from "graphql";

/** A generated file of the repository, and whether it says what the code says. */
export interface Generated {
  readonly path: string;
  readonly text: string;
  readonly isCurrent: boolean;
}

/** Every subgraph with the address it has by default; a gateway elsewhere is told others by the environment. */
const subgraphs = {
  department: {
    url: "http://127.0.0.1:4001/graphql",
    graph: () => import("@pacte-hub/department/resolvers/graph"),
  },
  "pole-emploi": {
    url: "http://127.0.0.1:4002/graphql",
    graph: () => import("@pacte-hub/pole-emploi/resolvers"),
  },
  caf: { url: "http://127.0.0.1:4003/graphql", graph: () => import("@pacte-hub/caf/resolvers") },
  siae: { url: "http://127.0.0.1:4004/graphql", graph: () => import("@pacte-hub/siae/resolvers") },
  // Executed in the gateway's own process: it has no address.
  reference: { url: "in-process:reference", graph: () => import("@pacte-hub/reference/resolvers") },
} as const;

/** Each institution's public promise. */
export async function emitted(): Promise<Generated[]> {
  await import("reflect-metadata");
  return Promise.all(
    Object.entries(subgraphs).map(async ([name, { graph }]) =>
      generated(`subgraphs/${name}/schema.graphql`, sdlOf((await graph()).graph as Graph)),
    ),
  );
}

/** The supergraph of all promises. @throws NotReady with every fault of the composition. */
export async function composed(): Promise<Generated> {
  await import("reflect-metadata");
  const services = await Promise.all(
    Object.entries(subgraphs).map(async ([name, { url, graph }]) => ({
      name,
      url,
      typeDefs: parse(sdlOf((await graph()).graph as Graph)),
    })),
  );
  const result = composeServices(services);
  if (!result.supergraphSdl) {
    throw new NotReady(
      `Les schémas ne se composent pas :\n${(result.errors ?? []).map(({ message }) => message).join("\n")}`,
    );
  }
  return generated("schema/supergraph.graphql", `${result.supergraphSdl.trim()}\n`);
}

async function generated(path: string, text: string): Promise<Generated> {
  const now = await readFile(inClone(path), "utf8").catch(() => "");
  return { path, text, isCurrent: now === text };
}
