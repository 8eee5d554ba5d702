import { basename } from "node:path";
import { parseArgs } from "node:util";
import { type Indicator, type Institution, indicatorOf } from "@pacte-hub/institution/config";
import { hubClient } from "@pacte-hub/publisher/hubClient";
import { keyOf, roundingKeyOf } from "@pacte-hub/publisher/keyFile";
import { publish as publishFile } from "@pacte-hub/publisher/publish";
import type { ReleaseOutcome } from "@pacte-hub/publisher/release";
import type { ProtectedOutcome } from "@pacte-hub/publisher/report";
import type { UploadMetadata } from "@pacte-hub/publisher/uploads";
import type { Separator } from "@pacte-hub/release-file/extract";
import { newSigningKeyPem, signingKey } from "@pacte-hub/release-file/signature";
import { assertNoMore, Misuse } from "@pacte-hub/server/commandLine";
import { neededUrls } from "@pacte-hub/server/config";
import { OperatorError } from "@pacte-hub/server/operatorError";
import { stewardToken } from "../start/stewardToken.ts";
import type { Command } from "./command.ts";
import { exitCodes } from "./exitCodes.ts";
import { institutionNamed } from "./institutionNamed.ts";
import { knownFiles } from "./knownFiles.ts";
import { progressBar } from "./progressBar.ts";
import { deposited, publishOrdered } from "./publishOrdered.ts";
import { toldReport } from "./report.ts";
import { secondsGiven } from "./secondsGiven.ts";
import { settingsHere } from "./settings.ts";

const separators: Readonly<Record<string, Separator>> = { ";": ";", ",": ",", "|": "|", tab: "\t" };

const options = {
  source: { type: "string" },
  licence: { type: "string" },
  "retrieved-on": { type: "string" },
  "producer-published-on": { type: "string" },
  correction: { type: "string" },
  url: { type: "string" },
  period: { type: "string" },
  column: { type: "string" },
  separator: { type: "string" },
  embargo: { type: "string" },
  provisional: { type: "boolean" },
  demonstration: { type: "boolean" },
  "dry-run": { type: "boolean" },
  deposit: { type: "boolean" },
  ordered: { type: "boolean" },
  seconds: { type: "string" },
  known: { type: "string", multiple: true },
} as const;

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
  --separator <; , | tab> séparateur, s'il n'est pas reconnu
  --embargo <instant>     personne ne lit avant, par exemple 2026-12-01T09:00:00+01:00
  --provisional           chiffres que le producteur peut encore réviser
  --dry-run               dit ce qui serait retenu et ce qui changerait, et n'écrit rien
  --known <fichier>       fichier d'une publication qu'une autre institution a retirée : ce qui a été lu reste connu
  --seconds <nombre>      temps accordé au solveur, pour protéger puis pour auditer (300 par défaut)
  --deposit               dépose les fichiers dans la base, sans publier : un administrateur de données l'ordonne ensuite dans
                          le graphe (cafPublishRelease), à deux personnes si l'institution le veut
  --ordered               publie tout ce qui est ordonné (hub publish <institution> --ordered), et dit ce qu'il en est advenu
  --demonstration         chiffres inventés : la publication le dit, et n'entre que dans une base de démonstration

À côté de « hub start », la base et la clé de signature sont trouvées dans le dossier de données ; ailleurs, il faut
CAF_PUBLISHER_URL et CAF_SIGNING_KEY (ou celles de l'institution).

Codes de sortie : 0 publié, 1 impossible, 2 commande mal écrite, 3 fichier illisible ou refusé (chaque erreur avec sa ligne).`,
  async run(words) {
    const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true });
    const [name, ...pairs] = positionals;
    const institution = await institutionNamed(name);
    const settings = await settingsHere();
    if (values.ordered) {
      assertNoMore(pairs, 0);
      const known = await knownFiles(values.known);
      await publishOrdered(institution, settings, { seconds: secondsGiven(values.seconds), known });
      return exitCodes.done;
    }
    const [first, ...beside] = filesGiven(institution, pairs);
    if (!first) throw new Misuse("Dites quel jeu publier, et donnez son fichier CSV.");
    const said = saidOf(values, first.file);
    if (values.deposit) {
      const files = [first, ...beside].map(({ indicator, file }) => ({ dataset: indicator.id, file }));
      await deposited(institution, settings, { files, said });
      return exitCodes.done;
    }
    const bar = progressBar();
    const rehearsal = values["dry-run"] ?? false;
    if (!rehearsal) assertDecided(institution, [first, ...beside]);
    const { separator, ...described } = said;
    const { PUBLISHER } = neededUrls(settings, institution.partner.id, ["PUBLISHER"]);
    const outcomes = await publishFile(PUBLISHER, {
      ...first,
      beside,
      institution,
      ...described,
      ...(separator && { separator }),
      embargoUntil: instantGiven(values.embargo),
      // A rehearsal signs nothing that lasts: it needs no key of the institution's.
      key: rehearsal ? signingKey(newSigningKeyPem()) : await keyOf(institution.partner.id, settings),
      abroad: hubClient({
        url: settings.hubUrl,
        token: () => stewardToken(institution.partner.id, settings),
        known: await knownFiles(values.known),
      }),
      rehearsal,
      roundingKey: await roundingKeyOf(institution.partner.id, settings),
      seconds: secondsGiven(values.seconds),
      progress: bar.tell,
    }).finally(bar.end);
    for (const outcome of outcomes) console.log(told(outcome, { institution, rehearsal }));
    return exitCodes.done;
  },
};

/** What takes two persons is ordered by one steward and approved by another. @throws OperatorError */
function assertDecided(institution: Institution, files: readonly { readonly indicator: Indicator }[]): void {
  const { partner, decidesByTwo, policies } = institution;
  const undecided = files.find(({ indicator }) => policies[indicator.id]?.kind !== "NONE");
  if (!decidesByTwo || !undecided) return;
  throw new OperatorError(
    `${partner.name} publie à deux personnes ce qu'aucune source n'a ouvert (${undecided.indicator.id}) : déposez le fichier (--deposit), qu'un administrateur de données en ordonne la publication et qu'un autre l'approuve ; « hub publish ${partner.id} --ordered » la fait.`,
  );
}

