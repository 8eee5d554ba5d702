// node codegen.mjs <hub>/graphql <documents.graphql> <types.ts>: types of your own questions, from the graph that the hub serves.
import { readFileSync, writeFileSync } from "node:fs";
import { codegen } from "@graphql-codegen/core";
import * as typedDocumentNode from "@graphql-codegen/typed-document-node";
import * as typescriptOperations from "@graphql-codegen/typescript-operations";
import { buildClientSchema, getIntrospectionQuery, parse, printSchema } from "graphql";

const [url, documents, types] = process.argv.slice(2);
const response = await fetch(url, {
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify({ query: getIntrospectionQuery() }),
});
const { data } = await response.json();
const graph = buildClientSchema(data);
const text = await codegen({
  filename: types,
  schema: parse(printSchema(graph)),
  schemaAst: graph,
  documents: [{ location: documents, document: parse(readFileSync(documents, "utf8")) }],
  config: { useTypeImports: true, enumType: "string-literal", scalars: { ID: "string" } },
  plugins: [{ typescriptOperations: {} }, { typedDocumentNode: {} }],
  pluginMap: { typescriptOperations, typedDocumentNode },
});
writeFileSync(types, text);
