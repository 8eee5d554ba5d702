import { partnerIds } from "@pacte-hub/schema/model/partner";
import { assertNoMore } from "@pacte-hub/server/commandLine";
import { variablePrefix } from "@pacte-hub/server/environmentSchema";
import { ownVariables, type ProcessName } from "@pacte-hub/server/ownVariables";
import { isSecretVariable } from "@pacte-hub/server/secretFiles";
import { type VariableDescription, variableDescriptions } from "@pacte-hub/server/variableDescription";
import type { Command } from "./command.ts";

interface Section {
  readonly title: string;
  readonly says: string;
  readonly reads: (name: string) => boolean;
}

const readBy = (process: ProcessName) => {
  const readVariables = new Set(ownVariables(process));
  return (name: string): boolean => readVariables.has(name);
};
const served = ["gateway", "signing-proxy", ...partnerIds].map(readBy);

/** An institution's variables are documented by those of one: the others' are the same under their own prefix. */
const example = "caf";
const otherPrefixes = partnerIds.filter((id) => id !== example).map(variablePrefix);
const isOfOthers = (name: string): boolean => otherPrefixes.some((prefix) => name.startsWith(`${prefix}_`));

const sections: readonly Section[] = [
  {
    title: "La passerelle",
    says: "`hub gateway`. Elle ne lit ni base, ni clé d'institution.",
    reads: readBy("gateway"),
  },
  {
    title: "Une institution",
    says: "`hub subgraph caf` ou `pacte-caf serve`. Il lui faut `CAF_READER_URL`, `CAF_CONTEXT_KEY` et `CAF_JOURNAL_KEY`.",
    reads: readBy(example),
  },
  {
    title: "Le porteur",
    says: "`hub carrier`, qui signe pour un autre routeur que la passerelle.",
    reads: readBy("signing-proxy"),
  },
  {
    title: "Migrer, publier, auditer ; tout sur une machine",
    says: "`hub migrate`, `hub load`, `hub publish`, `hub audit` et les commandes des intendants ; `hub start` lit aussi tout ce qui précède.",
    reads: (name) => !served.some((reads) => reads(name)),
  },
];

/** Which variables each process reads, from the schema that checks them: Markdown, in French. */
export function settingsReferenceText(): string {
  const described = variableDescriptions().filter(({ name }) => !isOfOthers(name));
  const parts = sections.map(({ title, says, reads }) => {
    const lines = described.filter(({ name }) => reads(name)).map(lineOf);
    return `## ${title}\n\n${says}\n\n| variable | par défaut | dit |\n| --- | --- | --- |\n${lines.join("\n")}\n`;
  });
  return `${opening}\n\n${parts.join("\n")}`;
}

const opening = `# Les réglages, processus par processus

Écrit par \`hub settings\` d'après le schéma qui les vérifie (un test tient cette page à jour) : ne la changez pas à la main. Un processus ne connaît que les variables de sa
liste, et ne s'arrête pour aucune autre. \`CAF_…\` vaut pour chaque institution : ${otherPrefixes.map((prefix) => `\`${prefix}_…\``).join(", ")}. Une variable marquée ¹ peut être donnée par
un fichier dont la première ligne est la valeur, sous son nom suivi de \`_FILE\`. [L'exploitation](../exploitation.md#variables-denvironnement) en dit plus.`;

const lineOf = ({ name, says, usual }: VariableDescription): string =>
  `| \`${name}\`${isSecretVariable(name) ? " ¹" : ""} | ${usual || "-"} | ${says} |`;

/** `hub settings` */
export const settingsReference: Command = {
  name: "settings",
  summary: "dit quelles variables d'environnement lit chaque processus, et leur défaut.",
  usage: "hub settings",
  help: "La liste vient du schéma qui vérifie ces variables au démarrage.",
  async run(words) {
    assertNoMore(words, 0);
    console.log(settingsReferenceText());
    return 0;
  },
};
