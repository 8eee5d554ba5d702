import { parseArgs } from "node:util";
import { withClient } from "@pacte-hub/postgres/connect";
import { hubClient } from "@pacte-hub/publisher/hubClient";
import { partnerAnswers } from "@pacte-hub/publisher/partnerAnswers";
import { type Reaudit, type Reauditing, reaudit } from "@pacte-hub/publisher/reaudit";
import { assertNoMore, Misuse } from "@pacte-hub/server/commandLine";
import { neededUrls } from "@pacte-hub/server/config";
import type { Client } from "pg";
import { stewardToken } from "../start/stewardToken.ts";
import { auditDue } from "./auditDue.ts";
import { auditCode, auditReport, auditSummary } from "./auditReport.ts";
import type { Command } from "./command.ts";
import { institutionNamed } from "./institutionNamed.ts";
import { progressBar } from "./progressBar.ts";
import { secondsGiven } from "./secondsGiven.ts";
import { settingsHere } from "./settings.ts";
import { readWithdrawnFiles } from "./withdrawnFiles.ts";

const options = {
  seconds: { type: "string" },
  known: { type: "string", multiple: true },
  due: { type: "boolean" },
} as const;

/** `hub audit <institution> [release]` */
export const audit: Command = {
  name: "audit",
  summary: "attaque de nouveau ce qui est publié, et vérifie les signatures.",
  usage: "hub audit <institution> [<publication> | --due] [--seconds <nombre>] [--known <fichier>]…",
  help: `Pour chaque problème (les tables des mêmes personnes) ou pour celui d'une publication : les cellules de la base sont-elles, à l'octet
près, ce que l'institution a signé ; et que peut en tirer quiconque sait tout ce qui a été dit jusqu'à ce jour, ici et par les autres
institutions ? Le rapport est pour les gestionnaires : le partage entre cellules retenues par la règle et cellules retenues pour
protéger les autres est recalculé des comptages bruts et ne doit pas être diffusé. Rien n'est écrit, que ce que les autres ont répondu.

Un registre ouvert (actions, structures) est connu de tous : s'il a changé depuis une publication, ce qu'il ouvre est un constat.

Une institution qui ne répond pas n'empêche que l'audit de ce qui lui est lié ; il est dit, et la sortie est 1.

  --due               seulement ce qui fut publié alors qu'une institution ne répondait pas, si elle répond (« hub publish … --ordered » le fait aussi)
  --known <fichier>   fichier d'une publication qu'une autre institution a retirée
  --seconds <nombre>  temps accordé au solveur pour chaque problème (300 par défaut)

Codes de sortie : 0 aucun constat, 1 impossible, 2 commande mal écrite, 4 une publication n'est pas ce qui a été signé, 5 une cellule
protégée est trop bien connue.`,
  async run(words) {
    const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true });
    const [name, release = null] = positionals;
    assertNoMore(positionals, 2);
    const institution = await institutionNamed(name);
    const settings = await settingsHere();
    const { PUBLISHER } = neededUrls(settings, institution.partner.id, ["PUBLISHER"]);
    if (values.due && release !== null) throw new Misuse("--due ne prend pas de publication.");
    const bar = progressBar();
    const token = () => stewardToken(institution.partner.id, settings);
    const withdrawnFiles = await readWithdrawnFiles(values.known);
    const answers = partnerAnswers(PUBLISHER);
    const abroad = hubClient({ url: settings.hubUrl, token, withdrawnFiles, answers, isOfToday: true });
    const means = { institution, abroad, seconds: secondsGiven(values.seconds), progress: bar.tell };
    const work = (client: Client) =>
      values.due ? auditDue(client, { ...means, say: bar.say }) : audited(client, { ...means, release }, bar.say);
    return withClient(PUBLISHER, work).finally(bar.end);
  },
};

async function audited(client: Client, means: Reauditing, say: (lines: string) => void): Promise<number> {
  const reaudits: Reaudit[] = [];
  for await (const result of reaudit(client, means)) {
    say(auditReport(result).join("\n"));
    reaudits.push(result);
  }
  say(auditSummary(reaudits));
  return auditCode(reaudits);
}
