import { relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { assertNoMore, Misuse } from "@pacte-hub/server/commandLine";
import { layPact } from "../start/newPact/lay.ts";
import { layNextPact } from "../start/newPact/nextPact.ts";
import type { Command } from "./command.ts";

/** `hub new-pact <code>` */
export const newPact: Command = {
  name: "new-pact",
  summary: "pose dans un dossier ce qui est d'un autre département : territoires, données ouvertes, Pacte à écrire.",
  usage: "hub new-pact <code> --years <début-fin> (--code <dossier> --vintage <année> | --next) [options]",
  help: `Les territoires viennent du code officiel géographique (paquet npm @etalab/decoupage-administratif), les données ouvertes des fichiers
nationaux livrés avec le hub ; le Pacte est un fichier qui se tient et ne dit rien encore. Le hub le prend quand HUB_PACT nomme ce dossier
(docs/operations/nouveau-departement.md).

  --code <dossier>        copie du paquet @etalab/decoupage-administratif
  --vintage <année>       année des populations de ce paquet (au 1er janvier), comme sa page la dit
  --years <début-fin>     première et dernière année du Pacte : 2026-2030
  --next                  pose seulement le Pacte qui suit, à côté de ceux du dossier, qui est là
  --of <mots>             après un nom : « de Meurthe-et-Moselle » (par défaut : d'après son nom)
  --in <dossier>          où poser le sien (par défaut : pacts)
  --dry-run               vérifie tout, dit ce qui serait écrit, et n'écrit rien`,
  async run(words) {
    const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true });
    const [code] = positionals;
    assertNoMore(positionals, 1);
    const folder = resolve(values.in ?? "pacts", code ?? "");
    const rehearsal = values["dry-run"] ?? false;
    const shownFolder = relative(process.cwd(), folder) || folder;
    if (code && values.next) return layNext({ code, years: yearsIn(values.years) }, { folder, shownFolder, rehearsal });
    if (!code || !values.code)
      throw new Misuse("Dites le département et le dossier du code géographique : hub new-pact 54 --code …");
    if (!/^\d{4}$/.test(values.vintage ?? "")) throw new Misuse("--vintage dit l'année des populations : 2023.");
    const department = {
      code,
      codePackage: resolve(values.code),
      vintage: values.vintage ?? "",
      years: yearsIn(values.years),
      of: values.of ?? null,
    };
    const { files, communes, epcis, datasets, leftOut } = await layPact(department, { folder, rehearsal });
    console.log(
      `${rehearsal ? "Essai, rien n'est écrit" : `Écrit dans ${shownFolder}`} : ${files.length} fichiers ; ${communes} communes, ${epcis} EPCI, ${datasets} jeux de données ouvertes.`,
    );
    if (leftOut.length > 0)
      console.log(
        `Laissés, car la source y donne des décimales où des personnes sont comptées : ${leftOut.join(", ")}.`,
      );
    if (!rehearsal) console.log(`Ensuite : HUB_PACT=${shownFolder} hub start.`);
    return 0;
  },
};

interface NextLaying {
  readonly folder: string;
  /** As the operator reads it. */
  readonly shownFolder: string;
  readonly rehearsal: boolean;
}

async function layNext(
  nextPact: Parameters<typeof layNextPact>[0],
  { shownFolder, ...laying }: NextLaying,
): Promise<number> {
  const files = await layNextPact(nextPact, laying);
  console.log(
    `${laying.rehearsal ? "Essai, rien n'est écrit" : `Écrit dans ${shownFolder}`} : ${files.join(", ")}. Un Pacte sert du jour où il commence.`,
  );
  return 0;
}

const options = {
  code: { type: "string" },
  vintage: { type: "string" },
  years: { type: "string" },
  of: { type: "string" },
  in: { type: "string" },
  next: { type: "boolean" },
  "dry-run": { type: "boolean" },
} as const;

function yearsIn(text = ""): readonly [number, number] {
  const [, first, last] = /^(\d{4})-(\d{4})$/.exec(text) ?? [];
  if (first === undefined || last === undefined || last < first)
    throw new Misuse("--years dit les années du Pacte : 2026-2030.");
  return [Number(first), Number(last)];
}
