import { readdirSync, readFileSync } from "node:fs";
import { costliness } from "@pacte-hub/server/http/limits";
import { parse, validate } from "graphql";
import { expect, test } from "vitest";
import { readSupergraph, supergraphOf } from "../supergraph/supergraph.ts";

const folder = new URL("examples/", import.meta.url);
const names = readdirSync(folder).sort();
const exampleText = (name: string): string => readFileSync(new URL(name, folder), "utf8");
const { publicSchema } = supergraphOf(
  readSupergraph(new URL("../../schema/supergraph.graphql", import.meta.url).pathname),
);

test("the explorer offers at least six questions", () => {
  expect(names.length).toBeGreaterThanOrEqual(6);
});

test.each(names)("%s has a French title, and the partners' schema can answer it", (name) => {
  expect(exampleText(name)).toMatch(/^# [A-ZÀ-Ý].+\n(query|mutation) /);
  expect(validate(publicSchema, parse(exampleText(name)))).toEqual([]);
  expect(costliness(exampleText(name))).toBeNull();
});
