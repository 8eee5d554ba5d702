// Writes dashboard/hub/operations.ts: the types of every operation of the dashboard, from the supergraph.
// `--check` says whether the committed file still is what it would write.
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
const written = `// Written by dashboard/generate.mjs from the supergraph: do not edit.\n${text}`;
if (!process.argv.includes("--check")) writeFileSync(target, written);
else if (readFileSync(target, "utf8") !== written) {
  console.error("dashboard/hub/operations.ts is out of date: run node dashboard/generate.mjs");
  process.exit(1);
}
