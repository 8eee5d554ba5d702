import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gql, InMemoryCache } from "@apollo/client";
import { inClone } from "@pacte-hub/server/repository";
import { afterEach, describe, expect, inject, test, vi } from "vitest";
import { apolloClient } from "../clients/recipes/apollo.ts";
import { requestClient } from "../clients/recipes/graphqlRequest.ts";
import { urqlClient } from "../clients/recipes/urql.ts";
import { ran } from "./clientsBed.ts";

const { url } = inject("hub");
afterEach(() => vi.restoreAllMocks());

/** Two questions under one territory's `caf`. */
const under = (field: string): string =>
  `query ${field} { territory(code: "200049187") { code name caf { ${field}(from: "2021-12", to: "2021-12") { period value status } } } }`;
const [first, second] = [under("rsaHouseholds"), under("claimantHouseholds")];
const value = { territory: { caf: { rsaHouseholds: [{ value: 1260 }] } } };

/** Something answers, something is missing. */
const partial = `{ territory(code: "55") { code caf { rsaHouseholds(from: "2021-12", to: "2021-12") { period value } }
  department { orientations { period value } } } }`;

/** The bodies of what was sent since. */
function sentBodies(): () => readonly Readonly<Record<string, unknown>>[] {
  const spy = vi.spyOn(globalThis, "fetch");
  return () => spy.mock.calls.map(([, init]) => JSON.parse(String(init?.body)));
}

describe("Apollo Client", () => {
  test("keeps two questions under one territory's caf, which overwrite each other in a cache that knows no keys", async () => {
    const client = apolloClient(url);
    await client.query({ query: gql(first) });
    await client.query({ query: gql(second) });
    expect(client.readQuery({ query: gql(first) })).toMatchObject(value);

    vi.spyOn(console, "warn").mockReturnValue();
    const naive = new InMemoryCache();
    for (const query of [gql(first), gql(second)])
      naive.writeQuery({ query, data: (await client.query({ query })).data as object });
    expect(naive.readQuery({ query: gql(first) })).toBeNull();
  });

  test("keeps a convention's state as of the day that its list was asked for", async () => {
    const client = apolloClient(url);
    const [then, before] = ["2017-12-31", "2016-01-01"].map((on) => gql(`{ conventions(on: "${on}") { id status } }`));
    if (!then || !before) throw new Error("no question");
    const { data } = await client.query({ query: then });
    const { data: others } = await client.query({ query: before });
    expect(others).not.toEqual(data);
    expect(client.readQuery({ query: then })).toEqual(data);
  });

  test("asks by the hash alone once the hub has read the question, and keeps a partial answer with its errors", async () => {
    const client = apolloClient(url);
    const query = gql(first);
    await client.query({ query });
    const sent = sentBodies();
    await client.query({ query, fetchPolicy: "network-only" });
    expect(sent()).toEqual([expect.not.objectContaining({ query: expect.anything() })]);
    const { data, error } = await client.query({ query: gql(partial) });
    expect([data, error]).toEqual([expect.objectContaining({ territory: expect.anything() }), expect.any(Error)]);
  });
});

describe("urql", () => {
  test("keeps two questions under one territory's caf, and asks by the hash alone once the hub has read them", async () => {
    const client = urqlClient(url);
    for (const query of [first, second]) await client.query(query, {}).toPromise();
    const { data } = await client.query(first, {}, { requestPolicy: "cache-only" }).toPromise();
    expect(data).toMatchObject(value);
    const sent = sentBodies();
    await client.query(first, {}, { requestPolicy: "network-only" }).toPromise();
    expect(sent()).toEqual([expect.not.objectContaining({ query: expect.anything() })]);
  });

  test("keeps a partial answer with its errors", async () => {
    const { data, error } = await urqlClient(url).query(partial, {}).toPromise();
    expect([data?.territory.department.orientations, data?.territory.caf.rsaHouseholds.length]).toEqual([null, 1]);
    expect(error?.graphQLErrors[0]?.extensions.code).toMatch(/NOT_/);
  });
});

describe("graphql-request", () => {
  test("asks by the hash alone once the hub has read the question, and keeps a partial answer with its errors", async () => {
    const client = requestClient(url);
    expect(await client.request(first)).toMatchObject(value);
    const sent = sentBodies();
    expect(await client.request(first)).toMatchObject(value);
    expect(sent()).toEqual([expect.not.objectContaining({ query: expect.anything() })]);
    const { data, errors } = await client.rawRequest<{ territory: object }>(partial);
    expect([data.territory, errors?.length]).toEqual([expect.anything(), expect.any(Number)]);
  });
});

describe("GraphQL Code Generator", () => {
  test("writes the types of a reader's own questions from the graph that the hub serves", async () => {
    const folder = await mkdtemp(join(tmpdir(), "codegen-"));
    const [documents, types] = [join(folder, "questions.graphql"), join(folder, "types.ts")];
    await writeFile(documents, first);
    const written = await ran(process.execPath, [inClone("clients/recipes/codegen.mjs"), url, documents, types], {});
    expect(written.isDone, written.text).toBe(true);
    expect(await readFile(types, "utf8")).toMatch(/export type RsaHouseholdsQuery = [\s\S]*value/);
    await rm(folder, { recursive: true });
  });
});
