import { parseArgs } from "node:util";
import { withClient } from "@pacte-hub/postgres/connect";
import { assertNoMore, Misuse } from "@pacte-hub/server/commandLine";
import { neededUrls } from "@pacte-hub/server/config";
import type { Command } from "./command.ts";
import { partnerNamed } from "./institutionNamed.ts";
import { settingsHere } from "./settings.ts";

/** `hub withdraw <institution> <release> --reason <text>` */
export const withdraw: Command = {
  name: "withdraw",
  summary: "retire une publication : plus personne ne la lit, à aucune date.",
  usage: "hub withdraw <institution> <publication> --reason <motif>",
  help: `Le motif est public. Un retrait est définitif : pour remettre des chiffres, publiez un nouveau millésime.
Ce qui a été lu reste connu : le retrait n'efface rien des audits suivants.`,
  async run(words) {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: { reason: { type: "string" } },
      allowPositionals: true,
    });
    const [name, release] = positionals;
    assertNoMore(positionals, 2);
    const partner = partnerNamed(name);
    if (!release) throw new Misuse(`Dites quelle publication retirer ; « hub releases ${partner.id} » les liste.`);
    if (!values.reason) throw new Misuse("Dites pourquoi (--reason) : le motif est montré aux lecteurs.");
    const { STEWARD } = neededUrls(await settingsHere(), partner.id, ["STEWARD"]);
    const done = await withClient(STEWARD, async (client) => {
      const { rowCount } = await client.query(
        `insert into published.withdrawal (release, reason)
         select id, $2 from published.standing where id = $1 and state <> 'WITHDRAWN' on conflict do nothing`,
        [release, values.reason],
      );
      return rowCount === 1;
    });
    if (!done) throw new Misuse(`La publication « ${release} » n'existe pas, ou elle est déjà retirée.`);
    console.log(`Retirée : ${release}.`);
    return 0;
  },
};
