import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { OperatorError } from "@pacte-hub/server/operatorError";
import { repositoryRoot } from "@pacte-hub/server/repository";
import { type GraphQLSchema, parse, validate } from "graphql";
import { packageFile } from "../http/packageFile.ts";

/** Operations the gateway knows before anyone sends them, by the SHA-256 (hexadecimal) of their text. */
export type TrustedDocuments = ReadonlyMap<string, string>;

export const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex");

/** Each as it is written and without the white space around it, which clients often cut. */
export const trustedDocumentsOf = (texts: readonly string[]): TrustedDocuments =>
  new Map(texts.flatMap((text) => [text, text.trim()].map((document) => [hashOf(document), document] as const)));

/** An operation, and what whoever keeps it knows it by, in French. */
export interface NamedOperation {
  readonly name: string;
  readonly text: string;
}

/** Those of the dashboard, the explorer's examples and, in a clone, the twenty questions of the documentation. */
export const shippedOperations = async (): Promise<readonly string[]> =>
  (await shippedOperationsByName()).map(({ text }) => text);

/** The same, each with where it is from. */
export async function shippedOperationsByName(): Promise<readonly NamedOperation[]> {
  const dashboard = JSON.parse(await readFile(packageFile("persistedOperations/dashboard.json"), "utf8"));
  const root = repositoryRoot();
  const examples = await Promise.all([
    operationsOf("explorateur", packageFile("explorer/examples")),
    ...(root ? [operationsOf("question", join(root, "docs", "questions"))] : []),
  ]);
  const dashboardOperations = Object.values(dashboard as Readonly<Record<string, string>>).map((text) => ({
    name: `tableau de bord : ${/^\s*query (\w+)/.exec(text)?.[1] ?? "sans nom"}`,
    text,
  }));
  return [...dashboardOperations, ...examples.flat()];
}

/** The operations of a folder's `.graphql` files. @param from what they are named after, French */
export const operationsOf = async (from: string, folder: string): Promise<readonly NamedOperation[]> =>
  [...(await writtenIn(folder))].map(([name, text]) => ({ name: `${from} : ${name}`, text }));

/** Those an operator adds, in files named *.graphql. @throws OperatorError naming the file that the graph does not understand. */
export async function operationsIn(folder: string, schema: GraphQLSchema): Promise<readonly string[]> {
  const textsByFile = await writtenIn(folder).catch(() => {
    throw new OperatorError(`Le dossier d'opérations ${folder} (HUB_OPERATIONS) ne se lit pas.`, "FILE_NOT_READABLE");
  });
  for (const [name, text] of textsByFile) {
    const fault = faultIn(text, schema);
    if (fault)
      throw new OperatorError(
        `L'opération ${name} (HUB_OPERATIONS) ne correspond pas au graphe : ${fault}`,
        "GRAPH_REFUSED",
      );
  }
  return [...textsByFile.values()];
}

async function writtenIn(folder: string): Promise<ReadonlyMap<string, string>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".graphql")).sort();
  return new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), "utf8")] as const)),
  );
}

function faultIn(text: string, schema: GraphQLSchema): string | undefined {
  try {
    return validate(schema, parse(text))[0]?.message;
  } catch (error) {
    return (error as Error).message;
  }
}
