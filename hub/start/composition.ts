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

/** A generated file of the repository, and whether it says what the code says. */
export interface Generated {
  readonly path: string;
  readonly text: string;
  readonly isCurrent: boolean;
}

interface Subgraph {
  readonly name: string;
  readonly url: string;
  /** The file of what it promises. */
  readonly path: string;
  sdl(): Promise<string>;
}

/** Every subgraph with the address it has by default; a gateway elsewhere gets others from its environment. */
const subgraphs = (): readonly Subgraph[] => [
  ...partnerIds.map(partnerOf).map(({ id, port, folder }) => ({
    name: id,
    path: folder === undefined ? `subgraphs/${id}/schema.graphql` : join(folder, "schema.graphql"),
    url: `http://127.0.0.1:${port}/graphql`,
    sdl: async () => sdlOf(await graphOf(id)),
  })),
  // Executed in the gateway's own process: it has no address. Its promise is written by hand.
  {
    name: "reference",
    path: "subgraphs/reference/schema.graphql",
    url: "in-process:reference",
    sdl: async () => (await import("@pacte-hub/reference/schema")).referenceSdl(),
  },
];

/** Each institution's public promise. */
export async function emitted(): Promise<Generated[]> {
  await import("reflect-metadata");
  return Promise.all(
    subgraphs()
      // With others beside them, those of the repository promise what they promised.
      .filter(({ path }) => !isOwnGraph() || isAbsolute(path))
      .map(async ({ path, sdl }) => generated(path, await sdl())),
  );
}

/** The supergraph of all promises. @throws OperatorError with every fault of the composition. */
export const composed = async (): Promise<Generated> => generated("schema/supergraph.graphql", await composedWith({}));

/**
 * The supergraph of all promises, some of them as given in place of what the code says.
 * @throws OperatorError with every fault of the composition
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

/** The institutions of the repository, as each describes itself in its folder: what the composed graph is made of. */
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

/** The Department that ships, as sentences name it. */
export const departmentWords = (): Promise<Generated> =>
  generated("schema/department.json", `${JSON.stringify({ code: territory.department, of: territory.of }, null, 2)}\n`);

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

/** A file of the repository; one that an institution's own folder holds is named whole, and needs no clone. */
export const placeOf = (path: string): string => (isAbsolute(path) ? path : inClone(path));

async function generated(path: string, text: string): Promise<Generated> {
  const now = await readFile(placeOf(path), "utf8").catch(() => "");
  return { path, text, isCurrent: now === text };
}
