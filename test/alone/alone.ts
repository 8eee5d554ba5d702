import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
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

type Lock = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** The same, installed by npm from the tarballs, without network: the repository's lock says which libraries, npm's cache has them. */
export function installedAlone(name: string): Alone {
  const folder = mkdtempSync(join(tmpdir(), "hub-alone-"));
  const ours = packed(name, folder);
  const { packages } = JSON.parse(readFileSync(inClone("package-lock.json"), "utf8")) as { packages: Lock };
  const libraries = Object.entries(packages).filter(([path, { link }]) => path.startsWith("node_modules/") && !link);
  const dependencies = Object.fromEntries(ours.map((one) => [`${scope}${one}`, `file:${tarballOf(one)}`]));
  const own = ours.map((one) => {
    const { version, dependencies: needs, bin } = packages[named.get(one)?.folder ?? ""] ?? {};
    return [`node_modules/${scope}${one}`, { version, dependencies: needs, bin, resolved: `file:${tarballOf(one)}` }];
  });
  const lock = { "": { dependencies }, ...Object.fromEntries([...libraries, ...own]) };
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, dependencies }));
  writeFileSync(join(folder, "package-lock.json"), JSON.stringify({ lockfileVersion: 3, packages: lock }));
  const words = ["install", "--offline", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"];
  execFileSync("npm", words, { cwd: folder });
  return { folder, ours };
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
