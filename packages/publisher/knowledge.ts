import type { KnownFacts } from "@pacte-hub/disclosure/problem";
import { OperatorError } from "@pacte-hub/server/operatorError";
import type { DisclosureContext } from "./context.ts";
import { foreignConstraints, foreignTables } from "./foreignConstraints.ts";
import type { ForeignTable } from "./hubClient.ts";
import { type OwnPriorReleases, type PriorReleases, priorReleases } from "./priorReleases.ts";
import type { RawTable } from "./rawTable.ts";
import { latentZerosOf, withStructuralZeros } from "./structuralZeros.ts";

/**
 * All that anybody knows when these tables come out: what this institution has let out of the same people, and what the
 * others have. @throws OperatorError when it cannot be read, or cannot be protected together with these tables.
 */
export async function knowledgeOf(context: DisclosureContext, tables: readonly RawTable[]): Promise<PriorReleases> {
  const { own, foreign } = await releasesBefore(context, tables);
  return {
    ...own,
    foreign: foreignConstraints(judged(tables, own), foreign),
    foreignReleases: foreign.map(({ release }) => release),
  };
}

/** @throws OperatorError when anything came out since that these tables were not protected against. */
export async function assertNothingNewPublished(
  context: DisclosureContext,
  { tables, prior }: { readonly tables: readonly RawTable[]; readonly prior: PriorReleases },
): Promise<void> {
  const { own, foreign } = await releasesBefore(context, tables);
  const now = releasesIn({ ...own, foreignReleases: foreign.map(({ release }) => release) });
  if (now !== releasesIn(prior)) throw new OperatorError(publishedMeanwhile, "CHANGED_MEANWHILE");
  if (zerosIn(await withStructuralZeros(context, tables)) !== zerosIn(tables))
    throw new OperatorError(registerMeanwhile, "CHANGED_MEANWHILE");
}

const registerMeanwhile =
  "Un registre ouvert, que tout lecteur connaît, vient de changer : rien n'est publié, recommencez pour en tenir compte.";

const publishedMeanwhile =
  "Une autre publication de ces jeux, ou d'un jeu des mêmes personnes, vient d'avoir lieu : rien n'est publié, recommencez pour en tenir compte.";

/** What others have said of the same people, as facts. */
export const foreignFacts = async (
  context: DisclosureContext,
  tables: readonly RawTable[],
  own: OwnPriorReleases,
): Promise<KnownFacts> => {
  const all = judged(tables, own);
  return foreignConstraints(all, await foreignTables(context, all));
};

interface ReleasesBefore {
  readonly own: OwnPriorReleases;
  readonly foreign: readonly ForeignTable[];
}

async function releasesBefore(context: DisclosureContext, tables: readonly RawTable[]): Promise<ReleasesBefore> {
  const prior = await priorReleases(context, tables);
  const neighbours: RawTable[] = [];
  for (const one of prior.neighbours ?? []) neighbours.push({ ...one, latentZeros: await latentZerosOf(context, one) });
  const own = { ...prior, neighbours };
  return { own, foreign: await foreignTables(context, judged(tables, own)) };
}

/** What is published already of the same people is attacked anew by what others have said since. */
const judged = (tables: readonly RawTable[], { neighbours = [] }: OwnPriorReleases): readonly RawTable[] => [
  ...tables,
  ...neighbours,
];

/** By which releases one knowledge differs from another. */
const releasesIn = ({ vintages, open = [], foreignReleases = [] }: Omit<PriorReleases, "foreign">): string =>
  [...[...vintages, ...open].map(({ release }) => release), ...foreignReleases].sort().join();

const zerosIn = (tables: readonly RawTable[]): string =>
  JSON.stringify(tables.map(({ structuralZeros = [], latentZeros = [] }) => [structuralZeros, latentZeros]));
