import { randomQuery } from "@pacte-hub/executor/testbed/author";
import { Dice } from "@pacte-hub/executor/testbed/dice";
import { afterAll, beforeAll, expect, test } from "vitest";
import { defaultLimits } from "../http/limits.ts";
import { type Hub, monolith, startHub } from "../testbed/hub.ts";
import { expectAgreement } from "../testbed/oracle.ts";

const schema = monolith();
let hub: Hub;
beforeAll(async () => {
  // Random questions are longer than readers'.
  hub = await startHub({ query: { ...defaultLimits.query, ALIASES: 1_000 } });
});
afterAll(() => hub.close());

/** Keys that are someone's, and some that are nobody's. */
const samples = {
  code: ["55", "E1", "E2", "C1", "C4", "no"],
  id: ["B1", "B2", "F1", "E2"],
  siret: ["S1", "S3"],
  to: ["2020"],
};

test("whatever is asked, the partners together answer over HTTP as one server that knew all would", async () => {
  for (let seed = 2017; seed < 2017 + (process.env.HUB_PROVE ? 5_000 : 300); seed++) {
    const { text, variables } = randomQuery(new Dice(seed), { schema, samples, fields: 25 });
    await expectAgreement(hub, text, variables);
  }
}, 600_000);

const questions: Readonly<Record<string, string>> = {
  "figures of all partners stand beside one another on each territory": `{
    territories(level: EPCI) { code name caf { rsa(from: "2020") { period value } count } poleEmploi { jobseekers { value } }
      siae { structures { siret kind rating commune { code caf { count } } } } } }`,
  "one figure asked twice with different periods is told under both names": `{
    territory(code: "E1") { caf { old: rsa(to: "2019") { value } new: rsa(from: "2021") { value } } } }`,
  "one territory reached by several paths keeps what each path asked": `{
    a: territory(code: "E1") { caf { twin { x: shout(times: 1) } } } b: territory(code: "E1") { caf { twin { x: shout(times: 3) } } }
    territories { parent { caf { count } } } }`,
  "lists of lists keep their shape": "{ grid { code caf { count } } gaps { name caf { list } } }",
  "an empty list asks nobody and stays empty": "{ nowhere { caf { count } } }",
  "the same territory twice in a list is answered twice": "{ grid { code caf { near { caf { count } } } shout } }",
  "fragments are joined, named or not": `{
    territory(code: "E1") { ...A ... on Territory { caf { count } } } }
    fragment A on Territory { caf { twin { name } } ...B } fragment B on Territory { name parent { code } }`,
  "each kind of thing tells what it alone has": `{
    things { __typename id ... on Book { price tag } ... on Film { cost: price director } }
    node(id: "E2") { ... on Territory { caf { count } } } }`,
  "what an interface shares needs no type": '{ things { id label } thing(id: "F1") { label } }',
  "what a partner tells of an interface, it tells of each thing behind it": `{
    things { id score more: score(by: 3) shelf { code caf { count } } ... on Book { author score } } thing(id: "F1") { score label } }`,
  "a partner that knows an interface as an object leaves it to another which thing it is":
    "{ best { __typename id score label ... on Book { author price } ... on Film { director } } }",
  "what is asked of one type behind such an interface is not forgotten beside what is asked of another":
    "{ best { ... on Book { score } ... on Film { shelf { code } } } things { ... on Book { shelf { code } } ... on Film { score } } }",
  "a field that two partners share while one takes it over is told":
    "{ territories(level: EPCI) { code motto emblem } }",
  "a null that may not be climbs to the nearest place that may, with its error":
    "{ territories(level: EPCI) { code caf { fragile } } }",
  "a null that may be stays where it is, with its error": "{ territories(level: EPCI) { code caf { brittle } } }",
  "an error is told at each place where its territory stands": "{ grid { code caf { brittle } } }",
  "a null can climb to the very top": "{ territories { code sure { count } } }",
  "a null climbs out of a list": "{ things { id ... on Book { price } } }",
  "a field another partner needs is asked for, even when the reader gave its name to another":
    '{ territory(code: "E1") { shout name: code } }',
  "nothing is asked of anyone about the schema":
    '{ __typename q: __schema { queryType { name } } __type(name: "Kind") { enumValues { name } } }',
  "what a partner does not show yet is null": '{ territory(code: "C4") { level } structure(siret: "S3") { kind } }',
  "names that JavaScript knows are names like any other": `{
    territory(code: "E1") { __proto__: caf { count constructor: twin { toString: name } } constructor: name hasOwnProperty: siae { valueOf: structures { name } } } }`,
  "literal conditions are obeyed":
    "{ caf @skip(if: true) { id } territories { caf @include(if: false) { count } code @skip(if: false) } }",
  "a query all of whose fields are left out is empty": "{ caf @skip(if: true) { id } }",
};

test.each(Object.entries(questions))("%s", async (_, question) => {
  await expectAgreement(hub, question);
});

test("conditions by variable hold at every depth", async () => {
  const query = `query ($a: Boolean!, $b: Boolean = true) { territories { caf @skip(if: $a) { count } siae @include(if: $a) {
    structures @skip(if: $b) { name } where @include(if: $b) { name caf @include(if: $a) { count } } } } }`;
  for (const a of [true, false])
    for (const b of [true, false, undefined]) {
      await expectAgreement(hub, query, b === undefined ? { a } : { a, b });
    }
});

test("an error names the partner it comes from and keeps the partner's own words", async () => {
  const { errors } = await expectAgreement(hub, '{ territory(code: "E3") { caf { brittle } } }');
  expect(errors).toEqual([
    expect.objectContaining({
      message: "Le chiffre manque en E3.",
      path: ["territory", "caf", "brittle"],
      extensions: { code: "NO_FIGURE", institution: "caf" },
    }),
  ]);
});
