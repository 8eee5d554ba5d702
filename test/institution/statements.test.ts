import type { ApolloServer } from "@apollo/server";
import { caf } from "@pacte-hub/caf/institution";
import { graph as cafGraph } from "@pacte-hub/caf/resolvers";
import { atLevel } from "@pacte-hub/data/territories";
import { department } from "@pacte-hub/department/institution";
import { graph as departmentGraph } from "@pacte-hub/department/resolvers";
import type { Institution } from "@pacte-hub/institution/config";
import type { Graph } from "@pacte-hub/institution/server/buildSchema";
import { executableOf } from "@pacte-hub/institution/server/buildSchema";
import { type Context, contextOf } from "@pacte-hub/institution/server/context";
import { apolloServer } from "@pacte-hub/institution/server/serve";
import { readerPool } from "@pacte-hub/postgres/connect";
import { anonymous } from "@pacte-hub/schema/model/viewer";
import { siae } from "@pacte-hub/siae/institution";
import { graph as siaeGraph } from "@pacte-hub/siae/resolvers";
import type { Knex } from "knex";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { openSession } from "../../packages/institution/access/openSession.ts";
import { type ReleaseCache, releaseCache } from "../../packages/institution/releases/cache/cache.ts";
import { urlsOf } from "../database.ts";

const everyTerritory = [...atLevel("EPCI"), ...atLevel("COMMUNE")].map(({ code }) => ({
  __typename: "Territory",
  code,
}));

/** The message that says who asks, and reads the door, the grants and what is published. */
const admission = 1;
/** What is read behind the wall is read in a transaction that says so again. */
const saying = 1;
/** A connection learns that statement once, finds out once whether a pooler stands between, and knex asks it for its version. */
const learning = /^(prepare |select version\(\)|select pg_backend_pid\(\))/;

/** Whatever is sent to a database on this file's connections, by knex or past it. */
const sent = vi.spyOn(pg.Client.prototype, "query");
const statementsSent = (): readonly string[] =>
  sent.mock.calls
    .map(([said]) => (typeof said === "string" ? said : (said as unknown as { readonly text: string }).text))
    .filter((text) => !learning.test(text));

/** Asks a subgraph about all 515 territories at once, and counts the statements its database is sent. */
function counting(institution: Institution, graph: Graph<never>, memory: ReleaseCache | null = null) {
  let db: Knex;
  let server: ApolloServer<Context<never>>;
  beforeAll(async () => {
    db = readerPool(urlsOf(institution.partner.id).READER);
    server = await apolloServer(institution.partner.id, executableOf(graph));
  });
  afterAll(async () => {
    await server.stop();
    await db.destroy();
  });
  return async (selection: string) => {
    sent.mockClear();
    const query = `query ($all: [_Any!]!) { _entities(representations: $all) { ... on Territory { ${selection} } } }`;
    const admitted = await openSession(institution, db, { viewer: anonymous, purpose: null });
    const contextValue = contextOf({ ...admitted, institution, memory, asOf: null, storeOf: graph.store });
    const answer = await server.executeOperation({ query, variables: { all: everyTerritory } }, { contextValue });
    const statements = statementsSent();
    await admitted.readerSession.end();
    if (answer.body.kind !== "single" || answer.body.singleResult.errors) throw new Error(JSON.stringify(answer.body));
    return statements.length - admission;
  };
}

describe("one request costs one statement per indicator and one that says who asks, however many territories it asks of", () => {
  const cafAsked = counting(caf, cafGraph as Graph<never>);
  const departmentAsked = counting(department, departmentGraph as Graph<never>);
  const siaeAsked = counting(siae, siaeGraph as Graph<never>);

  test("one for the CAF's series", async () => {
    expect(await cafAsked(`caf { rsaHouseholds(from: "2020-12", to: "2021-12") { value status } }`)).toBe(1 + saying);
  });

  test("two for two indicators, and one more for all the releases they come from", async () => {
    const both = "caf { rsaHouseholds { value release { id } } peopleCovered { value release { id } } }";
    expect(await cafAsked(both)).toBe(3 + saying);
  });

  test("one for the SIAE network's structures, and one for the Department's conventions with their parties", async () => {
    expect(await siaeAsked("siae { structures { siret name kind commune { code } } }")).toBe(1);
    expect(await departmentAsked("department { conventions { id status parties { id name } } }")).toBe(1);
  });
});

describe("with releases in memory, a request costs no statement beyond its admission, whatever it asks of them", () => {
  const asked = counting(caf, cafGraph as Graph<never>, releaseCache(64 * 1024 * 1024));
  const two = "caf { rsaHouseholds { value release { id withheld } } peopleCovered { value release { id } } }";

  test("the first time the catalogue, and all cells it lacks", async () => {
    expect(await asked(two)).toBe(2 + saying);
    expect(await asked(two)).toBe(0);
  });

  test("nothing either when no release is asked for", async () => {
    expect(await asked("caf { __typename }")).toBe(0);
  });
});
