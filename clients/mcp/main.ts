#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import { hubServer } from "./server.ts";
import { settingsIn } from "./settings.ts";

/** An assistant starts this program and speaks to it by its standard input and output; what is said to a person goes to stderr. */
const settings = settingsIn(process.env, (path) => readFileSync(path, "utf8"));
if ("fault" in settings) {
  console.error(settings.fault);
  process.exitCode = 1;
} else await hubServer(settings).connect(new StdioServerTransport());
