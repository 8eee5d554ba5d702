// node clients/javascript/pack.mjs <folder>: the npm package as readers install it, one archive that needs no other: the rules that it
// shares with the hub are bundled into it, and so are their types.
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build, defaultClientConditions } from "vite";

const packageFolder = fileURLToPath(new URL(".", import.meta.url));
const root = join(packageFolder, "..", "..");
const target = resolve(process.argv[2] ?? ".");
const folder = mkdtempSync(join(tmpdir(), "client-"));

const run = (command, args, cwd) => {
  const { status } = spawnSync(command, args, { cwd, stdio: ["ignore", "ignore", "inherit"] });
  if (status !== 0) throw new Error(`${command} ended (${status})`);
};

await build({
  configFile: false,
  logLevel: "error",
  root: packageFolder,
  resolve: { conditions: ["source", ...defaultClientConditions] },
  build: {
    outDir: folder,
    target: "es2022",
    minify: false,
    lib: { entry: "index.ts", formats: ["es"], fileName: "index" },
  },
});

const emitted = join(folder, "emitted");
run(
  process.execPath,
  [join(root, "node_modules", "typescript", "bin", "tsc"), "-p", "tsconfig.pack.json", "--outDir", emitted],
  packageFolder,
);

/** Types of the bundled rules stand beside the package's own: those that its face leads to, by paths within the archive. */
function declare(path, done = new Set()) {
  if (done.has(path)) return;
  done.add(path);
  const schema = relative(dirname(path), "schema");
  const text = readFileSync(join(emitted, `${path}.d.ts`), "utf8")
    .replaceAll(/"@pacte-hub\/schema\/([^"]+)"/g, (_, face) => `"${schema}/${face}.ts"`)
    .replaceAll(/"(\.{1,2}\/[^"]+)\.ts"/g, (_, face) => {
      declare(join(dirname(path), face), done);
      return `"${face}.js"`;
    });
  mkdirSync(join(folder, "types", dirname(path)), { recursive: true });
  writeFileSync(join(folder, "types", `${path}.d.ts`), text);
}
declare("clients/javascript/index");
rmSync(emitted, { recursive: true });

const {
  exports: _,
  files: __,
  dependencies: ___,
  ...manifest
} = JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8"));
const face = { types: "./types/clients/javascript/index.d.ts", default: "./index.js" };
writeFileSync(join(folder, "package.json"), `${JSON.stringify({ ...manifest, exports: { ".": face } }, null, 2)}\n`);
copyFileSync(join(packageFolder, "README.md"), join(folder, "README.md"));
copyFileSync(join(root, "LICENSE"), join(folder, "LICENSE"));
mkdirSync(target, { recursive: true });
run("npm", ["pack", "--silent", "--pack-destination", target], folder);
rmSync(folder, { recursive: true });
