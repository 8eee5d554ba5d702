import { basename } from "node:path";
import { parseArgs } from "node:util";
import { type Indicator, type Institution, indicatorOf } from "../runtime/institution.ts";
import type { Separator } from "../runtime/publish/csv.ts";
import { keyOf } from "../runtime/publish/keyFile.ts";
import { publish as publishFile } from "../runtime/publish/publish.ts";
import type { Outcome } from "../runtime/publish/release.ts";
import { neededUrls } from "../runtime/serve/settings.ts";
import type { Command } from "./command.ts";
import { institutionNamed } from "./institutions.ts";
import { assertNoMore, Misuse } from "./misuse.ts";
import { settingsHere } from "./settings.ts";

const separators: Readonly<Record<string, Separator>> = { ";": ";", ",": ",", "|": "|", tab: "\t" };

const options = {
  source: { type: "string" },
  licence: { type: "string" },
  "retrieved-on": { type: "string" },
  url: { type: "string" },
  period: { type: "string" },
  column: { type: "string" },
  separator: { type: "string" },
  embargo: { type: "string" },
  provisional: { type: "boolean" },
} as const;

/** `hub publish <institution> <dataset> <file.csv>` */
export const publish: Command = {
  name: "publish",
  summary: "publie un fichier CSV : tout est vérifié d'abord, et tout ou rien est publié.",
  usage: "hub publish <institution> <jeu> <fichier.csv> [options]",
  help: `Une publication par période du fichier, pour tous les niveaux de territoire. Republier une période crée un nouveau millésime ;
republier le même contenu ne fait rien. Le séparateur, l'encodage et les en-têtes français ou anglais sont reconnus.

  --source <titre>        d'où vient le fichier (par défaut : son nom)
  --licence <texte>       licence de la source (par défaut : « non précisée »)
  --retrieved-on <jour>   jour où la source a été obtenue, AAAA-MM-JJ
  --url <adresse>         adresse de la source
  --period <période>      période de tout le fichier, s'il n'a pas de colonne pour la dire
  --column <en-tête>      colonne des effectifs, si elle n'est pas reconnue
  --separator <; , | tab> séparateur, s'il n'est pas reconnu
  --embargo <instant>     personne ne lit avant, par exemple 2026-12-01T09:00:00+01:00
  --provisional           chiffres que le producteur peut encore réviser

À côté de « hub start », la base et la clé de signature sont trouvées dans le dossier de données ; ailleurs, il faut
CAF_PUBLISHER_URL et CAF_SIGNING_KEY (ou celles de l'institution).

Codes de sortie : 0 publié, 1 impossible, 2 commande mal écrite, 3 fichier illisible ou refusé (chaque erreur avec sa ligne).`,
  async run(words) {
    const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true });
    const [name, dataset, file] = positionals;
    assertNoMore(positionals, 3);
    const institution = institutionNamed(name);
    const indicator = datasetNamed(institution, dataset);
    if (!file) throw new Misuse("Donnez le fichier CSV à publier.");
    const settings = await settingsHere();
    const { PUBLISHER } = neededUrls(settings, institution.partner.id, ["PUBLISHER"]);
    const source = {
      title: values.source ?? basename(file),
      licence: values.licence ?? "non précisée",
      retrievedOn: dayGiven(values["retrieved-on"]),
      url: values.url ?? null,
    };
    const outcomes = await publishFile(PUBLISHER, {
      institution,
      indicator,
      file,
      source,
      provisional: values.provisional ?? false,
      demonstration: false,
      embargoUntil: instantGiven(values.embargo),
      key: await keyOf(institution.partner.id, settings),
      declared: {
        ...(values.period && { period: values.period }),
        ...(values.column && { valueColumn: values.column }),
      },
      ...separatorGiven(values.separator),
      progress: (sentence) => console.log(`… ${sentence}`),
    });
    for (const outcome of outcomes) console.log(told(outcome, indicator));
    return 0;
  },
};

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

function instantGiven(text: string | undefined): string | null {
  if (text === undefined) return null;
  const instant = Date.parse(text);
  if (instant <= Date.now()) throw new Misuse(`L'embargo « ${text} » est déjà passé.`);
  if (!text.includes("T") || Number.isNaN(instant))
    throw new Misuse(`« ${text} » n'est pas un instant (2026-12-01T09:00:00+01:00).`);
  return new Date(instant).toISOString();
}

function separatorGiven(text: string | undefined): { separator?: Separator } {
  if (text === undefined) return {};
  const separator = separators[text];
  if (!separator) throw new Misuse(`Le séparateur est l'un de ${Object.keys(separators).join(" ")}.`);
  return { separator };
}

function told({ period, release, isNew, cells, absent }: Outcome, { title }: Indicator): string {
  if (!isNew) return `Rien à faire pour ${period} : la publication ${release} dit déjà la même chose.`;
  const warning =
    absent > 0 ? `\n  Attention : ${absent} territoires sans aucune ligne sont publiés comme non collectés.` : "";
  return `Publié : ${title}, ${period}, ${cells} cellules (publication ${release}).${warning}`;
}
