import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { isShippedPact } from "@pacte-hub/data/installation";
import { faultInOwnTerritory } from "@pacte-hub/data/territoryFaults";
import { referenceSdl } from "@pacte-hub/reference/schema";
import { type Partner, partnerIds, partnerOf } from "@pacte-hub/schema/model/partner";
import type { Settings } from "@pacte-hub/server/config";
import { OperatorError } from "@pacte-hub/server/operatorError";
import { composeServices } from "@theguild/federation-composition";
import { type DocumentNode, Kind, parse } from "graphql";
import { assertDistinctDatasets } from "./datasetNames.ts";
import { graphOf } from "./installed.ts";

/**
 * The settings with the graph of this installation: where institutions joined it by their folders, or another Department's
 * Pact is in service, and the operator gives no composed graph: that of all promises, written into the data folder.
 * @throws OperatorError where a promise is missing, or they do not compose.
 */
export async function withJoinedGraph(settings: Settings, dataDir: string): Promise<Settings> {
  if (settings.supergraphFile !== undefined || !isOwnGraph()) return settings;
  await assertOwnPact();
  const supergraphFile = join(dataDir, "supergraph.graphql");
  await writeFile(supergraphFile, await joinedSupergraph());
  return { ...settings, supergraphFile };
}

/**
 * What another Department's folder says, all of it, before anything is made of it: a hub is never half started for it.
 * @throws OperatorError PACT_FILE_REFUSED
 */
export async function assertOwnPact(): Promise<void> {
  if (isShippedPact) return;
  const fault = faultInOwnTerritory();
  if (fault) throw new OperatorError(fault, "PACT_FILE_REFUSED");
  (await import("@pacte-hub/pact/store/registers")).assertPacts();
}

/** Whether this installation's graph is another than the one that ships: institutions joined it, or it is another Department's. */
export const isOwnGraph = (): boolean => !isShippedPact || partnerIds.some((id) => partnerOf(id).folder !== undefined);

/**
 * One graph of what each institution promises in its own `schema.graphql`, and of the reference.
 * @param newcomer one more, which has not joined yet, and its promise
 * @throws OperatorError
 */
export async function joinedSupergraph(newcomer?: {
  readonly partner: Pick<Partner, "id" | "field" | "port">;
  readonly sdl: string;
}): Promise<string> {
  await assertDistinctDatasets();
  const joined = partnerIds.map((id) => ({ partner: partnerOf(id), promise: () => promiseOf(id) }));
  const newcomers = newcomer ? [{ partner: newcomer.partner, promise: async () => newcomer.sdl }] : [];
  const promised = await Promise.all(
    [...joined, ...newcomers].map(async ({ partner: { id, port }, promise }) => ({
      name: id,
      url: `http://127.0.0.1:${port}/graphql`,
      typeDefs: parse(await promise()),
    })),
  );
  const own = newcomer && promised.at(-1);
  const reference = { name: "reference", url: "in-process:reference", typeDefs: parse(referenceSdl()) };
  if (own) assertFreeField(newcomer.partner.field, own.typeDefs, [...promised.slice(0, -1), reference]);
  const { supergraphSdl, errors } = composeServices([...promised, reference]);
  if (supergraphSdl) return `${supergraphSdl.trim()}\n`;
  throw new OperatorError(
    `Les schémas ne se composent pas :\n${(errors ?? []).map(({ message }) => message).join("\n")}`,
    "GRAPH_REFUSED",
  );
}

/** @throws OperatorError PARTNER_REFUSED where a type that the newcomer extends by its field has another of that name */
function assertFreeField(
  field: string,
  own: DocumentNode,
  others: readonly { readonly typeDefs: DocumentNode }[],
): void {
  const extended = typesWith(field, own);
  const taken = others.flatMap(({ typeDefs }) => typesWith(field, typeDefs)).find((type) => extended.includes(type));
  if (taken !== undefined)
    throw new OperatorError(
      `Le champ « ${field} » existe déjà dans le graphe (${taken}.${field}) : choisissez un autre identifiant.`,
      "PARTNER_REFUSED",
    );
}

/** The types of a schema that have a field of that name. */
const typesWith = (field: string, { definitions }: DocumentNode): readonly string[] =>
  definitions.flatMap((definition) =>
    (definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.OBJECT_TYPE_EXTENSION) &&
    definition.fields?.some(({ name }) => name.value === field)
      ? [definition.name.value]
      : [],
  );

async function promiseOf(id: string): Promise<string> {
  // What ships promises the Department that ships: its code is the default of arguments.
  if (!isShippedPact) {
    await import("reflect-metadata");
    const { sdlOf } = await import("@pacte-hub/institution/server/buildSchema");
    return sdlOf(await graphOf(id));
  }
  const file = join(partnerOf(id).folder ?? packageFolderOf(id), "schema.graphql");
  if (existsSync(file)) return readFile(file, "utf8");
  throw new OperatorError(
    `Le schéma promis par « ${id} » manque : ${file} ; « hub compose » l'écrit d'après sa description.`,
    "FILE_NOT_READABLE",
  );
}

const packageFolderOf = (id: string): string =>
  dirname(createRequire(import.meta.url).resolve(`@pacte-hub/${id}/package.json`));
