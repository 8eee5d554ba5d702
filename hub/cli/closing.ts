import { parseArgs } from "node:util";
import { closeOrReopen } from "@pacte-hub/institution/access/grantCommands";
import { assertNoMore, Misuse } from "@pacte-hub/server/commandLine";
import { acting } from "./acting.ts";
import type { Command } from "./command.ts";
import { institutionNamed } from "./institutionNamed.ts";

/** `hub close <institution>` and `hub open <institution>`: all its figures at once, for everyone but its own stewards. */
function closing(closes: boolean): Command {
  const verb = closes ? "close" : "open";
  return {
    name: verb,
    summary: closes
      ? "ferme la porte d'une institution : plus un chiffre n'en sort."
      : "rouvre la porte d'une institution.",
    usage: `hub ${verb} <institution> --reason <motif>`,
    help: "Vaut dès la prochaine requête, pour tous, mémoires et fichiers compris, sauf les administrateurs de données de l'institution.",
    async run(words) {
      const { values, positionals } = parseArgs({
        args: [...words],
        options: { reason: { type: "string" } },
        allowPositionals: true,
      });
      assertNoMore(positionals, 1);
      const institution = await institutionNamed(positionals[0]);
      const reason = values.reason ?? "";
      if (reason.trim() === "") throw new Misuse("Dites pourquoi (--reason).");
      const sentence = () => `${institution.partner.name} : porte ${closes ? "fermée" : "ouverte"}.`;
      return acting(institution, { name: "ChangeDoor", about: { closed: String(closes) }, sentence }, (db, by) =>
        closeOrReopen(db, { closes, reason }, by),
      );
    },
  };
}

export const close = closing(true);
export const open = closing(false);
