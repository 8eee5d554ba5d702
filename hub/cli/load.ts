import { parseArgs } from "node:util";
import { grantDemonstration } from "@pacte-hub/demo/grants/grants";
import { withClient } from "@pacte-hub/postgres/connect";
import { assertOriginFits } from "@pacte-hub/publisher/assertDatabaseKind";
import { hubClient } from "@pacte-hub/publisher/hubClient";
import { keyOf, roundingKeyOf } from "@pacte-hub/publisher/keyFile";
import { publishShipped as loadShipped, publishInvented } from "@pacte-hub/publisher/publishShipped";
import { assertNoMore, Misuse } from "@pacte-hub/server/commandLine";
import { neededUrls } from "@pacte-hub/server/config";
import { stewardToken } from "../start/stewardToken.ts";
import { type Tied, tiedWords } from "../start/tied.ts";
import type { Command } from "./command.ts";
import { anyInstitution, institutionNamed } from "./institutionNamed.ts";
import { settingsHere } from "./settings.ts";

/** `hub load <institution>` */
export const load: Command = {
  name: "load",
  summary: "publie les données ouvertes livrées avec le hub et charge les registres.",
  usage: `hub load ${anyInstitution} [--demonstration [--people registers|wholes|tied|apart]]`,
  help: "Ce qui est déjà publié est laissé tel quel. Il faut les adresses des connexions de publication et d'intendance (CAF_PUBLISHER_URL, CAF_STEWARD_URL…) et la clé de signature (CAF_SIGNING_KEY…) ; à côté de « hub start », tout est trouvé dans le dossier de données.\n--demonstration publie aussi les chiffres engendrés, marqués comme tels ; refusé hors d'une base de démonstration ; --people n'en publie que ce que lie ce que d'autres comptent (tied ; wholes : seulement ce qui inclut ce que d'autres comptent), le reste (apart), ou n'inscrit que les registres (registers).",
  async run(words) {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: { demonstration: { type: "boolean" }, people: { type: "string" } },
      allowPositionals: true,
    });
    const [name] = positionals;
    assertNoMore(positionals, 1);
    const institution = await institutionNamed(name);
    const settings = await settingsHere();
    const { id } = institution.partner;
    const means = { urls: neededUrls(settings, id, ["PUBLISHER", "STEWARD"]), key: await keyOf(id, settings) };
    const print = (sentence: string) => console.log(sentence);
    const tied = tiedIn(values.people);
    // What is tied goes beside the rest (hub start): that is where all else is loaded.
    if (tied === "apart" || tied === null) {
      await loadShipped(institution, means, print);
      const grants = await grantDemonstration(means.urls.STEWARD, institution);
      if (grants > 0) print(`Accès de démonstration accordés : ${grants}.`);
    }
    if (values.demonstration) {
      await withClient(means.urls.PUBLISHER, (client) => assertOriginFits({ client, demonstration: true }));
      const abroad = hubClient({ url: settings.hubUrl, token: () => stewardToken(id, settings) });
      const roundingKey = await roundingKeyOf(id, settings);
      const demonstrating = { publisherUrl: means.urls.PUBLISHER, key: means.key, roundingKey, abroad };
      const { enterDemonstration, publishDemonstration } = await import("../start/demonstration.ts");
      if (tied !== "tied" && tied !== "wholes") await enterDemonstration(institution, means.urls.STEWARD, print);
      if (tied !== "registers") await publishDemonstration(institution, demonstrating, { say: print, tied });
      if (tied === "apart" || tied === null) await publishInvented(institution, demonstrating, print);
    }
    return 0;
  },
};

function tiedIn(word: string | undefined): Tied | null {
  if (word === undefined) return null;
  const part = tiedWords.find((candidate) => candidate === word);
  if (part) return part;
  throw new Misuse(`--people vaut ${tiedWords.join(", ")}, pas « ${word} ».`);
}
