import { assertNoMore } from "@pacte-hub/server/commandLine";
import type { Command } from "./command.ts";
import { databaseFindings } from "./doctor/databases.ts";
import type { Finding, Gravity } from "./doctor/finding.ts";
import { machineFindings } from "./doctor/machine.ts";
import { neededFindings } from "./doctor/needed.ts";
import { authorityFindings, processFindings } from "./doctor/process.ts";
import { trustFindings } from "./doctor/trust.ts";
import { partnerNamed } from "./institutionNamed.ts";
import { settingsHere } from "./settings.ts";

const marks: Readonly<Record<Gravity, string>> = { WELL: "  bien   ", CAUTION: "  à voir ", FAULT: "  FAUTE  " };

/** `hub doctor <institution>` */
export const doctor: Command = {
  name: "doctor",
  summary: "vérifie tout ce qu'un exploitant peut mal régler, et dit le remède.",
  usage: "hub doctor <institution>",
  help: `Regarde, avec les mêmes variables que les processus : ce sans quoi ils ne démarrent pas, les clés et qui peut les lire, la place,
les limites du système, chaque connexion donnée et ses droits, l'état de la base, les horloges, la clé de contexte, celles de la passerelle, les émetteurs,
le nom par lequel elle est appelée, et le processus qui répond. Ne change rien. Sortie : 0 sans faute, 1 s'il y en a une ; « à voir » n'en est pas une.`,
  async run([name, ...otherWords]) {
    assertNoMore(otherWords, 0);
    const { id, name: title } = partnerNamed(name);
    const settings = await settingsHere();
    const looks = [
      neededFindings,
      machineFindings,
      databaseFindings,
      trustFindings,
      authorityFindings,
      processFindings,
    ];
    const findings = (await Promise.all(looks.map((look) => look(id, settings)))).flat();
    console.log(`${title} :`);
    for (const finding of findings) console.log(lineOf(finding));
    const faults = findings.filter(({ gravity }) => gravity === "FAULT").length;
    const cautions = findings.filter(({ gravity }) => gravity === "CAUTION").length;
    console.log(`${count(faults, "faute")}, ${cautions} à voir, ${findings.length - faults - cautions} en ordre.`);
    return faults > 0 ? 1 : 0;
  },
};

const lineOf = ({ gravity, subject, state, cure }: Finding): string =>
  `${marks[gravity]} ${subject} : ${state}${cure === null ? "" : `\n           → ${cure}`}`;

const count = (n: number, noun: string): string => `${n} ${noun}${n > 1 ? "s" : ""}`;
