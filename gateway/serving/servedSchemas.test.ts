import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { composeServices } from "@theguild/federation-composition";
import { parse } from "graphql";
import { pino } from "pino";
import { expect, test } from "vitest";
import { subgraphSdl } from "../testbed/graph.ts";
import { partnerNames, servePartner, supergraphSdl } from "../testbed/hub.ts";
import { emptyPromises, sayEmptyPromises, servedSchemas, withServedSchemas } from "./servedSchemas.ts";

const unsigned = () => ({});
const schemas = new Map(partnerNames.map((name) => [name, subgraphSdl[name] ?? ""]));

/** The graph composed of the same partners, once one of them has changed. */
function composedWith(name: string, change: (sdl: string) => string): string {
  const services = Object.entries(subgraphSdl).map(([serviceName, sdl]) => ({
    name: serviceName,
    url: `http://127.0.0.1:9/${serviceName}`,
    typeDefs: parse(serviceName === name ? change(sdl) : sdl),
  }));
  return composeServices(services).supergraphSdl ?? "";
}
const withField = composedWith("caf", (sdl) => sdl.replace("count: Int!", "count(since: Int): Int! added: Int"));

test("a graph promises what its partners serve: fields, taken over ones, those of interfaces, and arguments", () => {
  expect(emptyPromises(supergraphSdl, schemas, null)).toEqual([]);
  expect(emptyPromises(withField, schemas, null)).toEqual([
    { partner: "caf", missing: ["CafInTerritory.count(since:)", "CafInTerritory.added"], isSilent: false },
  ]);
});

test("of a partner that is silent, only what is new is doubted", () => {
  const silent = new Map([...schemas, ["caf", null]]);
  expect(emptyPromises(supergraphSdl, silent, supergraphSdl)).toEqual([]);
  expect(emptyPromises(withField, silent, supergraphSdl)).toMatchObject([{ partner: "caf", isSilent: true }]);
});

test("a partner that never ends its answer is silent, and costs a bounded memory", async () => {
  let bytesSent = 0;
  const piece = Buffer.alloc(256 * 1024, "x");
  const server = createServer((_, response) => {
    const writeMore = () => {
      while (!response.destroyed && response.write(piece)) bytesSent += piece.length;
    };
    response.on("drain", writeMore);
    writeMore();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
  expect(await servedSchemas({ caf: url }, unsigned)()).toEqual(new Map([["caf", null]]));
  expect(bytesSent).toBeLessThan(32 * 1024 * 1024);
  server.closeAllConnections();
  server.close();
});

test("a graph that promises more than its partner serves is refused in one sentence, and taken once the partner serves it", async () => {
  const partner = await servePartner("caf");
  const lines: string[] = [];
  const log = pino({ level: "warn" }, { write: (line: string) => void lines.push(JSON.parse(line).why) });
  const serving = new Map(schemas);
  const askServed = async () => {
    const served = await servedSchemas({ caf: partner.url }, unsigned)();
    return new Map([...served, ["caf", serving.get("caf") === "upgraded" ? upgraded : (served.get("caf") ?? null)]]);
  };
  const upgraded = (subgraphSdl.caf ?? "").replace("count: Int!", "count(since: Int): Int! added: Int");
  const graphsTaken: string[] = [];
  let change: (sdl: string) => void = () => undefined;
  const changes = (offer: (sdl: string) => void) => {
    change = offer;
    return () => undefined;
  };
  const checks = { first: supergraphSdl, ask: askServed, log, lookAgainMs: 20 };
  const stop = withServedSchemas(changes, checks)((sdl) => void graphsTaken.push(sdl));
  await sayEmptyPromises(checks);
  expect(lines).toEqual([]);
  change(withField);
  await sleep(150);
  expect(graphsTaken).toEqual([]);
  expect(lines).toEqual([
    "caf ne sert pas ce que le graphe promet : CafInTerritory.count(since:), CafInTerritory.added",
  ]);
  serving.set("caf", "upgraded");
  for (let tries = 0; graphsTaken.length === 0 && tries < 100; tries++) await sleep(20);
  expect(graphsTaken).toEqual([withField]);
  change(supergraphSdl);
  for (let tries = 0; graphsTaken.length === 1 && tries < 100; tries++) await sleep(20);
  expect(graphsTaken).toEqual([withField, supergraphSdl]);
  stop();
  await partner.close();
});
