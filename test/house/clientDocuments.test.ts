import { readdirSync, readFileSync } from "node:fs";
import { inClone } from "@pacte-hub/server/repository";
import { transformSupergraphToPublicSchema } from "@theguild/federation-composition";
import {
  buildASTSchema,
  type GraphQLObjectType,
  getNamedType,
  getNullableType,
  isListType,
  isObjectType,
  parse,
} from "graphql";
import { expect, test } from "vitest";
import { embedded } from "../../clients/recipes/embedded.ts";

const read = (...path: string[]): string => readFileSync(inClone(...path), "utf8");

test("a recipe that the documentation gives is the file that the tests run, and each file is given", () => {
  const given = [...read("docs", "clients.md").matchAll(/^```\w+\n\/\/ clients\/recipes\/(.+)\n([\s\S]*?)^```/gm)];
  const recipes = readdirSync(inClone("clients", "recipes"));
  expect(given.map(([, name]) => name).sort()).toEqual(recipes.sort());
  for (const [, name = "", text] of given) expect(text).toBe(read("clients", "recipes", name));
});

/** What the caches of the recipes know objects by; a convention is kept where it was read. */
const hasKey = (type: GraphQLObjectType): boolean =>
  type.name !== "Convention" && (["Territory", "Zone"].includes(type.name) || "id" in type.getFields());

test("a cache that follows the recipes merges every object without a key that stands in one that has a key", () => {
  const graph = transformSupergraphToPublicSchema(parse(read("schema", "supergraph.graphql")));
  const objects = Object.values(buildASTSchema(graph).getTypeMap()).filter(isObjectType);
  const found = objects
    .filter((type) => !type.name.startsWith("__") && hasKey(type))
    .flatMap((type) => Object.values(type.getFields()))
    .filter(({ type }) => !isListType(getNullableType(type)))
    .map(({ type }) => getNamedType(type))
    .filter((type) => isObjectType(type) && !hasKey(type) && type.name !== "Convention");
  expect([...embedded].sort()).toEqual([...new Set(found.map(({ name }) => name))].sort());
});
