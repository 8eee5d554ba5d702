import { readFile } from "node:fs/promises";
import { buffer } from "node:stream/consumers";
import { checkPlans as rehearseHere } from "@pacte-hub/gateway/planning/planCheck";
import { FeatureNotSupported } from "@pacte-hub/gateway/supergraph/features";
import { assertNoMore, Misuse } from "@pacte-hub/server/commandLine";
import { OperatorError } from "@pacte-hub/server/operatorError";
import { rehearsed } from "../start/rehearsed.ts";
import type { Command } from "./command.ts";

/** `hub rehearse` */
export const rehearse: Command = {
  name: "rehearse",
  summary: "vérifie qu'un graphe composé peut être servi : un plan pour chacun de ses champs.",
  usage: "hub rehearse <fichier>",
  help: `Demande un plan pour chaque champ du graphe, dans un processus à part : il est des graphes que le planificateur ne sait pas
lire, et quelques-uns qui l'arrêtent net. La passerelle le fait d'elle-même avant de prendre un graphe qui a changé.
Avec « - », le graphe est lu sur l'entrée.`,
  async run(words) {
    assertNoMore(words, 1);
    const [path] = words;
    if (path === undefined) throw new Misuse("Donnez le fichier du graphe composé.");
    const sdl = path === "-" ? (await buffer(process.stdin)).toString() : await readGraph(path);
    // Whoever is listened to is the process apart.
    if (process.send) {
      await rehearseHere(sdl, (field) => process.send?.({ field })).catch((error: unknown) => {
        if (error instanceof FeatureNotSupported) process.send?.({ refused: error.message });
        throw error;
      });
      return 0;
    }
    await rehearsed(sdl).catch((error: Error) => {
      throw new OperatorError(`Ce graphe ne peut pas être servi : ${error.message}`, "GRAPH_REFUSED");
    });
    console.log("Chaque champ du graphe a un plan.");
    return 0;
  },
};

const readGraph = (path: string): Promise<string> =>
  readFile(path, "utf8").catch(() => {
    throw new OperatorError(`Le fichier ne se lit pas : ${path}`, "FILE_NOT_READABLE");
  });
