import type { ApolloServer } from "@apollo/server";
import { caf } from "@pacte-hub/caf/institution";
import { graph as cafGraph } from "@pacte-hub/caf/resolvers";
import { department } from "@pacte-hub/department/institution";
import { graph as departmentGraph } from "@pacte-hub/department/resolvers";
import type { Institution } from "@pacte-hub/institution/config";
import { loadRegister } from "@pacte-hub/institution/registers/registers";
import type { Graph } from "@pacte-hub/institution/server/buildSchema";
import { executableOf } from "@pacte-hub/institution/server/buildSchema";
import { type Context, contextOf } from "@pacte-hub/institution/server/context";
import { apolloServer } from "@pacte-hub/institution/server/serve";
import { readerPool, withClient } from "@pacte-hub/postgres/connect";
import type { Knex } from "knex";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { enterDemonstration } from "../hub/start/demonstration.ts";
import { ask } from "./ask.ts";
import { askedByOwnAnalyst } from "./asking.ts";
import { migratedDatabase } from "./database.ts";
import { as } from "./persona.ts";

/** An institution on a database of its own, marked for the demonstration, with its registers and invented rows. */
function showing(institution: Institution, graph: Graph<never>) {
  let database: Awaited<ReturnType<typeof migratedDatabase>>;
  let db: Knex;
  let server: ApolloServer<Context<never>>;
  const statements: string[] = [];
  beforeAll(async () => {
    database = await migratedDatabase(institution.partner.id);
    await withClient(database.OWNER, (client) =>
      client.query("insert into authority.mark (demonstration) values (true)"),
    );
    for (const register of institution.registers) await loadRegister(database.STEWARD, register);
    await enterDemonstration(institution, database.STEWARD, () => undefined);
    db = readerPool(database.READER);
    // The request's admission and its own transaction take one message each, whatever is asked; a connection learns the
    // admission once.
    db.on("query", ({ sql }: { sql: string }) => /^(prepare|begin|commit)/.test(sql) || statements.push(sql));
    server = await apolloServer(institution.partner.id, executableOf(graph));
  });
  afterAll(async () => {
    await server.stop();
    await db.destroy();
    await database.drop();
  });
  const asked = async (query: string, variables = {}) => {
    statements.length = 0;
    const admitted = await askedByOwnAnalyst(institution, db);
    const contextValue = contextOf({ ...admitted, institution, asOf: null, storeOf: graph.store });
    const { body } = await server
      .executeOperation({ query, variables }, { contextValue })
      .finally(() => admitted.readerSession.end());
    if (body.kind !== "single" || body.singleResult.errors) throw new Error(JSON.stringify(body));
    // biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its question
    return body.singleResult.data as any;
  };
  return { asked, statements };
}

const ours = showing(department, departmentGraph as unknown as Graph<never>);
const theirs = showing(caf, cafGraph as unknown as Graph<never>);

