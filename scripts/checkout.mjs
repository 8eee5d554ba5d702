import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));

/**
 * Another version of this repository, built: its own sources, with the libraries that are installed here. A version that needs
 * others does not build, and says so.
 * @param given `withPages`: the dashboard, the explorer and the documentation too; `environment`: of the build
 */
export function builtCheckout(revision, { withPages = false, environment = {} } = {}) {
  const folder = openFolder();
  const archive = execFileSync("git", ["archive", revision], { cwd: root, maxBuffer: 1 << 30 });
  execFileSync("tar", ["-x", "-C", folder], { input: archive });
  linkAll(folder);
  const env = { ...process.env, ...environment };
  /** @type {import("node:child_process").StdioOptions} */
  const stdio = ["ignore", "ignore", "inherit"];
  const run = (words) => execFileSync(process.execPath, words, { cwd: folder, env, stdio });
  run([join(root, "node_modules/typescript/bin/tsc"), "-p", "tsconfig.build.json"]);
  run(["scripts/placeBuilt.mjs"]);
  const pages = withPages ? ["explorer", "dashboard", "site"] : [];
  for (const one of pages) execFileSync("npm", ["run", "--silent", `build:${one}`], { cwd: folder, env, stdio });
  return folder;
}

/** This checkout as it stands, built files included, in which a library may be put in another's place. */
export function copiedCheckout() {
  const folder = openFolder();
  const piped = `tar -c --exclude=node_modules --exclude=./.git --exclude=./.data --exclude=./packed . | tar -x -C '${folder}'`;
  execFileSync("sh", ["-c", piped], { cwd: root });
  linkAll(folder);
  return folder;
}

/** One that other users of the machine may enter: a root's PostgreSQL runs as one of them. */
function openFolder() {
  const folder = mkdtempSync(join(tmpdir(), "hub-checkout-"));
  chmodSync(folder, 0o755);
  return folder;
}

/** Wherever packages have libraries of their own here. */
function linkAll(folder) {
  const words = [".", "-name", "node_modules", "-prune"];
  const libraryHolders = execFileSync("find", words, { cwd: root, encoding: "utf8" })
    .split("\n")
    .filter(Boolean)
    .map(dirname);
  for (const place of libraryHolders) if (existsSync(join(folder, place))) linkLibraries(place, folder);
}

/** Links to each library; ours are those of the folder itself. */
function linkLibraries(place, folder) {
  const [from, to] = [join(root, place, "node_modules"), join(folder, place, "node_modules")];
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) {
    if (name === "@pacte-hub") cpSync(join(from, name), join(to, name), { recursive: true, verbatimSymlinks: true });
    else symlinkSync(join(from, name), join(to, name));
  }
}
