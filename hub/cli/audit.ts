import { parseArgs } from "node:util";
import { withClient } from "@pacte-hub/postgres/connect";
import { hubClient } from "@pacte-hub/publisher/hubClient";
import { type Attacked, type Reaudit, reaudit } from "@pacte-hub/publisher/reaudit";
import { grouped } from "@pacte-hub/schema/rules/grouped";
import { assertNoMore } from "@pacte-hub/server/commandLine";
import { neededUrls } from "@pacte-hub/server/config";
import { stewardToken } from "../start/stewardToken.ts";
import type { Command } from "./command.ts";
import { exitCodes } from "./exitCodes.ts";
import { institutionNamed } from "./institutionNamed.ts";
import { progressBar } from "./progressBar.ts";
import { listed } from "./report.ts";
import { secondsGiven } from "./secondsGiven.ts";
import { settingsHere } from "./settings.ts";
import { readWithdrawnFiles } from "./withdrawnFiles.ts";

const options = { seconds: { type: "string" }, known: { type: "string", multiple: true } } as const;

/** `hub audit <institution> [release]` */
export const audit: Command = {
  name: "audit",
  summary: "attaque de nouveau ce qui est publié, et vérifie les signatures.",
  usage: "hub audit <institution> [<publication>] [--seconds <nombre>] [--known <fichier>]…",
  help: `Pour chaque problème (les tables des mêmes personnes) ou pour celui d'une publication : les cellules de la base sont-elles, à l'octet
près, ce que l'institution a signé ; et que peut en tirer quiconque sait tout ce qui a été dit jusqu'à ce jour, ici et par les autres
institutions ? Le rapport est pour les gestionnaires : le partage entre cellules retenues par la règle et cellules retenues pour
protéger les autres est recalculé des comptages bruts et ne doit pas être diffusé. Rien n'est écrit.

Un registre ouvert (actions, structures) est connu de tous : s'il a changé depuis une publication, ce qu'il ouvre est un constat.

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
    const bar = progressBar();
    const reauditing = {
      institution,
      release,
      abroad: hubClient({
        url: settings.hubUrl,
        token: () => stewardToken(institution.partner.id, settings),
        withdrawnFiles: await readWithdrawnFiles(values.known),
      }),
      seconds: secondsGiven(values.seconds),
      progress: bar.tell,
    };
    const all: Reaudit[] = [];
    await withClient(PUBLISHER, async (client) => {
      for await (const one of reaudit(client, reauditing)) {
        bar.say(reportOf(one).join("\n"));
        all.push(one);
      }
    }).finally(bar.end);
    console.log(summedUp(all));
    const isOpened = ({ attacked }: Reaudit) =>
      attacked && attacked.report.findings.length + attacked.byRegisters.length > 0;
    if (all.some(isOpened)) return exitCodes.auditFinds;
    return all.some(({ altered }) => altered.length > 0) ? exitCodes.notAuthentic : exitCodes.done;
  },
};

function reportOf({ releases, altered, attacked, refused }: Reaudit): string[] {
  const byDataset = [...grouped(releases, ({ dataset }) => dataset)];
  const names = byDataset.map(([dataset, ones]) => `${dataset} ${spanOf(ones.map(({ period }) => period))}`);
  return [
    `${names.join(", ")} :`,
    ...altered.map((id) => `  NON AUTHENTIQUE : ${id} n'est pas ce que sa signature dit.`),
    ...(attacked ? attackReport(attacked) : [`  ${refused ?? "rien n'est retenu : rien à attaquer."}`]),
  ];
}

function attackReport({ cells, withheld, primary, report, respondents, byRegisters, narrowest }: Attacked): string[] {
  const { findings, alreadyOpen } = report;
  const split = `${primary} par la règle, ${withheld - primary} pour que nul ne les recalcule`;
  const lines = [`  ${cells} cellules, ${withheld} retenues (${split}) ; ${findings.length} constats.`];
  const { structures, coalitions } = respondents;
  if (structures > 0)
    lines.push(
      `  Attaquées aussi comme chacune des ${structures} structures, et comme ${coalitions} groupes, qui connaissent leurs propres chiffres.`,
    );
  if (narrowest)
    lines.push(`  Le plus étroit des intervalles publiés : ${narrowest.min} à ${narrowest.max}, ${narrowest.cell}.`);
  if (alreadyOpen.length > 0) lines.push(`  NON GARANTIES, car déjà connues par ailleurs : ${alreadyOpen.length}.`);
  if (byRegisters.length > 0)
    lines.push(
      `  LE REGISTRE OUVERT A CHANGÉ : ${byRegisters.length} cellules retenues y sont désormais nulles pour tout lecteur. Republiez.`,
    );
  return [
    ...lines,
    ...listed(byRegisters, (cell) => `d'après le registre, personne en ${cell}`),
    ...listed(alreadyOpen, ({ why }) => why),
    ...listed(findings, ({ code, why }) => `CONSTAT ${code} : ${why}`),
  ];
}

function summedUp(all: readonly Reaudit[]): string {
  const sum = (of: (one: Reaudit) => number) => all.reduce((total, one) => total + of(one), 0);
  const findings = sum(({ attacked }) => attacked?.report.findings.length ?? 0);
  const releases = sum((one) => one.releases.length);
  const authentic = releases - sum(({ altered }) => altered.length);
  const attacked = `${sum(({ attacked }) => attacked?.cells ?? 0)} cellules attaquées, ${sum(({ attacked }) => attacked?.withheld ?? 0)} retenues`;
  return `En tout : ${authentic} publications sur ${releases} sont ce qui a été signé ; ${attacked}, ${findings} constats.`;
}

const spanOf = (periods: readonly string[]): string =>
  periods.length === 1 ? (periods[0] ?? "") : `${periods[0]} à ${periods.at(-1)}`;
