import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { buildSubgraphSchema } from "@apollo/subgraph";
import { atLevel } from "@pacte-hub/data/territories";
import { partnerIds, partnerOf } from "@pacte-hub/schema/model/partner";
import { levels } from "@pacte-hub/schema/model/territory";
import { referenceText } from "@pacte-hub/schema/rules/referenceText";
import { type GraphQLSchema, parse } from "graphql";
import { resolvers } from "./resolvers.ts";

/** What belongs to no partner, as the gateway composes it: this text is its source, no class emits it. */
export const referenceSdl = (): string =>
  referenceText(readFileSync(createRequire(import.meta.url).resolve("@pacte-hub/reference/schema.graphql"), "utf8"), {
    fields: partnerIds.map((id) => partnerOf(id).field),
    sizes: levels.map((level) => atLevel(level).length),
  });

/** The executable subgraph: the gateway runs it in its own process, which needs no decorator and no database for it. */
export const referenceSchema = (): GraphQLSchema =>
  buildSubgraphSchema([{ typeDefs: parse(referenceSdl(), { noLocation: true }), resolvers }]);
