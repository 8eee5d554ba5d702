// Given to node by --import: writes in the file that RECORDER names the address of every file that the process loads.
import { appendFileSync } from "node:fs";
import { createRequire, register } from "node:module";

const file = process.env.RECORDER ?? "";
if (!file) throw new Error("RECORDER names the file to write");
const hooks = `import { appendFileSync } from "node:fs";
export async function load(url, context, next) {
  appendFileSync(${JSON.stringify(file)}, url + "\\n");
  return next(url, context);
}`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);
// What CommonJS modules require of each other passes no hook: it is found in their cache at the end.
const { cache } = createRequire(import.meta.url);
process.once("exit", () => appendFileSync(file, `${Object.keys(cache).join("\n")}\n`));
