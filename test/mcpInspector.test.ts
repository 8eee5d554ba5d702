import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inClone } from "@pacte-hub/server/repository";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { ran } from "./clientsBed.ts";
import { tokenOf } from "./persona.ts";

const folder = inClone("bench", "mcpInspector");
const place = mkdtempSync(join(tmpdir(), "inspector-"));
afterAll(() => rmSync(place, { recursive: true }));

/**
 * The protocol's official inspector, as a person would type it, against the server for an assistant. It is no library of the
 * project: it is installed beside, from npm, at its first run; hence with the long proofs.
 */
describe.skipIf(!process.env.HUB_PROVE)("the protocol's official inspector", { timeout: 120_000 }, () => {
  const hub = inject("hub");
  beforeAll(() => {
    const quietly = ["--silent", "--no-audit", "--no-fund", "--ignore-scripts"];
    execFileSync("npm", ["--prefix", folder, "install", ...quietly], { stdio: "inherit", timeout: 600_000 });
  }, 620_000);

  async function inspected(words: readonly string[], variables: Readonly<Record<string, string>> = {}) {
    const cli = inClone("bench", "mcpInspector", "node_modules", ".bin", "mcp-inspector");
    // The inspector keeps a list of servers in its reader's home, unless it is told another place.
    const own = { MCP_CATALOG_PATH: join(place, "catalog.json") };
    const environment = { HUB_URL: new URL(hub.url).origin, ...variables };
    const given = Object.entries(environment).flatMap(([name, value]) => ["-e", `${name}=${value}`]);
    const server = [process.execPath, inClone("clients", "mcp", "dist", "main.js")];
    const { isDone, text, output } = await ran(cli, ["--cli", ...given, ...server, ...words], own);
    return { isDone, text, said: isDone ? JSON.parse(output) : null };
  }
  const calling = (tool: string, ...given: readonly string[]) => [
    ...["--method", "tools/call", "--tool-name", tool],
    ...given.flatMap((one) => ["--tool-arg", one]),
  ];

  test("lists the tools, each with its schema, and finds no other power", async () => {
    const { said, text } = await inspected(["--method", "tools/list"]);
    expect(
      said?.tools.map(({ name }: { name: string }) => name),
      text,
    ).toEqual(["catalogue", "territoires", "serie", "requete_enregistree"]);
    for (const { inputSchema, annotations } of said.tools)
      expect([inputSchema.type, annotations.readOnlyHint]).toEqual(["object", true]);
    expect((await inspected(["--method", "resources/list"])).said).toEqual({ resources: [] });
  });

  test("calls a tool as anyone, and gets the figure with its status and interval", async () => {
    const given = ["dataset=rsa-households", 'territories=["200049187"]', "from=2021-12", "to=2021-12"];
    const { said, text } = await inspected(calling("serie", ...given));
    expect(said?.structuredContent.rows, text).toMatchObject([{ value: 1260, status: "ROUNDED", bounds_min: 1246 }]);
  });

  test("is told a refusal as an error with what to write instead; with a token, what the token opens", async () => {
    const wrong = await inspected(calling("serie", "dataset=rsa-household"));
    expect([wrong.isDone, wrong.text]).toEqual([false, expect.stringContaining("« rsa-households »")]);
    const given = [
      "dataset=action-participants",
      "level=DEPARTMENT",
      'by=["RECOMMENDATION"]',
      "from=2020",
      "origin=DEMONSTRATION",
    ];
    const closed = await inspected(calling("serie", ...given));
    expect(closed.text).toContain("NOT_GRANTED");
    const opened = await inspected(calling("serie", ...given), { HUB_TOKEN: await tokenOf("analyst@department", hub) });
    expect(opened.said?.structuredContent.missing, opened.text).toEqual([]);
  });
});
