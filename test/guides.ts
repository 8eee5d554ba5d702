import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { inClone } from "@pacte-hub/server/repository";
import { filesUnder } from "./house/packages.ts";

/** What a guide has its reader type, write and ask, in its order: the blocks of one language. */
export function blocksOf(page: string, language: string): readonly string[] {
  const text = readFileSync(inClone(page), "utf8");
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, "gm"))].map(([, block = ""]) =>
    block.trim(),
  );
}

/** The words of a command as a shell reads them. */
export const wordsOf = (line: string): readonly string[] =>
  [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? "");

/** Of every source of ours, and of what is composed of them: what no guide may change. */
export function fingerprint(): string {
  const hash = createHash("sha256");
  const places = ["schema", "subgraphs", "gateway", "dashboard", "hub", "packages", "migrations", "data"];
  for (const path of places.flatMap((place) => filesUnder(inClone(place)))) hash.update(readFileSync(inClone(path)));
  const composed = ["partners.json", "department.json", "supergraph.graphql"].map((name) => inClone("schema", name));
  const promises = ["caf", "department", "pole-emploi", "siae"].map((id) => inClone("subgraphs", id, "schema.graphql"));
  for (const file of [...composed, ...promises]) hash.update(readFileSync(file));
  return hash.digest("hex");
}
