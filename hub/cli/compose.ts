import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { assertNoMore } from "@pacte-hub/server/commandLine";
import { OperatorError } from "@pacte-hub/server/operatorError";
import { inClone } from "@pacte-hub/server/repository";
import { composed, emitted, recommendationModule } from "../start/composition.ts";
import { rehearsed } from "../start/rehearsed.ts";
import type { Command } from "./command.ts";

/** `hub compose` */
export const compose: Command = {
  name: "compose",
  summary: "écrit le schéma de chaque institution et compose le supergraphe.",
  usage: "hub compose [--check]",
  help: `Écrit subgraphs/*/schema.graphql et schema/supergraph.graphql, à relire et à valider comme du code.
Les préconisations du graphe (schema/model/recommendationCodes.ts) sont écrites d'après les fichiers de Pactes de data/pacts.
Rien n'est écrit d'un graphe dont un champ n'a pas de plan (« hub rehearse »).
--check n'écrit rien et échoue si un fichier n'est plus à jour.`,
  async run(words) {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: { check: { type: "boolean" } },
      allowPositionals: true,
    });
    assertNoMore(positionals, 0);
    const recommendations = await recommendationModule();
    if (!values.check && !recommendations.isCurrent) {
      await writeFile(inClone(recommendations.path), recommendations.text);
      throw new OperatorError(
        `Écrit : ${recommendations.path}, d'après les fichiers de Pactes. Reconstruisez (npm run build:code), puis composez de nouveau.`,
        "NOT_DONE",
      );
    }
    const supergraph = await composed();
    const files = [recommendations, ...(await emitted()), supergraph];
    await rehearsed(supergraph.text).catch((error: Error) => {
      throw new OperatorError(`Ce graphe se compose et ne peut pas être servi : ${error.message}`, "GRAPH_REFUSED");
    });
    const stale = files.filter(({ isCurrent }) => !isCurrent);
    if (!values.check) {
      for (const { path, text } of stale) await writeFile(inClone(path), text);
      console.log(
        stale.length === 0 ? "Les schémas étaient à jour." : `Écrit : ${stale.map(({ path }) => path).join(", ")}.`,
      );
      return 0;
    }
    if (stale.length === 0) return 0;
    console.error(`Plus à jour : ${stale.map(({ path }) => path).join(", ")}. Lancez « hub compose ».`);
    return 1;
  },
};
