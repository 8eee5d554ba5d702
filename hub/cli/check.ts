import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import {
  type NamedOperation,
  operationsOf,
  shippedOperationsByName,
} from "@pacte-hub/gateway/persistedOperations/documents";
import { supergraphOf } from "@pacte-hub/gateway/supergraph/supergraph";
import { assertNoMore } from "@pacte-hub/server/commandLine";
import type { Settings } from "@pacte-hub/server/config";
import { OperatorError } from "@pacte-hub/server/operatorError";
import { frenchChange } from "../check/frenchChange.ts";
import { type GraphChange, graphChange } from "../check/graphChange.ts";
import { publicSchemaAt } from "../check/publicSchema.ts";
import { composedWith } from "../start/composition.ts";
import { supergraphFileIn } from "../start/federation.ts";
import { rehearsed } from "../start/rehearsed.ts";
import type { Command } from "./command.ts";
import { exitCodes } from "./exitCodes.ts";
import { partnerNamed } from "./institutionNamed.ts";
import { settingsHere } from "./settings.ts";

/** `hub check <institution>` */
export const check: Command = {
  name: "check",
  summary: "dit, avant de déployer un schéma changé, s'il se compose, ce qu'il casse et à qui.",
  usage: "hub check <institution> [--schema <fichier>] [--against <graphe composé | adresse du graphe>]",
  help: `Compose le schéma de l'institution (celui de ce programme, ou --schema) avec ceux des autres, cherche un plan pour chaque champ, et compare le graphe public
obtenu à celui qui est servi. Ce qui casse est jugé par les opérations enregistrées : tableau de bord, explorateur, vingt questions, HUB_OPERATIONS, et les requêtes
enregistrées des lecteurs si GATEWAY_DATABASE_URL est donnée. Rien n'est écrit.

  --schema <fichier>   le schéma (SDL de fédération) que l'institution servira
  --against <graphe>   ce qui est servi : un fichier, ou l'adresse de la passerelle (par défaut : HUB_SUPERGRAPH, sinon le graphe livré)

Ce que des inconnus demandent, le hub ne le garde pas : un champ dont aucune opération enregistrée ne se sert peut servir ailleurs. Annoncez-le d'abord par @deprecated.

Codes de sortie : 0 rien d'enregistré n'est cassé, 1 ne se compose pas ou impossible, 2 commande mal écrite, 6 une opération enregistrée ne marcherait plus.`,
  async run(words) {
    const options = { schema: { type: "string" }, against: { type: "string" } } as const;
    const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true });
    assertNoMore(positionals, 1);
    const { id, name } = partnerNamed(positionals[0]);
    const settings = await settingsHere();
    const before = await publicSchemaAt(values.against ?? supergraphFileIn(settings));
    const sdl = await composedWith(values.schema ? { [id]: await readSchema(values.schema) } : {});
    await rehearsed(sdl).catch((error: Error) => {
      throw new OperatorError(`Ce graphe se compose et ne peut pas être servi : ${error.message}`, "GRAPH_REFUSED");
    });
    const operations = await registeredOperations(settings);
    const change = graphChange(before, supergraphOf(sdl).publicSchema, operations);
    console.log(`${name} : le graphe se compose, et chaque champ a un plan.`);
    for (const line of reportOf(change, operations.length)) console.log(line);
    return change.broken.length > 0 ? exitCodes.breaksOperations : exitCodes.done;
  },
};

const readSchema = (file: string): Promise<string> =>
  readFile(file, "utf8").catch(() => {
    throw new OperatorError(`Le fichier ne se lit pas : ${file}`, "FILE_NOT_READABLE");
  });

async function registeredOperations(settings: Settings): Promise<readonly NamedOperation[]> {
  const { operationsFolder, gatewayDatabase } = settings;
  const added = operationsFolder ? await operationsOf("HUB_OPERATIONS", operationsFolder) : [];
  return [...(await shippedOperationsByName()), ...added, ...(gatewayDatabase ? await saved(gatewayDatabase) : [])];
}

async function saved(url: string): Promise<readonly NamedOperation[]> {
  const { savedDocuments } = await import("@pacte-hub/gateway-store/savedDocuments");
  return (await savedDocuments(url)).map(({ name, text }) => ({ name: `requête enregistrée : ${name}`, text }));
}

const mostNamed = 5;

function reportOf({ breaking, dangerous, broken, unknown }: GraphChange, operations: number): string[] {
  return [
    breaking.length === 0
      ? "Rien de ce que les lecteurs peuvent demander aujourd'hui n'est cassé."
      : `Ce qui casse le graphe public (${breaking.length}) :`,
    ...breaking.map(({ change, usedBy }) => `  ${frenchChange(change)} : ${usersOf(usedBy)}`),
    ...(dangerous.length > 0 ? [`À voir (${dangerous.length}) :`] : []),
    ...dangerous.map((change) => `  ${frenchChange(change)}`),
    ...(unknown.length > 0 ? [`Déjà incomprises du graphe servi, non jugées : ${unknown.join(", ")}.`] : []),
    broken.length === 0
      ? `Les ${operations - unknown.length} opérations enregistrées restent valables.`
      : `NE MARCHERAIENT PLUS : ${broken.length} opérations enregistrées sur ${operations} :`,
    ...broken.map(({ name, fault }) => `  ${name} (${fault})`),
  ];
}

function usersOf(names: readonly string[]): string {
  if (names.length === 0) return "aucune opération enregistrée ne s'en sert";
  const remainder = names.length > mostNamed ? ` et ${names.length - mostNamed} autres` : "";
  return `${names.slice(0, mostNamed).join(", ")}${remainder}`;
}
