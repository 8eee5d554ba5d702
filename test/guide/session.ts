import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inClone } from "@pacte-hub/server/repository";

/** The blocks of shell commands of a document, in their order, each under the first words that stand before it. */
export function shellBlocks(document: string): readonly string[] {
  const text = readFileSync(inClone(document), "utf8");
  return [...text.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, block = ""]) => block);
}

/** Folders of the guide's machine, which the session has under a root of its own. */
const folders = /(?<![\w./])\/(opt\/pacte|etc\/pacte|etc\/systemd\/system|var\/lib\/pacte-backup)/g;

/**
 * An operator's shell on a machine that is under a folder: what it exports, and its umask, are there for the next block. `systemctl` does as the
 * units say (`systemctl.mjs`).
 */
export class Session {
  readonly root = mkdtempSync(join(tmpdir(), "guide-"));
  readonly folder = join(this.root, "home");
  readonly #state = join(this.root, "exported");
  readonly #environment: Readonly<Record<string, string>>;
  readonly #replaced: readonly (readonly [string | RegExp, string])[];

  /** @param replaced what the guide writes for something that differs here: ports, versions, the clone's packing */
  constructor(programs: string, replaced: readonly (readonly [string | RegExp, string])[]) {
    this.#replaced = replaced;
    for (const one of ["home", "bin", "run", "etc/systemd/system", "opt"])
      mkdirSync(join(this.root, one), { recursive: true });
    chmodSync(this.root, 0o755);
    const shim = join(this.root, "bin", "systemctl");
    writeFileSync(shim, `#!/bin/sh\nexec '${process.execPath}' '${inClone("test/guide/systemctl.mjs")}' "$@"\n`);
    chmodSync(shim, 0o755);
    this.#environment = {
      GUIDE_ROOT: this.root,
      HOME: process.env.HOME ?? "/root",
      PATH: [join(this.root, "bin"), programs, process.env.PATH].join(":"),
      npm_config_offline: "true",
    };
    writeFileSync(this.#state, "");
  }

  /** Runs a block as it is written, but for what differs here. @returns what it says @throws Error with that, where a command fails */
  run(block: string, given: Readonly<Record<string, string>> = {}): string {
    const commands = this.#replaced.reduce((text, [from, to]) => text.replaceAll(from, to), block);
    const placed = commands.replaceAll(folders, (path) => join(this.root, path));
    const exported = Object.entries(given).map(([name, value]) => `export ${name}='${value}'`);
    const script = [
      `. '${this.#state}'`,
      "set -euo pipefail",
      ...exported,
      placed,
      `{ export -p; umask -p; } > '${this.#state}'`,
    ];
    const { status, stdout, stderr } = spawnSync("bash", ["-c", script.join("\n")], {
      cwd: this.folder,
      env: { ...this.#environment },
      encoding: "utf8",
      timeout: 300_000,
    });
    if (status === 0) return stdout + stderr;
    throw new Error(`${placed}\n${stdout}${stderr}${this.#logs()}`);
  }

  end(): void {
    const run = join(this.root, "run");
    for (const file of readdirSync(run).filter((one) => one.endsWith(".pid")))
      try {
        process.kill(Number(readFileSync(join(run, file), "utf8")), "SIGKILL");
      } catch {
        // It has ended by itself.
      }
    rmSync(this.root, { recursive: true, force: true });
  }

  #logs(): string {
    const run = join(this.root, "run");
    const logs = existsSync(run) ? readdirSync(run).filter((one) => one.endsWith(".log")) : [];
    return logs.map((one) => `\n${one}:\n${readFileSync(join(run, one), "utf8").slice(-2_000)}`).join("");
  }
}
