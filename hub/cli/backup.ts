import { parseArgs } from "node:util";
import { assertNoMore, Misuse } from "@pacte-hub/server/commandLine";
import { variablePrefix } from "@pacte-hub/server/environmentSchema";
import { type Backup, backUp, pruneBackups } from "../backup/backUp.ts";
import { backUpGateway } from "../backup/gateway.ts";
import type { Manifest } from "../backup/manifest.ts";
import type { Command } from "./command.ts";
import { exitCodes } from "./exitCodes.ts";
import { partnerNamed } from "./institutionNamed.ts";
import { settingsHere } from "./settings.ts";
import { hubVersion } from "./version.ts";

/** `hub backup <institution> <folder>` */
export const backup: Command = {
  name: "backup",
  summary: "sauvegarde la base d'une institution, avec de quoi vérifier sa restauration.",
  usage: "hub backup <institution>|gateway <dossier> [--keep <nombre>]",
  help: `Fait dans ce dossier celui d'une sauvegarde, d'un seul instant de la base : ce que pg_dump en copie, et ce qu'elle contient (lignes et
empreinte de chaque table, fin du journal, ce que lit un lecteur sans droit). « hub restore » y compare la base qu'il rétablit.

Il faut l'adresse de la connexion du propriétaire (CAF_OWNER_URL…) et le pg_dump de la version du serveur (HUB_PG_BIN). Avec CAF_READER_URL et
CAF_CONTEXT_KEY, ce que lit un lecteur est noté aussi.

« gateway » : la passerelle, c'est-à-dire sa base (GATEWAY_DATABASE_URL : requêtes enregistrées, leurs clés, citations) et les têtes des
journaux de son dossier (HUB_DATA_DIR).

  --keep <nombre>   ne garde dans ce dossier que les dernières sauvegardes de l'institution

La sauvegarde contient les comptages bruts et de quoi sceller un contexte : chiffrez-la où vous la gardez. Les clés n'y sont pas, elles sont nommées :
sauvegardez-les à part.`,
  async run(words) {
    const options = { keep: { type: "string" } } as const;
    const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true });
    const [name, into] = positionals;
    assertNoMore(positionals, 2);
    const of = name === "gateway" ? name : partnerNamed(name).id;
    if (into === undefined) throw new Misuse("Dites dans quel dossier faire la sauvegarde.");
    const keep = keptIn(values.keep);
    const settings = await settingsHere();
    const making = { into, hub: hubVersion() };
    if (of === "gateway") sayGateway(await backUpGateway(settings, making));
    else sayInstitution(await backUp(of, settings, making));
    if (keep !== null)
      for (const pruned of await pruneBackups(of, into, keep)) console.log(`Ôtée, trop ancienne : ${pruned}`);
    return exitCodes.done;
  },
};

const megabytes = (bytes: number): string => `${(bytes / 1024 ** 2).toFixed(1).replace(".", ",")} Mo`;

function sayGateway({ folder, manifest: { database, heads } }: Awaited<ReturnType<typeof backUpGateway>>): void {
  const tables = Object.values(database?.tables ?? {});
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  const base = database ? `${tables.length} tables, ${rows} lignes, ${megabytes(database.dump.bytes)}` : "sans base";
  console.log(`Sauvegardé : ${folder}
${base} ; têtes des journaux : ${Object.keys(heads).length} fichiers.
Sa clé (GATEWAY_KEY), celle de chez les émetteurs et leur liste (HUB_ISSUERS) n'y sont pas : à garder à part.`);
}

function sayInstitution({ folder, manifest }: Backup): void {
  const tables = Object.values(manifest.tables);
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  console.log(`Sauvegardé : ${folder}
${tables.length} tables, ${rows} lignes, ${megabytes(manifest.dump.bytes)} ; journal jusqu'à la ligne ${manifest.journal.seq}.
${keyLines(manifest).join("\n")}`);
}

/** null: all of them. @throws Misuse */
function keptIn(word: string | undefined): number | null {
  if (word === undefined) return null;
  if (/^[1-9]\d{0,3}$/.test(word)) return Number(word);
  throw new Misuse("--keep veut le nombre de sauvegardes à garder, 1 au moins.");
}

/** What the backup does not hold, and its owner must keep elsewhere. */
export function keyLines({ institution, keys: { releases, journal, contexts } }: Manifest): string[] {
  const prefix = variablePrefix(institution);
  return [
    "Clés à garder à part, et à remettre en place après une restauration :",
    `  publications (${prefix}_SIGNING_KEY) : ${releases.map(short).join(", ") || "aucune n'a encore signé"}`,
    `  journal (${prefix}_JOURNAL_KEY) : ${journal === null ? "non donnée ici" : short(journal)}`,
    `  contexte (${prefix}_CONTEXT_KEY) : ${contexts.join(", ") || "aucune"}`,
    `  arrondis (${prefix}_ROUNDING_KEY) : le secret n'a pas de nom ; perdu, tous les arrondis à venir changent.`,
  ];
}

/** The end of a public key in base64, enough to distinguish two. */
const short = (publicKey: string): string => `…${publicKey.slice(-12)}`;
