import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";

/** A Python that may have the analysts' libraries: HUB_TABLES_PYTHON, or the machine's own. */
const python = process.env.HUB_TABLES_PYTHON ?? "python3";

const runs = (command: string, args: readonly string[]): boolean =>
  spawnSync(command, args, { stdio: "ignore", timeout: 120_000 }).status === 0;

/** Programs that open tables, and whether this machine has them. */
export const hasPython = (library: string): boolean => runs(python, ["-c", `import ${library}`]);
export const hasLibreOffice = (): boolean => runs("soffice", ["--version"]);
export const hasR = (): boolean => runs("Rscript", ["--version"]);

/** A file of these bytes while it is read. */
export function withFile<Value>(name: string, bytes: Uint8Array, use: (path: string) => Value): Value {
  const folder = mkdtempSync(join(tmpdir(), "table-"));
  const path = join(folder, name);
  writeFileSync(path, bytes);
  try {
    return use(path);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What a script prints as JSON, given a path. */
export const byPython = (script: string, path: string): unknown =>
  JSON.parse(
    execFileSync(python, ["-c", `import sys, json\npath = sys.argv[1]\n${script}`, path], { encoding: "utf8" }),
  );

export const byR = (script: string, path: string): string =>
  execFileSync("Rscript", ["-e", `path <- commandArgs(TRUE)[1]; ${script}`, path], { encoding: "utf8" });

/** The first sheet of a workbook, as LibreOffice writes it as CSV. */
export function byLibreOffice(path: string): string {
  const folder = join(path, "..");
  execFileSync(
    "soffice",
    [
      `-env:UserInstallation=file://${join(folder, "profile")}`,
      ...["--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1", "--outdir", folder, path],
    ],
    { stdio: "ignore", timeout: 180_000 },
  );
  return readFileSync(join(folder, `${basename(path, ".xlsx")}.csv`), "utf8").replace(/^\uFEFF/, "");
}
