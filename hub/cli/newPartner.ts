import { join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { assertNoMore, Misuse } from "@pacte-hub/server/commandLine";
import { repositoryRoot } from "@pacte-hub/server/repository";
import { freePort } from "../start/newPartner/description.ts";
import { layPartner } from "../start/newPartner/lay.ts";
import { portsTaken } from "../start/newPartner/portsTaken.ts";
import type { Command } from "./command.ts";

/** `hub new-partner <id> <name>` */
export const newPartner: Command = {
  name: "new-partner",
  summary: "pose dans un dossier une institution de plus, prête à servir.",
  usage: "hub new-partner <identifiant> <nom> [options]",
  help: `Le dossier tient tout ce qui est d'elle : sa description (partner.json), son schéma, ses étapes de base, un extrait inventé et une page qui
dit ce qu'il reste à écrire. Rien d'autre n'est changé : le hub la prend quand HUB_PARTNERS nomme ce dossier (docs/operations/rejoindre.md).

  --dataset <jeu>         identifiant de son premier jeu, unique dans le hub (par défaut : <identifiant>-persons)
  --signatory <id>        signataire du Pacte qui parle par elle (par défaut : son identifiant)
  --port <numéro>         port où elle écoute (par défaut : le premier libre depuis 4010)
  --in <dossier>          où poser le sien (par défaut : partners)
  --dry-run               vérifie tout, dit ce qui serait écrit, et n'écrit rien`,
  async run(words) {
    const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true });
    const [id, name] = positionals;
    assertNoMore(positionals, 2);
    if (!id || !name?.trim())
      throw new Misuse('Dites l\'identifiant et le nom : hub new-partner msa "Mutualité sociale agricole".');
    const folder = resolve(values.in ?? "partners", id);
    const taken = portsTaken(process.env);
    const newcomer = {
      id,
      name: name.trim(),
      dataset: values.dataset ?? `${id}-persons`,
      signatory: values.signatory ?? id,
      port: values.port === undefined ? freePort(taken) : Number(values.port),
    };
    const rehearsal = values["dry-run"] ?? false;
    const files = await layPartner(newcomer, { folder, schema: schemaFrom(folder), portsTaken: taken, rehearsal });
    const shownFolder = relative(process.cwd(), folder) || folder;
    console.log(
      `${rehearsal ? "Essai, rien n'est écrit" : "Écrit"} : ${files.map((file) => join(shownFolder, file)).join(", ")}.`,
    );
    if (!rehearsal)
      console.log(
        `Ensuite : HUB_PARTNERS=${shownFolder} hub start ; ${join(shownFolder, "README.md")} dit ce qu'il reste à écrire.`,
      );
    return 0;
  },
};

const options = {
  dataset: { type: "string" },
  signatory: { type: "string" },
  port: { type: "string" },
  in: { type: "string" },
  "dry-run": { type: "boolean" },
} as const;

/** Where the published schema of descriptions is, for editors; by its name where there is no clone. */
function schemaFrom(folder: string): string {
  const root = repositoryRoot();
  return root === null ? "partner.schema.json" : relative(folder, join(root, "schema", "partner.schema.json"));
}
