/**
 * The archives of a version (`scripts/packAlone.mjs`), made twice of nothing but its commit, in two folders, two time zones and
 * two languages; they are handed out only where both are the same to the byte. Their SHA-256 sums are what the version's tag is
 * signed over (CONTRIBUTING.md, "A release").
 *
 *   node scripts/releaseArchives.mjs <folder> [<commit or tag>, HEAD] [institution|hub…]
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { builtCheckout, root } from "./checkout.mjs";

const [given, revision = "HEAD", ...some] = process.argv.slice(2);
if (!given) {
  console.error("Dites dans quel dossier mettre les archives.");
  process.exit(2);
}
const partners = JSON.parse(readFileSync(join(root, "schema", "partners.json"), "utf8"));
const names = some.length > 0 ? some : [...partners.map(({ id }) => id), "hub"];
const surroundings = [
  { TZ: "UTC", LC_ALL: "C" },
  { TZ: "Pacific/Auckland", LC_ALL: "fr_FR.UTF-8" },
];

const packed = mkdtempSync(join(tmpdir(), "hub-release-"));
const [first, second] = surroundings.map((environment, at) => madeIn(join(packed, `${at}`), environment));
const differing = [...first.keys()].filter((file) => first.get(file) !== second.get(file));
for (const file of differing)
  console.error(`${file} : deux fabrications, deux fichiers (${partsThatDiffer(file).join(", ")}).`);
if (differing.length === 0) {
  const into = resolve(given);
  mkdirSync(into, { recursive: true });
  for (const file of first.keys()) copyFileSync(join(packed, "0", file), join(into, file));
  const sums = [...first].map(([file, sum]) => `${sum}  ${file}\n`).join("");
  writeFileSync(join(into, "SHA256SUMS"), sums);
  process.stdout.write(sums);
}
rmSync(packed, { recursive: true });
process.exitCode = differing.length > 0 ? 1 : 0;

/** Builds and packs in a folder of its own. @returns the SHA-256 of each archive, by its name */
function madeIn(into, environment) {
  const checkout = builtCheckout(revision, { withPages: names.includes("hub"), environment });
  /** @type {import("node:child_process").ExecFileSyncOptions} */
  const options = { cwd: checkout, env: { ...process.env, ...environment }, stdio: ["ignore", "ignore", "inherit"] };
  for (const name of names) execFileSync(process.execPath, ["scripts/packAlone.mjs", name, into], options);
  rmSync(checkout, { recursive: true });
  const archives = readdirSync(into).filter((file) => file.endsWith(".tar.gz"));
  return new Map(archives.sort().map((file) => [file, sumOf(readFileSync(join(into, file)))]));
}

function sumOf(bytes) {
  return createHash("sha256").update(bytes).digest("hex");
}

/** Files of an archive that the second making made otherwise. */
function partsThatDiffer(archive) {
  const title = archive.replace(/\.tar\.gz$/, "");
  const sumIn = (at, file) => sumOf(readFileSync(join(packed, at, title, file)));
  return readdirSync(join(packed, "0", title)).filter((file) => sumIn("0", file) !== sumIn("1", file));
}
