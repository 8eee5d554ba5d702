import { parseArgs } from "node:util";
import type { ActOutcome } from "@pacte-hub/institution/access/grantCommands";
import { withdrawRelease } from "@pacte-hub/institution/access/withdraw";
import { assertNoMore, Misuse } from "@pacte-hub/server/commandLine";
import { acting } from "./acting.ts";
import type { Command } from "./command.ts";
import { institutionNamed } from "./institutionNamed.ts";

type Done = Extract<ActOutcome, { kind: "DONE" }>;

/** `hub withdraw <institution> <release> --reason <text>` */
export const withdraw: Command = {
  name: "withdraw",
  summary: "retire une publication : plus personne ne la lit, à aucune date.",
  usage: "hub withdraw <institution> <publication> --reason <motif>",
  help: `Le motif est public. Un retrait est définitif : pour remettre des chiffres, publiez un nouveau millésime.
Avec une publication sous embargo partent celles qui furent protégées en la connaissant et n'ont pas encore paru.
Ce qui a été lu reste connu : le retrait n'efface rien des audits suivants. Où l'institution décide à deux, il attend que
le compte d'une seconde personne le fasse de même ; il est inscrit au journal.

Codes de sortie : 0 fait ou demandé, 1 refusé ou impossible, 2 commande mal écrite.`,
  async run(words) {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: { reason: { type: "string" } },
      allowPositionals: true,
    });
    const [name, release] = positionals;
    assertNoMore(positionals, 2);
    const institution = await institutionNamed(name);
    const { id } = institution.partner;
    if (!release) throw new Misuse(`Dites quelle publication retirer ; « hub releases ${id} » les liste.`);
    const { reason } = values;
    if (!reason) throw new Misuse("Dites pourquoi (--reason) : le motif est montré aux lecteurs.");
    const sentence = ({ isEffective, remarks = [] }: Done) =>
      [
        isEffective
          ? `Retirée : ${release}.`
          : `Retrait demandé : ${release}. Rien ne change jusqu'à ce qu'une seconde personne la retire de même ; « hub close ${id} » ferme tout sur-le-champ.`,
        ...remarks,
      ].join("\n");
    return acting(institution, { name: "WithdrawRelease", about: { release }, sentence }, (db, by) =>
      withdrawRelease(db, { institution, release, reason, by }),
    );
  },
};
