import { keyIdOf } from "@pacte-hub/auth/signatures/sign";
import { addPeer, endPeer, listPeers, type RegisteredPeer } from "@pacte-hub/institution/journal/peers";
import { withClient } from "@pacte-hub/postgres/connect";
import type { PartnerId } from "@pacte-hub/schema/model/partner";
import { assertNoMore, Misuse } from "@pacte-hub/server/commandLine";
import { neededUrls } from "@pacte-hub/server/config";
import type { ClientBase } from "pg";
import type { Command } from "./command.ts";
import { partnerNamed } from "./institutionNamed.ts";
import { additionText, publicKeyFrom } from "./publicKey.ts";
import { settingsHere } from "./settings.ts";

/** `hub journal-key add|list|end <institution>` */
export const journalKey: Command = {
  name: "journal-key",
  summary: "dit de quelles clés les journaux des autres institutions sont signés.",
  usage: `hub journal-key add <institution> <autre institution> <clé publique ou fichier PEM>
        hub journal-key list <institution>
        hub journal-key end <institution> <autre institution> <clé publique, fichier PEM ou identifiant>`,
  help: `Une institution garde les têtes du journal des autres, pour que nulle ne puisse couper ou récrire le sien sans que cela se voie ; elle ne
garde que celles signées d'une clé qu'on lui a remise. Pour changer de clé : faites ajouter la nouvelle chez les autres, redémarrez votre
sous-graphe avec elle, puis faites mettre fin à l'ancienne. Les têtes gardées sous une clé qui a pris fin se vérifient toujours.`,
  async run([verb, name, ...words]) {
    const run = verb !== undefined && Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
    if (!run) throw new Misuse("Dites « add », « list » ou « end ».");
    const partner = partnerNamed(name);
    assertNoMore(words, verb === "list" ? 0 : 2);
    const peer = verb === "list" ? partner.id : partnerNamed(words[0]).id;
    if (verb !== "list" && peer === partner.id)
      throw new Misuse("Une institution garde les têtes des autres, non les siennes : nommez l'autre en second.");
    const { STEWARD } = neededUrls(await settingsHere(), partner.id, ["STEWARD"]);
    return withClient(STEWARD, (client) => run(client, peer, words[1] ?? ""));
  },
};

const verbs: Readonly<Record<string, (client: ClientBase, peer: PartnerId, key: string) => Promise<number>>> = {
  add,
  list,
  end,
};

async function add(client: ClientBase, institution: PartnerId, key: string): Promise<number> {
  if (key === "") throw new Misuse("Donnez la clé publique de son journal, ou le fichier PEM qui la contient.");
  const publicKey = await publicKeyFrom(key);
  const done = await addPeer(client, { institution, publicKey });
  console.log(additionText(done, publicKey));
  return 0;
}

async function list(client: ClientBase): Promise<number> {
  const peers = await listPeers(client);
  for (const peer of peers) console.log(lineOf(peer));
  if (peers.length === 0) console.log("Aucune clé n'est connue : nulle tête des autres journaux n'est gardée ici.");
  return 0;
}

const lineOf = ({ institution, publicKey, validFrom, validUntil }: RegisteredPeer): string =>
  `${institution}  ${keyIdOf(publicKey)}  du ${validFrom} ${validUntil ? `au ${validUntil}` : "sans fin prévue"}  ${publicKey}`;

async function end(client: ClientBase, institution: PartnerId, key: string): Promise<number> {
  if (key === "") throw new Misuse("Dites quelle clé prend fin ; « hub journal-key list » les donne.");
  const peer = (await listPeers(client)).find(({ publicKey }) => keyIdOf(publicKey) === key);
  const publicKey = peer?.publicKey ?? (await publicKeyFrom(key));
  if (!(await endPeer(client, { institution, publicKey })))
    throw new Misuse(`La clé « ${keyIdOf(publicKey)} » n'y est pas pour cette institution, ou elle a déjà pris fin.`);
  console.log(`Prend fin maintenant : ${keyIdOf(publicKey)}.`);
  return 0;
}
