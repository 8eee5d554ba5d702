import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { isAbsolute, join } from "node:path";
import { territory } from "@pacte-hub/data/installation";
import { shippedRecommendations } from "@pacte-hub/data/recommendations";
import { sdlOf } from "@pacte-hub/institution/server/buildSchema";
import { type Partner, type PartnerId, partnerIds, partnerOf } from "@pacte-hub/schema/model/partner";
import { OperatorError } from "@pacte-hub/server/operatorError";
import { inClone } from "@pacte-hub/server/repository";
import { composeServices } from "@theguild/federation-composition";
import { parse } from "graphql";
import { graphOf } from "./installed.ts";
import { isOwnGraph } from "./joinedGraph.ts";

/** A generated file of the repository, and whether it is up to date. */
export interface Generated {
  readonly path: string;
  readonly text: string;
  readonly isCurrent: boolean;
}

interface Subgraph {
  readonly name: string;
  readonly url: string;
  /** The file of its schema. */
  readonly path: string;
  sdl(): Promise<string>;
}

/** Every subgraph with its default URL; gateways get others from their environment. */
const subgraphs = (): readonly Subgraph[] => [
  ...partnerIds.map(partnerOf).map(({ id, port, folder }) => ({
    name: id,
    path: folder === undefined ? `subgraphs/${id}/schema.graphql` : join(folder, "schema.graphql"),
    url: `http://127.0.0.1:${port}/graphql`,
    sdl: async () => sdlOf(await graphOf(id)),
  })),
  // Runs in the gateway's process, so it has no URL. Its schema is written by hand.
  {
    name: "reference",
    path: "subgraphs/reference/schema.graphql",
    url: "in-process:reference",
    sdl: async () => (await import("@pacte-hub/reference/schema")).referenceSdl(),
  },
];

/** Each institution's schema, as generated from its code. */
export async function emitted(): Promise<Generated[]> {
  await import("reflect-metadata");
  return Promise.all(
    subgraphs()
      // In an installation with its own graph, the repository's schemas are left as they are.
      .filter(({ path }) => !isOwnGraph() || isAbsolute(path))
      .map(async ({ path, sdl }) => generated(path, await sdl())),
  );
}

/** The supergraph of all schemas. @throws OperatorError with every composition error */
export const composed = async (): Promise<Generated> => generated("schema/supergraph.graphql", await composedWith({}));

/**
 * The supergraph of all schemas; those in `sdlByPartner` replace the generated ones.
 * @throws OperatorError with every composition error
 */
export async function composedWith(sdlByPartner: Readonly<Partial<Record<PartnerId, string>>>): Promise<string> {
  await import("reflect-metadata");
  const services = await Promise.all(
    subgraphs().map(async ({ name, url, sdl }) => ({
      name,
      url,
      typeDefs: parse(sdlByPartner[name as PartnerId] ?? (await sdl())),
    })),
  );
  const result = composeServices(services);
  if (!result.supergraphSdl) {
    throw new OperatorError(
      `Les schémas ne se composent pas :\n${(result.errors ?? []).map(({ message }) => message).join("\n")}`,
      "GRAPH_REFUSED",
    );
  }
  return `${result.supergraphSdl.trim()}\n`;
}

/** The institutions of the composed graph, as each describes itself in its folder (`partner.json`). */
export async function partnerList(): Promise<Generated> {
  const folders = await readdir(inClone("subgraphs"));
  const files = folders.map((name) => inClone("subgraphs", name, "partner.json")).filter(existsSync);
  const described = await Promise.all(files.map(async (file) => JSON.parse(await readFile(file, "utf8")) as Described));
  const partners = described
    .map(({ $schema: _, ...partner }) => partner)
    .sort((first, second) => first.port - second.port);
  return generated("schema/partners.json", `${JSON.stringify(partners, null, 2)}\n`);
}

interface Described extends Partner {
  readonly $schema?: string;
}

/** The name of the shipped Department in its French forms. */
export const departmentWords = (): Promise<Generated> =>
  generated("schema/department.json", `${JSON.stringify({ code: territory.department, of: territory.of }, null, 2)}\n`);

/** The recommendations of the shipped Pacts, as enum values. */
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

/** The absolute path of a generated file: within the clone, unless it is absolute already (an institution's own folder). */
export const placeOf = (path: string): string => (isAbsolute(path) ? path : inClone(path));

async function generated(path: string, text: string): Promise<Generated> {
  const now = await readFile(placeOf(path), "utf8").catch(() => "");
  return { path, text, isCurrent: now === text };
}
