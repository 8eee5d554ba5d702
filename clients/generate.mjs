// Writes what the clients share from clients/contract and the supergraph: the words of the graph (contract/vocabulary.json), the
// typed operations of the npm package, and the copies that the Python and R packages carry.
// `--check` says whether the committed files still are what it would write.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { codegen } from "@graphql-codegen/core";
import * as typescriptOperations from "@graphql-codegen/typescript-operations";
import { transformSupergraphToPublicSchema } from "@theguild/federation-composition";
import { buildASTSchema, isEnumType, parse, visit } from "graphql";

const clientsFolder = fileURLToPath(new URL(".", import.meta.url));
const text = (...path) => readFileSync(join(clientsFolder, ...path), "utf8");
const notice = "// Written by clients/generate.mjs from clients/contract and the supergraph: do not edit.\n";

const publicGraph = transformSupergraphToPublicSchema(parse(text("..", "schema", "supergraph.graphql")));
// What directives ask of the gateway is no part of what readers ask.
const graph = visit(publicGraph, { Directive: () => null, DirectiveDefinition: () => null });
const schema = buildASTSchema(graph, { assumeValidSDL: true });

const documents = Object.fromEntries(
  readdirSync(join(clientsFolder, "contract", "operations"))
    .sort()
    .map((name) => [name.replace(".graphql", ""), text("contract", "operations", name)]),
);
/** Two words of these stand for fields that the catalogue names: they have no types of their own. */
const templates = ["rate", "series"];
const typed = Object.keys(documents).filter((name) => !templates.includes(name));

const types = await codegen({
  filename: "operations.ts",
  schema: graph,
  schemaAst: schema,
  documents: typed.map((name) => ({ location: name, document: parse(documents[name], { noLocation: true }) })),
  config: {
    immutableTypes: true,
    skipTypename: true,
    enumType: "string-literal",
    scalars: { ID: "string" },
    dedupeFragments: true,
  },
  plugins: [{ typescriptOperations: {} }],
  pluginMap: { typescriptOperations },
});

const capital = (name) => `${name[0].toUpperCase()}${name.slice(1)}`;
const operations = `${notice}${types.trim()}

/** A document that says what it answers, and what its variables are: ours, and those of GraphQL Code Generator. */
export interface TypedDocument<Data, Given> {
  toString(): string;
  readonly __apiType?: (variables: Given) => Data;
}

${typed
  .map(
    (name) =>
      `export const ${name}Document: TypedDocument<${capital(name)}Query, ${capital(name)}QueryVariables> =\n  ${JSON.stringify(documents[name])};\n`,
  )
  .join("")}`;

const shortText = (description) => description.split(/\.(?= \p{Lu}|$)| : | ; /u)[0];
const camelCase = (code) => code.toLowerCase().replaceAll(/_([a-z0-9])/g, (_, letter) => letter.toUpperCase());
/** The values of one of its enumerations. @param {string} name */
function values(name) {
  const type = schema.getType(name);
  if (!isEnumType(type)) throw new Error(`${name} is no enumeration of the graph`);
  return type.getValues();
}
const vocabulary = {
  statuses: Object.fromEntries(values("RateStatus").map(({ name, description }) => [name, shortText(description)])),
  dimensions: values("Dimension").map(({ name }) => camelCase(name)),
};

const json = (value) => `${JSON.stringify(value, null, 2)}\n`;
const sentences = JSON.parse(text("contract", "sentences.json")).errors;
const contract = `${notice}export const documents = ${json(documents).trim()} as const;

export const refusalKinds = ${text("contract", "refusals.json").trim()} as const;

export const sentences = ${json(sentences).trim()} as const;

export const dimensionColumns: readonly string[] = ${JSON.stringify(vocabulary.dimensions)};
`;

const copied = {
  "vocabulary.json": json(vocabulary),
  "refusals.json": text("contract", "refusals.json"),
  "sentences.json": text("contract", "sentences.json"),
  ...Object.fromEntries(Object.entries(documents).map(([name, document]) => [`operations/${name}.graphql`, document])),
};
const files = {
  "contract/vocabulary.json": copied["vocabulary.json"],
  "javascript/operations.ts": operations,
  "javascript/contract.ts": contract,
  ...Object.fromEntries(
    ["python/src/pacte_hub/contract", "r/inst/contract"].flatMap((folder) =>
      Object.entries(copied).map(([name, content]) => [`${folder}/${name}`, content]),
    ),
  ),
};

for (const [name, content] of Object.entries(files)) {
  const path = join(clientsFolder, name);
  if (!process.argv.includes("--check")) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  } else if (!existsSync(path) || readFileSync(path, "utf8") !== content) {
    console.error(`clients/${name} is out of date: run node clients/generate.mjs`);
    process.exit(1);
  }
}
