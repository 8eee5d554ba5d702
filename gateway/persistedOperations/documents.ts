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
  new Map(texts.flatMap((text) => [text, text.trim()].map((one) => [hashOf(one), one] as const)));

/** Those of the dashboard, the explorer's examples and, in a clone, the twenty questions of the documentation. */
export async function shippedOperations(): Promise<readonly string[]> {
  const dashboard = JSON.parse(await readFile(packageFile("persistedOperations/dashboard.json"), "utf8"));
  const root = repositoryRoot();
  const questions = root ? [join(root, "docs", "questions")] : [];
  const folders = [packageFile("explorer/examples"), ...questions];
  const others = await Promise.all(folders.map(async (folder) => [...(await writtenIn(folder)).values()]));
  return [...Object.values(dashboard as Readonly<Record<string, string>>), ...others.flat()];
}

/** Those an operator adds, in files named *.graphql. @throws OperatorError naming the file that the graph does not understand. */
export async function operationsIn(folder: string, schema: GraphQLSchema): Promise<readonly string[]> {
  const written = await writtenIn(folder).catch(() => {
    throw new OperatorError(`Le dossier d'opérations ${folder} (HUB_OPERATIONS) ne se lit pas.`, "FILE_NOT_READABLE");
  });
  for (const [name, text] of written) {
    const fault = faultIn(text, schema);
    if (fault)
      throw new OperatorError(
        `L'opération ${name} (HUB_OPERATIONS) ne correspond pas au graphe : ${fault}`,
        "GRAPH_REFUSED",
      );
  }
  return [...written.values()];
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
