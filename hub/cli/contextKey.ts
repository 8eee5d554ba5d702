import { contextKeyIn } from "@pacte-hub/institution/database/context/contextKey";
import { addContextKey, endContextKey, listContextKeys } from "@pacte-hub/institution/database/context/databaseKeys";
import { withClient } from "@pacte-hub/postgres/connect";
import { assertNoMore, Misuse } from "@pacte-hub/server/commandLine";
import { neededUrls } from "@pacte-hub/server/config";
import type { ClientBase } from "pg";
import type { Command } from "./command.ts";
import { partnerNamed } from "./institutionNamed.ts";
import { settingsHere } from "./settings.ts";

/** `hub context-key add|list|end <institution>` */
export const contextKey: Command = {
  name: "context-key",
  summary: "dit à une base par quel secret le processus qui la sert prouve qui demande.",
  usage: `hub context-key add <institution> <fichier du secret>
        hub context-key list <institution>
        hub context-key end <institution> <identifiant>`,
  help: `La base ne croit pas la connexion de lecture sur parole : qui demande lui est dit sous le sceau d'un secret (« openssl rand -base64 32 »)
que seuls connaissent le processus qui sert (CAF_CONTEXT_KEY…) et le propriétaire de la base (CAF_OWNER_URL…, dont il faut l'adresse ici).
Pour changer de secret sans arrêt : ajoutez le nouveau, relancez l'institution avec lui, puis mettez fin à l'ancien. Une fin est immédiate.`,
  async run([verb, name, ...words]) {
    const run = verb !== undefined && Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
    if (!run) throw new Misuse("Dites « add », « list » ou « end ».");
    const partner = partnerNamed(name);
    assertNoMore(words, verb === "list" ? 0 : 1);
    const { OWNER } = neededUrls(await settingsHere(), partner.id, ["OWNER"]);
    return withClient(OWNER, (owner) => run(owner, words[0] ?? ""));
  },
};

const verbs: Readonly<Record<string, (owner: ClientBase, key: string) => Promise<number>>> = { add, list, end };

async function add(owner: ClientBase, file: string): Promise<number> {
  if (file === "") throw new Misuse("Donnez le fichier du secret.");
  const key = await contextKeyIn(file, "« hub context-key add »");
  const done = await addContextKey(owner, key);
  console.log(done === "ADDED" ? `Ajouté : ${key.id}.` : `Déjà connu : ${key.id} ; ses dates sont inchangées.`);
  return 0;
}

async function list(owner: ClientBase): Promise<number> {
  const keys = await listContextKeys(owner);
  for (const { id, validFrom, validUntil } of keys)
    console.log(`${id}  du ${validFrom} ${validUntil ? `au ${validUntil}` : "sans fin prévue"}`);
  if (keys.length === 0) console.log("Aucun secret n'est connu : la base ne montre rien à personne.");
  return 0;
}

async function end(owner: ClientBase, id: string): Promise<number> {
  if (id === "") throw new Misuse("Dites quel secret prend fin ; « hub context-key list » donne leurs identifiants.");
  if (!(await endContextKey(owner, id))) throw new Misuse(`Le secret « ${id} » n'existe pas, ou il a déjà pris fin.`);
  console.log(`Prend fin maintenant : ${id}.`);
  return 0;
}
