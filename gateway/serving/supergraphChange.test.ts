import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import { composed } from "../testbed/composed.ts";
import { gatewayOver, type Hub, partnerNames, servePartner, supergraphSdl } from "../testbed/hub.ts";
import { watchSupergraph } from "./watchSupergraph.ts";

/** The graph before one of its fields was added. */
const before = supergraphSdl.replace(/^\s*shout\(.*$/m, "");
const newField = "{ territories(level: EPCI) { code shout } }";
const question = "{ territories(level: EPCI) { code name caf { count } siae { structures { name } } } }";
const lines: string[] = [];
let partners: readonly Awaited<ReturnType<typeof servePartner>>[];
let offer: (sdl: string) => void;
let hub: Hub;

beforeAll(async () => {
  partners = await Promise.all(partnerNames.map((name) => servePartner(name)));
  const urls = Object.fromEntries(partnerNames.map((name, at) => [name, partners[at]?.url ?? ""]));
  const supergraphChanges = (onChange: (sdl: string) => void) => {
    offer = onChange;
    return () => undefined;
  };
  const log = pino({ level: "info" }, { write: (line: string) => void lines.push(line) });
  hub = await gatewayOver(urls, {}, { supergraphSdl: before, supergraphChanges, log });
});
afterAll(async () => {
  await hub.close();
  await Promise.all(partners.map((partner) => partner.close()));
});

test("the graph changes under load and not one question is lost; the new field answers once it is there", async () => {
  expect(before).not.toBe(supergraphSdl);
  expect((await hub.ask(newField)).errors?.[0]?.extensions.code).toBe("GRAPHQL_VALIDATION_FAILED");
  const expected = (await hub.ask(question)).text;
  let questionsAsked = 0;
  const reader = async () => {
    for (let round = 0; round < 60; round++) {
      expect((await hub.ask(question)).text).toBe(expected);
      questionsAsked += 1;
      if (questionsAsked % 20 === 0) offer((questionsAsked / 20) % 2 === 0 ? before : supergraphSdl);
    }
  };
  await Promise.all(Array.from({ length: 10 }, reader));
  offer(supergraphSdl);
  const { data, errors } = await hub.ask(newField);
  expect(errors).toBeUndefined();
  expect((data as unknown as { territories: { shout: unknown }[] }).territories[0]?.shout).toEqual(expect.any(String));
}, 30_000);

test("one that cannot be served is refused and said in the log; the one before goes on", async () => {
  offer(supergraphSdl);
  const bad = {
    "half a file": supergraphSdl.slice(0, supergraphSdl.length / 2),
    "no graph": "bonjour",
    "without questions": "type Mutation { a: Int }",
    "a stranger among the partners": supergraphSdl.replace('name: "siae"', 'name: "stranger"'),
  };
  for (const [name, sdl] of Object.entries(bad)) {
    lines.length = 0;
    offer(sdl);
    expect([name, lines.length, lines[0]]).toEqual([name, 1, expect.stringContaining("refusé")]);
    expect((await hub.ask(newField)).errors).toBeUndefined();
  }
});

test("a file is read again when it changes, and no more once nobody listens", async () => {
  const folder = await mkdtemp(join(tmpdir(), "supergraph-"));
  const path = join(folder, "supergraph.graphql");
  await writeFile(path, "one");
  const graphRead = new Promise<string>((resolve) => {
    const stop = watchSupergraph(path)((sdl) => {
      stop();
      resolve(sdl);
    });
  });
  // The watcher looks once before it can see a change.
  await new Promise((resolve) => setTimeout(resolve, 200));
  await writeFile(path, "another");
  expect(await graphRead).toBe("another");
  await rm(folder, { recursive: true });
});

test("an institution that a graph left out may come back, and an address that changes is taken from the operator, aloud", async () => {
  const addresses = () => lines.filter((line) => line.includes("une autre adresse")).length;
  const warningsBefore = addresses();
  offer(supergraphSdl.replace(/url: "http:\/\/127.0.0.1:9\/caf"/, 'url: "http://127.0.0.1:9/elsewhere"'));
  expect(addresses()).toBe(warningsBefore + 1);
  expect((await hub.ask(question)).errors).toBeUndefined();
  offer(supergraphSdl.replace('name: "siae"', 'name: "caf"'));
  expect(lines.at(-1)).toContain("le même nom");
  const withoutSiae = composed({ reference: "type Query { alone: Int }" }).replace(
    /127.0.0.1:9\/reference/,
    "127.0.0.1:9/reference",
  );
  offer(withoutSiae);
  offer(supergraphSdl);
  expect((await hub.ask(question)).errors).toBeUndefined();
});