describe("the actions of the Pact", () => {
  test("generated ones are shown to those who ask for them, each marked; the others see none", async () => {
    const { real, invented } = await ours.asked(
      "{ real: actions { id } invented: actions(origin: DEMONSTRATION) { id record { demonstration } } }",
    );
    expect(real).toEqual([]);
    expect(invented).toHaveLength(60);
    expect(new Set(invented.map(({ record }: { record: object }) => JSON.stringify(record)))).toEqual(
      new Set(['{"demonstration":true}']),
    );
  });

  test("can be found by year, axis, recommendation, state and territory, and no list is longer than asked", async () => {
    const found = await ours.asked(`{
      year: actions(origin: DEMONSTRATION, year: 2019) { year }
      axis: actions(origin: DEMONSTRATION, axis: 2) { axis { number } }
      state: actions(origin: DEMONSTRATION, status: BLOCKED) { status blockingPoints { missing } }
      place: actions(origin: DEMONSTRATION, territory: "200049187") { territory { code } }
      few: actions(origin: DEMONSTRATION, first: 3) { id }
      axes { recommendations { code actions(origin: DEMONSTRATION) { recommendations { code } } } } }`);
    expect(found.year).toHaveLength(12);
    expect(new Set(found.axis.map(({ axis }: { axis: { number: number } }) => axis.number))).toEqual(new Set([2]));
    for (const { blockingPoints } of found.state) expect(blockingPoints.length).toBeGreaterThan(0);
    expect(found.place.length).toBeGreaterThan(0);
    expect(found.few).toHaveLength(3);
    for (const { recommendations } of found.axes)
      for (const { code, actions } of recommendations) {
        expect(actions.length).toBeGreaterThan(0);
        expect(actions.every((one: { recommendations: unknown[] }) => JSON.stringify(one).includes(`"${code}"`))).toBe(
          true,
        );
      }
  });

  test("are listed in the order asked for; what asked its funders for most comes first", async () => {
    const { costly, first, named, ranged, beyond } = await ours.asked(`{
      ranged: actions(origin: DEMONSTRATION, requestedAtLeast: 10000, requestedAtMost: 20000) { id fundingRequests { amount } }
      beyond: actions(origin: DEMONSTRATION, requestedAtLeast: 100000000) { id }
      costly: actions(origin: DEMONSTRATION, sort: AMOUNT_REQUESTED) { id fundingRequests { amount } }
      first: actions(origin: DEMONSTRATION, sort: AMOUNT_REQUESTED, first: 3) { id fundingRequests { amount } }
      named: actions(origin: DEMONSTRATION, sort: TITLE, year: 2019) { title } }`);
    const requestedBy = ({ fundingRequests }: { fundingRequests: readonly { amount: number }[] }) =>
      fundingRequests.reduce((sum, { amount }) => sum + amount, 0);
    const amounts = costly.map(requestedBy);
    const within = amounts.filter((amount: number) => amount >= 10_000 && amount <= 20_000);
    expect([within.length > 0, beyond]).toEqual([true, []]);
    expect(ranged.map(requestedBy).sort((a: number, b: number) => b - a)).toEqual(within);
    expect(amounts).toHaveLength(60);
    expect(amounts).toEqual([...amounts].sort((a, b) => b - a));
    expect(first).toEqual(costly.slice(0, 3));
    const titles = named.map(({ title }: { title: string }) => title);
    expect([titles.length, titles]).toEqual([12, [...titles].sort((a, b) => a.localeCompare(b, "fr"))]);
  });

  test("each funder's decision is read from its own database, and only there", async () => {
    const { actions } = await ours.asked(
      "{ actions(origin: DEMONSTRATION) { id fundingRequests { id funder { id } } department { fundingDecisions { request funder declared } } } }",
    );
    const toCaf = actions.filter((one: { fundingRequests: { funder: { id: string } | null }[] }) =>
      one.fundingRequests.some(({ funder }) => funder?.id === "caf"),
    );
    expect(toCaf.length).toBeGreaterThan(3);
    const { _entities } = await theirs.asked(
      "query ($of: [_Any!]!) { _entities(representations: $of) { ... on Action { id caf { fundingDecisions { funder request record { demonstration } } } } } }",
      { of: actions.map(({ id }: { id: string }) => ({ __typename: "Action", id })) },
    );
    const decided = _entities.flatMap(
      ({ caf: said }: { caf: { fundingDecisions: unknown[] } }) => said.fundingDecisions,
    );
    expect(decided).toHaveLength(toCaf.length);
    expect(new Set(decided.map(({ funder }: { funder: string }) => funder))).toEqual(new Set(["caf"]));
    expect(theirs.statements).toHaveLength(1);
    const recorded = actions.flatMap(
      ({ department: said }: { department: { fundingDecisions: object[] } }) => said.fundingDecisions,
    );
    expect(
      recorded.filter(({ funder }: { funder: string }) => ["caf", "pole-emploi", "aci-55"].includes(funder)),
    ).toEqual([]);
    expect(
      recorded.every(
        ({ funder, declared }: { funder: string; declared: boolean }) => declared === (funder !== "department-meuse"),
      ),
    ).toBe(true);
  });

  test("60 actions with all that is said of them cost the Department four statements", async () => {
    await ours.asked(`{ actions(origin: DEMONSTRATION) { id title status steps { status on } axis { title } recommendations { code }
      operator { name institution { id } } fundingRequests { amount funder { name } } department { fundingDecisions { amount } }
      blockingPoints { missing referrals { committee { title } } } reportedTo { id committee { title } } evaluation { relevance } } }`);
    expect(ours.statements.length).toBe(4);
  });
});

test("outcomes are asked of a recommendation and a year, of each institution that counts them, and of an action under it", async () => {
  const { data, errors } = await ask(
    '{ axes { recommendations { code caf { outcomes { value } } poleEmploi { outcomes { value } } siae { outcomes(by: [EXIT_KIND]) { value } } department { outcomes(territory: "200049187") { value } costPerParticipant(year: 2019) { rate { value } explanation } } } } action: __type(name: "CafInAction") { fields { name } } }',
    {},
    inject("hub").url,
    await as("steering@department", inject("hub")),
  );
  expect(errors).toBeUndefined();
  expect(data.axes[0].recommendations[0]).toEqual({
    code: "1.1",
    caf: { outcomes: [] },
    poleEmploi: { outcomes: [] },
    siae: { outcomes: [] },
    department: {
      outcomes: [],
      costPerParticipant: { rate: null, explanation: expect.stringContaining("aucun participant n'est publié") },
    },
  });
  expect(data.action.fields.map(({ name }: { name: string }) => name)).toEqual(["fundingDecisions", "outcomes"]);
});

