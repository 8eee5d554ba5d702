import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { assertNoMore, Misuse } from "@pacte-hub/server/commandLine";
import { OperatorError } from "@pacte-hub/server/operatorError";
import { inClone } from "@pacte-hub/server/repository";
import {
  composed,
  composedWith,
  departmentWords,
  emitted,
  type Generated,
  partnerList,
  placeOf,
  recommendationModule,
} from "../start/composition.ts";
import { assertDistinctDatasets } from "../start/datasetNames.ts";
import { assertOwnPact, isOwnGraph } from "../start/joinedGraph.ts";
import { rehearsed } from "../start/rehearsed.ts";
import type { Command } from "./command.ts";

/** `hub compose` */
export const compose: Command = {
  name: "compose",
  summary: "écrit le schéma de chaque institution et compose le supergraphe.",
  usage: "hub compose [--check | --dry-run] [--out <fichier>]",
  help: `Écrit subgraphs/*/schema.graphql et schema/supergraph.graphql, à relire et à valider comme du code.
La liste des institutions (schema/partners.json) est écrite d'après leurs descriptions (subgraphs/*/partner.json), le nom du département
(schema/department.json) d'après data/territory, et les préconisations du graphe (schema/model/recommendationCodes.ts) d'après les Pactes de data/pacts.
Rien n'est écrit d'un graphe dont un champ n'a pas de plan (« hub rehearse »).
--check n'écrit rien et échoue si un fichier n'est plus à jour ; --dry-run le dit, et n'échoue que si le graphe ne tient pas.

Avec des institutions ajoutées (HUB_PARTNERS) ou un autre département (HUB_PACT), rien du dépôt n'est écrit : seul le schéma de chaque
institution ajoutée l'est, dans son dossier ; --out <fichier> écrit aussi le graphe composé de toutes, que « hub gateway » sert par
HUB_SUPERGRAPH (« hub start » le compose lui-même).`,
  async run(words) {
    const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true });
    assertNoMore(positionals, 0);
    if (isOwnGraph()) return composeOwn(values);
    if (values.out !== undefined)
      throw new Misuse("--out demande des institutions ajoutées (HUB_PARTNERS), ou un autre département (HUB_PACT).");
    const sources = [await partnerList(), await departmentWords(), await recommendationModule()];
    if (!values.check && !values["dry-run"]) await writeSources(sources);
    const supergraph = await composed();
    const files = [...sources, ...(await emitted()), supergraph];
    await assertPlannable(supergraph.text);
    return settle(
      files.filter(({ isCurrent }) => !isCurrent),
      values,
    );
  },
};

const options = {
  check: { type: "boolean" },
  "dry-run": { type: "boolean" },
  out: { type: "string" },
} as const;

interface ComposeOptions {
  readonly check?: boolean;
  readonly "dry-run"?: boolean;
  readonly out?: string;
}

/** The graph of this installation: nothing is written before it holds, and nothing of the repository. */
async function composeOwn(optionValues: ComposeOptions): Promise<number> {
  await assertOwnPact();
  await assertDistinctDatasets();
  const supergraph = await composedWith({});
  await assertPlannable(supergraph);
  const stale = (await emitted()).filter(({ isCurrent }) => !isCurrent);
  const files =
    optionValues.out === undefined ? stale : [...stale, { path: resolve(optionValues.out), text: supergraph }];
  return settle(optionValues.check ? stale : files, optionValues);
}

/** @throws OperatorError GRAPH_REFUSED */
async function assertPlannable(supergraph: string): Promise<void> {
  await rehearsed(supergraph).catch((error: Error) => {
    throw new OperatorError(`Ce graphe se compose et ne peut pas être servi : ${error.message}`, "GRAPH_REFUSED");
  });
}

/** Writes the files, or says which would be. */
async function settle(
  stale: readonly Pick<Generated, "path" | "text">[],
  { check = false, "dry-run": rehearsal = false }: ComposeOptions,
): Promise<number> {
  const paths = stale.map(({ path }) => path).join(", ");
  if (check && stale.length > 0) {
    console.error(`Plus à jour : ${paths}. Lancez « hub compose ».`);
    return 1;
  }
  if (check) return 0;
  if (!rehearsal) for (const { path, text } of stale) await writeFile(placeOf(path), text);
  const verb = rehearsal ? "Essai, rien n'est écrit" : "Écrit";
  console.log(stale.length === 0 ? "Les schémas étaient à jour." : `${verb} : ${paths}.`);
  return 0;
}

/** What the code itself is built from. @throws OperatorError where it had to be written: the graph is that of the code built before */
async function writeSources(sources: readonly Generated[]): Promise<void> {
  const stale = sources.filter(({ isCurrent }) => !isCurrent);
  if (stale.length === 0) return;
  for (const { path, text } of stale) await writeFile(inClone(path), text);
  throw new OperatorError(
    `Écrit : ${stale.map(({ path }) => path).join(", ")}. Reconstruisez (npm run build:code), puis composez de nouveau.`,
    "NOT_DONE",
  );
}