interface Described {
  readonly source?: string;
  readonly licence?: string;
  readonly "retrieved-on"?: string;
  readonly "producer-published-on"?: string;
  readonly correction?: string;
  readonly url?: string;
  readonly period?: string;
  readonly column?: string;
  readonly separator?: string;
  readonly provisional?: boolean;
  readonly demonstration?: boolean;
}

/** What is said of the files, whether they are published now or laid down. */
const saidOf = (values: Described, file: string): UploadMetadata => ({
  source: {
    title: values.source ?? basename(file),
    licence: values.licence ?? "non précisée",
    retrievedOn: dayGiven(values["retrieved-on"]),
    url: values.url ?? null,
  },
  provisional: values.provisional ?? false,
  demonstration: values.demonstration ?? false,
  ...(values["producer-published-on"] && { producerPublishedOn: pastDay(values["producer-published-on"]) }),
  ...(values.correction && { correction: values.correction }),
  declared: { ...(values.period && { period: values.period }), ...(values.column && { valueColumn: values.column }) },
  separator: separatorGiven(values.separator),
});

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
  const known = institution.indicators.map(({ id }) => id).join(", ");
  const found = dataset === undefined ? undefined : indicatorOf(institution, dataset);
  if (!found)
    throw new Misuse(
      `${dataset ? `Le jeu « ${dataset} » est inconnu` : "Dites quel jeu publier"} ; ${institution.partner.name} publie : ${known}.`,
    );
  return found;
}

function dayGiven(text: string | undefined): string | null {
  if (text === undefined) return null;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(Date.parse(text)))
    throw new Misuse(`« ${text} » n'est pas un jour (AAAA-MM-JJ).`);
  return text;
}

/** Nobody has published tomorrow. @throws Misuse */
function pastDay(text: string): string | null {
  const day = dayGiven(text);
  if (day !== null && day > new Date().toISOString().slice(0, 10))
    throw new Misuse(`Le jour de publication « ${text} » n'est pas encore passé.`);
  return day;
}

function instantGiven(text: string | undefined): string | null {
  if (text === undefined) return null;
  const instant = Date.parse(text);
  if (instant <= Date.now()) throw new Misuse(`L'embargo « ${text} » est déjà passé.`);
  if (!text.includes("T") || Number.isNaN(instant))
    throw new Misuse(`« ${text} » n'est pas un instant (2026-12-01T09:00:00+01:00).`);
  return new Date(instant).toISOString();
}

function separatorGiven(text: string | undefined): Separator | null {
  if (text === undefined) return null;
  const separator = separators[text];
  if (!separator) throw new Misuse(`Le séparateur est l'un de ${Object.keys(separators).join(" ")}.`);
  return separator;
}

interface PublishProgress {
  readonly institution: Institution;
  readonly rehearsal: boolean;
}

function told(outcome: ReleaseOutcome | ProtectedOutcome, { institution, rehearsal }: PublishProgress): string {
  const { release, cells, withheld, absent, isNew, period } = outcome;
  const title = indicatorOf(institution, release.split(":")[1] ?? "")?.title;
  const report = "report" in outcome ? toldReport(outcome.report).map((line) => `\n  ${line}`) : [];
  if (!isNew) return `Rien à faire pour ${period} : la publication ${release} dit déjà la même chose.`;
  const warning =
    absent > 0 ? `\n  Attention : ${absent} territoires sans aucune ligne sont publiés comme non collectés.` : "";
  const done = rehearsal ? "Essai, rien n'est publié" : "Publié";
  const kept = report.length > 0 ? `, dont ${withheld} retenues` : "";
  return `${done} : ${title}, ${period}, ${cells} cellules${kept} (publication ${release}).${warning}${report.join("")}`;
}
