import { parentPort } from "node:worker_threads";
import { joining } from "@pacte-hub/server/joining";
import type { TableOrder } from "./tableFile.ts";

/** The thread that makes one table, then ends. */
parentPort?.once("message", async (order: TableOrder) => {
  await joining(process.env);
  // Loaded after: it knows what the graph is made of.
  const { tableFile } = await import("./tableFile.ts");
  const file = tableFile(order);
  parentPort?.postMessage(file, file.kind === "MADE" ? [file.bytes.buffer as ArrayBuffer] : []);
});
