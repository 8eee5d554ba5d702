import { buildSchema } from "graphql";
import { expect, test } from "vitest";
import { frenchChange } from "./frenchChange.ts";
import { graphChange } from "./graphChange.ts";

const before = buildSchema(`
  type Query { caf: Caf households(year: Int, in: Where): [Int!] }
  type Caf { name: String old: Int count: Int }
  input Where { code: ID }
  enum Kind { A B }
  type Kinds { all: [Kind!] }`);

const operations = [
  { name: "tableau de bord : Noms", text: "query Noms { caf { name } }" },
  { name: "question : ancien", text: "{ caf { old } }" },
  { name: "question : compte", text: "{ caf { count } }" },
  { name: "requête enregistrée : foyers", text: "query ($where: Where) { households(year: 2020, in: $where) }" },
  { name: "requête enregistrée : périmée", text: "{ gone }" },
];

const changed = (from: string, to: string) => {
  const sdl = `
  type Query { caf: Caf households(year: Int, in: Where): [Int!] }
  type Caf { name: String old: Int count: Int }
  input Where { code: ID }
  enum Kind { A B }
  type Kinds { all: [Kind!] }`;
  expect(sdl).toContain(from);
  const change = graphChange(before, buildSchema(sdl.replace(from, to)), operations);
  return {
    ...change,
    breaking: change.breaking.map(({ change: schemaChange, usedBy }) => [frenchChange(schemaChange), usedBy]),
  };
};

test("a field that is gone is told with the operations that ask it, which no longer work", () => {
  expect(changed("old: Int ", "")).toMatchObject({
    breaking: [["le champ Caf.old n'est plus là", ["question : ancien"]]],
    broken: [{ name: "question : ancien" }],
    unknown: ["requête enregistrée : périmée"],
  });
});

test("what no registered operation asks breaks nobody who is known", () => {
  expect(changed("enum Kind { A B }", "enum Kind { A }")).toMatchObject({
    breaking: [["la valeur B n'est plus de Kind", []]],
    broken: [],
  });
});

test("a field that is of another type is told with who asks it, though its question still stands", () => {
  expect(changed("count: Int", "count: String")).toMatchObject({
    breaking: [["le champ Caf.count était Int, il est String", ["question : compte"]]],
    broken: [],
  });
});

test("an input that asks more is told with who sends one, an argument with who gives it", () => {
  expect(changed("input Where { code: ID }", "input Where { code: ID level: Int! }").breaking).toEqual([
    ["l'entrée Where exige désormais level", ["requête enregistrée : foyers"]],
  ]);
  expect(changed("year: Int, ", "")).toMatchObject({
    breaking: [["l'argument year de Query.households n'est plus là", ["requête enregistrée : foyers"]]],
    broken: [{ name: "requête enregistrée : foyers" }],
  });
});

test("what is only added breaks nothing, and what may surprise is to be seen", () => {
  expect(changed("name: String", "name: String more: Int")).toMatchObject({ breaking: [], dangerous: [], broken: [] });
  const { breaking, dangerous } = changed("enum Kind { A B }", "enum Kind { A B C }");
  expect([breaking, dangerous.map(frenchChange)]).toEqual([[], ["la valeur C est nouvelle dans Kind"]]);
});
