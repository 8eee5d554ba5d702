import { readdirSync, readFileSync } from "node:fs";
import { refusalCodes } from "@pacte-hub/schema/model/refusal";
import { unitWords } from "@pacte-hub/schema/rules/comparability";
import { inClone } from "@pacte-hub/server/repository";
import { transformSupergraphToPublicSchema } from "@theguild/federation-composition";
import { buildASTSchema, getNamedType, isObjectType, parse, validate } from "graphql";
import { expect, test } from "vitest";
import { documents, refusalKinds } from "./contract.ts";
import { seriesDocument } from "./places.ts";

const schema = buildASTSchema(
  transformSupergraphToPublicSchema(parse(readFileSync(inClone("schema", "supergraph.graphql"), "utf8"))),
);
const faults = (document: string) => validate(schema, parse(document)).map(({ message }) => message);

const json = (path: string) => JSON.parse(readFileSync(inClone("clients", "contract", path), "utf8"));

test("every document that the clients send is of the graph that the hub serves", () => {
  const { series, rate, ...otherDocuments } = documents;
  for (const document of Object.values(otherDocuments)) expect(faults(document)).toEqual([]);
  const territory = schema.getType("Territory");
  if (!isObjectType(territory)) throw new Error("no type Territory");
  const fieldPaths = Object.values(territory.getFields()).flatMap(({ name: institution, type }) => {
    const within = getNamedType(type);
    if (!isObjectType(within) || !/InTerritory$/.test(within.name)) return [];
    return Object.values(within.getFields()).flatMap(({ name: field, type: figures }) => {
      const template = { Observation: series, Rate: rate }[getNamedType(figures).name];
      return template ? [{ template, institution, field }] : [];
    });
  });
  expect(fieldPaths.length).toBeGreaterThan(60);
  for (const place of fieldPaths) expect(faults(seriesDocument("x", new Map([["x", place]])))).toEqual([]);
});

test("the packages carry one contract: their copies are equal to it", () => {
  const contract = readdirSync(inClone("clients", "contract"), { recursive: true, encoding: "utf8" });
  const names = contract.filter((name) => /\.(graphql|json)$/.test(name) && name !== "crossRate.json").sort();
  expect(names).toHaveLength(9);
  for (const folder of ["python/src/pacte_hub/contract", "r/inst/contract"]) {
    const copies = readdirSync(inClone("clients", folder), { recursive: true, encoding: "utf8" });
    expect(copies.filter((name) => name.includes(".")).sort()).toEqual(names);
    for (const name of names)
      expect(readFileSync(inClone("clients", folder, name))).toEqual(readFileSync(inClone("clients/contract", name)));
  }
});

test("every kind of refusal is of codes that the hub has, or of the clients' own, and each code is of one kind", () => {
  const ownCodes = Object.keys(json("sentences.json").errors);
  const codes = Object.values(refusalKinds).flatMap((kind) => kind.codes as readonly string[]);
  const unknown = codes.filter(
    (code) => !(refusalCodes as readonly string[]).includes(code) && !ownCodes.includes(code),
  );
  expect(unknown).toEqual([]);
  expect(new Set(codes).size).toBe(codes.length);
});

test("the words of units are those of the rule", () => {
  expect(json("sentences.json").units).toEqual(unitWords);
});
