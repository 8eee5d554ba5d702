import { parseArgs } from "node:util";
import { partnerOf } from "@pacte-hub/schema/model/partner";
import { assertNoMore, Misuse } from "@pacte-hub/server/commandLine";
import { neededUrls, type Settings } from "@pacte-hub/server/config";
import { logins } from "@pacte-hub/server/logins";
import { administration } from "../backup/administration.ts";
import { type Comparison, isSame } from "../backup/comparison.ts";
import { readGatewayManifest, restoredGateway } from "../backup/gateway.ts";
import { type Manifest, readManifest } from "../backup/manifest.ts";
import { restored } from "../backup/restore.ts";
import { keyLines } from "./backup.ts";
import type { Command } from "./command.ts";
import { exitCodes } from "./exitCodes.ts";
import { institutionNamed, partnerNamed } from "./institutionNamed.ts";
import { settingsHere } from "./settings.ts";

/** `hub restore <institution> <folder>` */
export const restore: Command = {
  name: "restore",
  summary: "rétablit une sauvegarde dans une base neuve, et dit si tout y est.",
  usage: "hub restore <institution>|gateway <dossier de la sauvegarde> | hub restore <institution> --admin",
  help: `Dans une base neuve, et nulle part ailleurs : tout, ou rien. Puis compare à ce qu'était la base sauvegardée : chaque table, chaque publication (ses cellules
sont-elles, à l'octet près, ce qui fut signé ?), le journal (chaîne, fin), ce que lit un lecteur sans droit. Les rôles et leurs droits sont remis comme
« hub migrate » les met.

  --admin   ne restaure rien : donne ce que l'administrateur du serveur exécute d'abord (psql), les quatre rôles des adresses CAF_OWNER_URL… et leur base

Codes de sortie : 0 tout est là, 1 impossible, 2 commande mal écrite, 4 quelque chose diffère.`,
  async run(words) {
    const options = { admin: { type: "boolean" } } as const;
    const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true });
    const [name, folder] = positionals;
    assertNoMore(positionals, values.admin ? 1 : 2);
    const settings = await settingsHere();
    if (name === "gateway") return restoreGateway(settings, folder, values.admin ?? false);
    const { id } = partnerNamed(name);
    if (values.admin) {
      console.log(administration(neededUrls(settings, id, logins)));
      return exitCodes.done;
    }
    if (folder === undefined) throw new Misuse("Dites quel dossier restaurer : celui que « hub backup » a nommé.");
    const manifest = await readManifest(folder, id);
    const comparison = await restored(await institutionNamed(name), settings, { folder, manifest });
    for (const line of reportOf(comparison, manifest)) console.log(line);
    return isSame(comparison) ? exitCodes.done : exitCodes.notAuthentic;
  },
};

/** Its database is new and its own login's: an administrator makes both (docs/exploitation.md). */
async function restoreGateway(settings: Settings, folder: string | undefined, admin: boolean): Promise<number> {
  if (admin || folder === undefined)
    throw new Misuse(
      "Dites quel dossier restaurer : la base de la passerelle se fait par « createdb » (docs/exploitation.md).",
    );
  const manifest = await readGatewayManifest(folder);
  const { differing, tables, rows, heads } = await restoredGateway(settings, { folder, manifest });
  console.log(`La passerelle, telle que le ${manifest.at} (hub ${manifest.hub}) :`);
  if (differing === null) console.log("  base : aucune");
  else if (differing.length === 0)
    console.log(`  tables : ${tables} sur ${tables} comme elles étaient, ${rows} lignes`);
  else console.log(`  TABLES : ${differing.length} DIFFÈRENT : ${differing.join(", ")}`);
  console.log(`  têtes des journaux : ${heads.length} fichiers remis`);
  if (differing && differing.length > 0) return exitCodes.notAuthentic;
  console.log("Tout est là.");
  return exitCodes.done;
}

/** What became of the backup, for who restores it: French. */
function reportOf(comparison: Comparison, manifest: Manifest): string[] {
  const { tables, rows, differing, releases, altered, lines, chainFaults, isSameEnd } = comparison;
  return [
    `${partnerOf(manifest.institution).name}, telle que le ${manifest.at} (PostgreSQL ${manifest.server}, hub ${manifest.hub}) :`,
    differing.length === 0
      ? `  tables : ${tables} sur ${tables} comme elles étaient, ${rows} lignes`
      : `  TABLES : ${differing.length} DIFFÈRENT : ${differing.join(", ")}`,
    altered.length === 0
      ? `  publications : ${releases} sur ${releases} sont ce qui a été signé`
      : `  PUBLICATIONS : ${altered.length} sur ${releases} NE SONT PAS ce qui a été signé : ${altered.join(", ")}`,
    chainFaults.length === 0 && isSameEnd
      ? `  journal : ${lines} lignes, intact, la même fin (ligne ${manifest.journal.seq})`
      : `  JOURNAL : ${chainFaults.length} fautes${isSameEnd ? "" : ", et une autre fin"} : « hub journal verify ${manifest.institution} »`,
    readableLine(comparison),
    isSame(comparison)
      ? "Tout est là."
      : "La base rétablie n'est PAS celle qui fut sauvegardée : ne la mettez pas en service.",
    ...lostSince(manifest.institution),
    ...keyLines(manifest),
  ];
}

/** Nobody but the stewards knows what they had taken back since. */
const lostSince = (id: string): readonly string[] => [
  "Ce qui fut fait depuis cet instant est perdu ; les têtes gardées ailleurs vont plus loin que ce journal : notez-le.",
  "Un droit révoqué depuis vaut de nouveau, une publication retirée depuis se lit de nouveau, une porte fermée depuis est ouverte.",
  `Avant de servir : « hub close ${id} --reason "restauration" », puis « hub grants ${id} » et « hub releases ${id} » pour reprendre ce qui le fut, et « hub open ${id} ».`,
];

function readableLine({ readable }: Comparison): string {
  if (readable === null)
    return "  lecture : non comparée (il faut CAF_READER_URL… et CAF_CONTEXT_KEY… à la sauvegarde comme à la restauration)";
  const { same, differing, more: addedCount } = readable;
  if (differing.length > 0)
    return `  LECTURE : un lecteur sans droit ne lit pas la même chose de ${differing.length} publications : ${differing.join(", ")}`;
  const since = addedCount > 0 ? `, et ${addedCount} dont l'embargo est tombé depuis` : "";
  return `  lecture : un lecteur sans droit lit les mêmes cellules de ${same} publications${since}`;
}
