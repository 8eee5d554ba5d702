import { execFileSync } from "node:child_process";
import { appendFileSync, cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Engine } from "./engine.ts";

/** Debian 12, as the Containerfiles' own base. */
const release = "bookworm";
const mirror = "http://deb.debian.org/debian";
/** The major that the Containerfiles take. */
const nodeVersion = "24";

/**
 * An image that has what `node:24-bookworm-slim` has, for a machine that no registry of images answers: Debian by debootstrap,
 * Node by npm's own package of its binaries, this machine's npm, the user `node`. @returns its name
 */
export function madeBase(engine: Engine): string {
  const root = join(engine.folder, "base");
  makeRoot(engine, root);
  writeFileSync(join(engine.folder, "Base"), "FROM scratch\nADD base.tar /\nENV PATH=/usr/local/bin:/usr/bin:/bin\n");
  const name = `localhost/node:${nodeVersion}-${release}-debootstrap`;
  engine.done(["build", "--isolation", "chroot", "-f", "Base", "-t", name, "."]);
  rmSync(`${root}.tar`);
  return name;
}

function makeRoot(engine: Engine, root: string): void {
  engine.done(["--variant=minbase", "--include=ca-certificates", release, root, mirror], "debootstrap");
  for (const folder of ["var/cache/apt/archives", "var/lib/apt/lists"]) {
    rmSync(join(root, folder), { recursive: true });
    mkdirSync(join(root, folder));
  }
  putNode(engine.folder, root);
  appendFileSync(join(root, "etc/passwd"), "node:x:1000:1000::/home/node:/bin/bash\n");
  appendFileSync(join(root, "etc/group"), "node:x:1000:\n");
  mkdirSync(join(root, "home/node"));
  execFileSync("chown", ["1000:1000", join(root, "home/node")]);
  execFileSync("tar", ["-C", root, "-cf", `${root}.tar`, "."]);
  rmSync(root, { recursive: true });
}

function putNode(folder: string, root: string): void {
  const library = `node-${process.platform}-${process.arch}`;
  const words = ["install", "--prefix", join(folder, "node"), "--no-audit", "--no-fund", "--ignore-scripts"];
  execFileSync("npm", [...words, `${library}@${nodeVersion}`], { stdio: "pipe" });
  const local = join(root, "usr/local");
  cpSync(join(folder, "node/node_modules", library, "bin/node"), join(local, "bin/node"));
  const global = execFileSync("npm", ["root", "--global"], { encoding: "utf8" }).trim();
  cpSync(join(global, "npm"), join(local, "lib/node_modules/npm"), { recursive: true, dereference: true });
  for (const program of ["npm", "npx"])
    symlinkSync(`../lib/node_modules/npm/bin/${program}-cli.js`, join(local, "bin", program));
  rmSync(join(folder, "node"), { recursive: true });
  // Whoever builds on it takes the libraries of this machine's cache, which has what the lock names.
  mkdirSync(join(local, "etc"), { recursive: true });
  writeFileSync(join(local, "etc/npmrc"), "offline=true\n");
  execFileSync("chown", ["-R", "0:0", local]);
}
