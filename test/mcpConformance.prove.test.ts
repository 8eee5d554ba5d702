import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { StreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/streamableHttp.js";
import { inClone } from "@pacte-hub/server/repository";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { ran } from "./clientsBed.ts";

const folder = inClone("bench", "mcpConformance");
const place = mkdtempSync(join(tmpdir(), "conformance-"));
/** The tool is written for a newer Node than the oldest that the project runs on: npm's own package of that binary. */
const newerNode = `node-${process.platform}-${process.arch}`;
const node = join(folder, "node_modules", newerNode, "bin", "node");

/**
 * The protocol's official conformance tool against the server for an assistant. The tool speaks over HTTP and ours over its
 * standard input: each request is carried to a process of its own, message by message. Most of its scenarios ask for tools of
 * the tool's own example; those that any server must pass are played.
 */
describe("the protocol's official conformance tool", { timeout: 120_000 }, () => {
  const hub = inject("hub");
  let carrier: Server;

  beforeAll(async () => {
    const quietly = ["--silent", "--no-audit", "--no-fund", "--no-save", "--ignore-scripts"];
    const words = ["--prefix", folder, "install", ...quietly, `${newerNode}@22`];
    execFileSync("npm", words, { stdio: "inherit", timeout: 600_000 });
    const carriers = new Map<string, StreamableHTTPServerTransport>();
    carrier = createServer(async (request, response) => {
      const known = carriers.get(String(request.headers["mcp-session-id"]));
      await (known ?? (await carried(carriers))).handleRequest(request, response);
    });
    await new Promise<void>((listening) => carrier.listen(0, "127.0.0.1", listening));
  }, 620_000);
  afterAll(() => {
    carrier?.closeAllConnections();
    carrier?.close();
    rmSync(place, { recursive: true });
  });

  /** One assistant's session: a process of ours, and the way to it. */
  async function carried(carriers: Map<string, StreamableHTTPServerTransport>): Promise<StreamableHTTPServerTransport> {
    const session = crypto.randomUUID();
    const http = new StreamableHTTPServerTransport({ sessionIdGenerator: () => session });
    const program = new StdioClientTransport({
      command: process.execPath,
      args: [inClone("clients", "mcp", "dist", "main.js")],
      env: { PATH: process.env.PATH ?? "", HUB_URL: new URL(hub.url).origin },
    });
    http.onmessage = (message) => void program.send(message);
    program.onmessage = (message) => void http.send(message);
    http.onclose = () => void program.close();
    await program.start();
    await http.start();
    carriers.set(session, http);
    return http;
  }

  test.each(["server-initialize", "ping", "tools-list"])("%s: every check succeeds", async (scenario) => {
    const tool = join(folder, "node_modules", "@modelcontextprotocol", "conformance", "dist", "index.js");
    const { port } = carrier.address() as AddressInfo;
    const words = [tool, "server", "--url", `http://127.0.0.1:${port}/mcp`, "--scenario", scenario];
    const { isDone, text } = await ran(node, [...words, "--output-dir", place], {});
    expect([isDone, text]).toEqual([true, expect.stringMatching(/Passed: (\d+)\/\1, 0 failed, 0 warnings/)]);
  });
});
