import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { inClone } from "@pacte-hub/server/repository";
import { expect, test } from "vitest";

interface Locked {
  readonly dev?: boolean;
  readonly link?: boolean;
  readonly resolved?: string;
  readonly license?: string;
}

const lock = JSON.parse(readFileSync(inClone("package-lock.json"), "utf8")) as {
  packages: Record<string, Locked>;
};
/** Packages of others: our own stand in folders of the repository, and are linked. */
const foreign = Object.entries(lock.packages).filter(([path, { link }]) => path.includes("node_modules/") && !link);
const runtime = foreign.filter(([, { dev }]) => !dev);

/** MIT-like licences: whoever runs the hub owes their authors a mention, and nothing more. */
const allowed =
  /^\(?(MIT|ISC|0BSD|BSD-2-Clause|BSD-3-Clause|Apache-2\.0|BlueOak-1\.0\.0|Unlicense|CC0-1\.0)( (OR|AND) .*)?\)?$/;

function licenceOf(path: string, { license }: Locked): string {
  if (license) return license;
  const manifest = inClone(path, "package.json");
  return existsSync(manifest) ? String(JSON.parse(readFileSync(manifest, "utf8")).license) : "not installed here";
}

test("every package that runs with the hub has a licence like MIT's: no Elastic, no GPL", () => {
  const others = runtime
    .map(([path, locked]) => [path, licenceOf(path, locked)] as const)
    .filter(([, licence]) => !allowed.test(licence) && licence !== "not installed here");
  expect(others).toEqual([]);
});

test("the lock file names no registry", () => {
  expect(foreign.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
});

test("the software bill of materials names every package that runs here, with its licence", () => {
  const made = execFileSync("npm", ["run", "--silent", "sbom"], { cwd: inClone(), maxBuffer: 64 * 1024 ** 2 });
  const { bomFormat, components } = JSON.parse(made.toString()) as {
    readonly bomFormat: string;
    readonly components: readonly { readonly name: string; readonly version: string; readonly licenses?: unknown }[];
  };
  const listed = new Map(components.map((one) => [`${one.name}@${one.version}`, one.licenses]));
  const installed = runtime
    .map(([path]) => path)
    .filter((path) => existsSync(inClone(path, "package.json")))
    .map(
      (path) => JSON.parse(readFileSync(inClone(path, "package.json"), "utf8")) as { name: string; version: string },
    );
  const names = installed.map(({ name, version }) => `${name}@${version}`);
  expect([bomFormat, names.filter((name) => !listed.has(name))]).toEqual(["CycloneDX", []]);
  expect(names.filter((name) => listed.get(name) === undefined)).toEqual([]);
});
