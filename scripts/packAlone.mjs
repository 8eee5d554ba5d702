/**
 * One archive of all that a machine needs to run an institution alone, or the hub: our packages as `npm pack` hands them out, a manifest, and
 * a lock with the very libraries that were tested. There: unpack it, then `npm ci --omit=dev`.
 *
 *   npm run build && node scripts/packAlone.mjs <institution|hub> [folder]
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const scope = "@pacte-hub/";
const partners = JSON.parse(readFileSync(join(root, "schema", "partners.json"), "utf8"));
const names = [...partners.map(({ id }) => id), "hub"];
const [name, folderName = "packed"] = process.argv.slice(2);
if (!names.includes(name)) {
  console.error(`Dites lequel : ${names.join(", ")}.`);
  process.exit(2);
}

const { packages: locked } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
const ownPackages = new Set();
const libraries = {};
need(`${scope}${name}`, "");

const { version } = manifestOf(`${scope}${name}`);
const title = `pacte-${name}-${version}`;
const folder = join(resolve(folderName), title);
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const words = [...ownPackages].flatMap((packageName) => ["--workspace", packageName]);
execFileSync("npm", ["pack", "--silent", "--ignore-scripts", "--pack-destination", folder, ...words], {
  cwd: root,
  stdio: "pipe",
});
const dependencies = Object.fromEntries(
  [...ownPackages].map((packageName) => [packageName, `file:${tarballOf(packageName)}`]),
);
write("package.json", { name: title, version, private: true, dependencies });
write("package-lock.json", {
  name: title,
  version,
  lockfileVersion: 3,
  requires: true,
  packages: { "": { name: title, version, dependencies }, ...sorted({ ...libraries, ...entriesOfOurs() }) },
});
execFileSync("tar", [
  "--sort=name",
  "--mtime=@0",
  "--owner=0",
  "--group=0",
  "--numeric-owner",
  "-czf",
  `${folder}.tar.gz`,
  "-C",
  resolve(folderName),
  title,
]);
console.log(
  `${folder}.tar.gz : ${ownPackages.size} paquets du hub, ${Object.keys(libraries).length} bibliothèques verrouillées`,
);

/** Takes what a package needs, at the place where npm's lock has it for whoever asks from `place`. */
function need(packageName, place) {
  const path = pathOf(packageName, place);
  const entry = path && locked[path];
  if (!entry) return;
  if (entry.link) {
    if (ownPackages.has(packageName)) return;
    ownPackages.add(packageName);
    const { dependencies: needs = {}, optionalDependencies = {} } = manifestOf(packageName);
    for (const dependency of Object.keys({ ...needs, ...optionalDependencies })) need(dependency, "");
    return;
  }
  if (libraries[path]) return;
  const { dev: _dev, ...rest } = entry;
  libraries[path] = rest;
  for (const dependency of Object.keys({
    ...entry.dependencies,
    ...entry.optionalDependencies,
    ...entry.peerDependencies,
  }))
    need(dependency, path);
}

/** As Node looks for a package: beside, then above. */
function pathOf(packageName, place) {
  for (let at = place; ; at = at.includes("/node_modules/") ? at.slice(0, at.lastIndexOf("/node_modules/")) : "") {
    const path = `${at ? `${at}/` : ""}node_modules/${packageName}`;
    if (locked[path]) return path;
    if (at === "") return undefined;
  }
}

function manifestOf(packageName) {
  return JSON.parse(readFileSync(join(root, locked[`node_modules/${packageName}`].resolved, "package.json"), "utf8"));
}

function tarballOf(packageName) {
  return `${packageName.slice(1).replace("/", "-")}-${manifestOf(packageName).version}.tgz`;
}

function entriesOfOurs() {
  return Object.fromEntries(
    [...ownPackages].map((packageName) => {
      const {
        version: ownVersion,
        license,
        dependencies: needs,
        optionalDependencies,
        bin,
        engines,
      } = manifestOf(packageName);
      const resolved = `file:${tarballOf(packageName)}`;
      const integrity = `sha512-${createHash("sha512")
        .update(readFileSync(join(folder, tarballOf(packageName))))
        .digest("base64")}`;
      return [
        `node_modules/${packageName}`,
        { version: ownVersion, resolved, integrity, license, dependencies: needs, optionalDependencies, bin, engines },
      ];
    }),
  );
}

function sorted(entries) {
  return Object.fromEntries(Object.entries(entries).sort(([first], [second]) => (first < second ? -1 : 1)));
}

function write(file, value) {
  writeFileSync(join(folder, file), `${JSON.stringify(value, null, 2)}\n`);
}
