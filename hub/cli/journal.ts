import { parseArgs } from "node:util";
import { eraseSubject, linesOf, retain } from "@pacte-hub/institution/journal/journalStore";
import { withClient } from "@pacte-hub/postgres/connect";
import type { PartnerId } from "@pacte-hub/schema/model/partner";
import { assertNoMore, Misuse } from "@pacte-hub/server/commandLine";
import { neededUrls } from "@pacte-hub/server/config";
import type { Command } from "./command.ts";
import { partnerNamed } from "./institutionNamed.ts";
import { verifyJournal } from "./journal/verify.ts";
import { settingsHere } from "./settings.ts";

const options = {
  heads: { type: "string" },
  witness: { type: "string" },
  key: { type: "string", multiple: true },
  issuer: { type: "string" },
  subject: { type: "string" },
} as const;

interface JournalOptionValues {
  readonly heads?: string;
  readonly witness?: string;
  readonly key?: readonly string[];
  readonly issuer?: string;
  readonly subject?: string;
}

const verbs: Readonly<Record<string, (partner: PartnerId, optionValues: JournalOptionValues) => Promise<number>>> = {
  verify: verifyJournal,
  export: exported,
  retain: retained,
  erase: erased,
};

/** `hub journal verify|export|retain|erase <institution>` */
export const journal: Command = {
  name: "journal",
  summary: "vérifie, exporte ou élague le journal des consultations d'une institution.",
  usage: `hub journal verify <institution> [--heads <fichier>] [--witness <autre institution>] [--key <clé publique>]…
        hub journal export <institution>
        hub journal retain <institution>
        hub journal erase <institution> --issuer <émetteur> --subject <identifiant>`,
  help: `verify : refait toute la chaîne et dit chaque ligne changée, déplacée ou ôtée. Une histoire réécrite d'un bout à l'autre, ou dont la
fin est coupée, ne se voit qu'avec des têtes gardées ailleurs : --heads (fichier de la passerelle), --witness (base d'une autre institution).
export : tout le journal en CSV (UTF-8, virgule), empreintes comprises, sur la sortie standard.
retain : vide les lignes de plus de douze mois ; leurs empreintes restent, la chaîne se vérifie toujours.
erase : ôte ce qui relie un lecteur à ses lignes ; la chaîne est intacte.

Codes de sortie de verify : 0 intact, 1 impossible, 2 commande mal écrite, 4 journal altéré.`,
  async run([verb, name, ...words]) {
    const run = verb !== undefined && Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
    if (!run) throw new Misuse("Dites « verify », « export », « retain » ou « erase ».");
    const partner = partnerNamed(name);
    const { values, positionals } = parseArgs({ args: words, options, allowPositionals: true });
    assertNoMore(positionals, 0);
    return run(partner.id, values);
  },
};

const stewardUrl = async (partner: PartnerId): Promise<string> =>
  neededUrls(await settingsHere(), partner, ["STEWARD"]).STEWARD;

async function exported(partner: PartnerId): Promise<number> {
  await withClient(await stewardUrl(partner), async (client) => {
    console.log("seq,at,entry_hash,hash,entry");
    for await (const { seq, at, entryHash, hash, entry } of linesOf(client)) {
      console.log([seq, at, entryHash, hash, entry === null ? "" : `"${entry.replaceAll('"', '""')}"`].join(","));
    }
  });
  return 0;
}

async function retained(partner: PartnerId): Promise<number> {
  const emptied = await withClient(await stewardUrl(partner), retain);
  console.log(`${emptied} lignes de plus de douze mois sont vidées.`);
  return 0;
}

async function erased(partner: PartnerId, { issuer, subject }: JournalOptionValues): Promise<number> {
  if (!issuer || !subject)
    throw new Misuse("Dites de qui : --issuer (l'émetteur de son jeton) et --subject (son « sub »).");
  const done = await withClient(await stewardUrl(partner), (client) => eraseSubject(client, issuer, subject));
  console.log(done ? "Fait : plus rien ne relie ce lecteur à ses lignes." : "Rien ne relie ce lecteur au journal.");
  return 0;
}
