import { parentPort } from "node:worker_threads";
import { type TableOrder, tableFile } from "./tableFile.ts";

/** The thread that makes one table, then ends. */
parentPort?.once("message", (order: TableOrder) => {
  const file = tableFile(order);
  parentPort?.postMessage(file, file.kind === "MADE" ? [file.bytes.buffer as ArrayBuffer] : []);
});
