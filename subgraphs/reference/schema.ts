import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { buildSubgraphSchema } from "@apollo/subgraph";
import { type GraphQLSchema, parse } from "graphql";
import { resolvers } from "./resolvers.ts";

/** What belongs to no partner, as the gateway composes it: this text is its source, no class emits it. */
export const referenceSdl = (): string =>
  readFileSync(createRequire(import.meta.url).resolve("@pacte-hub/reference/schema.graphql"), "utf8");

/** The executable subgraph: the gateway runs it in its own process, which needs no decorator and no database for it. */
export const referenceSchema = (): GraphQLSchema =>
  buildSubgraphSchema([{ typeDefs: parse(referenceSdl(), { noLocation: true }), resolvers }]);
