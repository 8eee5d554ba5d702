import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { questionsOf } from "@pacte-hub/gateway/planning/planCheck";
import { supergraphOf } from "@pacte-hub/gateway/supergraph/supergraph";
import { newSigningKeyPem } from "@pacte-hub/release-file/signature";
import { inClone } from "@pacte-hub/server/repository";
import { composeServices } from "@theguild/federation-composition";
import { isObjectType, parse, validate } from "graphql";
import { pino } from "pino";
import { describe, expect, it } from "vitest";
import { supergraphSdl } from "../../gateway/testbed/hub.ts";
import { program } from "./children.ts";
import { rehearsed, rehearsing } from "./rehearsed.ts";

const shipped = readFileSync(inClone("schema", "supergraph.graphql"), "utf8");

/** A graph that no composition makes: whoever has the field cannot be asked about its entity. */
const deadly = composedOf({
  a: 'type Query { root: E } type E @key(fields: "id") { id: ID! }',
  b: 'type E @key(fields: "id") { id: ID! need: Int }',
}).replace(/(@join__type\(graph: B, key: "id")\)/, "$1, resolvable: false)");

/** Interface objects with fragments on the types behind them, entities known by two keys that require a field. */
const ordinary = composedOf({
  a: `type Query { media: [Media!]! other: Int } interface Media @key(fields: "id") { id: ID! }
    type Book implements Media @key(fields: "id") { id: ID! pages: Int } type Film implements Media @key(fields: "id") { id: ID! minutes: Int }
    type E @key(fields: "id") @key(fields: "code") { id: ID! code: ID! f: Int @external need: Int @requires(fields: "f") }`,
  b: `type Query { best: Media root: E } type Media @key(fields: "id") @interfaceObject { id: ID! score: Int }
    type E @key(fields: "id") { id: ID! f: Int }`,
});

describe("A graph is rehearsed before it comes into service", () => {
  it.each([
    ["the shipped graph", shipped],
    ["the graph of the tests, its unions and interfaces", supergraphSdl],
    ["a graph with interface objects, and two keys where a field is required", ordinary],
  ])("%s has a plan for each field, and each question asked of it is one a reader may ask", async (_, sdl) => {
    const { publicSchema } = supergraphOf(sdl);
    const questions = questionsOf(publicSchema);
    for (const { text } of questions) expect([text, validate(publicSchema, parse(text))]).toEqual([text, []]);
    const fieldsAsked = new Set(questions.map(({ field }) => field));
    const roots = ["Query", "Mutation"].map((name) => publicSchema.getType(name)).filter(isObjectType);
    for (const root of roots)
      for (const name of Object.keys(root.getFields())) expect(fieldsAsked).toContain(`${root.name}.${name}`);
    await expect(rehearsed(sdl)).resolves.toBeUndefined();
  });

  it("it is asked under hostile names too: each field under another's, a key's and a required field's among them", () => {
    const texts = questionsOf(supergraphOf(ordinary).publicSchema).map(({ text }) => text);
    for (const name of ["id", "code", "f", "need"])
      expect(texts.join("\n")).toMatch(new RegExp(`\\b${name}: (?!${name}\\b)`));
    for (const alias of ["id", "code"])
      expect(
        questionsOf(supergraphOf(shipped).publicSchema)
          .map(({ text }) => text)
          .join("\n"),
      ).toMatch(new RegExp(`\\b${alias}: (?!${alias}\\b|\\$)`));
  });

  it("an interface object is asked by fragments on the types behind it, wherever it is reached", () => {
    const texts = questionsOf(supergraphOf(ordinary).publicSchema).map(({ text }) => text);
    for (const root of ["media", "best"])
      expect(
        texts.filter((text) => new RegExp(`\\{ ${root} \\{ \\.\\.\\. on Book .*pages.* on Film .*minutes`).test(text)),
      ).toHaveLength(1);
  });

  it("one that has no plan for a field is refused by its name, and this process goes on", async () => {
    await expect(rehearsed(deadly)).rejects.toThrow("aucun plan pour le champ E.need");
  });

  it("the operator's own graph that is such a one keeps the gateway from starting, in words", async () => {
    const folder = await mkdtemp(join(tmpdir(), "rehearsed-"));
    const [graph, key] = [join(folder, "graph.graphql"), join(folder, "key.pem")];
    await writeFile(graph, deadly);
    await writeFile(key, newSigningKeyPem());
    const hubRun = await hub(["gateway"], { HUB_SUPERGRAPH: graph, GATEWAY_KEY: key });
    expect(hubRun).toEqual([
      1,
      expect.stringMatching(/^Le graphe composé .* aucun plan pour le champ E.need \[GRAPH_REFUSED\]\n$/),
    ]);
    expect(await hub(["rehearse", graph])).toEqual([
      1,
      expect.stringMatching(/^Ce graphe .* E.need \[GRAPH_REFUSED\]\n$/),
    ]);
    await rm(folder, { recursive: true });
  });

  it("what is no composed graph is refused", async () => {
    await expect(rehearsed("bonjour")).rejects.toThrow("pas un graphe composé");
  });

  it("of a file that changes, what can be planned is offered in order, and what cannot is said in the log", async () => {
    const lines: string[] = [];
    const offered: string[] = [];
    let change: (sdl: string) => void = () => undefined;
    const log = pino({ level: "info" }, { write: (line: string) => void lines.push(line) });
    const changes = rehearsing((offer) => {
      change = offer;
      return () => undefined;
    }, log);
    const done = new Promise<void>((resolve) => {
      changes((sdl) => {
        offered.push(sdl);
        if (offered.length === 2) resolve();
      });
    });
    for (const sdl of [shipped, deadly, supergraphSdl]) change(sdl);
    await done;
    expect(offered).toEqual([shipped, supergraphSdl]);
    expect(lines).toEqual([expect.stringContaining("aucun plan pour le champ E.need")]);
  });

  it("nothing is offered to whoever stopped listening meanwhile", async () => {
    const offered: string[] = [];
    let change: (sdl: string) => void = () => undefined;
    const changes = rehearsing(
      (offer) => {
        change = offer;
        return () => undefined;
      },
      pino({ level: "silent" }),
    );
    const stop = changes((sdl) => void offered.push(sdl));
    change(shipped);
    stop();
    await rehearsed(shipped);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(offered).toEqual([]);
  });
});

/** @returns the exit code, and all that was said. */
async function hub(words: readonly string[], environment = {}): Promise<[number | null, string]> {
  const child = spawn(process.execPath, [program, ...words], { env: { PATH: process.env.PATH, ...environment } });
  const outputs = Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = (await once(child, "close")) as [number | null];
  return [code, (await outputs).join("")];
}

function composedOf(sdl: Readonly<Record<string, string>>): string {
  const link =
    'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@external", "@requires", "@interfaceObject"])';
  const services = Object.entries(sdl).map(([name, text]) => ({
    name,
    url: `http://127.0.0.1:9/${name}`,
    typeDefs: parse(`${link} ${text}`),
  }));
  const { supergraphSdl: composed, errors } = composeServices(services);
  if (!composed) throw new Error(errors?.map(({ message }) => message).join("\n"));
  return composed;
}
