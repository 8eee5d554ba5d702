import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inClone } from "@pacte-hub/server/repository";
import { parse, validate } from "graphql";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readSupergraph, supergraphOf } from "../supergraph/supergraph.ts";
import { ask, gatewayOver, type Hub } from "../testbed/hub.ts";
import { hashOf, operationsIn, shippedOperations, trustedDocumentsOf } from "./documents.ts";

const knownOperation = "query Known { territories(level: EPCI) { code } }\n";
let hub: Hub;
let open: Hub;
beforeAll(async () => {
  const registered = trustedDocumentsOf([knownOperation]);
  hub = await gatewayOver({}, {}, { registered, trustedOnly: true });
  open = await gatewayOver({}, {}, { registered });
});
afterAll(() => Promise.all([hub.close(), open.close()]));

const byHash = (sha256Hash: string) => ({ extensions: { persistedQuery: { version: 1, sha256Hash } } });

test("where only registered operations are run, each is, by its text or by its hash alone", async () => {
  for (const request of [
    { query: knownOperation },
    { query: knownOperation.trim() },
    byHash(hashOf(knownOperation)),
    byHash(hashOf(knownOperation.trim())),
  ]) {
    const { status, data, errors } = await ask(hub.url, request);
    expect([status, errors]).toEqual([200, undefined]);
    expect(data).toMatchObject({ territories: expect.anything() });
  }
});

test("any other is refused in French with a stable code, one that differs by a letter and the schema's own included", async () => {
  const unknownQueries = [
    knownOperation.replace("code", "name"),
    `${knownOperation} #`,
    "{ __schema { types { name } } }",
    "{ __typename }",
    "{ nothing",
    "{ territori }",
  ];
  for (const query of unknownQueries) {
    const requests = [{ query }, { query, ...byHash(hashOf(query)) }];
    for (const request of requests) {
      const { status, data, errors } = await ask(hub.url, request);
      expect([status, data, errors?.[0]?.extensions.code]).toEqual([400, undefined, "OPERATION_NOT_REGISTERED"]);
      expect(errors?.[0]?.message).toMatch(/enregistrée/);
      expect(JSON.stringify(errors)).not.toContain("territories");
    }
  }
  // What was refused once is not known by its hash afterwards.
  expect((await ask(hub.url, byHash(hashOf(unknownQueries[0] as string)))).data ?? null).toBeNull();
});

test("elsewhere all questions are welcome, and the registered ones are known by their hash from the first time", async () => {
  expect((await ask(open.url, byHash(hashOf(knownOperation)))).errors).toBeUndefined();
  expect((await ask(open.url, { query: "{ __typename }" })).errors).toBeUndefined();
});

test("every operation that is shipped as registered is one the graph understands", async () => {
  const schema = supergraphOf(readSupergraph(inClone("schema", "supergraph.graphql"))).publicSchema;
  const texts = await shippedOperations();
  expect(texts.length).toBeGreaterThan(35);
  for (const text of texts) expect([text.slice(0, 80), validate(schema, parse(text))]).toEqual([text.slice(0, 80), []]);
});

test("an operator's folder adds its operations; one that the graph does not understand stops the start, by its name", async () => {
  const folder = await mkdtemp(join(tmpdir(), "operations-"));
  const { publicSchema } = supergraphOf(readSupergraph(inClone("schema", "supergraph.graphql")));
  await writeFile(join(folder, "mine.graphql"), "{ __typename }");
  expect(await operationsIn(folder, publicSchema)).toEqual(["{ __typename }"]);
  await writeFile(join(folder, "wrong.graphql"), "{ nothing }");
  await expect(operationsIn(folder, publicSchema)).rejects.toThrow(/wrong\.graphql .* ne correspond pas au graphe/);
  await rm(folder, { recursive: true });
  await expect(operationsIn(folder, publicSchema)).rejects.toThrow(/ne se lit pas/);
});
