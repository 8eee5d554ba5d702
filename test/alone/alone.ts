import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { inClone } from "@pacte-hub/server/repository";
import { named, needed, scope } from "../house/packages.ts";

/** A folder that holds an institution's packages and nothing else of the hub. */
export interface Alone {
  readonly folder: string;
  /** Short names of our packages in it. */
  readonly ours: readonly string[];
}

/** Packs an institution's package and all of ours that it needs, as `npm pack` hands them out. */
function packed(name: string, folder: string): readonly string[] {
  const ours = [name, ...needed(name)];
  const words = ours.flatMap((one) => ["--workspace", `${scope}${one}`]);
  execFileSync("npm", ["pack", "--silent", "--pack-destination", folder, ...words], { cwd: inClone() });
  return ours;
}

const tarballOf = (name: string): string => `pacte-hub-${name}-${named.get(name)?.manifest.version}.tgz`;
const librariesOf = (name: string) =>
  Object.keys(named.get(name)?.manifest.dependencies ?? {}).filter((one) => !one.startsWith(scope));

/**
 * The packages unpacked from their tarballs into an empty folder, and links to the libraries that they list: what is not
 * listed cannot be resolved there.
 */
export function unpackedAlone(name: string): Alone {
  const folder = mkdtempSync(join(tmpdir(), "hub-alone-"));
  const ours = packed(name, folder);
  for (const one of ours) {
    const place = join(folder, "node_modules", scope, one);
    mkdirSync(place, { recursive: true });
    execFileSync("tar", ["-xzf", join(folder, tarballOf(one)), "-C", place, "--strip-components=1"]);
  }
  for (const library of new Set(ours.flatMap(librariesOf))) {
    const place = join(folder, "node_modules", library);
    mkdirSync(dirname(place), { recursive: true });
    symlinkSync(inClone("node_modules", library), place);
  }
  return { folder, ours };
}

/** The archive that is handed to an institution (`scripts/packAlone.mjs`), unpacked into an empty folder. */
export function archiveOf(name: string): Alone & { readonly bytes: Buffer } {
  const folder = mkdtempSync(join(tmpdir(), "hub-archive-"));
  execFileSync(process.execPath, [inClone("scripts/packAlone.mjs"), name, folder], { stdio: "pipe" });
  const title = `pacte-${name}-${named.get(name)?.manifest.version}`;
  const archive = join(folder, `${title}.tar.gz`);
  rmSync(join(folder, title), { recursive: true });
  execFileSync("tar", ["-xzf", archive, "-C", folder]);
  return { folder: join(folder, title), ours: [name, ...needed(name)], bytes: readFileSync(archive) };
}

/** The same, installed by npm without network: npm's cache has the libraries that its lock names. */
export function installedAlone(name: string): Alone {
  const alone = archiveOf(name);
  const words = ["ci", "--offline", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"];
  execFileSync("npm", words, { cwd: alone.folder });
  return alone;
}

/** A program of ours under the recorder, with its own environment only. */
export interface Recorded {
  readonly child: ChildProcess;
  readonly ended: Promise<number | null>;
  said(): string;
  /** Paths of the files it has loaded, once it has ended. */
  loaded(): readonly string[];
}

export function recorded(
  program: string,
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
): Recorded {
  const record = join(mkdtempSync(join(tmpdir(), "hub-record-")), "loaded");
  const child = spawn(process.execPath, ["--import", inClone("test/alone/recorder.mjs"), program, ...words], {
    cwd: dirname(record),
    env: { PATH: process.env.PATH, ...environment, RECORDER: record },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => {
      text += chunk.toString();
    });
  return {
    child,
    ended: new Promise((resolve) => child.once("close", resolve)),
    said: () => text,
    loaded: () => {
      const lines = readFileSync(record, "utf8").split("\n");
      const paths = lines.map((line) => line.replace(/^file:\/\//, "").replace(/\?.*$/, ""));
      return [...new Set(paths)].filter((path) => path.startsWith("/") && !path.endsWith("recorder.mjs"));
    },
  };
}

/** Which packages files belong to, ours by their short name after the scope. */
export const packagesOf = (paths: readonly string[]): readonly string[] => [
  ...new Set(paths.flatMap((path) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? [])),
];
