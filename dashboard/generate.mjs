// Writes dashboard/hub/operations.ts, the types of every operation of the dashboard, from the supergraph; and
// gateway/persistedOperations/dashboard.json, the operations themselves by their hash.
// `--check` says whether the committed files still are what it would write.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { codegen } from "@graphql-codegen/core";
import * as typedDocumentNode from "@graphql-codegen/typed-document-node";
import * as typescriptOperations from "@graphql-codegen/typescript-operations";
import { buildASTSchema, parse, visit } from "graphql";

const here = fileURLToPath(new URL(".", import.meta.url));
const target = join(here, "hub", "operations.ts");
const read = (path) => parse(readFileSync(path, "utf8"), { noLocation: true });
const documents = readdirSync(here, { recursive: true })
  .filter((name) => name.endsWith(".graphql"))
  .sort()
  .map((name) => ({ location: name, document: read(join(here, name)) }));

// What only composition needs is no part of what readers ask.
const ofComposition = (name) => /^(join|link)__/.test(name);
const schema = visit(read(join(here, "..", "schema", "supergraph.graphql")), {
  Directive: () => null,
  DirectiveDefinition: () => null,
  SchemaDefinition: () => null,
  SchemaExtension: () => null,
  ScalarTypeDefinition: ({ name }) => (ofComposition(name.value) ? null : undefined),
  EnumTypeDefinition: ({ name }) => (ofComposition(name.value) ? null : undefined),
  InputObjectTypeDefinition: ({ name }) => (ofComposition(name.value) ? null : undefined),
});

const text = await codegen({
  filename: target,
  schema,
  schemaAst: buildASTSchema(schema, { assumeValidSDL: true }),
  documents,
  config: {
    useTypeImports: true,
    immutableTypes: true,
    skipTypename: true,
    enumType: "string-literal",
    scalars: { ID: "string" },
    documentMode: "string",
    dedupeFragments: true,
  },
  plugins: [{ typescriptOperations: {} }, { typedDocumentNode: {} }],
  pluginMap: { typescriptOperations, typedDocumentNode },
});
// Each operation is known to the gateway by its hash, and asked by it alone.
const registered = {};
const hashed = text.replace(/(Document = new TypedDocumentString\(`)([^`]*)`\)/g, (_, opening, operation) => {
  if (/\\|\$\{/.test(operation)) throw new Error("an operation that is not its own text cannot be registered");
  const hash = createHash("sha256").update(operation).digest("hex");
  registered[hash] = operation;
  return `${opening}${operation}\`, {"hash":"${hash}"})`;
});
const files = [
  [target, `// Written by dashboard/generate.mjs from the supergraph: do not edit.\n${hashed}`],
  [join(here, "..", "gateway", "persistedOperations", "dashboard.json"), `${JSON.stringify(registered, null, 2)}\n`],
];
for (const [file, written] of files) {
  if (!process.argv.includes("--check")) writeFileSync(file, written);
  else if (readFileSync(file, "utf8") !== written) {
    console.error(`${file} is out of date: run node dashboard/generate.mjs`);
    process.exit(1);
  }
}