describe("what blocks us", () => {
  test("names the missing resource, and reaches the technical and the steering committee alike", async () => {
    const { technical, steering, territorial } = await ours.asked(`{
      technical: blockingPoints(origin: DEMONSTRATION, committee: "technical-committee") { id missing }
      steering: blockingPoints(origin: DEMONSTRATION, committee: "steering-committee") { id missing }
      territorial: blockingPoints(origin: DEMONSTRATION, committee: "territorial-committees") { id } }`);
    expect(technical.length).toBeGreaterThan(8);
    expect(technical).toEqual(steering);
    expect(territorial).toEqual([]);
  });

  test("for more than three months is a shorter list, by the day it is asked of", async () => {
    const { all, long, before } = await ours.asked(`{
      all: blockingPoints(origin: DEMONSTRATION) { id openedOn }
      long: blockingPoints(origin: DEMONSTRATION, openForMonths: 3, on: "2021-06-30") { id openedOn solvedOn }
      before: blockingPoints(origin: DEMONSTRATION, openForMonths: 3, on: "2017-01-01") { id } }`);
    expect(long.length).toBeGreaterThan(0);
    expect(long.length).toBeLessThan(all.length);
    for (const { openedOn, solvedOn } of long)
      expect(openedOn < "2021-03-30" && (solvedOn ?? "9999") > "2021-06-30").toBe(true);
    expect(before).toEqual([]);
    expect(all.map(({ openedOn }: { openedOn: string }) => openedOn)).toEqual(
      all.map(({ openedOn }: { openedOn: string }) => openedOn).sort(),
    );
  });
});

describe("the partnership itself is measured, and says on what", () => {
  const measured = (origin: string) =>
    `{ partnership(origin: ${origin}, on: "2021-12-31") { demonstration measures { id value explanation demonstration }
       participation { called present demonstration institution { id } } } }`;

  test("no score of a real institution is shown without its mark, and without rows there is no score", async () => {
    const { partnership: invented } = await ours.asked(measured("DEMONSTRATION"));
    expect(invented.participation).toHaveLength(21);
    expect(invented.participation.every(({ demonstration }: { demonstration: boolean }) => demonstration)).toBe(true);
    const { partnership: real } = await ours.asked(measured("REAL"));
    expect([real.demonstration, real.participation]).toEqual([false, []]);
    expect(measureOf(real, "days-to-solve")).toBeNull();
    expect(measureOf(real, "meetings-held")).toBe(0);
  });

  test("the Pact's conventions are measured the same whatever is asked: they are real", async () => {
    const [real, invented] = [await ours.asked(measured("REAL")), await ours.asked(measured("DEMONSTRATION"))];
    for (const [id, value] of [
      ["conventions-signed", 2],
      ["conventions-late", 1],
      ["conventions-expired", 6],
    ] as const) {
      expect([measureOf(real.partnership, id), measureOf(invented.partnership, id)]).toEqual([value, value]);
    }
  });

  const measureOf = ({ measures }: { measures: { id: string; value: number | null }[] }, id: string) =>
    measures.find((one) => one.id === id)?.value;
});

test("no action, request or decision asks a committee's approval: nothing of the kind exists in the graph", async () => {
  const { data } = await ask(
    '{ action: __type(name: "Action") { fields { name } } request: __type(name: "FundingRequest") { fields { name } } decision: __type(name: "FundingDecision") { fields { name } } }',
  );
  const names = Object.values(data as Record<string, { fields: { name: string }[] }>).flatMap(({ fields }) => fields);
  expect(names.filter(({ name }) => /approv|validat|committee/i.test(name))).toEqual([]);
  expect(names.length).toBeGreaterThan(30);
});

test("a hub without the demonstration shows no invented row, and an invented row never leaves its mark behind", async () => {
  const { data, errors } = await ask(
    "{ actions(origin: DEMONSTRATION) { id } meetings(origin: DEMONSTRATION) { id } notes { id } blockingPoints { id } }",
  );
  expect(errors).toBeUndefined();
  expect(data).toEqual({ actions: [], meetings: [], notes: [], blockingPoints: [] });
});
