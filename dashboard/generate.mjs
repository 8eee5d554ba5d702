// Writes dashboard/hub/operations.ts, the types of every operation of the dashboard, from the supergraph; and
// gateway/persistedOperations/dashboard.json, the operations themselves by their hash; and their hashes alone, for who asks early;
// and the French word of each code that its files hold, the same as in every table of the hub.
// `--check` says whether the committed files still are what it would write.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { codegen } from "@graphql-codegen/core";
import * as typedDocumentNode from "@graphql-codegen/typed-document-node";
import * as typescriptOperations from "@graphql-codegen/typescript-operations";
import { labelsOf } from "@pacte-hub/tables/wording";
import { buildASTSchema, parse, visit } from "graphql";

const dashboardFolder = fileURLToPath(new URL(".", import.meta.url));
const target = join(dashboardFolder, "hub", "operations.ts");
const parseFile = (path) => parse(readFileSync(path, "utf8"), { noLocation: true });
const documents = readdirSync(dashboardFolder, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".graphql"))
  .sort()
  .map((name) => ({ location: name, document: parseFile(join(dashboardFolder, name)) }));

// What only composition needs is no part of what readers ask.
const ofComposition = (name) => /^(join|link)__/.test(name);
const schema = visit(parseFile(join(dashboardFolder, "..", "schema", "supergraph.graphql")), {
  Directive: () => null,
  DirectiveDefinition: () => null,
  SchemaDefinition: () => null,
  SchemaExtension: () => null,
  ScalarTypeDefinition: ({ name }) => (ofComposition(name.value) ? null : undefined),
  EnumTypeDefinition: ({ name }) => (ofComposition(name.value) ? null : undefined),
  InputObjectTypeDefinition: ({ name }) => (ofComposition(name.value) ? null : undefined),
});

const schemaAst = buildASTSchema(schema, { assumeValidSDL: true });
const text = await codegen({
  filename: target,
  schema,
  schemaAst,
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
const hashes = {};
const hashed = text.replace(
  /(\w+)(Document = new TypedDocumentString\(`)([^`]*)`\)/g,
  (_, name, opening, operation) => {
    if (/\\|\$\{/.test(operation)) throw new Error("an operation that is not its own text cannot be registered");
    const hash = createHash("sha256").update(operation).digest("hex");
    registered[hash] = operation;
    hashes[name] = hash;
    return `${name}${opening}${operation}\`, {"hash":"${hash}"})`;
  },
);
const hashLines = Object.entries(hashes).map(([name, hash]) => `  ${name}: "${hash}",\n`);
const labelled = ["Level", "Unit", "RateStatus"];
const labelLines = labelled.map((name) => {
  const type = schemaAst.getType(name);
  if (!type) throw new Error(`${name} is no type of the graph`);
  const lines = Object.entries(labelsOf(type) ?? {}).map(([code, label]) => `    ${code}: ${JSON.stringify(label)},\n`);
  return `  ${name}: {\n${lines.join("")}  },\n`;
});
const files = [
  [
    join(dashboardFolder, "hub", "codeLabels.ts"),
    `// Written by dashboard/generate.mjs: do not edit.\n/** By enumeration and code, its French word as every table of the hub writes it. */\nexport const codeLabels: Readonly<Record<${labelled.map((name) => `"${name}"`).join(" | ")}, Readonly<Record<string, string>>>> = {\n${labelLines.join("")}};\n`,
  ],
  [
    join(dashboardFolder, "hub", "operationHashes.ts"),
    `// Written by dashboard/generate.mjs: do not edit.\n/** Of each operation, its SHA-256. */\nexport const hashes = {\n${hashLines.join("")}} as const;\n`,
  ],
  [target, `// Written by dashboard/generate.mjs from the supergraph: do not edit.\n${hashed}`],
  [
    join(dashboardFolder, "..", "gateway", "persistedOperations", "dashboard.json"),
    `${JSON.stringify(registered, null, 2)}\n`,
  ],
];
for (const [file, content] of files) {
  if (!process.argv.includes("--check")) writeFileSync(file, content);
  else if (readFileSync(file, "utf8") !== content) {
    console.error(`${file} is out of date: run node dashboard/generate.mjs`);
    process.exit(1);
  }
}
