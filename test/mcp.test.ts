import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import type { CallToolResult } from "@modelcontextprotocol/sdk/types.js";
import { inClone } from "@pacte-hub/server/repository";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { as, tokenOf } from "./persona.ts";
import { type Key, needs, savedQueriesOf } from "./savedQueriesBed.ts";

const hub = inject("hub");
const { at, send, keyFor } = savedQueriesOf(() => hub);
const saved = { ...needs, name: "besoins-pour-un-assistant" };
const verdun = "200049187";

/** An assistant, by the protocol's official client, with these settings. */
async function assistant(environment: Readonly<Record<string, string>>): Promise<Client> {
  const client = new Client({ name: "test", version: "1" });
  const env = { PATH: process.env.PATH ?? "", HUB_URL: new URL(hub.url).origin, ...environment };
  const args = [inClone("clients/mcp/dist/main.js")];
  await client.connect(new StdioClientTransport({ command: process.execPath, args, env, stderr: "pipe" }));
  return client;
}

const called = async (client: Client, name: string, given: object = {}) => {
  const {
    isError = false,
    content,
    structuredContent,
  } = (await client.callTool({
    name,
    arguments: { ...given },
  })) as CallToolResult;
  const [first] = content;
  const { rows = [], missing = [] } = (structuredContent ?? {}) as {
    rows?: Record<string, unknown>[];
    missing?: string[];
  };
  return { isError, text: first?.type === "text" ? first.text : "", rows, missing };
};

describe("An assistant reads the hub by its reader's rights, and can do nothing else", () => {
  let anyone: Client;
  let analyst: Client;
  let key: Key;
  beforeAll(async () => {
    anyone = await assistant({});
    analyst = await assistant({ HUB_TOKEN: await tokenOf("analyst@department", hub) });
    await send("/q", saved, await as("analyst@department", hub));
    key = await keyFor(saved.name, "analyst@department");
  });
  afterAll(async () => {
    await at(`/q/${saved.name}`, await as("analyst@department", hub), "DELETE");
    await anyone.close();
    await analyst.close();
  });

  test("it is told four tools, each only to read, and how figures are read", async () => {
    const { tools } = await anyone.listTools();
    expect(tools.map(({ name }) => name)).toEqual(["catalogue", "territoires", "serie", "requete_enregistree"]);
    expect(tools.every(({ annotations }) => annotations?.readOnlyHint && !annotations.destructiveHint)).toBe(true);
    expect(anyone.getInstructions()).toContain("ni zéro ni à deviner");
  });

  test("from the catalogue to a figure: identifier, code, then the value with its status and its interval", async () => {
    const catalogue = await called(anyone, "catalogue");
    expect(catalogue.rows).toContainEqual(expect.objectContaining({ institution: "caf", id: "rsa-households" }));
    const { rows: found } = await called(anyone, "territoires", { level: "EPCI", name: "Grand Verdun" });
    expect(found).toMatchObject([{ code: verdun }]);
    const asked = { dataset: "rsa-households", territories: [verdun], from: "2021-12", to: "2021-12" };
    const series = await called(anyone, "serie", asked);
    expect(series.rows).toMatchObject([{ value: 1260, status: "ROUNDED", bounds_min: 1246, bounds_max: 1326 }]);
    expect(JSON.parse(series.text)).toMatchObject({ code: verdun, value: 1260 });
    // An assistant writes a code and a year as numbers.
    const numbers = {
      dataset: "action-participants",
      territories: [55],
      from: 2020,
      to: 2020,
      origin: "DEMONSTRATION",
    };
    expect((await called(analyst, "serie", numbers)).rows).toMatchObject([{ code: "55" }]);
  });

  test("what is not open to its reader stays closed, and says why; with a token it is what the token opens", async () => {
    const asked = {
      dataset: "action-participants",
      level: "DEPARTMENT",
      by: ["RECOMMENDATION"],
      from: "2020",
      origin: "DEMONSTRATION",
    };
    const closed = await called(anyone, "serie", asked);
    expect([closed.missing.join(), closed.rows.every(({ value }) => value === null)]).toEqual([
      expect.stringContaining("NOT_GRANTED"),
      true,
    ]);
    expect((await called(analyst, "serie", asked)).missing).toEqual([]);
  });

  test("an error says what to write instead, an answer of thousands of rows what to narrow", async () => {
    const wrong = await called(anyone, "serie", { dataset: "rsa-household" });
    expect([wrong.isError, wrong.text]).toEqual([true, expect.stringContaining("« rsa-households »")]);
    const mistyped = await called(anyone, "serie", { dataset: "rsa-households", level: "CANTON" });
    expect([mistyped.isError, mistyped.text]).toEqual([true, expect.stringMatching(/Option invalide.*"COMMUNE"/)]);
    const long = await called(anyone, "serie", { dataset: "rsa-households", level: "COMMUNE" });
    expect([long.isError, long.text]).toEqual([true, expect.stringMatching(/lignes.*300 au plus/)]);
    const communes = await called(anyone, "territoires", { level: "COMMUNE" });
    expect(communes.text).toMatch(/499 lignes.*300 au plus.*mots \(name\)/);
  });

  test("a saved query is read by its key, given to the program and never to the assistant", async () => {
    const keyed = await assistant({ HUB_ACCESS_KEY: `${key.id}:${key.secret}` });
    const answer = await called(keyed, "requete_enregistree", { name: saved.name, variables: { epci: verdun } });
    expect([answer.isError, answer.rows.length > 0, answer.text.includes(key.secret)]).toEqual([false, true, false]);
    await keyed.close();
  });

  test("no tool runs a document of its own, and a name that is no tool does nothing", async () => {
    expect((await called(anyone, "query", { query: "{ __typename }" })).isError).toBe(true);
  });
});
