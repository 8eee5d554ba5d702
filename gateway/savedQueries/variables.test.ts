import { explain } from "@pacte-hub/schema/rules/explain";
import { buildSchema } from "graphql";
import { describe, expect, test } from "vitest";
import { readSavedDocument } from "./document.ts";
import { describedVariables, variablesIn } from "./variables.ts";

const schema = buildSchema(`
  scalar Instant
  enum Level { DEPARTMENT EPCI COMMUNE }
  input Filter { level: Level }
  type Query {
    a(id: ID, text: String, n: Int, x: Float, yes: Boolean, level: Level, codes: [ID!], many: [Level!], on: Instant, filter: Filter, deep: [[Int]]): Int
  }
  type Mutation { act: Int }`);

function saved(text: string) {
  const parsed = readSavedDocument(text, schema, 1_000);
  if ("code" in parsed) throw new Error(explain(parsed));
  return parsed;
}
const { operation } =
  saved(`query ($epci: ID!, $n: Int = 3, $x: Float, $yes: Boolean, $level: Level, $codes: [ID!], $many: [Level!], $on: Instant, $text: String) {
  a(id: $epci, n: $n, x: $x, yes: $yes, level: $level, codes: $codes, many: $many, on: $on, text: $text) }`);
const valuesOrRefusal = (search: string) => {
  const result = variablesIn(new URLSearchParams(search), operation, schema);
  return "refusal" in result ? explain(result.refusal) : result.values;
};

describe("variables of an address are of the type that the query declares", () => {
  test.each([
    ["epci=200049187", { epci: "200049187" }],
    ["epci=055&n=12&x=-1.5", { epci: "055", n: 12, x: -1.5 }],
    ["epci=55&yes=vrai", { epci: "55", yes: true }],
    ["epci=55&yes=0", { epci: "55", yes: false }],
    ["epci=55&level=epci", { epci: "55", level: "EPCI" }],
    ["epci=55&codes=55,55545", { epci: "55", codes: ["55", "55545"] }],
    ["epci=55&codes=55&codes=55545,55029", { epci: "55", codes: ["55", "55545", "55029"] }],
    ["epci=55&many=EPCI, COMMUNE", { epci: "55", many: ["EPCI", "COMMUNE"] }],
    ["epci=55&on=2021-12-31", { epci: "55", on: "2021-12-31" }],
    ["epci=55&n=&text=", { epci: "55" }],
    ["epci=55&format=xlsx&feuille=Sources", { epci: "55" }],
    ["epci=%C3%A9&text=a+b%26c", { epci: "é", text: "a b&c" }],
  ])("%s", (search, values) => expect(valuesOrRefusal(search)).toEqual(values));

  test.each([
    ["", "La variable « epci » (ID!) manque : ajoutez ?epci=… à l'adresse."],
    ["epci= ", "La variable « epci » (ID!) manque : ajoutez ?epci=… à l'adresse."],
    ["epcii=55", "Cette requête n'a pas de variable « epcii ». Vouliez-vous dire « epci » ?"],
    ["epci=55&formatt=csv", "Cette requête n'a pas de variable « formatt ». Vouliez-vous dire « format » ?"],
    ["epci=55&epci=54", "La variable « epci » est une seule valeur, et non plusieurs ; « 54 » n'en est pas."],
    ["epci=55&n=1,5", "La variable « n » est un nombre entier ; « 1,5 » n'en est pas."],
    ["epci=55&n=99999999999", "La variable « n » est un nombre entier ; « 99999999999 » n'en est pas."],
    ["epci=55&x=beaucoup", "La variable « x » est un nombre (point décimal) ; « beaucoup » n'en est pas."],
    ["epci=55&yes=peut", "La variable « yes » est vrai ou faux (true, false) ; « peut » n'en est pas."],
    ["epci=55&level=EPIC", "La variable « level » est un code ; « EPIC » n'en est pas. Vouliez-vous dire « EPCI » ?"],
    ["epci=55&many=EPCI,CANTON", /« CANTON » n'en est pas\. Il y a « DEPARTMENT », « EPCI », « COMMUNE »\./],
  ])("%s is refused, and the sentence says what to write", (search, sentence) =>
    expect(valuesOrRefusal(search)).toEqual(typeof sentence === "string" ? sentence : expect.stringMatching(sentence)),
  );

  test("they are described to who is to give them", () => {
    expect(describedVariables(operation, schema).slice(0, 2)).toEqual([
      { name: "epci", type: "ID!", required: true, default: null, codes: null },
      { name: "n", type: "Int", required: false, default: "3", codes: null },
    ]);
    expect(describedVariables(operation, schema).find(({ name }) => name === "many")?.codes).toEqual([
      "DEPARTMENT",
      "EPCI",
      "COMMUNE",
    ]);
  });
});

describe("a document that cannot be kept says why", () => {
  test.each([
    ["", /document GraphQL de 20/],
    ["{ a ", /n'est pas du GraphQL valide/],
    ["{ b }", /ne correspond pas au schéma/],
    ["mutation { act }", /celui-ci est un acte/],
    ["query a { a } query b { a }", /celui-ci a 2 opérations/],
    ["fragment F on Query { a }", /des fragments seuls/],
    ["query ($format: Int) { a(n: $format) }", /« format » est pris/],
    ["query ($__proto__: Int) { a(n: $__proto__) }", /« __proto__ » est pris/],
    ['{ a(text: "Mme Martine Leroy née le 12/03/1980") }', /query/],
    ["{ martine_leroy_12031980: a(n: 1) mme_martine_leroy: a(n: 1) }", /query/],
    ["query ($f: Filter) { a(filter: $f) }", /« f » ne tient pas dans une adresse/],
    ["query ($d: [[Int]]) { a(deep: $d) }", /« d » ne tient pas dans une adresse/],
    [`{ ${"a ".repeat(1_100)} }`, /n'est pas du GraphQL valide/],
    [`# ${"a".repeat(20_000)}\n{ a }`, /20.000 signes/],
  ])("%s", (text, sentence) => {
    const parsed = readSavedDocument(text, schema, 1_000);
    expect("code" in parsed ? explain(parsed) : "kept").toMatch(sentence);
  });
});

test("a document is kept as the graph reads it: what its writer noted beside it is no part of it", () => {
  expect(saved("# Martine Leroy, 06 12 34 56 78\n{ a   # sa demande\n }").text).toBe("{\n  a\n}");
});
