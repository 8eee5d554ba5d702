// `npm run dev [-- <institution>…]`: the hub, or the institutions named and the gateway, on the embedded database: built anew and
// restarted at each change. No variable is needed.
import { spawn } from "node:child_process";
import { watch } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const words = ["start", ...process.argv.slice(2)];
const watched = ["schema", "data", "migrations", "packages", "subgraphs", "gateway", "demo", "hub"];
const quietMs = 300;

let child;
let ended;
let waiting;

const run = (command, args) =>
  new Promise((done) => spawn(command, args, { cwd: root, stdio: "inherit" }).once("close", (code) => done(code)));

async function restart() {
  // What does not compile leaves the running one as it is.
  if ((await run("npm", ["run", "--silent", "build:code"])) !== 0) return;
  // One that ended by itself has nothing more to say: its end is known already.
  child?.kill("SIGINT");
  await ended;
  child = spawn(process.execPath, ["--no-memory-reducer", "--v8-pool-size=1", "hub/bin/hub.js", ...words], {
    cwd: root,
    stdio: "inherit",
  });
  ended = new Promise((done) => child.once("close", done));
}

let restarting = restart();
for (const folder of watched) {
  watch(`${root}${folder}`, { recursive: true }, (_, name) => {
    if (!name || !/\.ts$/.test(name) || /(^|\/)(dist|node_modules)\//.test(name) || /\.test\.ts$/.test(name)) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      restarting = restarting.then(restart);
    }, quietMs);
  });
}
// Ctrl-C reaches the child too: it ends first.
process.once("SIGINT", async () => {
  await ended;
  process.exit(0);
});
