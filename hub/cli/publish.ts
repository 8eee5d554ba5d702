import { parseArgs } from "node:util";
import { type Indicator, type Institution, indicatorOf } from "@pacte-hub/institution/config";
import { hubClient } from "@pacte-hub/publisher/hubClient";
import { keyOf, roundingKeyOf } from "@pacte-hub/publisher/keyFile";
import { partnerAnswers, readOnly } from "@pacte-hub/publisher/partnerAnswers";
import type { Publication } from "@pacte-hub/publisher/publication";
import { checkExtracts, publish as publishFile } from "@pacte-hub/publisher/publish";
import type { OpenOutcome, ProtectedOutcome } from "@pacte-hub/publisher/report";
import { newSigningKeyPem, signingKey } from "@pacte-hub/release-file/signature";
import { writtenPeriod } from "@pacte-hub/release-file/writtenPeriod";
import { assertNoMore, Misuse } from "@pacte-hub/server/commandLine";
import { neededUrls } from "@pacte-hub/server/config";
import { OperatorError } from "@pacte-hub/server/operatorError";
import { stewardToken } from "../start/stewardToken.ts";
import type { Command } from "./command.ts";
import { instantGiven } from "./dayGiven.ts";
import { exitCodes } from "./exitCodes.ts";
import { institutionNamed } from "./institutionNamed.ts";
import { progressBar } from "./progressBar.ts";
import { publishOptions, uploadMetadata } from "./publishOptions.ts";
import { deposited, publishOrdered } from "./publishOrdered.ts";
import { readingLines } from "./reading.ts";
import { reportLines, sinceLines, staleLines } from "./report.ts";
import { secondsGiven } from "./secondsGiven.ts";
import { settingsHere } from "./settings.ts";
import { readWithdrawnFiles } from "./withdrawnFiles.ts";

/** `hub publish <institution> <dataset> <file.csv>` */
export const publish: Command = {
  name: "publish",
  summary: "publie un fichier CSV : tout est vérifié d'abord, et tout ou rien est publié.",
  usage: "hub publish <institution> <jeu> <fichier.csv> [<jeu> <fichier.csv>]… [options]",
  help: `Un jeu de source ouverte est publié tel quel ; les comptages bruts de tout autre sont protégés avec tout ce qui est déjà
connu des mêmes personnes, puis attaqués par un auditeur indépendant : rien n'est publié s'il trouve quoi que ce soit.
Des jeux qui comptent les mêmes personnes (stock, entrées et sorties) se publient mieux ensemble : donnez-les d'un coup.

Une publication par période du fichier, pour tous les niveaux de territoire. Republier une période crée un nouveau millésime ;
republier le même contenu ne fait rien. Le séparateur, l'encodage et les en-têtes français ou anglais sont reconnus.

  --source <titre>        d'où vient le fichier (par défaut : son nom)
  --licence <texte>       licence de la source (par défaut : « non précisée »)
  --retrieved-on <jour>   jour où la source a été obtenue, AAAA-MM-JJ
  --producer-published-on <jour>  jour où le producteur a lui-même publié ces chiffres, AAAA-MM-JJ, si sa source le dit
  --correction <texte>    pourquoi ce millésime corrige le précédent
  --url <adresse>         adresse de la source
  --period <période>      période de tout le fichier, s'il n'a pas de colonne pour la dire
  --column <en-tête>      colonne des effectifs, si elle n'est pas reconnue
  --ignore <en-tête>      colonne qui n'écarte rien de ce qui est compté, quand le hub ne la comprend pas (plusieurs fois si besoin)
  --decimal <, ou .>      signe qui commence les décimales, quand un nombre se lit de deux façons (« 1,250 »)
  --unusual <motif>       pourquoi ces chiffres sont justes, bien qu'ils diffèrent beaucoup de ce qui est connu
  --separator <; , | tab> séparateur, s'il n'est pas reconnu
  --embargo <instant>     personne ne lit avant, par exemple 2026-12-01T09:00:00+01:00
  --provisional           chiffres que le producteur peut encore réviser
  --dry-run               dit ce qui serait retenu et ce qui changerait, et n'écrit rien
  --known <fichier>       fichier d'une publication qu'une autre institution a retirée : ce qui a été lu reste connu
  --stale                 une institution qui ne répond pas est prise telle qu'elle a répondu en dernier ; l'audit est à refaire ensuite
  --seconds <nombre>      temps accordé au solveur, pour protéger puis pour auditer (300 par défaut)
  --deposit               vérifie les fichiers et les dépose dans la base, sans publier : un administrateur de données l'ordonne ensuite dans
                          le graphe (cafPublishRelease), à deux personnes si l'institution le veut
  --ordered               publie tout ce qui est ordonné (hub publish <institution> --ordered), et dit ce qu'il en est advenu
  --demonstration         chiffres inventés : la publication le dit, et n'entre que dans une base de démonstration

À côté de « hub start », la base et la clé de signature sont trouvées dans le dossier de données ; ailleurs, il faut
CAF_PUBLISHER_URL et CAF_SIGNING_KEY (ou celles de l'institution).

Codes de sortie : 0 publié, 1 impossible, 2 commande mal écrite, 3 fichier illisible ou refusé (chaque erreur avec sa ligne).`,
  async run(words) {
    const { values, positionals } = parseArgs({ args: [...words], options: publishOptions, allowPositionals: true });
    const [name, ...pairs] = positionals;
    const institution = await institutionNamed(name);
    const settings = await settingsHere();
    if (values.ordered) {
      assertNoMore(pairs, 0);
      const withdrawnFiles = await readWithdrawnFiles(values.known);
      return publishOrdered(institution, settings, { seconds: secondsGiven(values.seconds), withdrawnFiles });
    }
    const [first, ...beside] = filesGiven(institution, pairs);
    if (!first) throw new Misuse("Dites quel jeu publier, et donnez son fichier CSV.");
    const metadata = uploadMetadata(values, first.file);
    const { periods } = first.indicator;
    if (values.period !== undefined && !writtenPeriod(values.period, periods))
      throw new Misuse(`« ${values.period} » n'est pas une période de ce jeu : ${examples[periods]}.`);
    const bar = progressBar();
    const readings: string[] = [];
    const rehearsal = values["dry-run"] ?? false;
    if (!rehearsal && !values.deposit) assertDecided(institution, [first, ...beside]);
    const { separator, ...described } = metadata;
    const { PUBLISHER } = neededUrls(settings, institution.partner.id, ["PUBLISHER"]);
    const publication: Publication = {
      ...first,
      beside,
      institution,
      ...described,
      ...(separator && { separator }),
      embargoUntil: instantGiven(values.embargo),
      // A rehearsal signs nothing that lasts: it needs no key of the institution's.
      key: rehearsal || values.deposit ? signingKey(newSigningKeyPem()) : await keyOf(institution.partner.id, settings),
      abroad: hubClient({
        url: settings.hubUrl,
        token: () => stewardToken(institution.partner.id, settings),
        withdrawnFiles: await readWithdrawnFiles(values.known),
        answers: rehearsal ? readOnly(partnerAnswers(PUBLISHER)) : partnerAnswers(PUBLISHER),
        usesStaleAnswers: values.stale ?? false,
      }),
      rehearsal,
      roundingKey: await roundingKeyOf(institution.partner.id, settings),
      seconds: secondsGiven(values.seconds),
      progress: bar.tell,
      read: ({ id }, reading) =>
        readings.push(...(beside.length > 0 ? [`${id} :`] : []), ...readingLines(reading, metadata.declared)),
    };
    if (values.deposit) await checkExtracts(PUBLISHER, publication).finally(bar.end);
    const outcomes = values.deposit ? [] : await publishFile(PUBLISHER, publication).finally(bar.end);
    for (const line of readings) console.log(line);
    const files = [first, ...beside].map(({ indicator, file }) => ({ dataset: indicator.id, file }));
    if (values.deposit) await deposited(institution, settings, { files, metadata });
    for (const outcome of outcomes) console.log(outcomeText(outcome, { institution, rehearsal }));
    for (const line of staleLines(publication.abroad, outcomes)) console.log(line);
    return exitCodes.done;
  },
};

const examples = { MONTH: "2020-12", QUARTER: "2020-Q4", YEAR: "2020" } as const;

/** What takes two persons is ordered by one steward and approved by another. @throws OperatorError */
function assertDecided(institution: Institution, files: readonly { readonly indicator: Indicator }[]): void {
  const { partner, decidesByTwo, policies } = institution;
  const undecided = files.find(({ indicator }) => policies[indicator.id]?.kind !== "NONE");
  if (!decidesByTwo || !undecided) return;
  throw new OperatorError(
    `${partner.name} publie à deux personnes ce qu'aucune source n'a ouvert (${undecided.indicator.id}) : déposez le fichier (--deposit), qu'un administrateur de données en ordonne la publication et qu'un autre l'approuve ; « hub publish ${partner.id} --ordered » la fait.`,
    "NOT_DONE",
  );
}

/** Datasets and their files, two by two. */
function filesGiven(institution: Institution, words: readonly string[]) {
  const files = [];
  for (let at = 0; at < Math.max(words.length, 1); at += 2) {
    const indicator = datasetNamed(institution, words[at]);
    const file = words[at + 1];
    if (!file) throw new Misuse(`Donnez le fichier CSV à publier pour ${indicator.id}.`);
    files.push({ indicator, file });
  }
  return files;
}

function datasetNamed(institution: Institution, dataset: string | undefined): Indicator {
  const datasets = institution.indicators.map(({ id }) => id).join(", ");
  const indicator = dataset === undefined ? undefined : indicatorOf(institution, dataset);
  if (!indicator)
    throw new Misuse(
      `${dataset ? `Le jeu « ${dataset} » est inconnu` : "Dites quel jeu publier"} ; ${institution.partner.name} publie : ${datasets}.`,
    );
  return indicator;
}

interface PublishProgress {
  readonly institution: Institution;
  readonly rehearsal: boolean;
}

function outcomeText(outcome: OpenOutcome | ProtectedOutcome, { institution, rehearsal }: PublishProgress): string {
  const { release, cells, withheld, absent, isNew, period } = outcome;
  const title = indicatorOf(institution, release.split(":")[1] ?? "")?.title;
  const lines = "report" in outcome ? reportLines(outcome.report) : outcome.since ? sinceLines(outcome.since) : [];
  const report = lines.map((line) => `\n  ${line}`);
  if (!isNew) return `Rien à faire pour ${period} : la publication ${release} dit déjà la même chose.`;
  const warning =
    absent > 0 ? `\n  Attention : ${absent} territoires sans aucune ligne sont publiés comme non collectés.` : "";
  const done = rehearsal ? "Essai, rien n'est publié" : "Publié";
  const withheldText = "report" in outcome ? `, dont ${withheld} retenues` : "";
  return `${done} : ${title}, ${period}, ${cells} cellules${withheldText} (publication ${release}).${warning}${report.join("")}`;
}
